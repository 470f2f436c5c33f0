import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configs, lostBag, problemOf, serve, type Served } from './app.fixture.js';
import type { DecideResponse, Items, PolicyDetail, PolicySummary } from './contract.js';

let served: Served;

beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());

function get(path: string) {
  return served.get(path);
}

function post(body: unknown, headers?: Record<string, string>) {
  return served.send('POST', '/v1/decide', body, headers);
}

describe('policies', () => {
  test('are listed with title in three languages, version and number of rules', async () => {
    const all = await serve({ configs });
    const { items: policies } = (await (await all.get('/v1/policies')).json()) as Items<PolicySummary>;
    await all.stop();
    const ids = policies.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(['airline', 'airline-eu', 'eu261', 'tourism', 'travel-agency']),
    );
    expect(ids).toEqual(ids.toSorted());
    for (const { title, version, rules, effectiveHash } of policies) {
      expect(Object.keys(title).toSorted()).toEqual(['en', 'zh-CN', 'zh-TW']);
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
      expect(rules).toBeGreaterThan(10);
      expect(effectiveHash).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  test('have titles of their facts and values, and their own tests as samples', async () => {
    const airline = (await (await get('/v1/policies/airline')).json()) as PolicyDetail;
    expect(airline.labels.facts['complaint.topic']?.values?.['baggage-lost']).toEqual({
      en: 'lost baggage',
      'zh-CN': '行李丢失',
      'zh-TW': '行李遺失',
    });
    expect(airline.samples.length).toBeGreaterThanOrEqual(20);
    for (const { case: sample } of airline.samples) expect(sample).toHaveProperty('facts');
  });

  test('every sample of every policy can be decided in every language', { timeout: 60_000 }, async () => {
    for (const { id } of ((await (await get('/v1/policies')).json()) as Items<PolicySummary>).items) {
      const { samples } = (await (await get(`/v1/policies/${id}`)).json()) as PolicyDetail;
      for (const sample of samples) {
        for (const locale of ['en', 'zh-CN', 'zh-TW']) {
          const { at, rates } = sample;
          const response = await post({
            policy: id,
            case: { id: 'sample', ...sample.case },
            locale,
            ...(at !== undefined && { at }),
            ...(rates !== undefined && { rates }),
          });
          expect(response.status, `${id}: ${sample.name}`).toBe(200);
        }
      }
    }
  });

  test('one that is not there is a 404 that names those there are', async () => {
    const problem = await problemOf(await get('/v1/policies/airlin'));
    expect(problem).toMatchObject({ status: 404, code: 'unknown-policy' });
    expect(problem.hint).toContain('`airline`');
  });
});

describe('deciding a case', () => {
  test('answers the decision of the command with reasons and letters as text', async () => {
    const response = await post({ policy: 'airline', case: lostBag });
    expect(response.status).toBe(200);
    const { decision, explanation, letters } = (await response.json()) as DecideResponse;
    // AIR-13: delay and lost baggage are urgent; the decision is taken as of the receipt.
    expect(decision).toMatchObject({
      id: 'c1',
      at: '2026-03-02T22:00:00+08:00',
      classification: { topic: 'baggage-lost', urgency: 'urgent' },
    });
    expect(explanation.sections.map(({ id }) => id)).toContain('classification');
    expect(JSON.stringify(explanation)).toContain('AIR-13');
    expect(letters.map(({ text }) => text).join('\n')).toContain('Dear passenger');
    expect(letters.map(({ text }) => text).join('\n')).not.toContain('{{');
  });

  test('words the letter in the language asked for', async () => {
    const response = await post({ policy: 'airline', case: lostBag, locale: 'zh-TW' });
    const { letters } = (await response.json()) as DecideResponse;
    expect(letters.map(({ text }) => text).join('\n')).toContain('親愛的旅客您好');
  });

  test('a moment of its own is taken instead of the receipt', async () => {
    const response = await post({ policy: 'airline', case: lostBag, at: '2026-03-03T09:00:00+08:00' });
    expect(((await response.json()) as DecideResponse).decision.at).toBe('2026-03-03T09:00:00+08:00');
  });

  test('a case that says no moment is refused with the code of the engine', async () => {
    const problem = await problemOf(await post({ policy: 'airline', case: { id: 'c1', facts: {} } }));
    expect(problem).toMatchObject({ status: 422, code: 'case-refused', cause: 'at-missing' });
    expect(problem.hint).toContain('`at` beside the case in a request');
  });

  test.each([
    ['{"policy":', 'body-not-json', 400],
    ['', 'body-not-json', 400],
    ['[]', 'invalid-request', 422],
    [{ policy: 'airline' }, 'invalid-request', 422],
    [{ policy: 'airline', case: 'lost bag' }, 'case-refused', 422],
    [{ policy: 'airline', case: { id: 'c1', facts: [] } }, 'case-refused', 422],
    [{ policy: 'airline', case: { ...lostBag, matters: [] } }, 'case-refused', 422],
    [{ policy: 'airline', case: lostBag, locale: 'de' }, 'invalid-request', 422],
    [{ policy: 'airline', case: lostBag, polcy: 'x' }, 'invalid-request', 422],
    [{ policy: 'no-such', case: lostBag }, 'unknown-policy', 404],
    [{ policy: '__proto__', case: lostBag }, 'unknown-policy', 404],
    [{ policy: 'airline', case: { ...lostBag, receivedAt: 'yesterday' } }, 'case-refused', 422],
    [{ policy: 'airline', case: { ...lostBag, events: 'none' } }, 'case-refused', 422],
    [{ policy: 'airline', case: lostBag, rates: [{ id: 1 }] }, 'case-refused', 422],
  ])('%j is answered with %s', async (body, code, status) => {
    expect(await problemOf(await post(body))).toMatchObject({ code, status });
  });

  test('what is wrong with the request is named by its path', async () => {
    const problem = await problemOf(await post({ policy: 7, case: lostBag, rates: {} }));
    expect(problem.errors?.map(({ path }) => path)).toEqual(['policy', 'rates']);
  });

  test('a key named like a prototype is refused and does nothing', async () => {
    const body = `{"policy":"airline","case":{"id":"c1","receivedAt":"2026-03-02","facts":{"__proto__":{"polluted":true}}}}`;
    expect(await problemOf(await post(body))).toMatchObject({ code: 'case-refused', cause: 'key-refused' });
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  test('a body that is not declared as JSON is refused, so that no form of another page gets in', async () => {
    const problem = await problemOf(
      await post({ policy: 'airline', case: lostBag }, { 'content-type': 'text/plain' }),
    );
    expect(problem).toMatchObject({ status: 415, code: 'media-type-not-json' });
  });

  test('a body over 1 MiB is refused', async () => {
    const problem = await problemOf(
      await post({ policy: 'airline', case: { facts: { text: 'x'.repeat(1024 * 1024) } } }),
    );
    expect(problem).toMatchObject({ status: 413, code: 'body-too-large' });
  });

  test('bytes that are not UTF-8 are refused', async () => {
    const response = await served.request('/v1/decide', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Uint8Array.of(0x7b, 0xff, 0x7d),
    });
    expect(await problemOf(response)).toMatchObject({ status: 400, code: 'body-not-json' });
  });
});

describe('everything else', () => {
  test('an unknown address is a 404 problem', async () => {
    expect(await problemOf(await get('/v1/policy'))).toMatchObject({ status: 404, code: 'not-found' });
  });

  test('a wrong method is a 405 that names the right one', async () => {
    const response = await get('/v1/decide');
    expect(response.headers.get('allow')).toBe('POST');
    expect(await problemOf(response)).toMatchObject({ status: 405, code: 'method-not-allowed' });
  });

  test('an unforeseen failure is told with an id only, and reported with its cause', async () => {
    const reported: string[] = [];
    const broken = await serve({
      now: () => {
        throw new Error('the clock is on fire');
      },
      report: ({ requestId, error }) => reported.push(`${requestId} ${String(error)}`),
    });
    const problem = await problemOf(await broken.get('/v1/policies'));
    await broken.stop();
    expect(problem).toMatchObject({ status: 500, code: 'internal-error' });
    expect(JSON.stringify(problem)).not.toContain('fire');
    expect(reported).toEqual([`${problem.requestId} Error: the clock is on fire`]);
  });
});
