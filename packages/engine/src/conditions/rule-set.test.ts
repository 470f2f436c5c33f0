import { Rational } from '@redress/money';
import type { Condition, Literal, OperatorName } from '@redress/policy';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { programOf } from '../program.fixture.js';
import { MoneyValue } from '../money-value.js';
import { FALSE, TRUE, UNDETERMINED, type Truth } from '../truth.js';
import { IRRELEVANT, numberValue, type Value } from '../value.js';
import { RuleSet, type Hits } from './rule-set.js';
import { compileCondition, type Test } from './test.js';

const { scope } = programOf(`facts:
  n: { type: decimal }
  k: { type: integer }
  e: { type: enum, values: [a, b, c, d] }
  b: { type: boolean }
  m: { type: money }
  s: { type: text }
conditions:
  late: { when: { all: [{ fact: n, operator: greaterThan, value: 3 }, { fact: b, operator: equal, value: true }] } }
`);
const SLOTS = { n: at('n'), k: at('k'), e: at('e'), b: at('b'), m: at('m'), s: at('s') };

function at(name: string): number {
  const slot = scope.slots.get(name);
  if (slot === undefined) throw new Error(name);
  return slot;
}

// ---- random rules and values -------------------------------------------------------------------------------

const number = fc.oneof(
  fc.integer({ min: -2, max: 8 }),
  fc.constantFrom(0.5, 2.5, -1.25),
  fc.constant('3.00000000000000000001'),
);
const letter = fc.constantFrom('a', 'b', 'c', 'd');
const money = fc
  .record({ amount: fc.constantFrom('0', '3', '3.50'), currency: fc.constantFrom('CNY', 'USD') })
  .map(({ amount, currency }): Literal => ({ kind: 'money', amount, currency }));

function leaf(
  name: keyof typeof SLOTS,
  operator: OperatorName,
  right: readonly Literal[],
): Extract<Condition, { kind: 'leaf' }> {
  return {
    kind: 'leaf',
    left: { kind: 'reference', name },
    operator,
    right: right.map((value) => ({ kind: 'constant', value })),
  };
}

const numeric = fc.constantFrom('n' as const, 'k' as const);
const leaves: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .tuple(
      numeric,
      fc.constantFrom<OperatorName>(
        'equal',
        'notEqual',
        'lessThan',
        'lessThanInclusive',
        'greaterThan',
        'greaterThanInclusive',
      ),
      number,
    )
    .map(([name, operator, value]) => leaf(name, operator, [value])),
  fc.tuple(numeric, number, number).map(([name, low, high]) => leaf(name, 'between', [low, high])),
  fc
    .tuple(fc.constantFrom<OperatorName>('in', 'notIn'), fc.array(number, { minLength: 1, maxLength: 3 }))
    .map(([operator, list]) => leaf('n', operator, list)),
  fc
    .tuple(fc.constantFrom<OperatorName>('equal', 'notEqual'), letter)
    .map(([operator, value]) => leaf('e', operator, [value])),
  fc
    .tuple(fc.constantFrom<OperatorName>('in', 'notIn'), fc.array(letter, { minLength: 1, maxLength: 3 }))
    .map(([operator, list]) => leaf('e', operator, list)),
  fc.boolean().map((value) => leaf('b', 'equal', [value])),
  fc
    .tuple(fc.constantFrom<OperatorName>('equal', 'greaterThan', 'lessThanInclusive'), money)
    .map(([operator, value]) => leaf('m', operator, [value])),
  fc
    .tuple(
      fc.constantFrom<keyof typeof SLOTS>('n', 'e', 'm'),
      fc.constantFrom<OperatorName>('present', 'absent'),
    )
    .map(([name, operator]) => leaf(name, operator, [])),
  fc
    .tuple(fc.constantFrom<keyof typeof SLOTS>('n', 'e'), fc.constantFrom<OperatorName>('equal', 'notEqual'))
    .map(([name, operator]) => leaf(name, operator, [null])),
  fc.tuple(numeric, fc.constantFrom('n', 'k')).map(([name, other]): Condition => ({
    ...leaf(name, 'lessThan', []),
    right: [{ kind: 'reference', name: other }],
  })),
  fc.constant<Condition>({ kind: 'named', name: 'late' }),
);

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaves,
    fc
      .array(tie('condition'), { minLength: 1, maxLength: 4 })
      .map((children): Condition => ({ kind: 'all', children })),
    fc
      .array(tie('condition'), { minLength: 1, maxLength: 3 })
      .map((children): Condition => ({ kind: 'any', children })),
    tie('condition').map((child): Condition => ({ kind: 'not', child })),
  ),
}));

const nothing = fc.constantFrom<Value>(undefined, null, IRRELEVANT);
const numbers = fc.oneof(
  number.map((value): Value => numberValue(Rational.read(value))),
  fc.constant<Value>(Rational.of(1, 3)),
);
const values = fc
  .record({
    n: fc.oneof(numbers, nothing),
    k: fc.oneof(fc.integer({ min: -2, max: 8 }), nothing),
    e: fc.oneof(letter, nothing),
    b: fc.oneof(fc.boolean(), nothing),
    m: fc.oneof(
      fc
        .tuple(fc.constantFrom('0', '3', '3.50'), fc.constantFrom('CNY', 'USD'), fc.boolean())
        .map(([amount, currency, hasRate]): Value => {
          const exact = Rational.fromDecimal(amount);
          const house = currency === 'CNY' ? exact : hasRate ? exact.multiply(Rational.of(7)) : undefined;
          return new MoneyValue(exact, currency, house);
        }),
      nothing,
    ),
    s: fc.oneof(fc.constantFrom('bag', ''), nothing),
  })
  .map((known): Value[] => {
    const list = new Array<Value>(scope.names.length).fill(undefined);
    for (const [name, slot] of Object.entries(SLOTS)) list[slot] = known[name as keyof typeof SLOTS];
    return list;
  });

// ---- what is compared --------------------------------------------------------------------------------------

function oneByOne(tests: readonly { readonly evaluate: (list: Value[]) => Truth }[], list: Value[]): Hits {
  const truths = tests.map((test) => test.evaluate(list));
  const positions = (wanted: Truth): number[] =>
    truths.flatMap((truth, position) => (truth === wanted ? [position] : []));
  return { matched: positions(TRUE), undetermined: positions(UNDETERMINED) };
}

describe('a rule set', () => {
  test('answers as if every rule were asked one by one, also for what is unknown, none, irrelevant or a fraction', () => {
    fc.assert(
      fc.property(
        fc.array(condition, { maxLength: 60 }),
        fc.array(values, { minLength: 1, maxLength: 12 }),
        (conditions, cases) => {
          const tests = conditions.map((one) => compileCondition(one, scope));
          const rules = new RuleSet(tests);
          const coarse = new RuleSet(tests, { names: 2, cuts: 2 });
          for (const list of cases) {
            const expected = oneByOne(tests, list);
            expect(rules.match(list)).toEqual(expected);
            expect(coarse.match(list)).toEqual(expected);
          }
        },
      ),
      { numRuns: 400 },
    );
  }, 60_000);

  test('does so for large lists that are filed several levels deep', () => {
    const conjunction = fc
      .array(leaves, { minLength: 1, maxLength: 4 })
      .map((children): Condition => ({ kind: 'all', children }));
    fc.assert(
      fc.property(
        fc.array(conjunction, { minLength: 200, maxLength: 400 }),
        fc.array(values, { minLength: 5, maxLength: 20 }),
        (conditions, cases) => {
          const tests = conditions.map((one) => compileCondition(one, scope));
          const rules = new RuleSet(tests);
          const coarse = new RuleSet(tests, { names: 3, cuts: 3 });
          for (const list of cases) {
            const expected = oneByOne(tests, list);
            expect(rules.match(list)).toEqual(expected);
            expect(coarse.match(list)).toEqual(expected);
          }
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);

  test('evaluates none of a hundred rules of which rows tell all, whether their facts are known or not', () => {
    const { tests, asked } = counted(
      Array.from({ length: 100 }, (_, index): Condition => ({
        kind: 'all',
        children: [leaf('e', 'equal', ['abcd'[index % 4] ?? '']), leaf('k', 'greaterThan', [index])],
      })),
    );
    const rules = new RuleSet(tests);
    const list = new Array<Value>(scope.names.length).fill(undefined);
    list[SLOTS.k] = 5;
    expect(rules.match(list)).toEqual({ matched: [], undetermined: [0, 1, 2, 3, 4] });
    list[SLOTS.e] = 'b';
    expect(rules.match(list)).toEqual({ matched: [1], undetermined: [] });
    expect(asked()).toBe(0);
  });

  test('evaluates few of ten thousand rules that are told apart by one value', () => {
    const { tests, asked } = counted(
      Array.from({ length: 10_000 }, (_, index) => leaf('s', 'equal', [`v${index}`])),
    );
    const rules = new RuleSet(tests);
    const list = new Array<Value>(scope.names.length).fill(undefined);
    list[SLOTS.s] = 'v77';
    expect(rules.match(list)).toEqual({ matched: [77], undetermined: [] });
    // Ten names share a row.
    expect(asked()).toBe(10);
    list[SLOTS.s] = undefined;
    expect(rules.match(list).undetermined).toHaveLength(10_000);
    list[SLOTS.s] = IRRELEVANT;
    expect(rules.match(list)).toEqual({ matched: [], undetermined: [] });
    expect(asked()).toBe(10);
  });

  test('asks what no row tells once a case, however many rules say it', () => {
    const holds = (word: string): Condition => leaf('s', 'contains', [word]);
    const { tests, asked } = counted(
      Array.from({ length: 60 }, (_, index): Condition => ({
        kind: 'all',
        children: [leaf('k', 'lessThan', [index]), holds(index % 2 === 0 ? 'bag' : 'seat')],
      })),
    );
    const rules = new RuleSet(tests);
    const list = new Array<Value>(scope.names.length).fill(undefined);
    for (const [text, k, matched] of [
      ['a bag', 56, [58]],
      ['a seat', 54, [55, 57, 59]],
      ['bag and seat', 57, [58, 59]],
    ] as const) {
      [list[SLOTS.s], list[SLOTS.k]] = [text, k];
      expect(rules.match(list)).toEqual({ matched, undetermined: [] });
    }
    list[SLOTS.s] = undefined;
    expect(rules.match(list)).toEqual({ matched: [], undetermined: [58, 59] });
    expect(asked()).toBe(0);
  });

  test('answers rightly again after a rule has thrown', () => {
    const [first, second] = counted([leaf('k', 'greaterThan', [1]), leaf('k', 'lessThan', [9])]).tests;
    if (first === undefined || second === undefined) throw new Error('two rules');
    let isBroken = true;
    const broken: Test = {
      kind: 'not',
      child: second,
      evaluate: (list) => {
        if (isBroken) throw new Error('broken');
        return second.evaluate(list);
      },
    };
    const rules = new RuleSet([first, broken]);
    const list = new Array<Value>(scope.names.length).fill(undefined);
    list[SLOTS.k] = 5;
    expect(() => rules.match(list)).toThrow('broken');
    isBroken = false;
    list[SLOTS.k] = 0;
    expect(rules.match(list)).toEqual({ matched: [1], undetermined: [] });
  });
});

/** The conditions compiled, and how often a rule of them was evaluated. */
function counted(conditions: readonly Condition[]): { tests: Test[]; asked: () => number } {
  let asked = 0;
  const tests = conditions.map((one): Test => {
    const compiled = compileCondition(one, scope);
    return {
      ...compiled,
      evaluate: (list) => {
        asked += 1;
        return compiled.evaluate(list);
      },
    };
  });
  return { tests, asked: () => asked };
}

describe('a condition', () => {
  test('is what its tree says by Kleene, whatever its leaves are', () => {
    const truthOf = (one: Condition, list: Value[]): Truth => {
      switch (one.kind) {
        case 'all':
          return one.children.map((child) => truthOf(child, list)).reduce((a, b) => (a < b ? a : b), TRUE);
        case 'any':
          return one.children.map((child) => truthOf(child, list)).reduce((a, b) => (a > b ? a : b), FALSE);
        case 'not': {
          const child = truthOf(one.child, list);
          return child === UNDETERMINED ? UNDETERMINED : child === TRUE ? FALSE : TRUE;
        }
        case 'some':
        case 'every':
        case 'none':
        case 'named':
        case 'leaf':
          return compileCondition(one, scope).evaluate(list);
      }
    };
    fc.assert(
      fc.property(condition, values, (one, list) => {
        expect(compileCondition(one, scope).evaluate(list)).toBe(truthOf(one, list));
      }),
      { numRuns: 2_000 },
    );
  }, 60_000);

  test('keeps what is decided when more becomes known: three-valued truth is monotone', () => {
    fc.assert(
      fc.property(condition, values, values, (one, list, other) => {
        const test = compileCondition(one, scope);
        const before = test.evaluate(list);
        fc.pre(before !== UNDETERMINED);
        const more = list.map((value, slot) => (value === undefined ? other[slot] : value));
        expect(test.evaluate(more)).toBe(before);
      }),
      { numRuns: 4_000 },
    );
  }, 60_000);
});
