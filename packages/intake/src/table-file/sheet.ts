/** A cell of a sheet: what a spreadsheet can hold of a table. Dates are days, as `2026-03-01`. */
export type SheetCell = string | number | boolean | null;

/** Rows of cells, the headings first; what is left out at the end of a row is empty. */
export type Sheet = readonly (readonly SheetCell[])[];

/** The address of a cell as spreadsheets call it: `B7`; both count from 0. */
export function addressOf(row: number, column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return `${letters}${row + 1}`;
}
