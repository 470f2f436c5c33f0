import type { Axis, Run } from './axis.js';

/** The rows of a table as boxes of segments, a column of cells after the other. */
export interface Grid {
  readonly axes: readonly Axis[];
  readonly rows: number;
  /** By column: the first and the last segment of each row's cell; of a cell that is never true the last lies before the first. */
  readonly first: readonly Int32Array[];
  readonly last: readonly Int32Array[];
  /** By column and row: the runs of a cell that has gaps within. */
  readonly runs: readonly ReadonlyMap<number, readonly Run[]>[];
}

/** `runsOf` answers what the cell of a row takes. */
export function gridOf(
  axes: readonly Axis[],
  rows: number,
  runsOf: (column: number, row: number) => readonly Run[],
): Grid {
  const first = axes.map(() => new Int32Array(rows));
  const last = axes.map(() => new Int32Array(rows));
  const runs = axes.map(() => new Map<number, readonly Run[]>());
  for (let column = 0; column < axes.length; column += 1) {
    const starts = first[column] ?? NONE;
    const ends = last[column] ?? NONE;
    for (let row = 0; row < rows; row += 1) {
      const taken = runsOf(column, row);
      starts[row] = taken[0]?.[0] ?? 1;
      ends[row] = taken.at(-1)?.[1] ?? 0;
      if (taken.length > 1) runs[column]?.set(row, taken);
    }
  }
  return { axes, rows, first, last, runs };
}

/** Where a row of a new grid stands in an old one, or that it is to be read. */
export interface Regrid {
  readonly axes: readonly Axis[];
  readonly rows: number;
  /** By row; −1 for one that is new. */
  readonly old: Int32Array;
  /** By column, what has become of a segment; absent where the axis has stayed. */
  readonly becomes: readonly (((segment: number) => Run) | undefined)[];
}

/** A grid of which most rows stand in an old one. */
export function regrid(
  from: Grid,
  { axes, rows, old, becomes }: Regrid,
  runsOf: (column: number, row: number) => readonly Run[],
): Grid {
  const first = axes.map(() => new Int32Array(rows));
  const last = axes.map(() => new Int32Array(rows));
  const runs = axes.map(() => new Map<number, readonly Run[]>());
  for (let column = 0; column < axes.length; column += 1) {
    const moved = movesOf(from.axes[column], becomes[column]);
    const [starts, ends] = [first[column] ?? NONE, last[column] ?? NONE];
    const [oldStarts, oldEnds] = [from.first[column] ?? NONE, from.last[column] ?? NONE];
    const oldRuns = from.runs[column];
    for (let row = 0; row < rows; row += 1) {
      const before = old[row] ?? -1;
      if (before === -1) {
        const taken = runsOf(column, row);
        starts[row] = taken[0]?.[0] ?? 1;
        ends[row] = taken.at(-1)?.[1] ?? 0;
        if (taken.length > 1) runs[column]?.set(row, taken);
        continue;
      }
      const [start, end] = [oldStarts[before] ?? 1, oldEnds[before] ?? 0];
      const isNothing = start > end;
      starts[row] = isNothing || moved === undefined ? start : (moved.first[start] ?? 0);
      ends[row] = isNothing || moved === undefined ? end : (moved.last[end] ?? 0);
      const broken = oldRuns?.get(before);
      if (broken !== undefined)
        runs[column]?.set(
          row,
          moved === undefined
            ? broken
            : broken.map(([a, b]): Run => [moved.first[a] ?? 0, moved.last[b] ?? 0]),
        );
    }
  }
  return { axes, rows, first, last, runs };
}

function movesOf(
  axis: Axis | undefined,
  becomes: ((segment: number) => Run) | undefined,
): { readonly first: Int32Array; readonly last: Int32Array } | undefined {
  if (axis === undefined || becomes === undefined) return undefined;
  const all = Array.from({ length: axis.irrelevant + 1 }, (_, segment) => becomes(segment));
  return { first: Int32Array.from(all, ([from]) => from), last: Int32Array.from(all, ([, to]) => to) };
}

const NONE = new Int32Array(0);

/** The runs of one cell. */
export function runsAt({ first, last, runs }: Grid, column: number, row: number): readonly Run[] {
  const broken = runs[column]?.get(row);
  if (broken !== undefined) return broken;
  const run: Run = [first[column]?.[row] ?? 1, last[column]?.[row] ?? 0];
  return run[0] <= run[1] ? [run] : [];
}

/** Whether no value of a column makes the cell true. */
export function isNever({ first, last }: Grid, column: number, row: number): boolean {
  return (first[column]?.[row] ?? 1) > (last[column]?.[row] ?? 0);
}

/** The first segment that two cells share. */
export function sharedSegment(grid: Grid, column: number, a: number, b: number): number | undefined {
  for (const [from, to] of runsAt(grid, column, a)) {
    for (const [otherFrom, otherTo] of runsAt(grid, column, b)) {
      const start = Math.max(from, otherFrom);
      if (start <= Math.min(to, otherTo)) return start;
    }
  }
  return undefined;
}

/** Whether one case can make both rows true. */
export function doMeet(grid: Grid, a: number, b: number): boolean {
  const { first, last, runs } = grid;
  for (let column = 0; column < first.length; column += 1) {
    const starts = first[column] ?? NONE;
    const ends = last[column] ?? NONE;
    const from = Math.max(starts[a] ?? 0, starts[b] ?? 0);
    if (from > Math.min(ends[a] ?? -1, ends[b] ?? -1)) return false;
    const broken = runs[column];
    if (broken === undefined || broken.size === 0) continue;
    if ((broken.has(a) || broken.has(b)) && sharedSegment(grid, column, a, b) === undefined) return false;
  }
  return true;
}

/** Whether a row is true somewhere in a box. */
export function meetsBox(grid: Grid, row: number, box: readonly Run[]): boolean {
  for (let column = 0; column < grid.first.length; column += 1) {
    const [from, to] = box[column] ?? [0, -1];
    const start = grid.first[column]?.[row] ?? 1;
    const end = grid.last[column]?.[row] ?? 0;
    if (start > to || end < from) return false;
    const broken = grid.runs[column]?.get(row);
    if (broken?.every(([first, last]) => first > to || last < from) === true) return false;
  }
  return true;
}

/** Whether every case that makes `inner` true makes `outer` true. */
export function holds(grid: Grid, outer: number, inner: number): boolean {
  for (let column = 0; column < grid.first.length; column += 1) {
    const outside = runsAt(grid, column, outer);
    for (const [from, to] of runsAt(grid, column, inner))
      if (!outside.some(([start, end]) => start <= from && to <= end)) return false;
  }
  return true;
}

/** Columns, the one first whose cells are narrowest. */
export function columnsBySharpness(grid: Grid): readonly number[] {
  const shares = grid.axes.map(({ irrelevant }, column) => {
    let sum = 0;
    for (let row = 0; row < grid.rows; row += 1)
      sum += (grid.last[column]?.[row] ?? 0) - (grid.first[column]?.[row] ?? 0) + 1;
    return sum / (irrelevant + 1);
  });
  return grid.axes.map((_, column) => column).toSorted((a, b) => (shares[a] ?? 0) - (shares[b] ?? 0));
}
