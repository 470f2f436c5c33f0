import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CalendarSummary, ClauseList, Items } from '../contract.js';
import { lostBag, problemOf, serve, type Served } from '../app.fixture.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());

const json = async <T = Record<string, unknown>>(path: string) =>
  (await (await served.get(path)).json()) as T;

test('calendars are listed, and each answers a document that a question may hold', async () => {
  const { items } = await json<Items<CalendarSummary>>('/v1/calendars');
  expect(items.map(({ name }) => name)).toContain('cn');
  for (const { name } of items) {
    const question = {
      timeZone: 'Asia/Shanghai',
      from: '2026-09-29T16:00:00+08:00',
      within: { workingDays: 5 },
    };
    const byName = await served.send('POST', '/v1/due', { ...question, calendar: name });
    const written = await served.send('POST', '/v1/due', {
      ...question,
      calendar: await json(`/v1/calendars/${encodeURIComponent(name)}`),
    });
    expect({ name, answer: await written.json() }).toEqual({ name, answer: await byName.json() });
  }
  expect(await problemOf(await served.get('/v1/calendars/xx'))).toMatchObject({ code: 'unknown-calendar' });
});

test('questions about time are answered as the command answers them', async () => {
  // Five working days from 29 September 2026: 30 September, then 8, 9 and 10 (made up) October after the National Day
  // holiday of 1 to 7 October, then Monday 12.
  const due = await served.send('POST', '/v1/due', {
    calendar: 'cn',
    from: '2026-09-29T16:00:00+08:00',
    within: { workingDays: 5 },
  });
  expect(await due.json()).toMatchObject({ lastDay: '2026-10-12', provisional: false });
  const elapsed = await served.send('POST', '/v1/elapsed', {
    calendar: 'cn',
    from: '2026-09-30',
    to: '2026-10-08',
    measure: 'openDates',
    count: 'both',
  });
  expect(await elapsed.json()).toEqual({ openDates: 2 });
  expect(await problemOf(await served.send('POST', '/v1/due', { calendar: 'cn' }))).toMatchObject({
    status: 422,
    code: 'question-refused',
  });
});

test('the schema of policies is one', async () => {
  expect(await json('/v1/policy-schema')).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
  });
});

test('the documentation tells of every address, and its page needs nothing from elsewhere', async () => {
  const document = await json('/openapi.json');
  expect(document).toMatchObject({ openapi: '3.1.0' });
  expect(Object.keys(document.paths ?? {})).toEqual(
    expect.arrayContaining([
      '/v1/cases',
      '/v1/cases/{id}',
      '/v1/policies/{id}/draft',
      '/v1/decide',
      '/metrics',
    ]),
  );
  expect(document).toHaveProperty('components.schemas.Case.properties.zones.description');
  const page = await (await served.get('/docs')).text();
  const links = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link ?? '');
  expect(links).toHaveLength(3);
  for (const link of links) expect([link, (await served.get(link)).status]).toEqual([link, 200]);
});

test('the server says how it is, and counts what the witness says', async () => {
  await served.send('POST', '/v1/cases', { policy: 'airline', case: lostBag });
  await served.office.attester.settled();
  expect(await json('/healthz')).toEqual({ status: 'ok' });
  expect(await json('/readyz')).toEqual({ status: 'ok' });
  const metrics = await (await served.get('/metrics')).text();
  expect(metrics).toContain('redress_attestations_total{outcome="confirmed"} 1');
  expect(metrics).toContain('redress_attestations_total{outcome="disputed"} 0');
  expect(metrics).toContain('redress_attestations_pending 0');
  expect(metrics).not.toContain('/v1/policies/airline');
});

test('clauses are told with where they are applied and tested, in the versions of now', async () => {
  const { books, clauses } = await json<ClauseList>('/v1/clauses');
  expect(books.map(({ id }) => id)).toContain('airline');
  const damage = clauses.find(({ id }) => id === 'AIR-06');
  expect(damage).toMatchObject({ book: 'airline', kind: 'P', must: true });
  expect(damage?.applied).toContainEqual(
    expect.objectContaining({ policy: 'airline', version: 1, name: 'values.damageVoucher' }),
  );
  expect(damage?.tests.length).toBeGreaterThan(0);
  expect(damage?.gap).toBeUndefined();
});
