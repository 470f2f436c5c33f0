import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decision } from './decision.js';
import { decideOf, programOf } from './program.fixture.js';

// language.md §6: "A disputed reading is an option with `disputed: true`; finding `disputed-reading` iff the outcome
// depends on it." eu261.md D6: exactly 240 minutes over 3,500 km is 300 by the text's reading, 600 by the other.

const FLIGHTS = `options:
  reduction: { allowed: [apply, waive], default: waive, title: { en: Reduction } }
  fourHours: { allowed: { half: { en: half }, full: { en: full } }, default: half, disputed: true, title: { en: Exactly four hours } }
facts:
  delay: { type: integer, unit: min, min: 0 }
  applies: { type: boolean, presume: { option: reduction, equal: apply } }
conditions:
  halved:
    when:
      all:
        - { fact: applies, operator: equal, value: true }
        - any:
            - { fact: delay, operator: lessThan, value: 240 }
            - all: [{ fact: delay, operator: equal, value: 240 }, { fact: option.fourHours, operator: equal, value: half }]
classification:
  halved:
    type: boolean
    rules: [{ id: cut, when: { condition: halved }, then: true }]
    otherwise: false
remedies:
  - id: compensation
    kind: cash
    basis: contract
    when: { fact: delay, operator: greaterThanInclusive, value: 180 }
    amount: { choose: [{ when: { condition: halved }, then: { money: 300 } }, { otherwise: { money: 600 } }] }
`;

const program = programOf(FLIGHTS);
const total = ({ remedies }: Decision): string | undefined => remedies[0]?.total?.amount;
const disputed = ({ findings }: Decision) => findings.filter(({ code }) => code === 'disputed-reading');

test.each([
  // the cut is waived by default: eu261.md "where it is not [applied], 600 without a finding"
  [{ delay: 240 }, '600.00', 0],
  [{ delay: 239, applies: true }, '300.00', 0],
  [{ delay: 240, applies: true }, '300.00', 1],
  [{ delay: 241, applies: true }, '600.00', 0],
  [{ delay: 179, applies: true }, undefined, 0],
])('%j gives %s with %i findings', (facts, amount, findings) => {
  const decision = decideOf(program, facts);
  expect(total(decision)).toBe(amount);
  expect(disputed(decision)).toHaveLength(findings);
});

test('a finding names the option, its readings and what each gives', () => {
  const [finding] = disputed(decideOf(program, { delay: 240, applies: true }));
  expect(finding).toMatchObject({
    where: 'option.fourHours',
    readings: [
      {
        value: 'half',
        gives: [
          { where: 'classification.halved', result: true },
          {
            where: 'remedies.compensation',
            state: 'owed',
            min: { amount: '300.00' },
            max: { amount: '300.00' },
          },
        ],
      },
      {
        value: 'full',
        gives: [
          { where: 'classification.halved', result: false },
          { where: 'remedies.compensation', state: 'owed', min: { amount: '600.00' } },
        ],
      },
    ],
  });
  expect(finding?.message).toContain('`half` gives');
});

test('an unknown fact leaves the outcome hanging on the reading where its bounds do', () => {
  const decision = decideOf(program, { applies: true });
  // Delayed for 180 to 239, 240 or more: by either reading it may be 300 or 600.
  expect(disputed(decision)).toHaveLength(0);
});

test('the option that is set decides what is presumed', () => {
  const applied = programOf(FLIGHTS.replace('default: waive', 'default: apply'));
  const decision = decideOf(applied, { delay: 200 }, {}, { explain: true });
  expect(total(decision)).toBe('300.00');
  expect(decision.presumed).toEqual(['applies']);
  expect(decision.reasons?.facts).toContainEqual({
    fact: 'option.reduction',
    value: 'apply',
    source: 'option',
  });
  expect(total(decideOf(applied, { delay: 200, applies: false }))).toBe('600.00');
});

const PERVASIVE = `options:
  reading: { allowed: [narrow, wide], default: narrow, disputed: true }
facts:
  hint: { type: boolean, relevantWhen: { fact: option.reading, operator: equal, value: wide } }
  other: { type: boolean }
remedies:
  - { id: r, kind: apology, basis: contract, when: { fact: hint, operator: equal, value: true } }
`;

test('a fact that only matters by the reading not taken makes the outcome hang on it', () => {
  const one = programOf(PERVASIVE);
  expect(disputed(decideOf(one, { hint: true }))).toHaveLength(1);
  expect(disputed(decideOf(one, { hint: false }))).toHaveLength(0);
});

/** Random little policies on two options, in which everything may read everything. */
const tree = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(
      '{ fact: a, operator: equal, value: true }',
      '{ fact: b, operator: equal, value: false }',
      '{ fact: option.o, operator: equal, value: x }',
      '{ fact: option.p, operator: notEqual, value: z }',
      '{ fact: choice, operator: equal, value: { option: o } }',
      '{ fact: presumed, operator: equal, value: true }',
      '{ fact: class.kind, operator: equal, value: q }',
      '{ fact: late, operator: equal, value: true }',
    ),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => `{ all: [${all.join(', ')}] }`),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => `{ any: [${any.join(', ')}] }`),
    tie('condition').map((not) => `{ not: ${not} }`),
  ),
})).condition;

const early = (condition: string): string =>
  condition.replaceAll('class.kind', 'choice').replaceAll('value: q', 'value: x');

const body = (trees: readonly string[], o: string, relevant: boolean): string => `options:
  o: { allowed: [x, y], default: ${o}, disputed: true }
  p: { allowed: [z, v, w], default: v }
facts:
  a: { type: boolean }
  b: { type: boolean, presume: true }
  choice: { type: enum, values: [x, y] }
  presumed: { type: boolean, presume: { option: o, equal: x } }
  late: { type: boolean${relevant ? ', relevantWhen: { fact: presumed, operator: equal, value: true }' : ''} }
classification:
  kind: { type: { enum: [q, r] }, rules: [{ id: one, when: ${early(trees[0] ?? '')}, then: q }], otherwise: r }
remedies:
  - id: one
    kind: cash
    basis: contract
    when: ${trees[1] ?? ''}
    refusedBy: [{ id: no, when: ${trees[2] ?? ''}, cite: [A] }]
    amount: { choose: [{ when: ${trees[3] ?? ''}, then: { money: 10 } }, { otherwise: { money: 20 } }] }
`;

test('it is found exactly where a policy with the other word set decides otherwise', () => {
  fc.assert(
    fc.property(
      fc.array(tree, { minLength: 4, maxLength: 4 }),
      fc.boolean(),
      fc.array(
        fc.record(
          {
            a: fc.boolean(),
            b: fc.boolean(),
            choice: fc.constantFrom('x', 'y'),
            presumed: fc.boolean(),
            late: fc.boolean(),
          },
          { requiredKeys: [] },
        ),
        { minLength: 1, maxLength: 8 },
      ),
      (trees, relevant, cases) => {
        const taken = programOf(body(trees, 'x', relevant));
        const other = programOf(body(trees, 'y', relevant));
        for (const facts of cases) {
          const decision = decideOf(taken, facts);
          const differs = outcome(decision) !== outcome(decideOf(other, facts));
          expect([facts, disputed(decision).length > 0]).toEqual([facts, differs]);
        }
      },
    ),
    { numRuns: 150 },
  );
});

/** What there is to get, told apart by hand. */
function outcome({ classification, remedies, denied }: Decision): string {
  return JSON.stringify([
    classification,
    remedies.map(({ id, state, total: whole, totalMin, totalMax }) => [id, state, whole, totalMin, totalMax]),
    denied.map(({ id }) => id),
  ]);
}

test('it is found through a table that reads the option', () => {
  const one = programOf(`options: { reading: { allowed: [narrow, wide], default: narrow, disputed: true } }
facts: { km: { type: integer, min: 0 } }
tables:
  t:
    inputs: { km: { fact: km }, reading: { fact: option.reading } }
    outputs: { amount: { type: money } }
    hit: first
    rows:
      - { id: short, when: { km: upTo 1500 }, then: { amount: 250 } }
      - { id: narrow, when: { reading: narrow }, then: { amount: 300 } }
    otherwise: { amount: 600 }
remedies:
  - { id: pay, kind: cash, basis: contract, amount: { table: t, output: amount } }
`);
  const short = decideOf(one, { km: 1500 });
  expect([total(short), disputed(short).length]).toEqual(['250.00', 0]);
  const long = decideOf(one, { km: 1501 });
  expect([total(long), disputed(long).length]).toEqual(['300.00', 1]);
});
