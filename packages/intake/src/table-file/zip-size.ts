import { TableFileError } from './table-file-error.js';

/** Far above a table of twenty thousand rows, far below what would fill the memory. */
const MOST_ENTRIES = 2_000;
const MOST_BYTES_OF_AN_ENTRY = 200_000_000;
const MOST_BYTES = 300_000_000;

/** Looks at what an archive says it holds before anything is unpacked (APPNOTE.TXT 4.3.12 and 4.3.16). Error: `TableFileError`. */
export function refuseLargeArchive(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === undefined) throw refused('not an XLSX workbook: it is no archive');
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (entries === 0xffff || at === 0xffffffff || entries > MOST_ENTRIES)
    throw refused('the archive has too many parts');
  let sum = 0;
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50)
      throw refused('the archive is broken');
    const size = view.getUint32(at + 24, true);
    sum += size;
    if (size > MOST_BYTES_OF_AN_ENTRY || sum > MOST_BYTES)
      throw refused('the workbook unpacks to more than is read');
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

function endOfDirectory(view: DataView): number | undefined {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 65_535); at -= 1)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  return undefined;
}

function refused(message: string): TableFileError {
  return new TableFileError([{ address: '', message }]);
}
