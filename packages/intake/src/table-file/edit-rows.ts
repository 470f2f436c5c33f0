import type { Cell, Literal, Table, TableRow } from '@redress/policy';
import { isMap, isSeq, LineCounter, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { columnsFor } from './columns.js';
import { cellOf } from './write-sheet.js';
import { TableFileError } from './table-file-error.js';

/**
 * The text of a policy with other rows in one of its tables. Rows that say what they said keep their text, with the
 * comments above them; everything outside of the rows stays to the letter. Over layers, where lower ones write rows of the
 * table (`below`), the text gets those rows alone that say something else, and switches off those that are gone.
 * Error: `TableFileError` where the text has no place for the rows.
 */
export function withRows(
  written: string,
  table: Table,
  rows: readonly TableRow[],
  below: readonly TableRow[] = [],
): string {
  const own = below.length === 0 ? rows : ownRows(table, rows, below);
  const text = below.length === 0 ? written : withPlace(written, table.name, own.length > 0);
  if (text === undefined) return written;
  const document = parseDocument(text, { keepSourceTokens: true, lineCounter: new LineCounter() });
  const list = document.getIn(['tables', table.name, 'rows'], true);
  if (!isSeq(list) || list.range === undefined || list.range === null) throw noPlace(table.name);
  const chunks = list.flow === true ? new Map<string, string>() : chunksOf(text, list);
  const old = new Map(table.rows.map((row) => [keyOf(row), row]));
  const [from, to] = list.flow === true ? flowPlace(list) : blockPlace(text, list);
  const indent = list.flow === true ? indentOfKey(text, from) : columnOfItems(text, list);
  const lines = own.map((row) => {
    const before = old.get(keyOf(row));
    const kept = chunks.get(keyOf(row));
    const isKept = 'off' in row ? before === undefined : before !== undefined && saySame(before, row, table);
    return kept !== undefined && isKept ? kept : `${' '.repeat(indent)}- ${flowText(row)}\n`;
  });
  const body = lines.length === 0 ? '' : lines.join('');
  const start =
    list.flow === true
      ? `${text.slice(0, from).trimEnd()}${lines.length === 0 ? ' []' : ''}\n`
      : text.slice(0, from);
  const rest = text.slice(to);
  return `${start}${body}${list.flow === true ? rest.replace(/^[ \t]*\r?\n/, '') : rest}`;
}

function noPlace(name: string): TableFileError {
  return new TableFileError([{ address: '', message: `the text has no rows of table \`${name}\`` }]);
}

/** A row of a lower layer that is not to hold. */
interface OffRow {
  readonly id: string;
  readonly off: true;
}

/** The rows that a layer has to write: of an id that lower ones have otherwise, all of its editions. */
function ownRows(
  table: Table,
  rows: readonly TableRow[],
  below: readonly TableRow[],
): readonly (TableRow | OffRow)[] {
  const lower = byId(below);
  const wanted = byId(rows);
  const isAsBelow = (id: string): boolean => {
    const [theirs, ours] = [lower.get(id) ?? [], wanted.get(id) ?? []];
    const known = new Map(theirs.map((row) => [keyOf(row), row]));
    return (
      ours.length === theirs.length &&
      ours.every((row) => {
        const same = known.get(keyOf(row));
        return same !== undefined && saySame(same, row, table);
      })
    );
  };
  const gone = [...lower.keys()].filter((id) => !wanted.has(id));
  return [...rows.filter(({ id }) => !isAsBelow(id)), ...gone.map((id): OffRow => ({ id, off: true }))];
}

function byId(rows: readonly TableRow[]): ReadonlyMap<string, readonly TableRow[]> {
  const found = new Map<string, TableRow[]>();
  for (const row of rows) found.set(row.id, [...(found.get(row.id) ?? []), row]);
  return found;
}

/** The text with an empty list of rows where it has none yet; nothing where none is needed. */
function withPlace(text: string, name: string, isNeeded: boolean): string | undefined {
  const document = parseDocument(text);
  if (isSeq(document.getIn(['tables', name, 'rows'], true))) return text;
  if (!isNeeded) return undefined;
  const table = document.getIn(['tables', name], true);
  const tables = document.getIn(['tables'], true);
  const line = (indent: number, words: string): string => `${' '.repeat(indent)}${words}\n`;
  if (isMap(table)) return insertedInto(text, table, (indent) => line(indent, 'rows: []'), name);
  const key = textText(name);
  if (isMap(tables))
    return insertedInto(
      text,
      tables,
      (indent) => `${line(indent, `${key}:`)}${line(indent + 2, 'rows: []')}`,
      name,
    );
  if (tables !== undefined) throw noPlace(name);
  return `${text.endsWith('\n') ? text : `${text}\n`}tables:\n${line(2, `${key}:`)}${line(4, 'rows: []')}`;
}

/** Before the first key of a map that is written on lines of its own. */
function insertedInto(text: string, map: YAMLMap, lines: (indent: number) => string, name: string): string {
  const [first] = map.items;
  if (map.flow === true || first === undefined) throw noPlace(name);
  const at = rangeOf(first.key)[0];
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return `${text.slice(0, start)}${lines(at - start)}${text.slice(start)}`;
}

/** The text without what it writes of a table, so that what lower layers say of it can be read. */
export function withoutTable(text: string, name: string): string {
  const document = parseDocument(text);
  if (!document.hasIn(['tables', name])) return text;
  document.deleteIn(['tables', name]);
  const tables = document.getIn(['tables'], true);
  if (isMap(tables) && tables.items.length === 0) document.delete('tables');
  return document.toString();
}

interface RowKey {
  readonly id: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Rows of one id are told apart by the days on which they hold. */
function keyOf({ id, from, to }: RowKey): string {
  return [id, from ?? '', to ?? ''].join(' ');
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

/** By id and days, the text of each row with the comments above it. */
function chunksOf(text: string, list: YAMLSeq): Map<string, string> {
  const starts = itemStarts(text, list);
  const end = endOf(text, list);
  return new Map(
    list.items.flatMap((item, index): [string, string][] => {
      const [id, from, to] = ['id', 'from', 'to'].map((key) => scalarText(item, key));
      const start = starts[index];
      if (start === undefined || id === undefined) return [];
      const chunk = text.slice(start, starts[index + 1] ?? end);
      return [[keyOf({ id, from, to }), chunk.endsWith('\n') ? chunk : `${chunk}\n`]];
    }),
  );
}

function scalarText(item: unknown, key: string): string | undefined {
  const value: unknown = isMap(item) ? item.get(key) : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
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
function flowText(row: TableRow | OffRow): string {
  if ('off' in row) return `{ id: ${textText(row.id)}, off: true }`;
  const { id, when, then, cite, assumed, from, to, title } = row;
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
