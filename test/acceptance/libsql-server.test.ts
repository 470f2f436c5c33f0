import { BUILT_IN, start, stop, verifyHistory } from '@redress/casework';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLibsqlServer, type LibsqlServer } from '../kit/libsql-server.js';
import { repositoryRoot } from '../kit/repository.js';
import { startServer, type RunningServer } from '../kit/server.js';
import { twoTrades } from '../kit/two-trades.js';

const database: LibsqlServer | undefined = await startLibsqlServer();

/** Two API processes on one database server: what a file cannot have. */
describe.skipIf(database === undefined)('on a libSQL server', () => {
  let servers: RunningServer[];
  beforeAll(async () => {
    const served = { ...twoTrades(), REDRESS_DATABASE_URL: database?.url ?? '' };
    servers = [await startServer(served), await startServer(served)];
  }, 60_000);
  afterAll(async () => {
    for (const server of servers) await server.stop();
    await database?.stop();
  });

  const send = (
    server: number,
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ) =>
    fetch(`${servers[server]?.address}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const get = async (server: number, path: string) =>
    (await fetch(`${servers[server]?.address}${path}`)).json() as Promise<Record<string, unknown>>;
  const caseOf = (id: string) => ({
    id,
    receivedAt: '2026-03-02',
    facts: { complaint: { topic: 'baggage-lost' } },
  });
  const create = (server: number, id: string, headers?: Record<string, string>) =>
    send(server, 'POST', '/v1/cases', { policy: 'airline', case: caseOf(id) }, headers);

  test('what one process stores, the other finds', async () => {
    expect((await create(0, 'a')).status).toBe(201);
    expect(await get(1, '/v1/cases/a')).toMatchObject({ case: caseOf('a'), policy: { version: 1 } });
    expect((await create(1, 'a')).status).toBe(409);
  });

  test('both write at once, and every case is stored once', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 60 }, async (_, index) => (await create(index % 2, `w${index >> 1}`)).status),
    );
    expect(statuses.filter((status) => status === 201)).toHaveLength(30);
    expect(statuses.filter((status) => status === 409)).toHaveLength(30);
  });

  test('a key is one request for both', async () => {
    const key = { 'idempotency-key': 'k' };
    const [one, other] = await Promise.all([create(0, 'k', key), create(1, 'k', key)]);
    expect([one.status, other.status]).toEqual([201, 201]);
    expect((await create(0, 'k2', key)).status).toBe(422);
  });

  test('many cases as NDJSON are stored', async () => {
    const text = Array.from({ length: 250 }, (_, index) => JSON.stringify(caseOf(`n${index}`))).join('\n');
    const answer = await send(0, 'POST', '/v1/cases?policy=airline', text, {
      'content-type': 'application/x-ndjson',
    });
    const lines = (await answer.text()).trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { status: string }).status)).toEqual(
      Array.from({ length: 250 }, () => 'stored'),
    );
    const page = await get(1, '/v1/cases?limit=2&class.topic=baggage-lost');
    expect(page).toMatchObject({ items: [{ id: 'n249' }, { id: 'n248' }] });
  });

  test('a version that one publishes, the other decides by', async () => {
    const { source } = (await get(0, '/v1/policies/airline/versions/1')) as { source: string };
    const path = '/v1/policies/airline';
    const edited = { source: source.replace('money: 5000', 'money: 6000'), base: 1 };
    const saved = await send(0, 'PUT', `${path}/draft`, edited, { 'if-none-match': '*' });
    const etag = saved.headers.get('etag') ?? '';
    expect((await send(1, 'PUT', `${path}/draft`, edited, { 'if-none-match': '*' })).status).toBe(412);
    const wanted = { why: 'a test', makeCurrent: true };
    expect((await send(1, 'POST', `${path}/versions`, wanted, { 'if-match': etag })).status).toBe(201);
    await create(0, 'after');
    expect(await get(1, '/v1/cases/after')).toMatchObject({ policy: { version: 2 } });
  });

  test('the history of both is one chain that holds', async () => {
    const where = { kind: 'server', url: database?.url ?? '' } as const;
    const configs = join(repositoryRoot, 'configs');
    const { office } = await start({ where, configs, now: () => Date.now(), report: () => {} });
    const verification = await verifyHistory({ office, ...BUILT_IN, now: Date.now() });
    await stop(office);
    expect(verification).not.toHaveProperty('broken');
    expect(verification.cases).toBe(283);
  });
});
