import { afterAll, beforeAll, expect, test } from 'vitest';
import { lostBag, problemOf, serve, type Served } from '../app.fixture.js';
import type { CasePage } from '../contract.js';

let served: Served;
beforeAll(async () => {
  served = await serve();
  for (const input of [
    { ...lostBag, id: 'a-1' },
    { id: 'b-2', receivedAt: '2026-03-04T09:00:00+08:00', facts: {} },
  ]) {
    await served.send('POST', '/v1/cases', { policy: 'airline', case: input });
  }
  await served.office.attester.settled();
});
afterAll(() => served.stop());

test.each([
  ['policy=airline', ['b-2', 'a-1']],
  ['policy=tourism', []],
  ['version=1', ['b-2', 'a-1']],
  ['version=2', []],
  ['class.topic=baggage-lost', ['a-1']],
  ['class.topic=baggage-lost&class.urgency=urgent&policy=airline', ['a-1']],
  ['class.topic=refund', []],
  ['class.topic=baggage-lst', []],
  ['q=b', ['b-2']],
  ['q=%25', []],
  ['receivedFrom=2026-03-02T22:00:00%2B08:00', ['b-2', 'a-1']],
  ['receivedTo=2026-03-02T22:00:00%2B08:00', []],
  ['receivedFrom=2026-03-02T22:00:01%2B08:00', ['b-2']],
  ['attestation=confirmed', ['b-2', 'a-1']],
  ['attestation=disputed', []],
  ['undetermined=true', ['b-2', 'a-1']],
  ['undetermined=false', []],
])('the list filters by %s', async (query, expected) => {
  const { items } = (await (await served.get(`/v1/cases?${query}`)).json()) as CasePage;
  expect(items.map(({ id }) => id)).toEqual(expected);
});

test.each([
  ['policy=arline', 'did you mean `airline`?'],
  ['policy=nope', /^take one of .*`airline`.*`tourism`/],
  ['class.topc=baggage-lost', 'did you mean `topic`?'],
  ['policy=airline&class.weather=fair', /^take one of .*`topic`/],
])('a list by what is not there is refused: %s', async (query, hint) => {
  const problem = await problemOf(await served.get(`/v1/cases?${query}`));
  expect(problem).toMatchObject({ status: 400, code: 'filter-unknown' });
  expect(problem.hint).toEqual(typeof hint === 'string' ? hint : expect.stringMatching(hint));
});
