import { isUnread, readCell, type CellSet, type Finding, type TableColumn } from '@redress/policy';

/** Why a row is looked at: a finding names it, or it lies beside what no row covers. */
export type RowMark = 'named' | 'gap';

/**
 * The rows of a table of which findings speak, by id. Beside a gap lie the rows that hold in the case that shows it but for
 * one column: there the nearest below and above, and of words all.
 */
export function rowMarks(
  table: string,
  rows: readonly { readonly id: string }[],
  columns: readonly TableColumn[],
  findings: readonly Finding[],
): ReadonlyMap<string, RowMark> {
  const marks = new Map<string, RowMark>();
  for (const { code, parameters } of findings) {
    const told: Told = parameters ?? {};
    if (!code.startsWith('table-') || told.table !== table) continue;
    if (code === 'table-gap')
      for (const at of besideGap(rows.length, columns, told.sample ?? {})) {
        const id = rows[at]?.id;
        if (id !== undefined && !marks.has(id)) marks.set(id, 'gap');
      }
    else
      for (const id of [told.row, told.other, told.by, told.as])
        if (typeof id === 'string') marks.set(id, 'named');
  }
  return marks;
}

/** What findings about tables are made of. */
interface Told {
  readonly table?: unknown;
  readonly row?: unknown;
  readonly other?: unknown;
  readonly by?: unknown;
  readonly as?: unknown;
  /** By the name of what a column reads. */
  readonly sample?: Readonly<Record<string, unknown>>;
}

function besideGap(
  count: number,
  columns: readonly TableColumn[],
  sample: Readonly<Record<string, unknown>>,
): number[] {
  const points = columns.map(({ reads, input }): CellSet | undefined => {
    const cell = cellOf(sample[reads ?? '']);
    if (cell === undefined) return undefined;
    const set = readCell(cell, input);
    return isUnread(set) ? undefined : set;
  });
  const near: number[] = [];
  const nearest = new Map<string, { row: number; distance: number }>();
  for (let row = 0; row < count; row++) {
    const missed = columns.flatMap(({ sets }, column) => {
      const [point, set] = [points[column], sets[row]];
      const side = point === undefined || set === undefined ? undefined : sideOf(set, point);
      return side === undefined ? [] : [{ column, ...side }];
    });
    const [only, ...others] = missed;
    if (only === undefined || others.length > 0) continue;
    if (only.distance === undefined) near.push(row);
    else {
      const key = `${only.column} ${only.side}`;
      const known = nearest.get(key);
      if (known === undefined || only.distance < known.distance)
        nearest.set(key, { row, distance: only.distance });
    }
  }
  return [...near, ...[...nearest.values()].map(({ row }) => row)];
}

/** A value of a case as a cell of a table. */
function cellOf(value: unknown): string | number | boolean | undefined {
  if (typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value)
    return `${String(value.amount)} ${String(value.currency)}`;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined;
}

/** On which side of a value a cell lies, and how far; nothing where the cell takes it. */
function sideOf(
  set: CellSet,
  point: CellSet,
): { readonly side: 'below' | 'above' | 'other'; readonly distance?: number } | undefined {
  if (set.kind === 'any') return undefined;
  if (set.kind === 'words') {
    const [word] = point.kind === 'words' ? point.words : [];
    return word !== undefined && set.words.has(word) !== set.isNegative ? undefined : { side: 'other' };
  }
  const at = point.kind === 'stretches' ? point.stretches[0]?.from?.at : undefined;
  if (at === undefined) return { side: 'other' };
  let best: { readonly side: 'below' | 'above'; readonly distance: number } | undefined;
  const offer = (side: 'below' | 'above', distance: number) => {
    if (best === undefined || distance < best.distance) best = { side, distance };
  };
  for (const { from, to } of set.stretches) {
    const isAbove = from !== undefined && (from.at.compare(at) > 0 || (from.isAfter && from.at.equals(at)));
    const isBelow = to !== undefined && (to.at.compare(at) < 0 || (!to.isAfter && to.at.equals(at)));
    if (isAbove) offer('above', from.at.subtract(at).toNumber());
    else if (isBelow) offer('below', at.subtract(to.at).toNumber());
    else return undefined;
  }
  return best ?? { side: 'other' };
}
