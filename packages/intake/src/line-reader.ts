import { tooLong, UNDECODABLE } from './csv-reader.js';
import type { Reason } from './mapped.js';

/** A line of the text, or one that cannot be had; `line` is its 1-based number. */
export type TextLine =
  { readonly line: number; readonly text: string } | { readonly line: number; readonly fault: Reason };

/** Cuts a text that arrives in pieces into lines (LF or CRLF), holding no more than one; blank ones are left out. */
export class LineReader {
  #rest = '';
  #line = 1;
  #skipping = false;
  #suspect = false;
  readonly #maxLength: number;

  constructor(maxLength: number) {
    this.#maxLength = maxLength;
  }

  /** Number of the line that comes next. */
  get line(): number {
    return this.#line;
  }

  /** The lines completed by `piece`; `undecodable` as in `CsvReader.read`. */
  read(piece: string, undecodable = false): TextLine[] {
    this.#suspect ||= undecodable;
    return this.#cut(this.#rest + piece, false);
  }

  end(): TextLine[] {
    return this.#cut(this.#rest, true);
  }

  #cut(text: string, final: boolean): TextLine[] {
    const lines: TextLine[] = [];
    let start = 0;
    while (start < text.length) {
      let end = text.indexOf('\n', start);
      if (end < 0 && !final) {
        if (this.#skipping || text.length - start <= this.#maxLength) break;
        lines.push({ line: this.#line, fault: tooLong(this.#maxLength) });
        this.#skipping = true;
        break;
      }
      if (end < 0) end = text.length;
      if (this.#skipping) this.#skipping = false;
      else {
        const line = this.#one(text.slice(start, end));
        if (line !== undefined) lines.push(line);
      }
      start = end + 1;
      this.#line += 1;
    }
    this.#rest = this.#skipping || start >= text.length ? '' : text.slice(start);
    this.#suspect &&= this.#rest.includes('\uFFFD');
    return lines;
  }

  #one(text: string): TextLine | undefined {
    if (text.length > this.#maxLength) return { line: this.#line, fault: tooLong(this.#maxLength) };
    if (this.#suspect && text.includes('\uFFFD')) return { line: this.#line, fault: UNDECODABLE };
    return text.trim() === '' ? undefined : { line: this.#line, text };
  }
}
