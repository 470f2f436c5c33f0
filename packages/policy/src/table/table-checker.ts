import type { Literal, Table, TableRow } from '../document.js';
import type { Rational } from '@redress/money';
import { axisOf, periodSet, type Axis, type Reach, type Run } from './axis.js';
import { ANY, type CellSet } from './cell-set.js';
import { uncovered, type Box, type Budget, type Uncovered } from './coverage.js';
import {
  doMeet,
  gridOf,
  holds,
  isNever,
  meetsBox,
  regrid,
  runsAt,
  sharedSegment,
  type Grid,
} from './grid.js';
import { inputTypeOf, isOrdered, positionOf, type InputType } from './input-type.js';
import { byRows, overlapsIn, overlapsOf, type Overlap } from './overlaps.js';
import { isUnread, readCell, type UnreadCell } from './read-cell.js';

/** What a column of a table is held against, and how far it reaches. */
export interface TableInput {
  readonly name: string;
  readonly input: InputType;
  readonly reach: Reach;
}

/** Everything that is wrong with the rows of a table, by their positions. */
export interface CheckedRows {
  readonly axes: readonly Axis[];
  readonly names: readonly string[];
  readonly unread: readonly { readonly row: number; readonly input: string; readonly cell: UnreadCell }[];
  /** Rows that no case makes true, with the column that says so. */
  readonly never: readonly { readonly row: number; readonly input: string }[];
  /** Pairs of a unique table that one case makes true, with a part they share. */
  readonly overlaps: readonly { readonly rows: Overlap; readonly box: Box }[];
  /** Rows of a collecting table that say the same again. */
  readonly repeated: readonly { readonly row: number; readonly as: number }[];
  /** Rows of a first-hit table that earlier ones leave nothing; `by` is the one row that does, where it is one. */
  readonly unreachable: readonly { readonly row: number; readonly by: number | undefined }[];
  /** Parts for which a unique table without `otherwise` has no row. */
  readonly gaps: readonly Box[];
  /** Whether every case, also of what is none, has a row before `otherwise`. */
  readonly isOtherwiseIdle: boolean;
  /** What was not looked at to the end. */
  readonly unfinished: readonly ('overlaps' | 'unreachable' | 'gaps' | 'otherwise')[];
}

export interface CheckLimits {
  /** Pairs, rows and parts that are told. */
  readonly most: number;
  /** Rows looked at for gaps and for what earlier rows leave. */
  readonly steps: number;
}

const CHECK_LIMITS: CheckLimits = { most: 1_000, steps: 4_000_000 };

/**
 * Checks tables, and remembers of each what it was checked with, so that after an edit only what the changed rows touch is
 * looked at again. Whoever checks a text as it is typed keeps one; anybody else makes a new one.
 */
export class TableChecker {
  readonly #known = new Map<string, Known>();

  constructor(private readonly limits: CheckLimits = CHECK_LIMITS) {}

  check(table: Table, inputs: readonly TableInput[]): CheckedRows {
    const before = this.#known.get(table.name);
    const isComparable = before !== undefined && before.hit === table.hit && areSame(before.inputs, inputs);
    const now = check(table, inputs, isComparable ? before : undefined, this.limits);
    this.#known.set(table.name, now.known);
    return now.checked;
  }
}

/** A row with what its cells take; kept as long as the row says the same. */
interface ReadRow {
  readonly row: TableRow;
  readonly sets: readonly CellSet[];
  readonly unread: readonly { readonly input: string; readonly cell: UnreadCell }[];
}

interface Known {
  readonly hit: Table['hit'];
  readonly inputs: readonly TableInput[];
  readonly rows: ReadonlyMap<string, ReadRow>;
  readonly order: readonly ReadRow[];
  /** Absent where there were too many. */
  readonly overlaps: readonly (readonly [ReadRow, ReadRow])[] | undefined;
  readonly unreachable: ReadonlyMap<ReadRow, ReadRow | 'several' | undefined> | undefined;
  readonly axes: readonly Axis[];
  /** The rows of `order`, and after them what had been there before. */
  readonly grid: Grid;
  readonly gaps: Gaps | undefined;
  readonly rest: Rest | undefined;
}

interface Gaps extends Uncovered {
  readonly asksForNone: readonly boolean[];
}

/** A part that no row covers, if there is one. */
interface Rest {
  readonly box: Box | undefined;
  readonly isComplete: boolean;
}

function check(
  table: Table,
  inputs: readonly TableInput[],
  before: Known | undefined,
  limits: CheckLimits,
): { checked: CheckedRows; known: Known } {
  const rows = table.rows.map((row) => {
    const old = before?.rows.get(row.id);
    return old !== undefined && isSameRow(old.row, row) ? old : readRow(row, inputs);
  });
  const isDated = table.rows.some(({ from, to }) => from !== undefined || to !== undefined);
  const columns = isDated ? [...inputs, PERIOD] : inputs;
  const kept = new Set(rows);
  const gone = before?.order.filter((row) => !kept.has(row)) ?? [];
  const { axes, grid, becomes } = laidOut(columns, rows, gone, before);
  const live = rows.length;
  const alive: number[] = [];
  const never: { row: number; input: string }[] = [];
  for (let row = 0; row < live; row += 1) {
    const column = axes.findIndex((_, index) => isNever(grid, index, row));
    if (column === -1) alive.push(row);
    else never.push({ row, input: columns[column]?.name ?? '' });
  }
  const unfinished: CheckedRows['unfinished'][number][] = [];
  const budget: Budget = { left: limits.steps };
  const touched = touchedRows(before, rows, gone);

  let overlaps: readonly Overlap[] = [];
  if (table.hit === 'unique') {
    const known = before?.overlaps;
    if (known !== undefined && touched !== undefined) {
      const places = new Map(rows.map((row, index) => [row, index]));
      const still = known.flatMap(([a, b]): Overlap[] => {
        const [first, second] = [places.get(a), places.get(b)];
        if (first === undefined || second === undefined) return [];
        return [first < second ? [first, second] : [second, first]];
      });
      const found = touched.flatMap((row) =>
        overlapsOf(grid, row).filter(([a, b]) => b < live && (row === a || !touched.includes(a))),
      );
      overlaps = [...still, ...found].toSorted(byRows);
    } else {
      const all = overlapsIn(grid, limits.most);
      overlaps = all.filter(([, b]) => b < live);
      if (all.length >= limits.most) unfinished.push('overlaps');
    }
  }

  let unreachable: ReadonlyMap<ReadRow, ReadRow | 'several' | undefined> | undefined;
  if (table.hit === 'first') {
    unreachable = reachOf(grid, rows, alive, gone.length, before, touched, budget);
    if (budget.left < 0) unfinished.push('unreachable');
  }

  const asksForNone = axes.map((_, column) => rows.some(({ sets }) => namesNull(sets[column] ?? ANY)));
  const domain = axes.map(({ known, none }, column): Run => [
    0,
    asksForNone[column] === true ? none : known - 1,
  ]);
  const goneBoxes = gone.flatMap((_, index) => boxesOf(grid, live + index));
  const left: Left = { grid, alive, goneBoxes, becomes };
  let gaps: Gaps | undefined;
  let rest: Rest | undefined;
  const isRead = rows.every(({ unread }) => unread.length === 0);
  if (table.hit === 'unique' && table.otherwise === undefined && table.rows.length > 0 && isRead) {
    const isSameDomain =
      before?.gaps?.asksForNone.every((asks, column) => asks === asksForNone[column]) === true;
    const known = isSameDomain && touched !== undefined && gone.length <= 1 ? before.gaps : undefined;
    gaps = { asksForNone, ...gapsIn(left, domain, known, limits) };
    if (!gaps.isComplete || gaps.boxes.length > MOST_GAPS) unfinished.push('gaps');
  } else if (table.otherwise !== undefined) {
    rest = restOf(left, touched === undefined ? undefined : before?.rest, limits);
    if (!rest.isComplete) unfinished.push('otherwise');
  }

  const position = new Map(rows.map((row, index) => [row, index]));
  return {
    checked: {
      axes,
      names: columns.map(({ name }) => name),
      unread: rows.flatMap(({ unread }, row) => unread.map(({ input, cell }) => ({ row, input, cell }))),
      never: never.filter(({ row }) => rows[row]?.unread.length === 0),
      overlaps: overlaps.map((pair) => ({ rows: pair, box: sharedBox(grid, pair) })),
      repeated: table.hit === 'collect' ? repeatedRows(grid, rows, alive) : [],
      unreachable: [...(unreachable ?? [])].flatMap(([row, by]) =>
        by === undefined
          ? []
          : [{ row: position.get(row) ?? 0, by: by === 'several' ? undefined : position.get(by) }],
      ),
      gaps: gaps?.boxes.slice(0, MOST_GAPS) ?? [],
      isOtherwiseIdle: rest?.isComplete === true && rest.box === undefined,
      unfinished,
    },
    known: {
      hit: table.hit,
      inputs,
      axes,
      grid,
      gaps,
      rest,
      rows: new Map(rows.map((row) => [row.row.id, row])),
      order: rows,
      overlaps: unfinished.includes('overlaps')
        ? undefined
        : overlaps.flatMap(([a, b]) => {
            const [first, second] = [rows[a], rows[b]];
            return first === undefined || second === undefined ? [] : [[first, second] as const];
          }),
      unreachable: unfinished.includes('unreachable') ? undefined : unreachable,
    },
  };
}

/** Beyond these, gaps are left untold; one more is looked for, to know whether there are others. */
const MOST_GAPS = 10;

/** What is looked at for parts that no row covers. */
interface Left {
  readonly grid: Grid;
  readonly alive: readonly number[];
  /** What rows covered that are gone. */
  readonly goneBoxes: readonly Box[];
  readonly becomes: readonly (((segment: number) => Run) | undefined)[];
}

/** After an edit only the old gaps and what the row that is gone covered. */
function gapsIn(left: Left, domain: Box, known: Gaps | undefined, { steps }: CheckLimits): Uncovered {
  const budget: Budget = { left: steps };
  if (known === undefined || !known.isComplete || known.boxes.length > MOST_GAPS)
    return uncovered(left.grid, left.alive, domain, MOST_GAPS + 1, budget);
  const goneInside = left.goneBoxes.flatMap((box) => within(box, domain));
  const places = [...known.boxes.map((box) => moved(box, left)), ...goneInside];
  const found = places.map((box) => uncovered(left.grid, meeting(left, box), box, MOST_GAPS + 1, budget));
  return {
    boxes: found.flatMap(({ boxes }) => boxes).slice(0, MOST_GAPS + 1),
    isComplete: found.every(({ isComplete }) => isComplete),
  };
}

function restOf(left: Left, known: Rest | undefined, { steps }: CheckLimits): Rest {
  const budget: Budget = { left: steps };
  const whole = left.grid.axes.map(({ irrelevant }): Run => [0, irrelevant]);
  const search = (boxes: readonly Box[]): Rest => {
    let isComplete = true;
    for (const box of boxes) {
      const found = uncovered(left.grid, meeting(left, box), box, 1, budget);
      if (found.boxes[0] !== undefined) return { box: found.boxes[0], isComplete: true };
      isComplete &&= found.isComplete;
    }
    return { box: undefined, isComplete };
  };
  if (known === undefined || !known.isComplete) return search([whole]);
  if (known.box === undefined) return search(left.goneBoxes);
  const again = search([moved(known.box, left)]);
  return again.box === undefined ? search([whole]) : again;
}

function meeting({ grid, alive }: Left, box: Box): readonly number[] {
  return alive.filter((row) => meetsBox(grid, row, box));
}

/** A box of the old axes on the new ones. */
function moved(box: Box, { becomes }: Left): Box {
  return box.map(([from, to], column): Run => {
    const of = becomes[column];
    return of === undefined ? [from, to] : [of(from)[0], of(to)[1]];
  });
}

function within(box: Box, domain: Box): readonly Box[] {
  const inside = box.map(([from, to], column): Run => {
    const [first, last] = domain[column] ?? [from, to];
    return [Math.max(from, first), Math.min(to, last)];
  });
  return inside.every(([from, to]) => from <= to) ? [inside] : [];
}

/** Axes and boxes of the rows and of those that are gone; made from those before, where few rows have changed. */
function laidOut(
  columns: readonly TableInput[],
  rows: readonly ReadRow[],
  gone: readonly ReadRow[],
  before: Known | undefined,
): {
  axes: readonly Axis[];
  grid: Grid;
  becomes: readonly (((segment: number) => Run) | undefined)[];
} {
  const shown = [...rows, ...gone];
  const setsOf = (of: readonly ReadRow[], column: number): CellSet[] =>
    of.map(({ sets }) => sets[column] ?? ANY);
  const places = new Map(before?.order.map((row, place) => [row, place]));
  const fresh = rows.filter((row) => !places.has(row));
  if (
    before === undefined ||
    before.axes.length !== columns.length ||
    fresh.length + gone.length > MOST_TOUCHED ||
    before.axes.some(({ known }) => known > MOST_CUTS_A_ROW * (rows.length + MOST_TOUCHED))
  ) {
    const axes = columns.map(({ input, reach }, column) => axisOf(input, setsOf(shown, column), reach));
    return {
      axes,
      grid: gridOf(axes, shown.length, runReader(axes, shown)),
      becomes: columns.map(() => undefined),
    };
  }
  const wider = before.axes.map((axis, column) => axis.widened(setsOf(fresh, column)));
  const axes = before.axes.map((axis, column) => wider[column]?.axis ?? axis);
  const becomes = wider.map((one) => one?.becomes);
  const old = Int32Array.from(shown, (row) => places.get(row) ?? -1);
  const grid = regrid(before.grid, { axes, rows: shown.length, old, becomes }, runReader(axes, shown));
  return { axes, grid, becomes };
}

/** The days on which rows hold, where they say so. */
const PERIOD: TableInput = { name: 'from', input: inputTypeOf({ kind: 'date' }, '', true), reach: {} };

function readRow(row: TableRow, inputs: readonly TableInput[]): ReadRow {
  const unread: { input: string; cell: UnreadCell }[] = [];
  const sets = inputs.map(({ name, input }): CellSet => {
    const cell = row.when.get(name);
    const read = cell === undefined ? ANY : readCell(cell, input);
    if (!isUnread(read)) return read;
    unread.push({ input: name, cell: read });
    return neverOf(input);
  });
  return { row, sets: [...sets, periodOf(row)], unread };
}

/** A cell that could not be read is true of nothing, so that nothing follows from it. */
function neverOf({ type }: InputType): CellSet {
  return isOrdered(type)
    ? { kind: 'stretches', stretches: [], takesNull: false }
    : { kind: 'words', words: new Set(), isNegative: false, takesNull: false };
}

function periodOf({ from, to }: TableRow): CellSet {
  const day = (text: string | undefined): Rational | undefined =>
    text === undefined ? undefined : positionOf(text, { kind: 'date' });
  return periodSet(day(from), day(to));
}

function runReader(
  axes: readonly Axis[],
  rows: readonly ReadRow[],
): (column: number, row: number) => readonly Run[] {
  return (column, row) => axes[column]?.runsOf(rows[row]?.sets[column] ?? ANY) ?? [];
}

/** Positions of the rows that are new or changed; absent where all is to be looked at. */
function touchedRows(
  before: Known | undefined,
  rows: readonly ReadRow[],
  gone: readonly ReadRow[],
): readonly number[] | undefined {
  if (before === undefined) return undefined;
  const old = new Set(before.order);
  const touched = rows.flatMap((row, index) => (old.has(row) ? [] : [index]));
  return touched.length + gone.length <= MOST_TOUCHED ? touched : undefined;
}

/** Cuts of cells that are no longer there pile up from edit to edit; a row has two or three of its own. */
const MOST_CUTS_A_ROW = 8;

/** With more changes than these, looking at all again is as quick. */
const MOST_TOUCHED = 50;

/** For each row that can be true: the earlier row that leaves it nothing, `several` where only together, or nothing. */
function reachOf(
  grid: Grid,
  rows: readonly ReadRow[],
  alive: readonly number[],
  gone: number,
  before: Known | undefined,
  touched: readonly number[] | undefined,
  budget: Budget,
): ReadonlyMap<ReadRow, ReadRow | 'several' | undefined> {
  const isMoved = touched !== undefined && before !== undefined && hasMoved(before, rows);
  const changed =
    touched === undefined || isMoved || before?.unreachable === undefined
      ? undefined
      : [...touched, ...Array.from({ length: gone }, (_, index) => rows.length + index)];
  const found = new Map<ReadRow, ReadRow | 'several' | undefined>();
  for (const [index, row] of alive.entries()) {
    const own = rows[row];
    if (own === undefined) continue;
    const known = before?.unreachable;
    if (
      changed !== undefined &&
      known?.has(own) === true &&
      !changed.some((other) => doMeet(grid, row, other))
    ) {
      found.set(own, known.get(own));
      continue;
    }
    found.set(own, forestalled(grid, rows, row, alive.slice(0, index), budget));
    if (budget.left < 0) return found;
  }
  return found;
}

function forestalled(
  grid: Grid,
  rows: readonly ReadRow[],
  row: number,
  earlier: readonly number[],
  budget: Budget,
): ReadRow | 'several' | undefined {
  budget.left -= 1 + earlier.length / 16;
  const meeting = earlier.filter((other) => doMeet(grid, row, other));
  const by = meeting.find((other) => holds(grid, other, row));
  if (by !== undefined) return rows[by];
  if (meeting.length < 2) return undefined;
  for (const box of boxesOf(grid, row)) {
    const { boxes, isComplete } = uncovered(grid, meeting, box, 1, budget);
    if (boxes.length > 0 || !isComplete) return undefined;
  }
  return 'several';
}

/** A row as boxes of single runs. */
function boxesOf(grid: Grid, row: number): readonly Box[] {
  return grid.axes.reduce<readonly Box[]>(
    (boxes, _, column) => runsAt(grid, column, row).flatMap((run) => boxes.map((box) => [...box, run])),
    [[]],
  );
}

function hasMoved(before: Known, rows: readonly ReadRow[]): boolean {
  const places = new Map(before.order.map((row, index) => [row, index]));
  let last = -1;
  for (const row of rows) {
    const place = places.get(row);
    if (place === undefined) continue;
    if (place < last) return true;
    last = place;
  }
  return false;
}

function sharedBox(grid: Grid, [a, b]: Overlap): Box {
  return grid.axes.map((_, column): Run => {
    const segment = sharedSegment(grid, column, a, b) ?? 0;
    const end = [a, b].map((row) =>
      runsAt(grid, column, row).find(([from, to]) => from <= segment && segment <= to),
    );
    return [segment, Math.min(...end.map((run) => run?.[1] ?? segment))];
  });
}

function repeatedRows(
  grid: Grid,
  rows: readonly ReadRow[],
  alive: readonly number[],
): readonly { row: number; as: number }[] {
  const seen = new Map<string, number>();
  return alive.flatMap((row) => {
    const cells = grid.axes.map((_, column) => runsAt(grid, column, row).join(' ')).join('|');
    const key = `${cells} ${JSON.stringify([...(rows[row]?.row.then ?? [])])}`;
    const as = seen.get(key);
    if (as === undefined) seen.set(key, row);
    return as === undefined ? [] : [{ row, as }];
  });
}

function namesNull(set: CellSet): boolean {
  return set.kind !== 'any' && set.takesNull;
}

function areSame(a: readonly TableInput[], b: readonly TableInput[]): boolean {
  return JSON.stringify(a.map(keyOf)) === JSON.stringify(b.map(keyOf));
}

function keyOf({ name, input, reach }: TableInput): unknown {
  const { type, currency, step } = input;
  const values = type.kind === 'enum' ? [...type.values.keys()] : [];
  return [name, type, values, currency, String(step), String(reach.low), String(reach.high)];
}

function isSameRow(a: TableRow, b: TableRow): boolean {
  return a.from === b.from && a.to === b.to && areEqual(a.when, b.when) && areEqual(a.then, b.then);
}

function areEqual<T extends Literal | readonly unknown[]>(
  a: ReadonlyMap<string, T>,
  b: ReadonlyMap<string, T>,
): boolean {
  if (a.size !== b.size) return false;
  for (const [name, value] of a) {
    const other = b.get(name);
    if (value === other) continue;
    if (typeof value !== 'object' || JSON.stringify(value) !== JSON.stringify(other)) return false;
  }
  return true;
}
