import { FALSE, TRUE, UNDETERMINED } from '../truth.js';
import { IRRELEVANT, type Value } from '../value.js';
import type { LeafTest } from './test.js';

/** The values that one slot may hold, sorted into rows that tell how comparisons with constants come out. */
export interface Column {
  readonly count: number;
  /**
   * The row of a value that is known, none or irrelevant; undefined for one that no row tells anything about, such as
   * a fraction or an amount.
   */
  readonly rowOf: (value: Exclude<Value, undefined>) => number | undefined;
  /** The truth of a comparison by row, undetermined where some values of the row make it true and others false. */
  readonly truths: (comparison: Comparison) => Uint8Array;
}

export type Comparison = Pick<LeafTest, 'operator'> & { readonly constants: readonly Value[] };

/** Whether a column can tell of a leaf how it comes out. */
export function isComparison(leaf: Pick<LeafTest, 'operator' | 'constants'>): leaf is Comparison {
  const { operator, constants } = leaf;
  if (constants === undefined) return false;
  const areNames = constants.every((one) => typeof one === 'string' || typeof one === 'boolean');
  return (
    (areNames && operator in IS_NEGATIVE) ||
    (constants.every((one) => typeof one === 'number') && operator in STRETCHES)
  );
}

/** How finely a column tells values apart. */
export interface Fineness {
  readonly names: number;
  readonly cuts: number;
}

/** A column for all comparisons of one slot. */
export function columnOf(comparisons: readonly Comparison[], most: Fineness): Column {
  const isOrdered = comparisons.every(({ constants }) => constants.every((one) => typeof one === 'number'));
  return isOrdered ? stretches(comparisons, most.cuts) : names(comparisons, most.names);
}

// ---- values told apart by what they are -----------------------------------------------------------------------

const IS_NEGATIVE: Partial<Record<LeafTest['operator'], boolean>> = {
  equal: false,
  in: false,
  notEqual: true,
  notIn: true,
};

/**
 * A row for each text or truth value that is named, one for all others, one for none and irrelevance. Names beyond
 * `most` share rows, which leaves to evaluation what is said of only one of them.
 */
function names(comparisons: readonly Comparison[], most: number): Column {
  const named = [...new Set(comparisons.flatMap(({ constants }) => constants))];
  const shared = Math.min(named.length, most);
  const rows = new Map<Value, number>(named.map((value, index) => [value, index % shared]));
  const [other, nothing] = [shared, shared + 1];
  return {
    count: nothing + 1,
    rowOf(value) {
      if (typeof value === 'string' || typeof value === 'boolean') return rows.get(value) ?? other;
      return value === null || value === IRRELEVANT ? nothing : undefined;
    },
    truths({ operator, constants }) {
      const [listed, unlisted] = IS_NEGATIVE[operator] === true ? [FALSE, TRUE] : [TRUE, FALSE];
      const truths = new Uint8Array(nothing + 1).fill(unlisted);
      for (const value of constants) {
        const row = rows.get(value) ?? other;
        const isShared = row < named.length - shared;
        truths[row] = isShared ? UNDETERMINED : listed;
      }
      truths[nothing] = FALSE;
      return truths;
    },
  };
}

// ---- values told apart by where they lie ----------------------------------------------------------------------

/** A stretch of numbers: `from` belongs to it, `to` no longer. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The numbers of which a comparison is true. What is above a number begins with the next one that a double can be. */
const STRETCHES: Partial<Record<LeafTest['operator'], (constants: readonly number[]) => readonly Stretch[]>> =
  {
    equal: (constants) => constants.slice(0, 1).map(alone),
    in: (constants) => constants.map(alone),
    notEqual: around,
    notIn: around,
    lessThan: ([limit = NaN]) => [{ from: -Infinity, to: limit }],
    before: ([limit = NaN]) => [{ from: -Infinity, to: limit }],
    lessThanInclusive: ([limit = NaN]) => [{ from: -Infinity, to: nextAbove(limit) }],
    greaterThan: ([limit = NaN]) => [{ from: nextAbove(limit), to: Infinity }],
    after: ([limit = NaN]) => [{ from: nextAbove(limit), to: Infinity }],
    greaterThanInclusive: ([limit = NaN]) => [{ from: limit, to: Infinity }],
    between: ([low = NaN, high = NaN]) => [{ from: low, to: nextAbove(high) }],
  };

function alone(number: number): Stretch {
  return { from: number, to: nextAbove(number) };
}

function around(numbers: readonly number[]): readonly Stretch[] {
  const sorted = numbers.toSorted((a, b) => a - b);
  return [-Infinity, ...sorted.map(nextAbove)].map((from, index) => ({
    from,
    to: sorted[index] ?? Infinity,
  }));
}

/** A row for each stretch of numbers, from one cut up to the next, and one for none and irrelevance. */
function stretches(comparisons: readonly Comparison[], most: number): Column {
  const ends = comparisons.flatMap(stretchesOf).flatMap(({ from, to }) => [from, to]);
  const sorted = [...new Set(ends)].filter(Number.isFinite).toSorted((a, b) => a - b);
  const cuts = evenly(sorted, most);
  const count = counterOf(cuts);
  const nothing = cuts.length + 1;
  return {
    count: nothing + 1,
    rowOf(value) {
      if (typeof value === 'number') return count(value);
      return value === null || value === IRRELEVANT ? nothing : undefined;
    },
    truths(comparison) {
      const truths = new Uint8Array(nothing + 1).fill(FALSE);
      for (const stretch of stretchesOf(comparison)) {
        for (let row = count(stretch.from); row < nothing; row += 1) {
          const from = cuts[row - 1] ?? -Infinity;
          const to = cuts[row] ?? Infinity;
          if (from >= stretch.to) break;
          if (stretch.from <= from && to <= stretch.to) truths[row] = TRUE;
          else if (stretch.from < to) truths[row] = UNDETERMINED;
        }
      }
      return truths;
    },
  };
}

function stretchesOf({ operator, constants }: Comparison): readonly Stretch[] {
  const numbers = constants.filter((one) => typeof one === 'number');
  return (STRETCHES[operator]?.(numbers) ?? []).filter(({ from, to }) => from < to);
}

function evenly(numbers: readonly number[], most: number): Float64Array {
  const step = Math.max(1, numbers.length / most);
  const length = Math.min(numbers.length, most);
  return Float64Array.from({ length }, (_, cut) => numbers[Math.floor(cut * step)] ?? Infinity);
}

/**
 * Counts how many of the ascending numbers are at most a given one. Between the first and the last the distance from
 * the first tells in which part to look; a part only has to lie before the next one, for that it need not be exact.
 */
function counterOf(numbers: Float64Array): (limit: number) => number {
  const [first = 0] = numbers;
  const last = numbers[numbers.length - 1] ?? 0;
  const parts = 4 * numbers.length;
  const exact = (parts - 1) / (last - first);
  const scale = Number.isFinite(exact) ? exact : 0;
  const partOf = (number: number): number => Math.floor((number - first) * scale) || 0;
  const before = new Uint32Array(parts + 1);
  for (const number of numbers) {
    const part = partOf(number);
    before[part + 1] = (before[part + 1] ?? 0) + 1;
  }
  for (let part = 1; part <= parts; part += 1) before[part] = (before[part] ?? 0) + (before[part - 1] ?? 0);
  return (limit) => {
    if (!(limit >= first)) return 0;
    if (limit >= last) return numbers.length;
    const part = partOf(limit);
    let low = before[part] ?? 0;
    let high = before[part + 1] ?? 0;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((numbers[middle] ?? Infinity) <= limit) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** The least double above a finite number. */
function nextAbove(number: number): number {
  if (number === 0) return Number.MIN_VALUE;
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, number);
  bits.setBigInt64(0, bits.getBigInt64(0) + (number > 0 ? 1n : -1n));
  return bits.getFloat64(0);
}
