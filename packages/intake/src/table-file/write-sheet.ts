import type { Cell, Literal, Table, TableRow } from '@redress/policy';
import { columnsFor, headingOf, type Column } from './columns.js';
import type { Sheet, SheetCell } from './sheet.js';

/** A table as a sheet: a row of headings, then its rows in their order. */
export function sheetOf(table: Table): Sheet {
  const columns = columnsFor(table);
  return [
    columns.map(headingOf),
    ...table.rows.map((row) => columns.map((column) => cellOf(row, column, table))),
  ];
}

/** What a row says in one column. */
export function cellOf(row: TableRow, column: Column, table: Table): SheetCell {
  switch (column.kind) {
    case 'id':
      return row.id;
    case 'from':
    case 'to':
      return row[column.kind] ?? null;
    case 'cite':
      return row.cite.length === 0 ? null : row.cite.join(', ');
    case 'assumed':
      return row.assumed ? true : null;
    case 'title':
      return row.title?.[column.locale] ?? null;
    case 'when': {
      const cell = row.when.get(column.name);
      return cell === undefined ? null : whenCell(cell);
    }
    case 'then': {
      const value = row.then.get(column.name);
      return value === undefined ? null : thenCell(value, table.outputs.get(column.name)?.type.kind);
    }
  }
}

function whenCell(cell: Cell): SheetCell {
  if (cell === null) return 'null';
  if (typeof cell !== 'object') return cell === '' ? null : cell;
  return cell.map((one) => (typeof one === 'string' ? quoted(one) : String(one))).join(', ');
}

/** A part of a list that would be taken for several. */
function quoted(text: string): string {
  return /[,，、]/u.test(text) && !/^".*"$/u.test(text) ? `"${text}"` : text;
}

function thenCell(value: Literal, kind: string | undefined): SheetCell {
  if (value === null) return 'null';
  if (typeof value === 'object') {
    const { amount, currency } = value;
    if (currency !== undefined) return `${amount} ${currency}`;
    return String(Number(amount)) === amount ? Number(amount) : amount;
  }
  // Of a text it is told by quotation marks that it is one.
  return kind === 'text' && typeof value === 'string' && NEEDS_MARKS.test(value) ? `"${value}"` : value;
}

/** Also what a spreadsheet would trim. */
const NEEDS_MARKS = /^$|^null$|^".*"$|^\s|\s$/su;
