import { TRUE, UNDETERMINED, type Truth } from '../truth.js';
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
  /** The rows that do not make a comparison false, ascending and apart. */
  readonly runs: (comparison: Comparison) => readonly Run[];
}

/**
 * Rows one after the other, from `from` to before `to`, of which a comparison comes out alike: undetermined where some
 * values of a row make it true and others false. Most comparisons are false of most rows, so that these few say all.
 */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly truth: Truth;
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
    runs({ operator, constants }) {
      const isNegative = IS_NEGATIVE[operator] === true;
      const listed = [...new Set(constants.map((value) => rows.get(value) ?? other))].toSorted(
        (a, b) => a - b,
      );
      const runs: Run[] = [];
      let from = 0;
      for (const row of listed) {
        if (isNegative && from < row) runs.push({ from, to: row, truth: TRUE });
        // Of names that share a row only one is meant.
        if (row < named.length - shared) runs.push({ from: row, to: row + 1, truth: UNDETERMINED });
        else if (!isNegative) runs.push({ from: row, to: row + 1, truth: TRUE });
        from = row + 1;
      }
      if (isNegative && from < nothing) runs.push({ from, to: nothing, truth: TRUE });
      return runs;
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
    runs(comparison) {
      const runs: Run[] = [];
      for (const { from, to } of stretchesOf(comparison)) {
        const first = count(from);
        // A stretch that ends with a cut does not reach into the row that begins there.
        const end = count(to);
        const last = cuts[end - 1] === to ? end - 1 : end;
        const isBegun = (cuts[first - 1] ?? -Infinity) < from;
        const isLeft = to < (cuts[last] ?? Infinity);
        add(runs, first, first + 1, isBegun || (isLeft && first === last) ? UNDETERMINED : TRUE);
        add(runs, first + 1, last, TRUE);
        add(runs, last, last + 1, isLeft ? UNDETERMINED : TRUE);
      }
      return runs;
    },
  };
}

/** Adds rows behind those that are there; what two stretches have in common says what the first does. */
function add(runs: Run[], from: number, to: number, truth: Run['truth']): void {
  const last = runs.at(-1);
  const start = Math.max(from, last?.to ?? 0);
  if (start >= to) return;
  if (last !== undefined && last.to === start && last.truth === truth)
    runs[runs.length - 1] = { ...last, to };
  else runs.push({ from: start, to, truth });
}

/** Ascending, none of them empty. */
function stretchesOf({ operator, constants }: Comparison): readonly Stretch[] {
  const numbers = constants.filter((one) => typeof one === 'number');
  const stretches = (STRETCHES[operator]?.(numbers) ?? []).filter(({ from, to }) => from < to);
  return stretches.length > 1 ? stretches.toSorted((a, b) => a.from - b.from) : stretches;
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
  DOUBLE[0] = number;
  BITS_OF_DOUBLE[0] = (BITS_OF_DOUBLE[0] ?? 0n) + (number > 0 ? 1n : -1n);
  return DOUBLE[0];
}

/** One double and the same as an integer, of which the next one stands for the next double. */
const DOUBLE = new Float64Array(1);
const BITS_OF_DOUBLE = new BigInt64Array(DOUBLE.buffer);
