import { afterEach, expect, test, vi } from 'vitest';
import {
  airports,
  decidedBy,
  delaysText,
  effectiveOf,
  flightsText,
  openLine,
  questionOf,
} from './judge.fixture.js';
import type { JudgeLine } from './judge-line.js';

afterEach(() => vi.unstubAllGlobals());

const flight = { place: 'draft', question: questionOf({ from: 'PVG', to: 'TPE' }) };

/** What the network answers for the table of airports, by turns; the last goes on. */
function answering(...answers: readonly (() => Response)[]): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (path: string) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(path);
    return answer === undefined
      ? Promise.reject(new TypeError('failed to fetch'))
      : Promise.resolve(answer());
  });
  return asked;
}

async function far(line: JudgeLine): Promise<unknown> {
  const reply = await line.call('decide', flight);
  return decidedBy(reply?.answer).decision.classification['far'];
}

test('the worker reads, decides, forgets, and gives the schema', async () => {
  const line = await openLine();
  const question = questionOf({ hours: 4 });
  const published = await line.call('publish', { place: 'delays 1', effective: effectiveOf(delaysText(4)) });
  expect(published?.answer.id).toBe('delays');
  expect((await line.call('study', { place: 'draft', source: delaysText(5) }))?.answer.stands).toBe(true);
  const decided = await line.call('decide', { place: 'delays 1', question });
  expect(decidedBy(decided?.answer).decision.classification).toMatchObject({ severity: 'high' });
  await line.call('forget', 'delays 1');
  expect(await line.call('decide', { place: 'delays 1', question })).toEqual({ answer: undefined });
  expect((await line.call('schema', true))?.answer).toHaveProperty('properties.facts');
});

test('a defect is told with its words, and the worker goes on', async () => {
  const line = await openLine();
  await expect(line.call('publish', { place: 'p 1', effective: { policy: {}, laws: {} } })).rejects.toThrow(
    'does not stand',
  );
  expect((await line.call('study', { place: 'draft', source: delaysText(4) }))?.answer.stands).toBe(true);
});

test('the tests inside a text are run by its own rules', async () => {
  const line = await openLine();
  const tests = `tests:
  - name: { en: four hours are paid, zh-CN: 四小时可获赔, zh-TW: 四小時可獲賠 }
    note: 200 CNY for each
    given: { receivedAt: 2026-03-02T10:00:00+08:00, facts: { hours: 4, passengers: 2 } }
    expect: { remedies: { cash: { total: { amount: '400.00', currency: CNY } } } }
  - name: three are not severe
    given: { receivedAt: 2026-03-02T10:00:00+08:00, facts: { hours: 3 } }
    expect: { classification: { severity: low } }
`;
  expect(await line.call('test', 'draft')).toEqual({ answer: undefined });
  await line.call('study', { place: 'draft', source: delaysText(4) + tests });
  expect((await line.call('test', 'draft'))?.answer).toEqual({ count: 2, failed: [] });
  // From five hours on: four bring nothing any more.
  await line.call('study', { place: 'draft', source: delaysText(5) + tests });
  const answer = (await line.call('test', 'draft'))?.answer;
  expect(answer?.count).toBe(2);
  expect(answer?.failed).toHaveLength(1);
  expect(answer?.failed[0]).toMatchObject({
    name: 'four hours are paid',
    title: { en: 'four hours are paid' },
  });
  expect(answer?.failed[0]?.differences[0]).toMatchObject({ actual: undefined });
  expect(answer?.failed[0]?.differences[0]?.path).toContain('remedies.cash');
});

test('a policy that matches patterns is read and decides', async () => {
  const line = await openLine();
  const source = delaysText(4).replace(
    'notices:',
    `approvals:
  - id: desk
    title: { en: Desk, zh-CN: 柜台, zh-TW: 櫃檯 }
    when: { fact: code, operator: matches, value: 'CZ[0-9]+' }
    by: supervisor
notices:`,
  );
  const withCode = source.replace(
    '  missed:',
    '  code: { type: text, title: { en: Flight, zh-CN: 航班, zh-TW: 航班 } }\n  missed:',
  );
  const studied = await line.call('study', { place: 'draft', source: withCode });
  expect([studied?.answer.stands, studied?.answer.findings]).toEqual([true, []]);
  const approvals = async (code: string) => {
    const reply = await line.call('decide', { place: 'draft', question: questionOf({ hours: 1, code }) });
    return decidedBy(reply?.answer).decision.approvals.map(({ id }) => id);
  };
  expect([await approvals('CZ3101'), await approvals('MU500')]).toEqual([['desk'], []]);
});

test('a policy with a table is read and decides', async () => {
  const line = await openLine();
  const source = delaysText(4).replace(
    'notices:',
    `tables:
  t: { inputs: { hours: { fact: hours } }, outputs: { level: { type: integer } }, hit: unique, rows: [{ id: a, when: { hours: lt 3 }, then: { level: 1 } }, { id: b, when: { hours: gte 3 }, then: { level: 2 } }] }
routing:
  level: { type: integer, table: t, output: level, otherwise: 0, title: { en: L, zh-CN: L, zh-TW: L } }
notices:`,
  );
  const studied = await line.call('study', { place: 'draft', source });
  expect([studied?.answer.stands, studied?.answer.findings]).toEqual([true, []]);
  const level = async (hours: number) => {
    const reply = await line.call('decide', { place: 'draft', question: questionOf({ hours }) });
    return decidedBy(reply?.answer).decision.routing['level'];
  };
  expect([await level(2), await level(3)]).toEqual([1, 2]);
});

test('airports are fetched once, by the first case of a policy that speaks of places', async () => {
  const asked = answering(() => Response.json(airports));
  const line = await openLine();
  await line.call('study', { place: 'delays', source: delaysText(4) });
  await line.call('decide', { place: 'delays', question: questionOf({ hours: 4 }) });
  await line.call('study', { place: 'draft', source: flightsText });
  expect(asked).toEqual([]);
  expect([await far(line), await far(line)]).toEqual([true, true]);
  expect(asked).toEqual(['/v1/airports']);
});

test('while the server is out of reach the case is decided without airports, and the next one asks again', async () => {
  const asked = answering(
    () => new Response('Bad gateway', { status: 502 }),
    () => Response.json(airports),
  );
  const line = await openLine();
  await line.call('study', { place: 'draft', source: flightsText });
  // Where the two lie is unknown, and so is how far.
  expect(await far(line)).toBeUndefined();
  expect(await far(line)).toBe(true);
  expect(asked).toHaveLength(2);
});

test('a server without airports is asked once', async () => {
  const problem = { code: 'unknown-airports', detail: 'no table', status: 404 };
  const asked = answering(() => Response.json(problem, { status: 404 }));
  const line = await openLine();
  await line.call('study', { place: 'draft', source: flightsText });
  for (let time = 0; time < 2; time++) await far(line);
  expect(asked).toHaveLength(1);
});
