import type { OperatorName } from '@redress/policy';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FALSE, TRUE, UNDETERMINED, type Truth } from '../truth.js';
import { IRRELEVANT, type Value } from '../value.js';
import { columnOf, isComparison, type Comparison, type Fineness } from './column.js';

// What a comparison of two plain values means stands in language.md §2 and §3; here in the fewest words.

const MEANS: Partial<Record<OperatorName, (value: never, constants: never) => boolean>> = {
  equal: (value: Value, [one]: Value[]) => value === one,
  notEqual: (value: Value, [one]: Value[]) => value !== one,
  in: (value: Value, list: Value[]) => list.includes(value),
  notIn: (value: Value, list: Value[]) => !list.includes(value),
  lessThan: (value: number, [limit = NaN]: number[]) => value < limit,
  before: (value: number, [limit = NaN]: number[]) => value < limit,
  lessThanInclusive: (value: number, [limit = NaN]: number[]) => value <= limit,
  greaterThan: (value: number, [limit = NaN]: number[]) => value > limit,
  after: (value: number, [limit = NaN]: number[]) => value > limit,
  greaterThanInclusive: (value: number, [limit = NaN]: number[]) => value >= limit,
  between: (value: number, [low = NaN, high = NaN]: number[]) => low <= value && value <= high,
};

function meaning(value: Value, { operator, constants }: Comparison): Truth {
  if (value === null || value === IRRELEVANT) return FALSE;
  return MEANS[operator]?.(value as never, constants as never) === true ? TRUE : FALSE;
}

const number = fc.oneof(
  fc.integer({ min: -4, max: 4 }),
  fc.constantFrom(0, -0, 0.1, 0.3, 0.1 + 0.2, 1e21, -1e21, 5e-324, -5e-324, 1e308, -1.7e308, 2 ** 53 - 1),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const numeric: fc.Arbitrary<Comparison> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom<OperatorName>(
        'equal',
        'notEqual',
        'lessThan',
        'before',
        'lessThanInclusive',
        'greaterThan',
        'after',
        'greaterThanInclusive',
      ),
      number,
    )
    .map(([operator, constant]) => ({ operator, constants: [constant] })),
  fc.tuple(number, number).map((constants) => ({ operator: 'between' as const, constants })),
  fc
    .tuple(fc.constantFrom<OperatorName>('in', 'notIn'), fc.array(number, { maxLength: 4 }))
    .map(([operator, constants]) => ({ operator, constants })),
);
const word = fc.constantFrom('a', 'b', 'c', 'd', 'e', '', 'constructor', true, false);
const verbal: fc.Arbitrary<Comparison> = fc.oneof(
  fc
    .tuple(fc.constantFrom<OperatorName>('equal', 'notEqual'), word)
    .map(([operator, constant]) => ({ operator, constants: [constant] })),
  fc
    .tuple(fc.constantFrom<OperatorName>('in', 'notIn'), fc.array(word, { minLength: 1, maxLength: 4 }))
    .map(([operator, constants]) => ({ operator, constants })),
);
const none = fc.constantFrom<Value>(null, IRRELEVANT);

/** Every row is right about every value of it, or says that it cannot tell; `isExact` allows no such doubt. */
function expectRight(comparisons: Comparison[], values: readonly Value[], most: Fineness, isExact: boolean) {
  const column = columnOf(comparisons, most);
  for (const comparison of comparisons) {
    expect(isComparison(comparison)).toBe(true);
    const runs = column.runs(comparison);
    let end = 0;
    for (const run of runs) {
      expect(run.from).toBeGreaterThanOrEqual(end);
      expect(run.to).toBeGreaterThan(run.from);
      end = run.to;
    }
    expect(end).toBeLessThanOrEqual(column.count);
    const truthOf = (row: number): Truth =>
      runs.find(({ from, to }) => from <= row && row < to)?.truth ?? FALSE;
    for (const value of values) {
      if (value === undefined) continue;
      const row = column.rowOf(value);
      const truth = row === undefined ? UNDETERMINED : truthOf(row);
      if (truth !== UNDETERMINED || isExact) expect(truth).toBe(meaning(value, comparison));
    }
  }
}

describe('a column', () => {
  test('of numbers is right about each of them, fine or coarse', () => {
    fc.assert(
      fc.property(
        fc.array(numeric, { minLength: 1, maxLength: 12 }),
        fc.array(fc.oneof(number, none), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 8 }),
        (comparisons, others, cuts) => {
          const values = [...others, ...comparisons.flatMap(({ constants }) => constants)];
          expectRight(comparisons, values, { names: 1, cuts: 1_000 }, true);
          expectRight(comparisons, values, { names: 1, cuts }, false);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('of names is right about each of them, also where they share rows', () => {
    fc.assert(
      fc.property(
        fc.array(verbal, { minLength: 1, maxLength: 12 }),
        fc.array(fc.oneof(word, none), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 8 }),
        (comparisons, values, names) => {
          expectRight(comparisons, values, { names: 1_000, cuts: 1 }, true);
          expectRight(comparisons, values, { names, cuts: 1 }, false);
        },
      ),
      { numRuns: 300 },
    );
  });
});
