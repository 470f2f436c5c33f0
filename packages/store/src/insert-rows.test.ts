import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshPlace } from './fresh-place.fixture.js';
import { insertRows } from './insert-rows.js';
import { openStore, type Store } from './open-store.js';
import { cases, clients, events } from './tables.js';

let store: Store;
beforeAll(async () => {
  store = await openStore(await freshPlace());
  await store.write((to) => insertRows(to, clients, [{ id: 'a', createdAt: 0 }]));
});
afterAll(() => store.close());

const row: typeof cases.$inferSelect = {
  client: 'a',
  seq: 1,
  id: 'c"1\'; drop table cases; -- \u{1F9F3}\n',
  policy: 'airline',
  version: 1,
  attestation: 'pending',
  undetermined: 0,
  receivedAt: null,
  createdAt: 8_640_000_000_000_000,
  createdBy: 'local',
  sourceHash: '',
  effectiveHash: '',
  calendarHash: '',
  airportsHash: null,
  receivedText: null,
  at: '2026-03-02T22:00:00+08:00',
  classification: { topic: '行李遗失', nested: [1, null, { deep: true }] },
  disputes: [],
  rates: [{ rate: '7.10' }],
  case: '{"text":"\\u0000"}',
  decision: '{}',
};

test('what is inserted is read as it was: JSON, none, instants, any text', async () => {
  await store.write((to) => insertRows(to, cases, [row]));
  expect(await store.database.select().from(cases)).toEqual([row]);
});

test('more rows than one statement takes are all there, and no rows are no statement', async () => {
  const many = Array.from({ length: 5_000 }, (_, index) => ({
    client: 'a',
    seq: index + 1,
    at: index,
    actor: 'x',
    verb: 'v',
    subject: 's',
    payload: { index },
    prevHash: '',
    hash: '',
  }));
  await store.write(async (to) => {
    await insertRows(to, events, []);
    await insertRows(to, events, many);
  });
  expect(await store.database.select().from(events).orderBy(events.seq)).toEqual(many);
});

test('a row that the table refuses undoes the write', async () => {
  const other = { ...row, seq: 2, client: 'nobody' };
  await expect(store.write((to) => insertRows(to, cases, [other]))).rejects.toMatchObject({
    cause: { code: expect.stringMatching(/^SQLITE_CONSTRAINT/) },
  });
  expect(await store.database.$count(cases)).toBe(1);
});
