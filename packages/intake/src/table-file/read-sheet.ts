import { nearest } from '@redress/calendar';
import {
  isUnread,
  outputFault,
  readCell,
  type Cell,
  type InputType,
  type Literal,
  type Table,
  type TableRow,
  type Text,
} from '@redress/policy';
import { columnOf, columnsFor, headingOf, type Column } from './columns.js';
import { addressOf, type Sheet, type SheetCell } from './sheet.js';
import { TableFileError, type TableFault } from './table-file-error.js';

/**
 * Rows of a table from a sheet; `table` says which columns there are, `inputs` what their cells are held against, `currency` what
 * bare amounts are in.
 */
export interface SheetTarget {
  readonly table: Table;
  readonly inputs: ReadonlyMap<string, InputType>;
  readonly currency: string;
}

/** More rows than a policy can hold. */
const MOST_ROWS = 20_000;
const MOST_FAULTS = 20;

/** Errors: `TableFileError` with the addresses of all cells that cannot be read, up to twenty. */
export function rowsOf(sheet: Sheet, target: SheetTarget): readonly TableRow[] {
  const faults: TableFault[] = [];
  const [headings = [], ...lines] = sheet;
  const columns = readHeadings(headings, target.table, faults);
  if (faults.length > 0) throw new TableFileError(faults);
  if (lines.length > MOST_ROWS)
    throw new TableFileError([
      { address: addressOf(MOST_ROWS + 1, 0), message: `more than ${MOST_ROWS} rows; part the table` },
    ]);
  const ids = new Map<string, { readonly at: number; readonly isDated: boolean }>();
  const rows = lines.flatMap((line, index): TableRow[] => {
    if (line.every(isEmpty)) return [];
    const at = index + 1;
    const beyond = line.findIndex((cell, column) => column >= columns.length && !isEmpty(cell));
    if (beyond !== -1) faults.push({ address: addressOf(at, beyond), message: 'stands below no heading' });
    const row = new RowReader(line, columns, at, target, faults).row();
    const twice = ids.get(row.id);
    const column = columns.findIndex(({ kind }) => kind === 'id');
    const isDated = row.from !== undefined || row.to !== undefined;
    // Rows of one id are its editions.
    if (twice !== undefined && row.id !== '' && !(isDated && twice.isDated))
      faults.push({
        address: addressOf(at, column),
        message: `id \`${row.id}\` stands in ${addressOf(twice.at, column)} too`,
      });
    ids.set(row.id, { at, isDated });
    return [row];
  });
  if (faults.length > 0) throw new TableFileError(faults.slice(0, MOST_FAULTS));
  return rows;
}

function readHeadings(headings: readonly SheetCell[], table: Table, faults: TableFault[]): readonly Column[] {
  const known = columnsFor(table).map(headingOf);
  let width = headings.length;
  while (width > 0 && isEmpty(headings[width - 1])) width -= 1;
  const seen = new Map<string, number>();
  const columns = headings.slice(0, width).flatMap((cell, index): Column[] => {
    const heading = String(cell ?? '').trim();
    const address = addressOf(0, index);
    const column = columnOf(heading, table);
    const before = seen.get(heading);
    if (before !== undefined)
      faults.push({ address, message: `heading \`${heading}\` stands in ${addressOf(0, before)} too` });
    seen.set(heading, index);
    if (column !== undefined) return [column];
    const near = nearest(heading, known);
    const meant = near === undefined ? `the headings are ${known.join(', ')}` : `did you mean \`${near}\`?`;
    faults.push({ address, message: `\`${heading}\` is no heading of table \`${table.name}\`; ${meant}` });
    return [];
  });
  const needed = [
    'id',
    ...[...table.inputs.keys()].map((name) => `when.${name}`),
    ...[...table.outputs.keys()].map((name) => `then.${name}`),
  ];
  for (const heading of needed)
    if (!seen.has(heading))
      faults.push({ address: addressOf(0, width), message: `heading \`${heading}\` is missing` });
  return columns;
}

function isEmpty(cell: SheetCell | undefined): boolean {
  return cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '');
}

class RowReader {
  constructor(
    private readonly line: readonly SheetCell[],
    private readonly columns: readonly Column[],
    private readonly at: number,
    private readonly target: SheetTarget,
    private readonly faults: TableFault[],
  ) {}

  row(): TableRow {
    const when = new Map<string, Cell>();
    const then = new Map<string, Literal>();
    const title: Partial<Record<keyof Text, string>> = {};
    let id = '';
    let cite: readonly string[] = [];
    let assumed = false;
    let period: { from?: string; to?: string } = {};
    for (const [index, column] of this.columns.entries()) {
      const cell = this.line[index] ?? null;
      if (isEmpty(cell)) {
        if (column.kind === 'id') this.fault(index, 'the row has no id');
        if (column.kind === 'then')
          this.fault(index, `\`${column.name}\` is empty; write \`null\` where there is none`);
        continue;
      }
      const text = String(cell).trim();
      switch (column.kind) {
        case 'id':
          id = text;
          if (!ID.test(text)) this.fault(index, `\`${text}\` is no id: letters, digits, \`_\` and \`-\``);
          break;
        case 'from':
        case 'to':
          if (!DATE.test(text)) this.fault(index, `\`${text}\` is no date such as 2026-03-01`);
          period = { ...period, [column.kind]: text };
          break;
        case 'cite':
          cite = text.split(/\s*[,，、]\s*/u).filter((one) => one !== '');
          break;
        case 'assumed':
          if (!/^(?:true|false)$/iu.test(text)) this.fault(index, `\`${text}\` is neither true nor false`);
          assumed = text.toLowerCase() === 'true';
          break;
        case 'title':
          title[column.locale] = text;
          break;
        case 'when':
          when.set(column.name, this.cell(index, column.name, cell));
          break;
        case 'then':
          then.set(column.name, this.output(index, column.name, cell));
      }
    }
    if (Object.keys(title).length > 0 && title.en === undefined)
      this.fault(0, `the title of row \`${id}\` has no English`);
    const { en } = title;
    return {
      id,
      when,
      then,
      cite,
      assumed,
      ...period,
      ...(en === undefined ? {} : { title: { ...title, en } }),
    };
  }

  private cell(index: number, name: string, written: SheetCell): Cell {
    const cell = scalarOf(written);
    const input = this.target.inputs.get(name);
    // A bare number in a column of texts or of a code is that text.
    const isWorded = input?.type.kind === 'text' || input?.type.kind === 'enum';
    const meant = isWorded && typeof cell === 'number' ? String(written) : cell;
    const read = input === undefined ? undefined : readCell(meant, input);
    if (read !== undefined && isUnread(read))
      this.fault(index, `\`${read.text}\` is no cell for column \`${name}\` (${read.fault})`);
    return meant;
  }

  private output(index: number, name: string, written: SheetCell): Literal {
    const value = this.constant(written, name);
    const output = this.target.table.outputs.get(name);
    const fault = output === undefined ? undefined : outputFault(value, output, this.target.currency);
    if (fault !== undefined) this.fault(index, `column \`${name}\`: ${fault}`);
    return value;
  }

  private constant(written: SheetCell, name: string): Literal {
    const type = this.target.table.outputs.get(name)?.type;
    const text = String(written).trim();
    if (text === 'null') return null;
    if (type?.kind === 'text') return /^".*"$/su.test(text) ? text.slice(1, -1) : String(written);
    if (type?.kind === 'enum') return text;
    if (type?.kind === 'money') {
      const [, amount, currency] = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(text) ?? [];
      if (amount !== undefined && currency !== undefined) return { kind: 'money', amount, currency };
    }
    return scalarOf(written) ?? text;
  }

  private fault(column: number, message: string): void {
    this.faults.push({ address: addressOf(this.at, column), message });
  }
}

const ID = /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A number or truth value where the text is one to the last digit, else the text. */
function scalarOf(cell: SheetCell): Exclude<SheetCell, null> | null {
  if (typeof cell !== 'string') return cell;
  const text = cell.trim();
  if (text === 'null') return null;
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  return text !== '' && String(Number(text)) === text ? Number(text) : text;
}
