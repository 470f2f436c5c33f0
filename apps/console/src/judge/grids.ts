import {
  columnsOf,
  lawOf,
  writeCell,
  type Literal,
  type Policy,
  type Table,
  type Text,
} from '@redress/policy';

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
  readonly otherwise?: readonly string[];
}

export interface GridRow {
  readonly id: string;
  readonly title?: Text;
  /** By column; blank is any. */
  readonly cells: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly cite: readonly string[];
  readonly assumed: boolean;
}

/** More would hold up the page; the whole table is had by `redress table export`. */
const MOST_ROWS = 300;

export function gridsOf({ document, types }: Policy): TableGrid[] {
  const titleOf = (name: string | undefined): Text | undefined =>
    name === undefined ? undefined : (document.facts.get(name) ?? document.derive.get(name))?.title;
  return [...document.tables.values()].map((table): TableGrid => {
    const { currency } = lawOf(document, table.name) ?? document;
    const shown = { ...table, rows: table.rows.slice(0, MOST_ROWS) };
    const inputs = columnsOf(shown, { currency, facts: document.facts }, types).filter(
      ({ reads }) => reads !== undefined,
    );
    const outputs = [...table.outputs.values()];
    const constants = (of: ReadonlyMap<string, Literal>): string[] =>
      outputs.map(({ name }) => constantText(of.get(name)));
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
            return set === undefined ? '' : writeCell(set, input, 'symbols');
          }),
          ...constants(then),
        ],
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        cite,
        assumed,
      })),
      count: table.rows.length,
      ...(table.otherwise === undefined ? {} : { otherwise: constants(table.otherwise) }),
    };
  });
}

function titled(title: Text | undefined): { title?: Text } {
  return title === undefined ? {} : { title };
}

function constantText(value: Literal | undefined): string {
  if (value === undefined) return '';
  if (typeof value !== 'object' || value === null) return value === null ? '–' : String(value);
  return value.currency === undefined ? value.amount : `${value.amount} ${value.currency}`;
}
