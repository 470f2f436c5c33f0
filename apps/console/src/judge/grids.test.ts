import { readCalendar } from '@redress/calendar';
import { lint } from '@redress/policy';
import { expect, test } from 'vitest';
import { gridsOf } from './grids.js';

const day = [['00:00', '24:00']];
const calendars = new Map([
  [
    'round-the-clock',
    readCalendar({
      timeZone: 'asker',
      week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day },
    }),
  ],
]);

test('values of an enum keep their titles, rows of which findings speak are marked', () => {
  const row = (id: string, when: string, points: number) =>
    `      - { id: ${id}, when: { ${when} }, then: { points: ${points} } }\n`;
  const { policy, findings } = lint(
    `policy: p
version: '1'
layer: client
title: { en: P, zh-CN: P, zh-TW: P }
currency: EUR
zone: Europe/Berlin
calendar: round-the-clock
facts:
  flight.late: { type: integer, min: 0, max: 1000 }
  event: { type: enum, values: { delay: { en: Delay, zh-CN: 延误, zh-TW: 延誤 }, cancellation: { en: Cancellation, zh-CN: 取消, zh-TW: 取消 } } }
tables:
  t:
    inputs: { late: { fact: flight.late }, event: { fact: event } }
    outputs: { points: { type: money } }
    hit: unique
    rows:
${row('far', 'late: upTo 30, event: not cancellation', 1)}${row('below', 'late: over 30 to 60', 2)}${row('above', 'late: over 180 to 300', 3)}${row('top', 'late: over 300', 4)}${row('twice', 'late: over 900, event: delay', 5)}${row('low', 'late: upTo 30, event: cancellation', 6)}remedies: [{ id: pay, kind: cash, basis: contract, amount: { table: t, output: points } }]
`,
    'p.yaml',
    { calendars },
  );
  if (policy === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  const [grid] = gridsOf(policy, findings);
  const cancellation = {
    id: 'cancellation',
    title: { en: 'Cancellation', 'zh-CN': '取消', 'zh-TW': '取消' },
  };
  const delay = { id: 'delay', title: { en: 'Delay', 'zh-CN': '延误', 'zh-TW': '延誤' } };
  expect(grid?.rows[0]?.cells[1]).toEqual({ values: [cancellation], isNegative: true });
  expect(grid?.rows[4]?.cells[1]).toEqual({ values: [delay], isNegative: false });
  // 61 to 180 minutes are in no row; above 900 two hold.
  expect(grid?.rows.map(({ id, mark }) => [id, mark])).toEqual([
    ['far', undefined],
    ['below', 'gap'],
    ['above', 'gap'],
    ['top', 'named'],
    ['twice', 'named'],
    ['low', undefined],
  ]);
});

test('a table is shown in signs, its first rows and how many there are', () => {
  const many = Array.from(
    { length: 400 },
    (_, at) => `      - { id: r${at}, when: { km: ${4_000 + at} }, then: { amount: 1 } }\n`,
  ).join('');
  const { policy, findings } = lint(
    `policy: p
version: '1'
layer: client
title: { en: P, zh-CN: P, zh-TW: P }
currency: EUR
zone: Europe/Berlin
calendar: round-the-clock
facts:
  km: { type: decimal, title: { en: Distance, zh-CN: 距离, zh-TW: 距離 } }
  event: { type: enum, values: [delay, cancellation] }
tables:
  t:
    inputs: { km: { fact: km }, event: { fact: event } }
    outputs: { amount: { type: money } }
    hit: first
    rows:
      - { id: a, when: { km: over 1500 to 3500, event: not delay }, then: { amount: { amount: '20.50', currency: USD } }, cite: [C-1] }
      - { id: b, when: { km: [gte 3600, 5] }, then: { amount: null }, from: 2026-01-01 }
${many}    otherwise: { amount: 7 }
remedies: [{ id: pay, kind: cash, basis: contract, amount: { table: t, output: amount } }]
`,
    'p.yaml',
    { calendars },
  );
  if (policy === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  const [grid] = gridsOf(policy);
  expect(grid?.columns).toEqual([
    { name: 'km', title: { en: 'Distance', 'zh-CN': '距离', 'zh-TW': '距離' }, isOutput: false },
    { name: 'event', isOutput: false },
    { name: 'amount', isOutput: true },
  ]);
  expect(grid?.rows.slice(0, 2)).toEqual([
    {
      id: 'a',
      cells: [
        '> 1500 ≤ 3500',
        { values: [{ id: 'delay' }], isNegative: true },
        { amount: '20.50', currency: 'USD' },
      ],
      cite: ['C-1'],
      assumed: false,
    },
    { id: 'b', cells: ['5, ≥ 3600', '', '–'], cite: [], assumed: false, from: '2026-01-01' },
  ]);
  expect([grid?.rows.length, grid?.count, grid?.otherwise]).toEqual([
    300,
    402,
    [{ amount: '7.00', currency: 'EUR' }],
  ]);
});
