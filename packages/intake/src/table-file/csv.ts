import { CsvReader } from '../csv-reader.js';
import { addressOf, type Sheet, type SheetCell } from './sheet.js';
import { TableFileError } from './table-file-error.js';

/** UTF-8 with a byte order mark, so that spreadsheets take it for that; lines end as RFC 4180 says. */
export function writeCsv(sheet: Sheet): string {
  return `\ufeff${sheet.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

/** Cells that a spreadsheet would run as a formula are read back as they were. Error: `TableFileError`. */
export function readCsv(text: string): Sheet {
  const reader = new CsvReader({ maxRecordLength: MOST_CHARACTERS });
  const records = [...reader.read(text.replace(/^\ufeff/, '')), ...reader.end()];
  return records.map((record, row) => {
    if ('cells' in record) return record.cells.map(unguarded);
    throw new TableFileError([
      { address: addressOf(row, 0), message: `line ${record.line}: ${record.fault.message}` },
    ]);
  });
}

/** Of one row. */
const MOST_CHARACTERS = 100_000;

function csvCell(cell: SheetCell): string {
  if (cell === null) return '';
  const text = typeof cell === 'string' ? guarded(cell) : String(cell);
  return /[",;\t\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a spreadsheet would run, or that begins as if it had been guarded. */
const RUNS = /^[\s\ufeff]*[=+\-@＝＋－＠|\t\r]|^'/u;
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

function guarded(text: string): string {
  return RUNS.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

function unguarded(text: string): string {
  return text.startsWith("'") && RUNS.test(text.slice(1)) ? text.slice(1) : text;
}
