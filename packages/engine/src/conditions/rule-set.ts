import { TRUE, UNDETERMINED } from '../truth.js';
import { IRRELEVANT, type Value, type Values } from '../value.js';
import type { LeafTest, Test } from './test.js';

/** Positions of rules in their list, ascending. */
export interface Hits {
  readonly matched: number[];
  readonly undetermined: number[];
}

/**
 * A list of rules that are all asked at once. A rule has a bit for each way in which it can be true; every value that
 * a slot may hold has a row of bits, 0 where that value alone bars the way. The rows of a case's values are
 * intersected word by word, and only rules with a way left are evaluated: the bit vectors of packet filters (Lakshman
 * and Stiliadis, SIGCOMM 1998). This is sound because a conjunction with one false part is false whatever else is
 * unknown; an unknown value bars nothing.
 */
export class RuleSet {
  private readonly evaluators: readonly Test['evaluate'][];
  /** The rule of each bit, ascending. */
  private readonly positions: Int32Array;
  private readonly columns: readonly Column[];
  /** All rows one behind the other, each of `words` words; row 0 has every bit set. */
  private readonly rows: Int32Array;
  private readonly words: number;
  /** Where the present case's row of each column begins; here only so that it need not be made for each case. */
  private readonly starts: Int32Array;

  constructor(rules: readonly Test[]) {
    const ways = rules.flatMap((rule, position) => waysOf(rule).map((leaves) => ({ position, leaves })));
    this.evaluators = rules.map((rule) => rule.evaluate);
    this.positions = Int32Array.from(ways, ({ position }) => position);
    this.columns = columnsOf(ways.map(({ leaves }) => leaves));
    this.words = wordsFor(ways.length);
    this.rows = rowsOf(this.columns, ways.length);
    this.starts = new Int32Array(this.columns.length);
  }

  /** Every rule that is true or undetermined for these values. */
  match(values: Values): Hits {
    const { evaluators, positions, columns, rows, words, starts } = this;
    let count = 0;
    for (const { slot, firstRow, choice } of columns) {
      const row = choice.rowOf(values[slot]);
      starts[count] = row === undefined ? 0 : (firstRow + row) * words;
      count += 1;
    }
    const hits: Hits = { matched: [], undetermined: [] };
    let previous = -1;
    for (let word = 0; word < words; word += 1) {
      let open = rows[word] ?? 0;
      for (let column = 0; column < count && open !== 0; column += 1)
        open &= rows[(starts[column] ?? 0) + word] ?? 0;
      for (; open !== 0; open &= open - 1) {
        const position = positions[word * BITS + lowestBit(open)] ?? 0;
        if (position === previous) continue;
        previous = position;
        const truth = evaluators[position]?.(values);
        if (truth === TRUE) hits.matched.push(position);
        else if (truth === UNDETERMINED) hits.undetermined.push(position);
      }
    }
    return hits;
  }
}

const BITS = 32;

function wordsFor(bits: number): number {
  return Math.ceil(bits / BITS);
}

function lowestBit(word: number): number {
  return BITS - 1 - Math.clz32(word & -word);
}

/** What the values of one slot bar. */
interface Column {
  readonly slot: number;
  readonly filed: readonly Filed[];
  readonly choice: Choice;
  readonly firstRow: number;
}

/** A comparison of one slot with constants, and the bit of the way that it bars while false. */
interface Filed {
  readonly bit: number;
  readonly operator: LeafTest['operator'];
  readonly constants: readonly Value[];
}

/** Which row stands for a value. */
interface Choice {
  readonly count: number;
  /** Undefined for an unknown value, and for a number or amount that no row tells anything about. */
  readonly rowOf: (value: Value) => number | undefined;
  /** Whether a row holds a value of which the comparison is not false; in doubt 1. */
  readonly open: (filed: Filed) => Uint8Array;
}

/** The columns worth asking, those first that are likely to rule out most. */
function columnsOf(ways: readonly Way[]): Column[] {
  const bySlot = new Map<number, Filed[]>();
  for (const [bit, leaves] of ways.entries()) {
    for (const { operator, slot, constants } of leaves) {
      if (constants === undefined || !isFileable(operator, constants)) continue;
      const filed = bySlot.get(slot);
      if (filed === undefined) bySlot.set(slot, [{ bit, operator, constants }]);
      else filed.push({ bit, operator, constants });
    }
  }
  let firstRow = 1;
  return [...bySlot]
    .filter(([, filed]) => filed.length >= WORTH_A_COLUMN)
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([slot, filed]) => {
      const isOrdered = filed.every(({ constants }) => constants.every((one) => typeof one === 'number'));
      const choice = isOrdered ? stretches(filed) : names(filed);
      const column = { slot, filed, choice, firstRow };
      firstRow += choice.count;
      return column;
    });
}

/** To look up a row costs about as much as to evaluate a rule or two. */
const WORTH_A_COLUMN = 3;

/** Leaves that all have to be true, or undetermined, for a rule to be so in this way. */
type Way = readonly LeafTest[];

/** More are not told apart: the group they come from is left to evaluation. */
const MOST_WAYS = 8;

/** The ways of a rule as far as leaves and groups of them tell; the rule is false while all of them are barred. */
function waysOf(test: Test): readonly Way[] {
  switch (test.kind) {
    case 'all':
      return test.children.map(waysOf).reduce(eachWithEach, ANYHOW);
    case 'any': {
      const ways = test.children.flatMap(waysOf);
      return ways.length > MOST_WAYS ? ANYHOW : ways;
    }
    case 'named':
      return waysOf(test.child);
    case 'not':
      return ANYHOW;
    case 'leaf':
      return [[test]];
  }
}

const ANYHOW: readonly Way[] = [[]];

function eachWithEach(ways: readonly Way[], others: readonly Way[]): readonly Way[] {
  if (ways.length * others.length > MOST_WAYS) return ways;
  return ways.flatMap((way) => others.map((other) => [...way, ...other]));
}

function isFileable(operator: LeafTest['operator'], constants: readonly Value[]): boolean {
  const areNumbers = constants.every((one) => typeof one === 'number');
  if (operator === 'equal' || operator === 'in')
    return areNumbers || constants.every((one) => typeof one === 'string' || typeof one === 'boolean');
  if (operator === 'notEqual' || operator === 'notIn')
    return constants.every((one) => typeof one === 'string' || typeof one === 'boolean');
  return areNumbers && operator in SPANS;
}

function rowsOf(columns: readonly Column[], bits: number): Int32Array {
  const words = wordsFor(bits);
  const count = columns.reduce((sum, { choice }) => sum + choice.count, 1);
  const rows = new Int32Array(count * words);
  const every = rows.subarray(0, words);
  for (let bit = 0; bit < bits; bit += 1) every[bit >>> 5] = (every[bit >>> 5] ?? 0) | (1 << (bit & 31));
  for (let row = 1; row < count; row += 1) rows.copyWithin(row * words, 0, words);
  for (const { filed, choice, firstRow } of columns) {
    for (const one of filed) {
      const open = choice.open(one);
      const mask = ~(1 << (one.bit & 31));
      let word = firstRow * words + (one.bit >>> 5);
      for (let row = 0; row < choice.count; row += 1, word += words)
        if (open[row] === 0) rows[word] = (rows[word] ?? 0) & mask;
    }
  }
  return rows;
}

// ---- values told apart by what they are -----------------------------------------------------------------------

/** More share rows: what a shared row leaves open is evaluated anyway. */
const MOST_NAMES = 10_000;

/** A row for each text or truth value that a rule names, one for all others, one for none and irrelevance. */
function names(filed: readonly Filed[]): Choice {
  const named = [...new Set(filed.flatMap(({ constants }) => constants))];
  const shared = Math.min(named.length, MOST_NAMES);
  const rows = new Map<Value, number>(named.map((value, index) => [value, index % shared]));
  const [other, nothing] = [shared, shared + 1];
  rows.set(null, nothing).set(IRRELEVANT, nothing);
  return {
    count: nothing + 1,
    rowOf: (value) =>
      rows.get(value) ?? (typeof value === 'string' || typeof value === 'boolean' ? other : undefined),
    open({ operator, constants }) {
      const isNegative = operator === 'notEqual' || operator === 'notIn';
      const open = new Uint8Array(nothing + 1).fill(isNegative ? 1 : 0);
      for (const value of constants) {
        const isSharing = isNegative && named.length > MOST_NAMES;
        if (!isSharing) open[rows.get(value) ?? other] = isNegative ? 0 : 1;
      }
      open[nothing] = 0;
      return open;
    },
  };
}

// ---- values told apart by where they lie ----------------------------------------------------------------------

const MOST_CUTS = 63;

/** A row for each stretch of numbers, from one cut up to the next, and one for none and irrelevance. */
function stretches(filed: readonly Filed[]): Choice {
  const numbers = filed.flatMap(({ constants }) => constants.filter((one) => typeof one === 'number'));
  const cuts = evenly(
    [...new Set(numbers)].toSorted((a, b) => a - b),
    MOST_CUTS,
  );
  const nothing = cuts.length + 1;
  return {
    count: nothing + 1,
    rowOf(value) {
      if (typeof value === 'number') return countUpTo(cuts, value);
      return value === null || value === IRRELEVANT ? nothing : undefined;
    },
    open({ operator, constants }) {
      const open = new Uint8Array(nothing + 1);
      const [first, second] = constants.filter((one) => typeof one === 'number');
      const span = SPANS[operator];
      if (span === undefined || first === undefined) {
        for (const one of constants) if (typeof one === 'number') open[countUpTo(cuts, one)] = 1;
      } else {
        const [from, to] = span(cuts, first, second ?? first);
        open.fill(1, from, to + 1);
      }
      return open;
    },
  };
}

type Span = (cuts: Float64Array, first: number, second: number) => readonly [from: number, to: number];

/** The first and last row with numbers of which a comparison may be true. */
const SPANS: Partial<Record<LeafTest['operator'], Span>> = {
  lessThan: (cuts, limit) => [0, countBelow(cuts, limit)],
  before: (cuts, limit) => [0, countBelow(cuts, limit)],
  lessThanInclusive: (cuts, limit) => [0, countUpTo(cuts, limit)],
  greaterThan: (cuts, limit) => [countUpTo(cuts, limit), cuts.length],
  after: (cuts, limit) => [countUpTo(cuts, limit), cuts.length],
  greaterThanInclusive: (cuts, limit) => [countUpTo(cuts, limit), cuts.length],
  between: (cuts, low, high) => [countUpTo(cuts, low), countUpTo(cuts, high)],
};

function evenly(numbers: readonly number[], most: number): Float64Array {
  const step = Math.max(1, numbers.length / most);
  const length = Math.min(numbers.length, most);
  return Float64Array.from({ length }, (_, cut) => numbers[Math.floor(cut * step)] ?? Infinity);
}

/** How many of the ascending numbers are at most `limit`. */
function countUpTo(numbers: Float64Array, limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function countBelow(numbers: Float64Array, limit: number): number {
  const upTo = countUpTo(numbers, limit);
  return numbers[upTo - 1] === limit ? upTo - 1 : upTo;
}
