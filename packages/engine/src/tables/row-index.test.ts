import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Case } from '@redress/policy';
import { decide } from '../decide.js';
import { CALENDARS, programOf, RECEIVED } from '../program.fixture.js';
import { prepare } from '../program.js';
import { verdicts } from '../verdicts.js';
import { attest } from '../witness/index.js';

const number = fc.integer({ min: 0, max: 9 });
const ordered = fc.oneof(
  fc.constantFrom('""', 'null', 'present', 'not null', 'any'),
  number.map(String),
  fc.tuple(fc.constantFrom('gte', 'gt', 'lte', 'lt', 'not'), number).map((parts) => parts.join(' ')),
  fc.tuple(number, number).map(([a, b]) => `between ${a} ${b}`),
  fc.tuple(number, number).map(([a, b]) => `over ${a} to ${b}`),
  fc.array(number, { minLength: 1, maxLength: 3 }).map((list) => `[${list.join(', ')}]`),
  fc.tuple(number, number).map(([a, b]) => `"lt ${a}, gt ${b}"`),
);
const worded = fc.constantFrom('""', 'null', 'a', 'b', '[a, c]', 'not b', '"not a, c"', 'present');
const row = fc.record({
  n: ordered,
  x: ordered,
  p: ordered,
  e: worded,
  f: fc.constantFrom('""', 'true', 'false'),
});

const facts = fc.record(
  {
    n: fc.constantFrom<unknown>(null, 0, 3, 5, 9),
    x: fc.constantFrom<unknown>(null, 0, '2.5', 3, '4.00000000000000000001', 9),
    p: fc.constantFrom<unknown>(
      null,
      { amount: '3', currency: 'CNY' },
      { amount: '4.50', currency: 'CNY' },
      { amount: '5', currency: 'USD' },
    ),
    e: fc.constantFrom<unknown>(null, 'a', 'b', 'c'),
    f: fc.boolean(),
    on: fc.boolean(),
  },
  { requiredKeys: [] },
);

const tables = fc.record({
  rows: fc.array(row, { minLength: 1, maxLength: 40 }),
  hit: fc.constantFrom('unique', 'first', 'collect'),
});

function policyOf({ rows, hit }: typeof tables extends fc.Arbitrary<infer T> ? T : never): string {
  const take = hit === 'collect' ? ', take: sum' : '';
  return `facts:
  n: { type: integer, relevantWhen: { fact: on, operator: equal, value: true } }
  x: { type: decimal }
  p: { type: money }
  e: { type: enum, values: [a, b, c], presume: a }
  f: { type: boolean }
  on: { type: boolean, presume: true, settledBy: legal }
tables:
  t:
    inputs: { n: { fact: n }, x: { fact: x }, p: { fact: p }, e: { fact: e }, f: { fact: class.f } }
    outputs: { money: { type: money${take} }, count: { type: integer${take} } }
    hit: ${hit}
    rows:
${rows
  .map(
    ({ n, x, p, e, f }, id) =>
      `      - { id: r${id}, when: { n: ${n}, x: ${x}, p: ${p}, e: ${e}, f: ${f} }, then: { money: ${id}, count: ${id % 3} } }\n`,
  )
  .join('')}    otherwise: { money: 7, count: 0 }
  early: { inputs: { x: { fact: x }, e: { fact: e } }, outputs: { big: { type: boolean } }, hit: first, rows: [{ id: a, when: { x: gt 3, e: [a, b] }, then: { big: true } }], otherwise: { big: false } }
classification:
  f: { type: boolean, rules: [{ id: f, when: { fact: f, operator: equal, value: true }, then: true }], otherwise: false }
  big: { type: boolean, table: early, output: big, otherwise: false }
  count: { type: integer, table: t, output: count, otherwise: 0 }
  rich: { type: boolean, rules: [{ id: r, when: { fact: table.t.money, operator: greaterThan, value: 5 }, then: true }], otherwise: false }
remedies:
  - { id: pay, kind: cash, basis: contract, amount: { table: t, output: money }, per: { table: t, output: count } }
`;
}

it('finds what asking row by row finds, whatever is unknown, none or irrelevant', () => {
  fc.assert(
    fc.property(tables, fc.array(facts, { minLength: 1, maxLength: 6 }), (table, several) => {
      const program = programOf(policyOf(table));
      for (const stated of several) {
        const one: Case = { id: 'c', receivedAt: RECEIVED, facts: stated };
        expect(verdicts(program, one)).toEqual(verdicts(program, one, { oneByOne: true }));
      }
    }),
    { numRuns: 150 },
  );
});

it('decides a case after others as alone', () => {
  fc.assert(
    fc.property(tables, fc.array(facts, { minLength: 2, maxLength: 8 }), (table, several) => {
      const program = programOf(policyOf(table));
      for (const stated of several) {
        const one: Case = { id: 'c', receivedAt: RECEIVED, facts: stated };
        const alone = prepare(program.policy, { calendars: CALENDARS });
        expect(decide(program, one, { explain: true })).toEqual(decide(alone, one, { explain: true }));
      }
    }),
    { numRuns: 100 },
  );
});

it('is confirmed by the witness, row by row', async () => {
  await fc.assert(
    fc.asyncProperty(tables, facts, async (table, stated) => {
      const program = programOf(policyOf(table));
      const one: Case = { id: 'c', receivedAt: RECEIVED, facts: stated };
      const attested = await attest(program, one, decide(program, one));
      expect(attested.disputes).toEqual([]);
      expect(attested.checked).toBeGreaterThan(table.rows.length);
    }),
    { numRuns: 60 },
  );
});
