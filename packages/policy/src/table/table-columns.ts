import { parseDate } from '@redress/calendar';
import { Rational } from '@redress/money';
import type { PolicyDocument, Table, TableRow, ValueType } from '../document.js';
import { periodSet } from './axis.js';
import { ANY, type CellSet } from './cell-set.js';
import { inputTypeOf, type InputType } from './input-type.js';
import { isUnread, readCell } from './read-cell.js';

/** A column of a table that has passed the checks. */
export interface TableColumn {
  readonly name: string;
  /** What it is held against; absent for the days on which rows hold. */
  readonly reads: string | undefined;
  readonly input: InputType;
  /** By row, what its cell takes. */
  readonly sets: readonly CellSet[];
}

/** The columns of a table, and one more for the days on which rows hold where some of them say so. */
export function columnsOf(
  table: Table,
  { currency, facts }: { readonly currency: string } & Pick<PolicyDocument, 'facts'>,
  types: ReadonlyMap<string, ValueType>,
): readonly TableColumn[] {
  const columns = [...table.inputs].map(([name, { name: reads }]): TableColumn => {
    const type = types.get(reads);
    if (type === undefined) throw new Error(`no type for the name ${reads}: the policy was not checked`);
    const input = inputTypeOf(type, currency, facts.has(reads));
    return { name, reads, input, sets: table.rows.map((row) => cellOf(row, name, input)) };
  });
  if (table.rows.every(({ from, to }) => from === undefined && to === undefined)) return columns;
  const input = inputTypeOf({ kind: 'date' }, currency, true);
  return [...columns, { name: 'from', reads: undefined, input, sets: table.rows.map(periodOf) }];
}

function cellOf(row: TableRow, name: string, input: InputType): CellSet {
  const cell = row.when.get(name);
  if (cell === undefined) return ANY;
  const read = readCell(cell, input);
  if (isUnread(read))
    throw new Error(`the cell ${name} of row ${row.id} cannot be read: the policy was not checked`);
  return read;
}

function periodOf({ from, to }: TableRow): CellSet {
  const day = (text: string | undefined): Rational | undefined =>
    text === undefined ? undefined : Rational.of(parseDate(text));
  return periodSet(day(from), day(to));
}
