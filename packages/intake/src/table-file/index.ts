export { readCsv, writeCsv } from './csv.js';
export { withoutTable, withRows } from './edit-rows.js';
export { rowsOf, type SheetTarget } from './read-sheet.js';
export type { Sheet, SheetCell } from './sheet.js';
export { TableFileError, type TableFault } from './table-file-error.js';
export { sheetOf } from './write-sheet.js';
export { readWorkbook, writeWorkbook } from './xlsx.js';
