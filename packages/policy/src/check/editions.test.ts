import { describe, expect, it, test } from 'vitest';
import { codesIn } from './lint.fixture.js';

const remedy = (more: string): string =>
  `  - { id: r, title: { en: R, zh-CN: 甲, zh-TW: 甲 }, basis: goodwill, ${more.includes('kind') ? '' : 'kind: apology, '}${more} }\n`;
const remedies = (...lines: readonly string[]): string => `remedies:\n${lines.map(remedy).join('')}`;
const FACT = 'facts: { day: { type: date }, n: { type: integer } }\n';

test.each([
  [remedies('to: 2026-07-01', 'from: 2026-07-01'), []],
  [remedies('to: 2026-07-01', 'from: 2026-07-01, to: 2026-08-01', 'from: 2026-08-01'), []],
  [remedies('from: 2026-07-01', 'to: 2026-07-01'), []],
  [remedies('to: 2026-07-02', 'from: 2026-07-01'), ['edition-periods-overlap']],
  [remedies('to: 2026-07-01', 'from: 2026-07-02'), ['edition-periods-gap']],
  [remedies('to: 2026-07-01', ''), ['edition-periods-overlap']],
  [remedies('', ''), ['duplicate-id']],
  [remedies('from: 2026-07-01, to: 2026-07-01'), ['period-reversed']],
  [remedies('to: 2026-07-01', 'kind: service, from: 2026-07-01'), ['edition-differs']],
  [`${FACT}${remedies('to: 2026-07-01, datedBy: day', 'from: 2026-07-01')}`, ['edition-differs']],
  [remedies('from: 2026-07-01, datedBy: case.at'), ['dated-by']],
  [remedies('from: 2026-07-01, datedBy: nothing'), ['dated-by']],
  [`${FACT}${remedies('from: 2026-07-01, datedBy: n')}`, ['dated-by']],
  [`${FACT}${remedies('from: 2026-07-01, datedBy: day')}`, []],
  [
    `values: { v: [{ integer: 1, to: 2026-01-01, datedBy: day }, { integer: 2, from: 2026-01-01 }] }\n${FACT}`,
    ['edition-differs'],
  ],
  [
    `${FACT}derive: { d: [{ to: 2026-01-01, sum: [{ fact: n }, 1] }, { from: 2025-01-01, sum: [{ fact: n }, 2] }] }\n`,
    ['edition-periods-overlap'],
  ],
  [
    `${FACT}derive: { d: [{ to: 2026-01-01, sum: [{ fact: n }, 1] }, { from: 2026-01-01, localDate: { of: { fact: case.at } } }] }\n`,
    ['type-mismatch'],
  ],
  [
    `${FACT}conditions: { c: [{ to: 2026-01-01, when: { fact: n, operator: present } }, { from: 2026-02-01, when: { fact: n, operator: present } }] }\n`,
    ['edition-periods-gap'],
  ],
  [
    `${FACT}classification: { c: [{ to: 2026-01-01, type: boolean, rules: [], otherwise: true }, { from: 2026-01-01, type: boolean, rules: [], otherwise: false }] }\n`,
    ['edition-differs'],
  ],
])('%s', (body, codes) => {
  expect(codesIn(body)).toEqual(codes);
});

test('what picks an edition must not hang on one', () => {
  const body = `facts:
  day: { type: date, relevantWhen: { condition: c } }
  other: { type: boolean }
conditions: { c: { from: 2026-01-01, datedBy: day, when: { fact: other, operator: present } } }
`;
  expect(codesIn(body)).toEqual(['cycle']);
});

test('the edition that only picks clauses is no value that nobody reads', () => {
  expect(
    codesIn(remedies('cite: [{ ids: [A], to: 2026-01-01 }, { ids: [B], from: 2026-01-01 }]'), 'unused'),
  ).toEqual([]);
});

describe('rows of one id in a table', () => {
  const rows = (...periods: readonly string[]): readonly string[] =>
    codesIn(`facts: { n: { type: integer } }
tables:
  t:
    inputs: { n: { fact: n } }
    outputs: { o: { type: integer } }
    hit: collect
    rows:
${periods.map((period, at) => `      - { id: r, when: { n: ${at} }, then: { o: ${at} }${period} }\n`).join('')}`).filter(
      (code) => code === 'duplicate-id',
    );

  it.each([
    [[', to: 2026-01-01', ', from: 2026-01-01'], 0],
    [[', to: 2026-01-02', ', from: 2026-01-01'], 1],
    [['', ', from: 2026-01-01'], 1],
    [['', ''], 1],
    [[', to: 2025-01-01', ', from: 2025-01-01, to: 2026-01-01', ', from: 2026-01-01'], 0],
  ])('%j: %i', (periods, twice) => {
    expect(rows(...periods)).toHaveLength(twice);
  });
});
