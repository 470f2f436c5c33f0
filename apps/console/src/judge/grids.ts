import { digitsOf, isCurrency } from '@redress/money';
import {
  columnsOf,
  lawOf,
  writeCell,
  type CellSet,
  type Finding,
  type InputType,
  type Literal,
  type Policy,
  type Table,
  type Text,
} from '@redress/policy';
import { rowMarks, type RowMark } from './row-marks.js';

/** A table of a policy as people read it: signs instead of words, rows in their order. */
export interface TableGrid {
  readonly name: string;
  readonly title?: Text;
  readonly hit: Table['hit'];
  readonly columns: readonly { readonly name: string; readonly title?: Text; readonly isOutput: boolean }[];
  /** The first of them, for a page. */
  readonly rows: readonly GridRow[];
  readonly count: number;
  /** What the outputs are where no row is true. */
  readonly otherwise?: readonly GridCell[];
}

/** A text as it is shown, or an amount or values of an enum, which the page writes as the reader does. */
export type GridCell = string | { readonly amount: string; readonly currency: string } | EnumCell;

/** These values, or all but these. */
export interface EnumCell {
  readonly values: readonly { readonly id: string; readonly title?: Text }[];
  readonly isNegative: boolean;
}

export interface GridRow {
  readonly id: string;
  readonly title?: Text;
  /** By column; blank is any. */
  readonly cells: readonly GridCell[];
  readonly from?: string;
  readonly to?: string;
  readonly cite: readonly string[];
  readonly assumed: boolean;
  /** A finding speaks of it, or of what lies beside it and no row covers. */
  readonly mark?: RowMark;
}

/** More would hold up the page; the whole table is had by `redress table export`. */
const MOST_ROWS = 300;

/**
 * The tables of a policy, a cell for each column. `findings`: those of the same text; the rows that they name are marked.
 */
export function gridsOf({ document, types }: Policy, findings: readonly Finding[] = []): TableGrid[] {
  const titleOf = (name: string | undefined): Text | undefined =>
    name === undefined ? undefined : (document.facts.get(name) ?? document.derive.get(name))?.title;
  return [...document.tables.values()].map((table): TableGrid => {
    const { currency } = lawOf(document, table.name) ?? document;
    const shown = { ...table, rows: table.rows.slice(0, MOST_ROWS) };
    const inputs = columnsOf(shown, { currency, facts: document.facts }, types).filter(
      ({ reads }) => reads !== undefined,
    );
    const marks = rowMarks(table.name, shown.rows, inputs, findings);
    const outputs = [...table.outputs.values()];
    const constants = (of: ReadonlyMap<string, Literal>): GridCell[] =>
      outputs.map(({ name, type }) => {
        const value = of.get(name);
        return type.kind === 'enum' && typeof value === 'string'
          ? enumCell([value], type.values, false)
          : constantCell(value, type.kind === 'money' ? (type.currency ?? currency) : undefined);
      });
    return {
      name: table.name,
      ...titled(table.title),
      hit: table.hit,
      columns: [
        ...inputs.map(({ name, reads }) => ({ name, ...titled(titleOf(reads)), isOutput: false })),
        ...outputs.map(({ name, title }) => ({ name, ...titled(title), isOutput: true })),
      ],
      rows: shown.rows.map(({ id, title, then, from, to, cite, assumed }, row) => ({
        id,
        ...titled(title),
        cells: [
          ...inputs.map(({ input, sets }) => {
            const set = sets[row];
            return set === undefined ? '' : inputCell(set, input);
          }),
          ...constants(then),
        ],
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        cite,
        assumed,
        ...marked(marks.get(id)),
      })),
      count: table.rows.length,
      ...(table.otherwise === undefined ? {} : { otherwise: constants(table.otherwise) }),
    };
  });
}

function marked(mark: RowMark | undefined): { mark?: RowMark } {
  return mark === undefined ? {} : { mark };
}

function inputCell(set: CellSet, input: InputType): GridCell {
  return input.type.kind === 'enum' && set.kind === 'words' && set.words.size > 0 && !set.takesNull
    ? enumCell([...set.words].map(String), input.type.values, set.isNegative)
    : writeCell(set, input, 'symbols');
}

function enumCell(
  ids: readonly string[],
  titles: ReadonlyMap<string, Text | undefined>,
  isNegative: boolean,
): EnumCell {
  return { values: ids.map((id) => ({ id, ...titled(titles.get(id)) })), isNegative };
}

function titled(title: Text | undefined): { title?: Text } {
  return title === undefined ? {} : { title };
}

/** `moneyIn`: of an output of money the currency of a bare number. */
function constantCell(value: Literal | undefined, moneyIn: string | undefined): GridCell {
  if (value === undefined) return '';
  if (value === null) return '–';
  if (typeof value === 'object') return amountCell(value.amount, value.currency ?? moneyIn);
  return typeof value === 'boolean' || moneyIn === undefined
    ? String(value)
    : amountCell(String(value), moneyIn);
}

function amountCell(amount: string, currency: string | undefined): GridCell {
  if (currency === undefined) return amount;
  return { amount: isCurrency(currency) ? withDigits(amount, digitsOf(currency)) : amount, currency };
}

/** As many digits after the point as the currency has; those that were written stay. */
function withDigits(amount: string, digits: number): string {
  const [whole = '', fraction = ''] = amount.split('.');
  return digits === 0 && fraction === '' ? whole : `${whole}.${fraction.padEnd(digits, '0')}`;
}
