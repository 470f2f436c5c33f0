import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { addressOf, type Sheet, type SheetCell } from './sheet.js';
import { TableFileError } from './table-file-error.js';
import { refuseLargeArchive } from './zip-size.js';

/** One sheet; texts stay texts, also those that look like formulas or numbers. */
export function writeWorkbook(sheet: Sheet, name: string): Promise<Uint8Array> {
  const title = name.replace(/[\\/*?:[\]]/g, '-').slice(0, 31);
  return writeXlsx({
    sheets: [{ name: title, rows: sheet.map((row) => [...row]), freezePane: { rows: 1 } }],
  });
}

/** The first sheet. Error: `TableFileError` for merged cells, formulas, archives too large and what is no workbook. */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet> {
  refuseLargeArchive(bytes);
  const { sheets } = await opened(bytes);
  const [sheet] = sheets;
  if (sheet === undefined) throw new TableFileError([{ address: '', message: 'the workbook has no sheet' }]);
  const merged = sheet.merges?.map(({ startRow, startCol, endRow, endCol }) => ({
    address: `${addressOf(startRow, startCol)}:${addressOf(endRow, endCol)}`,
    message: 'merged cells; each row needs its own',
  }));
  if (merged !== undefined && merged.length > 0) throw new TableFileError(merged.slice(0, 20));
  const formulas = [...(sheet.cells ?? [])].flatMap(([place, { formula }]) => {
    const [row = 0, column = 0] = place.split(',').map(Number);
    return formula === undefined
      ? []
      : [{ address: addressOf(row, column), message: 'a formula; write its value' }];
  });
  if (formulas.length > 0) throw new TableFileError(formulas.slice(0, 20));
  return sheet.rows.map((row) => row.map(cellOf));
}

async function opened(bytes: Uint8Array): ReturnType<typeof readXlsx> {
  try {
    return await readXlsx(bytes, { sheets: [0], maxRows: MOST_ROWS });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new TableFileError([{ address: '', message: `not an XLSX workbook: ${why}` }]);
  }
}

/** One more than a table may have, so that too many are told. */
const MOST_ROWS = 20_002;

function cellOf(cell: SheetCell | Date): SheetCell {
  return cell instanceof Date ? cell.toISOString().replace(/T00:00:00\.000Z$/, '') : cell;
}
