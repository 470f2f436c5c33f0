import { axisOf, gridOf, type Axis, type Grid, type Run, type TableColumn } from '@redress/policy';

/** Rows in ascending order. */
export interface RowHits {
  readonly matched: number[];
  readonly undetermined: number[];
}

/** Of a value that is not known. */
export const UNKNOWN_SEGMENT = -1;
/** Of an amount that is known, but not where it lies: no rate leads to the currency of the column. */
export const UNPRICED_SEGMENT = -2;

/**
 * Finds the rows of a table that the segments of a case make true, or leave open. Every cell is a run of segments of its
 * column (`axisOf` in policy). For each segment of a column it is filed which rows take it; of the columns whose value is
 * known the one with the fewest such rows is gone through, and the other cells of these rows are compared. This is sound
 * because one false cell makes a row false whatever else is unknown.
 */
export class RowIndex {
  readonly axes: readonly Axis[];
  private readonly grid: Grid;
  private readonly files: readonly (RowFile | undefined)[];

  constructor(columns: readonly TableColumn[], rows: number) {
    this.axes = columns.map(({ input, sets }) => axisOf(input, sets));
    this.grid = gridOf(this.axes, rows, (column, row) => {
      const set = columns[column]?.sets[row];
      return set === undefined ? [] : (this.axes[column]?.runsOf(set) ?? []);
    });
    this.files = this.axes.map((axis, column) => fileRows(this.grid, column, axis.irrelevant + 1));
  }

  /** `segments` by column; `onlyFirst`: nothing after the first true row is looked at. */
  match(segments: Int32Array, onlyFirst: boolean): RowHits {
    const hits: RowHits = { matched: [], undetermined: [] };
    const file = this.sharpest(segments);
    if (file === undefined) {
      for (let row = 0; row < this.grid.rows; row += 1)
        if (this.take(row, segments, hits) && onlyFirst) break;
      return hits;
    }
    const { rows, wide, from, to } = file;
    let next = 0;
    let at = from;
    // Both lists ascend, and a row stands in one of them.
    while (at < to || next < wide.length) {
      const filed = at < to ? (rows[at] ?? 0) : Infinity;
      const other = next < wide.length ? (wide[next] ?? 0) : Infinity;
      const row = filed < other ? filed : other;
      if (filed < other) at += 1;
      else next += 1;
      if (this.take(row, segments, hits) && onlyFirst) break;
    }
    return hits;
  }

  private sharpest(
    segments: Int32Array,
  ): { rows: Int32Array; wide: Int32Array; from: number; to: number } | undefined {
    let best: { rows: Int32Array; wide: Int32Array; from: number; to: number } | undefined;
    let fewest = this.grid.rows;
    for (let column = 0; column < this.files.length; column += 1) {
      const file = this.files[column];
      const segment = segments[column] ?? UNKNOWN_SEGMENT;
      if (file === undefined || segment < 0) continue;
      const from = file.starts[segment] ?? 0;
      const to = file.starts[segment + 1] ?? from;
      const count = to - from + file.wide.length;
      if (count >= fewest) continue;
      fewest = count;
      best = { rows: file.rows, wide: file.wide, from, to };
    }
    return best;
  }

  /** Notes a row that is not false; answers whether it is true. */
  private take(row: number, segments: Int32Array, hits: RowHits): boolean {
    const { first, last, runs } = this.grid;
    let isOpen = false;
    for (let column = 0; column < first.length; column += 1) {
      const segment = segments[column] ?? UNKNOWN_SEGMENT;
      const from = first[column]?.[row] ?? 1;
      const to = last[column]?.[row] ?? 0;
      // Nothing fits such a cell, known or not.
      if (from > to) return false;
      if (segment < 0) {
        const standing = this.standing(column, row, segment);
        if (standing === 'false') return false;
        if (standing === 'open') isOpen = true;
        continue;
      }
      if (segment < from || segment > to) return false;
      const broken = runs[column];
      if (broken !== undefined && broken.size > 0 && !isIn(broken.get(row), segment)) return false;
    }
    (isOpen ? hits.undetermined : hits.matched).push(row);
    return !isOpen;
  }

  /** The columns whose unknown values keep a row open. */
  openColumns(row: number, segments: Int32Array): number[] {
    return this.axes.flatMap((_, column) => {
      const segment = segments[column] ?? UNKNOWN_SEGMENT;
      return segment < 0 && this.standing(column, row, segment) === 'open' ? [column] : [];
    });
  }

  /** How a cell stands of whose value it is not known where it lies. */
  private standing(column: number, row: number, segment: number): 'true' | 'false' | 'open' {
    const from = this.grid.first[column]?.[row] ?? 1;
    const to = this.grid.last[column]?.[row] ?? 0;
    const { known = 0, irrelevant = 0 } = this.axes[column] ?? {};
    if (segment === UNKNOWN_SEGMENT) return from === 0 && to === irrelevant ? 'true' : 'open';
    if (from >= known) return 'false';
    const isBroken = this.grid.runs[column]?.has(row) === true;
    return from === 0 && to >= known - 1 && !isBroken ? 'true' : 'open';
  }
}

function isIn(runs: readonly Run[] | undefined, segment: number): boolean {
  return runs === undefined || runs.some(([from, to]) => from <= segment && segment <= to);
}

/** The rows that take each segment of a column, one segment behind the other, and those that take too many to be filed. */
interface RowFile {
  /** Where the rows of each segment begin in `rows`. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly wide: Int32Array;
}

/** Entries filed for each row on average; beyond that the widest rows are looked at in any case. */
const ENTRIES_A_ROW = 16;

function fileRows(grid: Grid, column: number, segments: number): RowFile | undefined {
  const first = grid.first[column];
  const last = grid.last[column];
  if (first === undefined || last === undefined) return undefined;
  const widthOf = (row: number): number => (last[row] ?? 0) - (first[row] ?? 0) + 1;
  const byWidth = Uint32Array.from({ length: grid.rows }, (_, row) => row).toSorted(
    (a, b) => widthOf(a) - widthOf(b),
  );
  const filed: number[] = [];
  let entries = 0;
  for (const row of byWidth) {
    entries += widthOf(row);
    if (entries > ENTRIES_A_ROW * grid.rows || widthOf(row) * 2 > segments) break;
    filed.push(row);
  }
  // A column that tells few rows apart is no help.
  if (filed.length * 2 < grid.rows) return undefined;
  filed.sort((a, b) => a - b);
  const isFiled = new Uint8Array(grid.rows);
  const counts = new Int32Array(segments + 1);
  for (const row of filed) {
    isFiled[row] = 1;
    for (let segment = first[row] ?? 0; segment <= (last[row] ?? -1); segment += 1)
      counts[segment + 1] = (counts[segment + 1] ?? 0) + 1;
  }
  for (let segment = 0; segment < segments; segment += 1)
    counts[segment + 1] = (counts[segment + 1] ?? 0) + (counts[segment] ?? 0);
  const starts = counts.slice();
  const rows = new Int32Array(counts[segments] ?? 0);
  for (const row of filed) {
    for (let segment = first[row] ?? 0; segment <= (last[row] ?? -1); segment += 1) {
      const place = counts[segment] ?? 0;
      rows[place] = row;
      counts[segment] = place + 1;
    }
  }
  const wide = Int32Array.from(byWidth)
    .filter((row) => isFiled[row] === 0)
    .toSorted();
  return { starts, rows, wide };
}
