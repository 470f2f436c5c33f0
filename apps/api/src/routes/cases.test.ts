import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lostBag, problemOf, serve, type Served } from '../app.fixture.js';
import type {
  CaseHistory,
  CasePage,
  CreateCaseResponse,
  CreateMattersResponse,
  DecidedMatters,
  DecideResponse,
  Explained,
  LineError,
  PolicyVersionDetail,
  StoredCase,
  StoredLine,
} from '../contract.js';

let served: Served;
beforeEach(async () => {
  served = await serve();
});
afterEach(() => served.stop());

const create = (input: object, headers?: Record<string, string>, rest: object = {}) =>
  served.send('POST', '/v1/cases', { policy: 'airline', case: input, ...rest }, headers);

async function answered<T>(response: Response | Promise<Response>): Promise<T> {
  return (await (await response).json()) as T;
}

async function lines<T>(response: Response): Promise<T[]> {
  return (await response.text())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

const stream = (path: string, text: string) =>
  served.send('POST', path, text, { 'content-type': 'application/x-ndjson' });

test('of versions in use the one in force at the receipt decides, and the answer says which and why', async () => {
  const { source } = (await (
    await served.get('/v1/policies/tourism/versions/1')
  ).json()) as PolicyVersionDetail;
  const later = source.replace('effective: { from: 2020-01-01 }', 'effective: { from: 2026-05-01 }');
  const draft = await served.send(
    'PUT',
    '/v1/policies/tourism/draft',
    { source: later, base: 1 },
    { 'if-none-match': '*' },
  );
  await served.send(
    'POST',
    '/v1/policies/tourism/versions',
    { why: 'from May on', makeCurrent: true },
    { 'if-match': draft.headers.get('etag') ?? '' },
  );
  const store = (id: string, receivedAt: string) =>
    served.send('POST', '/v1/cases', { policy: 'tourism', case: { id, receivedAt, facts: {} } });
  for (const [id, receivedAt, version, from] of [
    ['april', '2026-04-30T23:59:00+08:00', 1, '2020-01-01'],
    ['may', '2026-05-01T00:00:00+08:00', 2, '2026-05-01'],
  ] as const) {
    const answered = (await (await store(id, receivedAt)).json()) as CreateCaseResponse;
    expect(answered.case.policy).toMatchObject({ version, inForce: { from, to: null } });
    expect(await (await served.get(`/v1/cases/${id}`)).json()).toMatchObject({
      policy: answered.case.policy,
    });
  }
  expect(await problemOf(await store('before', '2019-12-31'))).toMatchObject({
    status: 422,
    code: 'no-version-in-force',
  });
});

describe('creating a case', () => {
  test('stores it with the decision that deciding it gives, and finds it by its address', async () => {
    const response = await create(lostBag);
    expect(response.status).toBe(201);
    expect(response.headers.get('location')).toBe('/v1/cases/c1');
    const { case: created } = await answered<CreateCaseResponse>(response);
    const { decision } = await answered<DecideResponse>(
      served.send('POST', '/v1/decide', { policy: 'airline', case: lostBag }),
    );
    expect(created).toMatchObject({
      id: 'c1',
      policy: { id: 'airline', version: 1, effectiveHash: decision.policy.effectiveHash },
      receivedAt: '2026-03-02T22:00:00+08:00',
      createdAt: '2026-03-03T08:00:00.000Z',
      createdBy: 'local',
      case: lostBag,
    });
    const { attestation: _, ...plain } = created.decision;
    expect(plain).toEqual(decision);
    await served.office.attester.settled();
    const found = await answered<StoredCase>(served.get('/v1/cases/c1'));
    expect(found.attestation).toBe('confirmed');
    expect(found.case).toEqual(lostBag);
  });

  test('with several matters stores each by itself, and shows them together under its id', async () => {
    const several = {
      ...lostBag,
      matters: [{ id: 'bag' }, { id: 'rest', facts: { 'complaint.topic': 'other' } }],
    };
    const { case: created } = await answered<CreateMattersResponse>(create(several));
    expect(created.matters.map(({ id }) => id)).toEqual(['c1#bag', 'c1#rest']);
    expect(created.overall.due?.id).toBe('c1#bag');
    expect(await answered(served.get('/v1/cases/c1'))).toMatchObject({
      id: 'c1',
      overall: created.overall,
    });
    const one = await answered<StoredCase>(served.get('/v1/cases/c1%23rest'));
    expect(one.decision.classification['topic']).toBe('other');
    const decided = await answered<DecidedMatters>(
      served.send('POST', '/v1/decide', { policy: 'airline', case: several }),
    );
    expect(decided.matters.map(({ decision }) => decision.id)).toEqual(['c1#bag', 'c1#rest']);
    expect(decided.overall).toEqual(created.overall);
  });

  test('reads a date in the zone that was told with it, keeps that, and refuses a zone there is not', async () => {
    const told = { ...lostBag, receivedAt: '2026-03-02', zones: { receivedAt: 'America/New_York' } };
    const { case: created } = await answered<CreateCaseResponse>(create(told));
    expect(created.case).toEqual(told);
    // That day began at midnight UTC-5, when it was 13:00 in Shanghai.
    expect(created.decision.at).toBe('2026-03-02T13:00:00+08:00');
    expect(await problemOf(await create({ ...told, zones: { receivedAt: 'New York' } }))).toMatchObject({
      status: 422,
      code: 'case-refused',
      cause: 'zone-unknown',
    });
  });

  test('an id may hold any characters, and text that looks like a script comes back as it was', async () => {
    const input = {
      ...lostBag,
      id: 'a/b?c#d%20 漢<script>',
      facts: { ...lostBag.facts, note: '<script>alert(1)</script>', 'x"y': "'; drop table cases; --" },
    };
    const response = await create(input);
    expect(response.headers.get('content-type')).toBe('application/json');
    const found = await answered<StoredCase>(served.get(response.headers.get('location') ?? ''));
    expect(found.case).toEqual(input);
    expect(
      await answered<CaseHistory>(served.get(`/v1/cases/${encodeURIComponent(input.id)}/history`)),
    ).toMatchObject({
      items: [{ verb: 'case-created', subject: `case:${input.id}` }],
    });
  });

  test('the same id again is refused, and nothing changes', async () => {
    await create(lostBag);
    expect(await problemOf(await create({ ...lostBag, facts: {} }))).toMatchObject({
      status: 409,
      code: 'duplicate-id',
    });
    expect((await answered<StoredCase>(served.get('/v1/cases/c1'))).case).toEqual(lostBag);
  });

  test('the same id at the same moment is stored once', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 20 }, async () => (await create(lostBag)).status),
    );
    expect(statuses.toSorted()).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
  });

  test('a key makes the same request safe to repeat, and belongs to that request alone', async () => {
    const key = { 'idempotency-key': 'k-1' };
    const first = await create(lostBag, key);
    const text = await first.text();
    await served.office.attester.settled();
    const again = await create(lostBag, key);
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await again.text()).toBe(text);
    expect(await problemOf(await create({ ...lostBag, id: 'c2' }, key))).toMatchObject({
      status: 422,
      code: 'idempotency-key-reused',
    });
    expect((await served.get('/v1/cases/c2')).status).toBe(404);
  });

  test('a key used twenty times at once stores one case', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () => (await create(lostBag, { 'idempotency-key': 'k' })).text()),
    );
    expect(new Set(answers).size).toBe(1);
    expect((await answered<CasePage>(served.get('/v1/cases'))).items).toHaveLength(1);
  });

  test.each([
    ['{"policy":', 400, 'body-not-json'],
    [{ policy: 'airline', case: [] }, 422, 'case-refused'],
    [{ policy: 'airline', case: { ...lostBag, id: 7 } }, 422, 'case-refused'],
    [{ policy: 'airline', case: { ...lostBag, facts: 'none' } }, 422, 'case-refused'],
    [{ policy: 'airline', case: { id: 'c', facts: {} } }, 422, 'case-refused'],
    [{ policy: 'airline', case: lostBag, at: 'soon' }, 422, 'case-refused'],
    [{ policy: 'airline', case: lostBag, version: 1 }, 422, 'invalid-request'],
    [{ policy: 'no-such', case: lostBag }, 404, 'unknown-policy'],
    [{ case: lostBag }, 422, 'invalid-request'],
  ])('%j is refused', async (body, status, code) => {
    expect(await problemOf(await served.send('POST', '/v1/cases', body))).toMatchObject({ status, code });
    expect((await answered<CasePage>(served.get('/v1/cases'))).items).toEqual([]);
  });

  test('a body of 100 MB is refused by what it declares, and while it arrives', async () => {
    const headers = { 'content-length': String(100 * 1024 * 1024) };
    expect(await problemOf(await create(lostBag, headers))).toMatchObject({
      status: 413,
      code: 'body-too-large',
    });
    let given = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 1;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      duplex: 'half',
    } as const;
    expect(await problemOf(await served.request('/v1/cases', init))).toMatchObject({
      code: 'body-too-large',
    });
    expect(given).toBeLessThan(40);
  });

  test('a key that no header should hold is refused', async () => {
    expect(await problemOf(await create(lostBag, { 'idempotency-key': 'a b' }))).toMatchObject({
      code: 'invalid-request',
    });
  });
});

describe('many cases', () => {
  const text = [
    JSON.stringify({ ...lostBag, id: 'm1' }),
    'nonsense',
    '',
    JSON.stringify({ ...lostBag, id: 'm1' }),
    JSON.stringify({ id: 'm2', facts: {} }),
    JSON.stringify({ ...lostBag, id: 'm3' }),
  ].join('\n');

  test('are stored and answered in their order, a refused line in its place', async () => {
    const response = await stream('/v1/cases?policy=airline', text);
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    const answers = await lines<StoredLine | LineError>(response);
    expect(
      answers.map((one) => ('error' in one ? [one.line, one.id, one.error.code] : [one.id, one.status])),
    ).toEqual([
      ['m1', 'stored'],
      [2, undefined, 'json-malformed'],
      [4, 'm1', 'duplicate-id'],
      [5, 'm2', 'at-missing'],
      ['m3', 'stored'],
    ]);
    const { items } = await answered<CasePage>(served.get('/v1/cases'));
    expect(items.map(({ id }) => id)).toEqual(['m3', 'm1']);
  });

  test('are decided without being stored', async () => {
    const answers = await lines<DecideResponse['decision'] | LineError>(
      await stream('/v1/decide?policy=airline&version=1', text),
    );
    expect(answers.map((one) => ('error' in one ? one.error.code : one.classification.topic))).toEqual([
      'baggage-lost',
      'json-malformed',
      'baggage-lost',
      'at-missing',
      'baggage-lost',
    ]);
    expect((await answered<CasePage>(served.get('/v1/cases'))).items).toEqual([]);
  });

  test('a line beyond 1 MiB is passed over', async () => {
    const long = `{"id":"x","facts":{"text":"${'x'.repeat(1024 * 1024)}"}}`;
    const answers = await lines<StoredLine | LineError>(
      await stream('/v1/cases?policy=airline', `${long}\n${JSON.stringify(lostBag)}`),
    );
    expect(answers.map((one) => ('error' in one ? one.error.code : one.status))).toEqual([
      'line-too-long',
      'stored',
    ]);
  });

  test('an unknown policy is told before anything is answered', async () => {
    expect(await problemOf(await stream('/v1/cases?policy=no-such', text))).toMatchObject({
      code: 'unknown-policy',
    });
    expect(await problemOf(await stream('/v1/decide?policy=airline&version=9', text))).toMatchObject({
      code: 'unknown-version',
    });
    expect(await problemOf(await stream('/v1/cases', text))).toMatchObject({ code: 'invalid-request' });
  });
});

describe('the list', () => {
  test('goes through all cases, the newest first, each once', async () => {
    const text = Array.from({ length: 7 }, (_, index) =>
      JSON.stringify({ ...lostBag, id: `n${index}` }),
    ).join('\n');
    await (await stream('/v1/cases?policy=airline', text)).text();
    const seen: string[] = [];
    let query = 'limit=3';
    for (;;) {
      const { items, next } = await answered<CasePage>(served.get(`/v1/cases?${query}`));
      seen.push(...items.map(({ id }) => id));
      if (next === null) break;
      query = `limit=3&cursor=${next}`;
    }
    expect(seen).toEqual(['n6', 'n5', 'n4', 'n3', 'n2', 'n1', 'n0']);
  });

  test.each([
    ['cursor=nonsense', 'cursor-invalid'],
    ['limit=0', 'invalid-request'],
    ['limit=201', 'invalid-request'],
    ['attestation=perhaps', 'invalid-request'],
    ['receivedFrom=yesterday', 'invalid-request'],
    ['colour=red', 'invalid-request'],
  ])('refuses %s', async (query, code) => {
    expect(await problemOf(await served.get(`/v1/cases?${query}`))).toMatchObject({ code });
  });
});

describe('what is told of a stored case', () => {
  test('its explanation is in the language asked for, by the version that decided', async () => {
    await create(lostBag);
    const { explanation, letters } = await answered<Explained>(
      served.get('/v1/cases/c1/explanation?locale=zh-TW'),
    );
    expect(explanation.sections.map(({ id }) => id)).toContain('classification');
    expect(letters.map(({ text }) => text).join('')).toContain('親愛的旅客您好');
  });

  test('a moment given as a date, and one given as an instant, explain alike', async () => {
    await create(lostBag, {}, { at: '2026-03-04' });
    expect((await served.get('/v1/cases/c1/explanation')).status).toBe(200);
  });

  test('a case that is not there is a 404', async () => {
    for (const path of ['', '/explanation', '/history']) {
      expect(await problemOf(await served.get(`/v1/cases/none${path}`))).toMatchObject({
        status: 404,
        code: 'unknown-case',
      });
    }
  });
});
