import { TRUE, UNDETERMINED } from '../truth.js';
import { columnOf, isComparison, type Column, type Comparison, type Fineness, type Run } from './column.js';
import type { LeafTest, Test } from './test.js';
import { waysOf } from './ways.js';

/** The ways of a list of rules as rows of bits, a row for what the value of one slot says about all of them. */
export interface Filing {
  /** The rule of each bit. */
  readonly positions: Int32Array;
  /** Of how many words of 32 bits a row consists. */
  readonly words: number;
  /** All rows one behind the other; the first has every bit set. */
  readonly rows: Int32Array;
  readonly columns: readonly FiledColumn[];
  /** The bits of ways of which rows tell all. */
  readonly whole: Int32Array;
  /** By bit, what else is to be asked of a way; undefined where the rule itself has to be. */
  readonly asks: readonly (readonly number[] | undefined)[];
  /** Leaves that no column tells, each once. */
  readonly questions: readonly LeafTest['evaluate'][];
  /** For each word the position of the column that is likeliest to leave nothing of it. */
  readonly gates: Int32Array;
}

/** Where in `rows` the rows of one slot begin. */
export interface FiledColumn {
  readonly slot: number;
  readonly rowOf: Column['rowOf'];
  /** By row of the column: 0 for ways that the value bars. */
  readonly open: Int32Array;
  /** By row of the column: 0 also for ways with a comparison that the row does not make true; often the same row. */
  readonly sure: Int32Array;
  /** 0 for all ways that compare the slot. */
  readonly apart: number;
}

export const BITS = 32;

export function wordsFor(bits: number): number {
  return Math.ceil(bits / BITS);
}

/** Files rules, by default as finely as fits into the memory near the processor. */
export function fileRules(rules: readonly Test[], most?: Fineness): Filing {
  const ways = rules.flatMap((rule, position) => waysOf(rule).map((way) => ({ ...way, position })));
  const words = wordsFor(ways.length);
  const sorters = sortersOf(
    ways.flatMap(({ leaves }) => leaves),
    most ?? finenessFor(words),
  );
  const questions = new Questions();
  const filed = alike(
    ways.map(({ position, leaves, isWhole }) => {
      const entries: Entry[] = [];
      const asks: number[] = [];
      for (const leaf of leaves) {
        const sorter = sorters.get(leaf.slot);
        if (sorter === undefined || !isComparison(leaf)) asks.push(questions.numberOf(leaf));
        else entries.push({ index: sorter.index, count: sorter.column.count, runs: sorter.runs(leaf) });
      }
      return { position, entries, asks: isWhole ? asks : undefined };
    }),
  );
  const { rows, columns } = rowsOf([...sorters.values()], filed);
  return {
    positions: Int32Array.from(filed, ({ position }) => position),
    words,
    rows,
    columns,
    whole: bitsOf(filed, ({ asks }) => asks?.length === 0),
    asks: filed.map(({ asks }) => asks),
    questions: questions.evaluators,
    gates: gatesOf(columns, rows, words),
  };
}

// ---- columns --------------------------------------------------------------------------------------------------

interface Sorter {
  readonly slot: number;
  readonly index: number;
  readonly column: Column;
  /** What the column says of a comparison, worked out once for each. */
  readonly runs: Column['runs'];
}

/** To look up a row costs about as much as to evaluate a rule or two. */
const WORTH_A_COLUMN = 3;

/** What a column may take of the memory near the processor, unless it then told too little. */
const WORDS_OF_A_COLUMN = 65_536;
const FEWEST_CUTS = 63;
/** More than cuts: whatever compares a name that shares its row is in doubt, and not only the next limits. */
const FEWEST_NAMES = 1_000;

function finenessFor(words: number): Fineness {
  const rows = Math.floor(WORDS_OF_A_COLUMN / Math.max(1, words));
  return { names: Math.max(FEWEST_NAMES, rows), cuts: Math.max(FEWEST_CUTS, rows) };
}

/** The columns worth asking by slot, those first that are likely to rule out most. */
function sortersOf(leaves: readonly LeafTest[], most: Fineness): ReadonlyMap<number, Sorter> {
  const bySlot = new Map<number, Comparison[]>();
  for (const leaf of leaves) {
    if (!isComparison(leaf)) continue;
    const others = bySlot.get(leaf.slot);
    if (others === undefined) bySlot.set(leaf.slot, [leaf]);
    else others.push(leaf);
  }
  return new Map(
    [...bySlot]
      .filter(([, comparisons]) => comparisons.length >= WORTH_A_COLUMN)
      .map(([slot, comparisons]) => {
        const column = columnOf(comparisons, most);
        const told = new Map<Comparison, readonly Run[]>();
        const runs = (comparison: Comparison): readonly Run[] => {
          const known = told.get(comparison);
          if (known !== undefined) return known;
          const found = column.runs(comparison);
          told.set(comparison, found);
          return found;
        };
        const barred = sum(comparisons.map((one) => barredBy({ count: column.count, runs: runs(one) })));
        return { slot, column, runs, barred };
      })
      .toSorted((a, b) => b.barred - a.barred)
      .map(({ slot, column, runs }, index) => [slot, { slot, index, column, runs }]),
  );
}

/** The share of rows that make a comparison false. */
function barredBy({ count, runs }: Pick<Entry, 'count' | 'runs'>): number {
  let barred = count;
  for (const { from, to } of runs) barred -= to - from;
  return barred / count;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

// ---- ways -----------------------------------------------------------------------------------------------------

interface FiledWay {
  readonly position: number;
  readonly entries: readonly Entry[];
  /** Numbers of questions; undefined where the way says more than its leaves. */
  readonly asks: readonly number[] | undefined;
}

/** A comparison of a way: the position of its column, how many rows that has, and those that do not make it false. */
interface Entry {
  readonly index: number;
  readonly count: number;
  readonly runs: readonly Run[];
}

/** Leaves that say the same are one question. */
class Questions {
  readonly evaluators: LeafTest['evaluate'][] = [];
  private readonly numbers = new Map<string, number>();

  numberOf({ leaf, evaluate }: LeafTest): number {
    const key = JSON.stringify(leaf);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.evaluators.push(evaluate) - 1;
    this.numbers.set(key, number);
    return number;
  }
}

/** Brings ways together that the same values bar, so that one row leaves nothing of whole words. */
function alike(ways: readonly FiledWay[]): readonly FiledWay[] {
  return ways
    .map((way) => ({ way, ...strictest(way) }))
    .toSorted((a, b) => a.index - b.index || a.first - b.first || a.last - b.last)
    .map(({ way }) => way);
}

/** The entry that most rows bar, by its column and by the first and last row that do not. */
function strictest({ entries }: FiledWay): { index: number; first: number; last: number } {
  let best = { index: entries.length === 0 ? Number.MAX_SAFE_INTEGER : 0, first: 0, last: 0 };
  let least = Infinity;
  for (const entry of entries) {
    const { index, runs } = entry;
    const share = 1 - barredBy(entry);
    if (share >= least) continue;
    least = share;
    best = { index, first: runs[0]?.from ?? -1, last: (runs.at(-1)?.to ?? 0) - 1 };
  }
  return best;
}

// ---- rows -----------------------------------------------------------------------------------------------------

function rowsOf(
  sorters: readonly Sorter[],
  ways: readonly FiledWay[],
): { rows: Int32Array; columns: readonly FiledColumn[] } {
  const words = wordsFor(ways.length);
  let end = words;
  const nextRow = (): number => (end += words) - words;
  const vague = vagueRows(sorters, ways);
  const columns = sorters.map(({ slot, index, column }): FiledColumn => {
    const open = Int32Array.from({ length: column.count }, nextRow);
    const sure = open.map((start, row) => (vague[index]?.[row] === 1 ? nextRow() : start));
    return { slot, rowOf: column.rowOf, open, sure, apart: nextRow() };
  });
  const rows = new Int32Array(end);
  rows.set(bitsOf(ways, () => true));
  const asked = ways.map(({ entries }) => byColumn(entries));
  for (const [index, column] of columns.entries()) {
    // Of ways that ask the column a bit is set by what they say, of others everywhere.
    const others = bitsOf(asked, (entries) => !entries.has(index));
    for (const [row, start] of column.open.entries()) {
      rows.set(others, start);
      const sure = column.sure[row] ?? start;
      if (sure !== start) rows.set(others, sure);
    }
    rows.set(others, column.apart);
  }
  for (const [bit, entries] of asked.entries()) {
    const word = Math.floor(bit / BITS);
    const mask = 1 << (bit % BITS);
    for (const [index, runs] of entries) {
      const { open, sure } = columns[index] ?? NO_COLUMN;
      for (const { from, to, truth } of runs) {
        for (let row = from; row < to; row += 1) {
          const [atOpen, atSure] = [(open[row] ?? 0) + word, (sure[row] ?? 0) + word];
          rows[atOpen] = (rows[atOpen] ?? 0) | mask;
          if (truth === TRUE) rows[atSure] = (rows[atSure] ?? 0) | mask;
        }
      }
    }
  }
  return { rows, columns };
}

const NO_COLUMN = { open: new Int32Array(), sure: new Int32Array() };

/** What a way says of each column: false where one of its comparisons is, true where all are. */
function byColumn(entries: readonly Entry[]): ReadonlyMap<number, readonly Run[]> {
  const said = new Map<number, readonly Run[]>();
  for (const { index, runs } of entries) {
    const known = said.get(index);
    said.set(index, known === undefined ? runs : together(known, runs));
  }
  return said;
}

/** The rows that both leave; true where both are. */
function together(some: readonly Run[], others: readonly Run[]): readonly Run[] {
  return some.flatMap((one) =>
    others.flatMap((other): readonly Run[] => {
      const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
      const truth = one.truth === TRUE ? other.truth : UNDETERMINED;
      return from < to ? [{ from, to, truth }] : [];
    }),
  );
}

/** 1 for the rows that leave a comparison undetermined, by column. */
function vagueRows(sorters: readonly Sorter[], ways: readonly FiledWay[]): readonly Uint8Array[] {
  const vague = sorters.map(({ column }) => new Uint8Array(column.count));
  for (const { entries } of ways)
    for (const { index, runs } of entries)
      for (const { from, to, truth } of runs) if (truth === UNDETERMINED) vague[index]?.fill(1, from, to);
  return vague;
}

/** For each word the column of which the fewest rows leave anything of it. */
function gatesOf(columns: readonly FiledColumn[], rows: Int32Array, words: number): Int32Array {
  return Int32Array.from({ length: words }, (_, word) => {
    let gate = 0;
    let least = Infinity;
    for (const [index, { open }] of columns.entries()) {
      let leaving = 0;
      for (const start of open) if (rows[start + word] !== 0) leaving += 1;
      if (leaving / open.length < least) [gate, least] = [index, leaving / open.length];
    }
    return gate;
  });
}

function bitsOf<T>(ways: readonly T[], holds: (way: T) => boolean): Int32Array {
  const bits = new Int32Array(wordsFor(ways.length));
  for (const [bit, way] of ways.entries()) {
    const word = Math.floor(bit / BITS);
    if (holds(way)) bits[word] = (bits[word] ?? 0) | (1 << (bit % BITS));
  }
  return bits;
}
