import type { Run } from './axis.js';
import { columnsBySharpness, runsAt, type Grid } from './grid.js';

/** A part of what the columns can hold: a run of segments for each of them. */
export type Box = readonly Run[];

/** How much work may be done, in rows looked at; shared by those who are handed the same one. */
export interface Budget {
  left: number;
}

export interface Uncovered {
  /** Parts that no row covers, up to the number asked for. */
  readonly boxes: readonly Box[];
  /** False where the budget was used up before all was looked at. */
  readonly isComplete: boolean;
}

/**
 * What of a box no row of a list covers. Goes through the columns one by one, the sharpest first, and parts each where
 * cells begin and end; parts with the same rows are gone into once.
 */
export function uncovered(
  grid: Grid,
  rows: readonly number[],
  box: Box,
  most: number,
  budget: Budget,
): Uncovered {
  const search = new Search(grid, box, columnsBySharpness(grid), most, budget);
  return search.run(rows);
}

class Search {
  readonly #found: Run[][] = [];
  /** By depth and rows, as a number: lists of rows that cover all that is left from there on. */
  readonly #covering = new Map<number, (readonly number[])[]>();
  #isComplete = true;

  constructor(
    private readonly grid: Grid,
    private readonly box: Box,
    private readonly columns: readonly number[],
    private readonly most: number,
    private readonly budget: Budget,
  ) {}

  run(rows: readonly number[]): Uncovered {
    this.#visit(
      0,
      rows,
      this.box.map((run): Run => run),
    );
    return { boxes: this.#found, isComplete: this.#isComplete };
  }

  /** Answers whether all is covered. */
  #visit(depth: number, rows: readonly number[], part: Run[]): boolean {
    if (rows.length === 0) {
      this.#note(part);
      return false;
    }
    if (rows.some((row) => this.#takesRest(depth, row))) return true;
    const key = keyOf(depth, rows);
    const known = this.#covering.get(key);
    if (known?.some((list) => areEqual(list, rows)) === true) return true;
    let isCovered = true;
    const column = this.columns[depth] ?? 0;
    for (const { run, members } of this.#parts(column, rows)) {
      if (this.#found.length >= this.most || !this.#isComplete) return false;
      const inner = part.map((one, index): Run => (index === column ? run : one));
      if (!this.#visit(depth + 1, members, inner)) isCovered = false;
    }
    if (isCovered && this.#isComplete) {
      if (known === undefined) this.#covering.set(key, [rows]);
      else known.push(rows);
    }
    return isCovered && this.#isComplete;
  }

  /** Whether a row takes everything of the columns that are left. */
  #takesRest(depth: number, row: number): boolean {
    for (let at = depth; at < this.columns.length; at += 1) {
      const column = this.columns[at] ?? 0;
      const [from, to] = this.box[column] ?? [0, 0];
      if (from > to) return true;
      if (!runsAt(this.grid, column, row).some(([first, last]) => first <= from && to <= last)) return false;
    }
    return true;
  }

  /** A column of the box from one end of a cell to the next, with the rows true there; what has the same rows is one part. */
  *#parts(column: number, rows: readonly number[]): Iterable<{ run: Run; members: readonly number[] }> {
    const [from, to] = this.box[column] ?? [0, 0];
    const starts: { at: number; row: number; end: number }[] = [];
    const edges = new Set<number>([from]);
    for (const row of rows) {
      for (const [first, last] of runsAt(this.grid, column, row)) {
        const start = Math.max(first, from);
        const end = Math.min(last, to);
        if (start > end) continue;
        starts.push({ at: start, row, end });
        edges.add(start);
        if (end < to) edges.add(end + 1);
      }
    }
    starts.sort((a, b) => a.at - b.at);
    const sorted = [...edges].toSorted((a, b) => a - b);
    let active: { row: number; end: number }[] = [];
    let next = 0;
    for (const [index, edge] of sorted.entries()) {
      active = active.filter(({ end }) => end >= edge);
      for (; (starts[next]?.at ?? Infinity) <= edge; next += 1) {
        const start = starts[next];
        if (start !== undefined) active.push(start);
      }
      this.budget.left -= active.length + 1;
      if (this.budget.left < 0) {
        this.#isComplete = false;
        return;
      }
      const members = active.map(({ row }) => row).toSorted((a, b) => a - b);
      yield { run: [edge, (sorted[index + 1] ?? to + 1) - 1], members };
    }
  }

  /** Grows the last part found where the new one lies beside it. */
  #note(part: Run[]): void {
    const last = this.#found.at(-1);
    const differing = last?.flatMap((run, index) => (isSameRun(run, part[index]) ? [] : [index])) ?? [];
    const [column] = differing;
    const run = column === undefined ? undefined : last?.[column];
    const other = column === undefined ? undefined : part[column];
    if (differing.length === 1 && last && column !== undefined && run && other && run[1] + 1 === other[0])
      last[column] = [run[0], other[1]];
    else this.#found.push([...part]);
  }
}

function isSameRun(a: Run, b: Run | undefined): boolean {
  return b !== undefined && a[0] === b[0] && a[1] === b[1];
}

/** FNV-1a over row numbers. */
function keyOf(depth: number, rows: readonly number[]): number {
  let hash = 0x811c9dc5 ^ depth;
  for (const row of rows) hash = Math.imul(hash ^ row, 0x01000193);
  return hash;
}

function areEqual(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((row, index) => row === b[index]);
}
