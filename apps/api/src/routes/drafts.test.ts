import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { problemOf, serve, type Served } from '../app.fixture.js';
import type {
  Items,
  PolicyDetail,
  PolicyDraft,
  PolicySummary,
  PolicyVersion,
  PolicyVersionDetail,
} from '../contract.js';

let served: Served;
let source: string;
beforeEach(async () => {
  served = await serve();
  source = ((await (await served.get('/v1/policies/airline/versions/1')).json()) as PolicyVersionDetail)
    .source;
});
afterEach(() => served.stop());

const draftPath = '/v1/policies/airline/draft';
const begin = { 'if-none-match': '*' };
const save = (text: string, headers: Record<string, string>) =>
  served.send('PUT', draftPath, { source: text, base: 1 }, headers);
const publish = (etag: string, makeCurrent = true) =>
  served.send(
    'POST',
    '/v1/policies/airline/versions',
    { why: 'a higher limit', makeCurrent },
    { 'if-match': etag },
  );

describe('a draft', () => {
  test('is begun, saved again, published and gone', async () => {
    expect(await problemOf(await served.get(draftPath))).toMatchObject({ status: 404, code: 'no-draft' });
    const begun = await save(source, begin);
    expect(begun.status).toBe(201);
    const first = begun.headers.get('etag') ?? '';
    const saved = await save(source.replace('money: 5000', 'money: 6000'), { 'if-match': first });
    expect(saved.status).toBe(200);
    const etag = saved.headers.get('etag') ?? '';
    const read = await served.get(draftPath);
    expect(read.headers.get('etag')).toBe(etag);
    expect((await read.json()) as PolicyDraft).toMatchObject({ base: 1, etag, by: 'local' });

    const published = await publish(etag);
    expect(published.status).toBe(201);
    expect((await published.json()) as PolicyVersion).toMatchObject({
      number: 2,
      origin: 'edited',
      why: 'a higher limit',
      isCurrent: true,
    });
    expect((await served.get(draftPath)).status).toBe(404);
    const { items } = (await (await served.get('/v1/policies')).json()) as Items<PolicySummary>;
    expect(items.map(({ id, current, hasDraft }) => [id, current, hasDraft])).toContainEqual([
      'airline',
      2,
      false,
    ]);
    const back = await served.send('PUT', '/v1/policies/airline/current', { version: 1, why: 'a mistake' });
    expect((await back.json()) as PolicyVersion).toMatchObject({ number: 1, isCurrent: true });
  });

  test('of two tabs that save, the second is told of the first', async () => {
    await save(source, begin);
    const etag = (await served.get(draftPath)).headers.get('etag') ?? '';
    const [one, other] = await Promise.all([
      save(`${source}# one\n`, { 'if-match': etag }),
      save(`${source}# other\n`, { 'if-match': etag }),
    ]);
    expect([one.status, other.status].toSorted()).toEqual([200, 412]);
    const [kept, late] = one.status === 200 ? [one, other] : [other, one];
    expect(await problemOf(late)).toMatchObject({
      code: 'draft-changed',
      draft: { etag: kept.headers.get('etag'), by: 'local' },
    });
    expect(await problemOf(await save(source, begin))).toMatchObject({ code: 'draft-changed' });
  });

  test('may be broken, and is kept as typed; publishing it tells where the mistake is', async () => {
    const broken = `${source}\nremedys: [`;
    const saved = await save(broken, begin);
    const draft = (await saved.json()) as PolicyDraft;
    expect(draft.source).toBe(broken);
    expect(draft.findings.some(({ severity }) => severity === 'error')).toBe(true);
    const problem = await problemOf(await publish(draft.etag));
    expect(problem).toMatchObject({ status: 422, code: 'policy-refused' });
    expect(problem.findings?.[0]).toMatchObject({ line: expect.any(Number), column: expect.any(Number) });
    expect(problem.detail).toMatch(/line \d+ column \d+/);
    expect(((await (await served.get(draftPath)).json()) as PolicyDraft).source).toBe(broken);
  });

  test('that changes a title alone is a version, and says that it decides as the one before', async () => {
    const title = source.replace('en: Class of complaint', 'en: Kind of complaint');
    const etag = (await save(title, begin)).headers.get('etag') ?? '';
    const published = (await (await publish(etag)).json()) as PolicyVersion;
    expect(published).toMatchObject({ number: 2, isCurrent: true, decidesAs: 1 });
    const airline = (await (await served.get('/v1/policies/airline')).json()) as PolicyDetail;
    expect(airline.labels.fields['class.topic']?.title?.en).toBe('Kind of complaint');
    const { items } = (await (
      await served.get('/v1/policies/airline/versions')
    ).json()) as Items<PolicyVersion>;
    expect(items.map(({ number, decidesAs }) => [number, decidesAs])).toEqual([
      [2, 1],
      [1, null],
    ]);
  });

  test('that changes nothing is refused with the version that has this text', async () => {
    const etag = (await save(source, begin)).headers.get('etag') ?? '';
    expect(await problemOf(await publish(etag))).toMatchObject({
      status: 409,
      code: 'version-unchanged',
      version: 1,
    });
  });

  test('of another policy is refused', async () => {
    const etag =
      (await save(source.replace('policy: airline', 'policy: airlines'), begin)).headers.get('etag') ?? '';
    expect(await problemOf(await publish(etag))).toMatchObject({ status: 422, code: 'policy-renamed' });
  });

  test('is discarded by who has read it', async () => {
    const etag = (await save(source, begin)).headers.get('etag') ?? '';
    const discard = (match: string) =>
      served.request(draftPath, { method: 'DELETE', headers: { 'if-match': match } });
    expect(await problemOf(await discard('"other"'))).toMatchObject({ status: 412 });
    expect((await discard(etag)).status).toBe(204);
    expect(await problemOf(await discard(etag))).toMatchObject({ code: 'draft-changed', draft: null });
  });

  test.each([
    [{}, { source: '', base: 1 }, 428, 'draft-precondition-missing'],
    [begin, { source: '', base: 9 }, 404, 'unknown-version'],
    [begin, { source: 7, base: 1 }, 422, 'invalid-request'],
    [begin, { base: 1 }, 422, 'invalid-request'],
  ])('with %j and %j is refused', async (headers, body, status, code) => {
    expect(await problemOf(await served.send('PUT', draftPath, body, headers))).toMatchObject({
      status,
      code,
    });
  });
});

test('a version that is not there, or no number, is refused', async () => {
  expect(await problemOf(await served.get('/v1/policies/airline/versions/9'))).toMatchObject({
    code: 'unknown-version',
  });
  expect(await problemOf(await served.get('/v1/policies/airline/versions/x'))).toMatchObject({
    code: 'invalid-request',
  });
  expect(
    await problemOf(await served.send('PUT', '/v1/policies/airline/current', { version: 9, why: 'x' })),
  ).toMatchObject({ code: 'unknown-version' });
  expect(
    await problemOf(await served.send('PUT', '/v1/policies/airline/current', { version: 1, why: ' ' })),
  ).toMatchObject({ code: 'invalid-request' });
});
