import { open, type FileHandle } from 'node:fs/promises';
import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { refusedBySystem } from './input-error.js';

const PIECE_BYTES = 64 * 1024;
const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** A line of a text in UTF-8; `line` is its 1-based number. Blank lines are left out. */
export type TextLine =
  | { readonly line: number; readonly text: string }
  | { readonly line: number; readonly fault: 'too-long' | 'not-utf-8' };

/**
 * Lines of a file (`-`: `input`) as they arrive, holding no more than `longest` bytes of one.
 * Errors: `InputError`.
 */
export async function* textLines(path: string, input: Readable, longest: number): AsyncGenerator<TextLine> {
  let held: Buffer[] = [];
  let length = 0;
  let line = 1;
  let isFirst = true;
  const finish = (): TextLine | undefined => {
    const bytes = withoutMark(Buffer.concat(held), isFirst);
    const read = length > longest ? { line, fault: 'too-long' as const } : lineOf(bytes, line);
    held = [];
    length = 0;
    isFirst = false;
    return read;
  };
  const hold = (bytes: Buffer): void => {
    length += bytes.length;
    if (length <= longest) held.push(bytes);
    else held = [];
  };
  for await (const piece of pieces(path, input)) {
    let start = 0;
    for (let end = piece.indexOf(NEWLINE); end >= 0; end = piece.indexOf(NEWLINE, start)) {
      hold(piece.subarray(start, end));
      const read = finish();
      if (read !== undefined) yield read;
      line += 1;
      start = end + 1;
    }
    if (start < piece.length) hold(piece.subarray(start));
  }
  const last = finish();
  if (last !== undefined) yield last;
}

function lineOf(bytes: Buffer, line: number): TextLine | undefined {
  const end = bytes.at(-1) === CARRIAGE_RETURN ? bytes.length - 1 : bytes.length;
  if (!isUtf8(bytes)) return { line, fault: 'not-utf-8' };
  const text = bytes.toString('utf8', 0, end);
  return text.trim() === '' ? undefined : { line, text };
}

/** A byte order mark at the start of the text is none of it. */
function withoutMark(bytes: Buffer, isFirst: boolean): Buffer {
  return isFirst && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

async function* pieces(path: string, input: Readable): AsyncGenerator<Buffer> {
  if (path === '-') {
    for await (const piece of input) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
    return;
  }
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    for (;;) {
      // Each piece gets memory of its own: the line before may still hold the last one.
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(PIECE_BYTES), 0, PIECE_BYTES);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } catch (cause) {
    throw refusedBySystem(path, cause);
  } finally {
    await file?.close();
  }
}
