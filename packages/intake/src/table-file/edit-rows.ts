import type { Cell, Literal, Table, TableRow } from '@redress/policy';
import { isMap, isSeq, LineCounter, parseDocument, type YAMLSeq } from 'yaml';
import { columnsFor } from './columns.js';
import { cellOf } from './write-sheet.js';
import { TableFileError } from './table-file-error.js';

/**
 * The text of a policy with other rows in one of its tables. Rows that say what they said keep their text, with the
 * comments above them; everything outside of the rows stays to the letter. Error: `TableFileError` where the text does
 * not write the rows itself.
 */
export function withRows(text: string, table: Table, rows: readonly TableRow[]): string {
  const document = parseDocument(text, { keepSourceTokens: true, lineCounter: new LineCounter() });
  const list = document.getIn(['tables', table.name, 'rows'], true);
  if (!isSeq(list) || list.range === undefined || list.range === null)
    throw new TableFileError([{ address: '', message: `the text has no rows of table \`${table.name}\`` }]);
  const written = list.flow === true ? new Map<string, string>() : chunksOf(text, list);
  const old = new Map(table.rows.map((row) => [row.id, row]));
  const [from, to] = list.flow === true ? flowPlace(list) : blockPlace(text, list);
  const indent = list.flow === true ? indentOfKey(text, from) : columnOfItems(text, list);
  const lines = rows.map((row) => {
    const before = old.get(row.id);
    const kept = written.get(row.id);
    return kept !== undefined && before !== undefined && saySame(before, row, table)
      ? kept
      : `${' '.repeat(indent)}- ${flowText(row)}\n`;
  });
  const body = lines.length === 0 ? '' : lines.join('');
  const start =
    list.flow === true
      ? `${text.slice(0, from).trimEnd()}${lines.length === 0 ? ' []' : ''}\n`
      : text.slice(0, from);
  const rest = text.slice(to);
  return `${start}${body}${list.flow === true ? rest.replace(/^[ \t]*\r?\n/, '') : rest}`;
}

function saySame(a: TableRow, b: TableRow, table: Table): boolean {
  const columns = columnsFor({ ...table, rows: [a, b] });
  return columns.every((column) => {
    const [one, other] = [cellOf(a, column, table), cellOf(b, column, table)];
    return one === other || String(one ?? '') === String(other ?? '');
  });
}

// ---- where rows stand -------------------------------------------------------------------------------------------

/** From the line of the first row, or of the comments above it, to the end of the last one. */
function blockPlace(text: string, list: YAMLSeq): [number, number] {
  const starts = itemStarts(text, list);
  return [starts[0] ?? list.range?.[0] ?? 0, endOf(text, list)];
}

/** By id, the text of each row with the comments above it. */
function chunksOf(text: string, list: YAMLSeq): Map<string, string> {
  const starts = itemStarts(text, list);
  const end = endOf(text, list);
  return new Map(
    list.items.flatMap((item, index): [string, string][] => {
      const id: unknown = isMap(item) ? item.get('id') : undefined;
      const from = starts[index];
      if (from === undefined || (typeof id !== 'string' && typeof id !== 'number')) return [];
      const chunk = text.slice(from, starts[index + 1] ?? end);
      return [[String(id), chunk.endsWith('\n') ? chunk : `${chunk}\n`]];
    }),
  );
}

function itemStarts(text: string, list: YAMLSeq): readonly number[] {
  return list.items.map((item) => {
    const range = rangeOf(item);
    let start = text.lastIndexOf('\n', range[0] - 1) + 1;
    // The dash stands before the value, perhaps on a line above.
    while (start > 0 && !/^\s*-(?:\s|$)/u.test(lineAt(text, start)))
      start = text.lastIndexOf('\n', start - 2) + 1;
    for (;;) {
      const above = text.lastIndexOf('\n', start - 2) + 1;
      if (above >= start || !/^\s*#/u.test(lineAt(text, above))) return start;
      start = above;
    }
  });
}

/** After the line on which the last row ends. */
function endOf(text: string, list: YAMLSeq): number {
  const last = list.items.at(-1);
  const end = last === undefined ? (list.range?.[1] ?? 0) : rangeOf(last)[1];
  const newline = text.indexOf('\n', text[end - 1] === '\n' ? end - 1 : end);
  return newline === -1 ? text.length : newline + 1;
}

function flowPlace(list: YAMLSeq): [number, number] {
  const [from = 0, to = 0] = list.range ?? [];
  return [from, to];
}

function rangeOf(node: unknown): readonly [number, number] {
  const range: unknown =
    typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
  if (Array.isArray(range)) return [Number(range[0]), Number(range[1])];
  throw new Error('a row without its place');
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? text.length : end);
}

function columnOfItems(text: string, list: YAMLSeq): number {
  const [first] = list.items;
  if (first === undefined) return 0;
  const start = text.lastIndexOf('\n', rangeOf(first)[0] - 1) + 1;
  return lineAt(text, start).search(/\S/u);
}

/** Two more than the key before the rows. */
function indentOfKey(text: string, from: number): number {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  return Math.max(0, lineAt(text, start).search(/\S/u)) + 2;
}

// ---- rows as text -----------------------------------------------------------------------------------------------

/** A row on one line: `{ id: a, when: { … }, then: { … } }`. */
function flowText({ id, when, then, cite, assumed, from, to, title }: TableRow): string {
  const cells = [...when].map(([name, cell]) => `${name}: ${cellText(cell)}`);
  const outputs = [...then].map(([name, value]) => `${name}: ${literalText(value)}`);
  const titles = Object.entries(title ?? {}).map(([locale, words]) => `${locale}: ${textText(words)}`);
  const parts = [
    `id: ${textText(id)}`,
    ...(cells.length === 0 ? [] : [`when: { ${cells.join(', ')} }`]),
    `then: { ${outputs.join(', ')} }`,
    ...(from === undefined ? [] : [`from: ${from}`]),
    ...(to === undefined ? [] : [`to: ${to}`]),
    ...(cite.length === 0 ? [] : [`cite: [${cite.map(textText).join(', ')}]`]),
    ...(assumed ? ['assumed: true'] : []),
    ...(titles.length === 0 ? [] : [`title: { ${titles.join(', ')} }`]),
  ];
  return `{ ${parts.join(', ')} }`;
}

function cellText(cell: Cell): string {
  if (typeof cell === 'object' && cell !== null) return `[${cell.map(cellText).join(', ')}]`;
  return typeof cell === 'string' ? textText(cell) : String(cell);
}

function literalText(value: Literal): string {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' ? textText(value) : String(value);
  const { amount, currency } = value;
  return currency === undefined
    ? amountText(amount)
    : `{ amount: ${amountText(amount)}, currency: ${currency} }`;
}

function amountText(amount: string): string {
  return String(Number(amount)) === amount ? amount : JSON.stringify(amount);
}

/** Plain where no reader of YAML can take it for anything else. */
function textText(text: string): string {
  return /^[\p{L}_][\p{L}\p{N}_. -]*$/u.test(text) &&
    !/^(?:true|false|null|yes|no|on|off|y|n)$/iu.test(text) &&
    !text.endsWith(' ')
    ? text
    : JSON.stringify(text);
}
