import { outputNamed, type Literal, type Table } from '@redress/policy';
import { FIRST, NONE, UNKNOWN } from './axis.js';
import { eachCell, hasCell, type Cells } from './cells.js';
import { allOf, anyOf, type Formula } from './formula.js';
import type { Model } from './model.js';
import { MOST_ROWS, rowEntriesOf } from './table-rows.js';

/** Puts a constant on the axis of the name that is asked about; nothing where it hangs on a rate. */
type CellOf = (literal: Literal) => number | undefined;

/**
 * The cells that an output of a table can hold: what its rows say, what it says otherwise, or nothing yet. `undefined` where
 * rows are reckoned together, or one says an amount that hangs on a rate.
 */
export function outputCells([table, output]: readonly [Table, string], cellOf: CellOf): number[] | undefined {
  const take = table.outputs.get(output)?.take;
  if (take === 'sum') return undefined;
  const cells = thensOf(table, output).map((literal) => cellOf(literal));
  const known = cells.flatMap((cell) => cell ?? []);
  if (known.length < cells.length) return undefined;
  return [UNKNOWN, ...known, ...(table.hit === 'collect' ? [NONE] : [])];
}

function thensOf({ rows, otherwise }: Table, output: string): Literal[] {
  return [
    ...rows.map(({ then }) => then.get(output) ?? null),
    ...(otherwise === undefined ? [] : [otherwise.get(output) ?? null]),
  ];
}

/**
 * What the rows must come out as for an output to be one of these cells: one that says so is true, or none is and that is said
 * otherwise. `rest` is what a field says where the table has no row for it. Nothing where it may stay open.
 */
export function outputFollows(
  model: Model,
  reads: string,
  cells: Cells,
  cellOf: CellOf,
  rest?: Literal,
): Formula | undefined {
  const { policy } = model.program;
  const named = outputNamed(reads, policy.document);
  if (named === undefined) return undefined;
  const [table, output] = named;
  const isSaid = [...eachCell(cells)].every((cell) => cell >= FIRST || cell === NONE);
  if (!isSaid || table.hit === 'collect' || table.rows.length > MOST_ROWS) return undefined;
  const entries = new Map(rowEntriesOf(table, policy).map(({ row, when }) => [row, when]));
  const mayBe = (literal: Literal): boolean => {
    const cell = cellOf(literal);
    return cell === undefined || hasCell(cells, cell);
  };
  const ways: Formula[] = [];
  for (const row of table.rows) {
    if (!mayBe(row.then.get(output) ?? null)) continue;
    const when = entries.get(row);
    // One that holds on some days only may be true on one of them.
    if (when === undefined) return undefined;
    ways.push(model.formula(when, 'true'));
  }
  const last = table.otherwise === undefined ? rest : (table.otherwise.get(output) ?? null);
  if (last !== undefined && mayBe(last)) {
    // A row of a first-hit table that would say the same may stay open.
    const isAgreed = (row: (typeof table.rows)[number]): boolean =>
      table.hit === 'first' && mayBe(row.then.get(output) ?? null);
    ways.push(
      allOf([...entries].map(([row, when]) => model.formula(when, isAgreed(row) ? 'notTrue' : 'false'))),
    );
  }
  return anyOf(ways);
}
