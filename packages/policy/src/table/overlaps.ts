import { columnsBySharpness, doMeet, type Grid } from './grid.js';

/** Two rows that one case can make true. */
export type Overlap = readonly [number, number];

/** All pairs of rows that meet, up to `most`, by row; a sweep over the sharpest column. */
export function overlapsIn(grid: Grid, most: number): readonly Overlap[] {
  const [column] = columnsBySharpness(grid);
  const found: Overlap[] = [];
  const first = grid.first[column ?? 0] ?? new Int32Array(grid.rows);
  const last = grid.last[column ?? 0] ?? new Int32Array(grid.rows).fill(1);
  const order = Uint32Array.from({ length: grid.rows }, (_, row) => row);
  if (column !== undefined) order.sort((a, b) => (first[a] ?? 0) - (first[b] ?? 0) || a - b);
  for (let at = 0; at < order.length; at += 1) {
    const row = order[at] ?? 0;
    const end = last[row] ?? 0;
    for (let next = at + 1; next < order.length; next += 1) {
      const other = order[next] ?? 0;
      if ((first[other] ?? 0) > end) break;
      if (!doMeet(grid, row, other)) continue;
      found.push(row < other ? [row, other] : [other, row]);
      if (found.length >= most) return found.toSorted(byRows);
    }
  }
  return found.toSorted(byRows);
}

/** The rows that meet one row. */
export function overlapsOf(grid: Grid, row: number): readonly Overlap[] {
  const found: Overlap[] = [];
  for (let other = 0; other < grid.rows; other += 1)
    if (other !== row && doMeet(grid, row, other)) found.push(row < other ? [row, other] : [other, row]);
  return found;
}

export function byRows(a: Overlap, b: Overlap): number {
  return a[0] - b[0] || a[1] - b[1];
}
