import type { Reason } from './mapped.js';

/** One record of the text, or a stretch of it that is no record; `line` is the 1-based line on which it starts. */
export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly fault: Reason };

export interface CsvOptions {
  /** Default: the most frequent of comma, semicolon and tab in the first line outside quotes. */
  readonly delimiter?: string;
  /** Longest record in UTF-16 units; a longer one is a fault and skipped without being kept. */
  readonly maxRecordLength: number;
}

/**
 * Reads CSV (RFC 4180, strict in its quoting) from a text that arrives in pieces, holding no more than one record.
 * Line ends are LF, CRLF or CR, whichever the text uses first; blank lines are no records. A record that breaks the
 * rules is a fault and reading goes on at the line after the one it started on, so that a stray quote costs its own
 * row and not the rest of the file.
 */
export class CsvReader {
  #rest = '';
  #line = 1;
  #delimiter: string | undefined;
  #newline: '\n' | '\r' | undefined;
  /** Inside a line that was given up because of its length. */
  #skipping = false;
  #suspect = false;
  readonly #maxRecordLength: number;

  constructor(options: CsvOptions) {
    this.#delimiter = options.delimiter;
    this.#maxRecordLength = options.maxRecordLength;
  }

  /** Line on which the next record starts. */
  get line(): number {
    return this.#line;
  }

  /**
   * The records completed by `piece`. `undecodable` says that decoding it met bytes that are no text (they became
   * U+FFFD): records that hold one are faults then.
   */
  read(piece: string, undecodable = false): CsvRecord[] {
    this.#suspect ||= undecodable;
    return this.#parse(this.#rest + piece, false);
  }

  /** The records left when the text ends. */
  end(): CsvRecord[] {
    return this.#parse(this.#rest, true);
  }

  #parse(text: string, final: boolean): CsvRecord[] {
    const records: CsvRecord[] = [];
    this.#newline ??= firstNewline(text, final);
    if (this.#newline === undefined && !final && text.length <= this.#maxRecordLength) {
      this.#rest = text;
      return records;
    }
    const newline = this.#newline ?? '\n';
    const delimiter = (this.#delimiter ??= mostFrequentDelimiter(text, newline));
    const hasNul = text.includes('\0');
    let start = 0;
    let quote = text.indexOf('"');

    while (start < text.length) {
      let end = text.indexOf(newline, start);
      if (this.#skipping) {
        if (end < 0) break;
        this.#skipping = false;
        start = end + 1;
        this.#line += 1;
        continue;
      }
      if (end < 0 && !final) {
        if (text.length - start <= this.#maxRecordLength) break;
        records.push({ line: this.#line, fault: tooLong(this.#maxRecordLength) });
        this.#skipping = true;
        break;
      }
      if (end < 0) end = text.length;
      if (quote >= 0 && quote < start) quote = text.indexOf('"', start);

      let next = end + 1;
      let lines = 1;
      const contentEnd = newline === '\n' && text.charCodeAt(end - 1) === 13 && end > start ? end - 1 : end;
      if (quote < 0 || quote >= end) {
        if (end - start > this.#maxRecordLength) {
          records.push({ line: this.#line, fault: tooLong(this.#maxRecordLength) });
        } else if (contentEnd > start) {
          const content = text.slice(start, contentEnd);
          const fault = this.#unreadable(content, hasNul);
          records.push(
            fault ? { line: this.#line, fault } : { line: this.#line, cells: content.split(delimiter) },
          );
        }
      } else {
        const read = quotedRecord(text, start, this.#line, delimiter, newline, final);
        if (read === 'incomplete' && text.length - start <= this.#maxRecordLength) break;
        if (read === 'incomplete' || ('next' in read && read.next - start > this.#maxRecordLength)) {
          const fault =
            read === 'incomplete'
              ? openQuote(this.#line, this.#maxRecordLength)
              : tooLong(this.#maxRecordLength);
          records.push({ line: this.#line, fault });
          if (read !== 'incomplete') ({ next, lines } = read);
        } else if ('fault' in read) {
          records.push({ line: this.#line, fault: read.fault });
        } else {
          const fault = this.#unreadable(text.slice(start, read.next), hasNul);
          records.push(fault ? { line: this.#line, fault } : { line: this.#line, cells: read.cells });
          ({ next, lines } = read);
        }
      }
      start = next;
      this.#line += lines;
    }

    this.#rest = this.#skipping || start >= text.length ? '' : text.slice(start);
    this.#suspect &&= this.#rest.includes('\uFFFD');
    return records;
  }

  #unreadable(content: string, hasNul: boolean): Reason | undefined {
    if (hasNul && content.includes('\0')) {
      return {
        code: 'nul-byte',
        message: 'the record holds a NUL byte',
        hint: 'check the encoding: UTF-16 read as another one looks like this',
      };
    }
    if (this.#suspect && content.includes('\uFFFD')) return UNDECODABLE;
    return undefined;
  }
}

export const UNDECODABLE: Reason = {
  code: 'encoding-wrong',
  message: 'the record holds bytes that are no text in this encoding',
  hint: 'name the encoding of the file, for instance gb18030, big5 or windows-1252',
};

export function tooLong(limit: number): Reason {
  return {
    code: 'record-too-long',
    message: `the record is longer than ${limit} characters`,
    hint: 'check that the file has line breaks, or raise the limit',
  };
}

function openQuote(line: number, limit: number): Reason {
  return {
    code: 'csv-quote-open',
    message: `a quote of the row that starts in line ${line} is not closed within ${limit} characters`,
    hint: 'close the quote, or double it where it is part of the text',
  };
}

function openAtEnd(line: number): Reason {
  return {
    code: 'csv-quote-open',
    message: `the quote opened in line ${line} is not closed before the file ends`,
    hint: 'close the quote, or double it where it is part of the text',
  };
}

const AFTER_QUOTE: Reason = {
  code: 'csv-quote',
  message: 'text follows a closing quote',
  hint: 'double the quotes inside a quoted cell',
};

const STRAY_QUOTE: Reason = {
  code: 'csv-quote',
  message: 'a quote stands inside a cell that is not quoted',
  hint: 'put the whole cell in quotes and double the ones inside',
};

type QuotedRecord =
  { readonly cells: string[]; readonly next: number; readonly lines: number } | { readonly fault: Reason };

/** Reads the record at `start`, in `line`, which has a quote somewhere in its first line. */
function quotedRecord(
  text: string,
  start: number,
  line: number,
  delimiter: string,
  newline: string,
  final: boolean,
): QuotedRecord | 'incomplete' {
  const cells: string[] = [];
  let lines = 1;
  let at = start;
  for (;;) {
    if (text[at] === '"') {
      let value = '';
      let from = at + 1;
      for (;;) {
        const close = text.indexOf('"', from);
        if (close < 0 || (close + 1 === text.length && !final)) {
          return final ? { fault: openAtEnd(line + lines - 1) } : 'incomplete';
        }
        if (text[close + 1] !== '"') {
          value += text.slice(from, close);
          at = close + 1;
          break;
        }
        value += text.slice(from, close + 1);
        from = close + 2;
      }
      cells.push(value);
      lines += occurrences(value, newline);
      if (at >= text.length) return { cells, next: at, lines };
      if (text[at] === delimiter) {
        at += 1;
        continue;
      }
      if (text[at] === newline) return { cells, next: at + 1, lines };
      if (newline === '\n' && text[at] === '\r') {
        if (text[at + 1] === '\n') return { cells, next: at + 2, lines };
        if (at + 1 === text.length) return final ? { cells, next: at + 1, lines } : 'incomplete';
      }
      return { fault: AFTER_QUOTE };
    }
    let lineEnd = text.indexOf(newline, at);
    if (lineEnd < 0) {
      if (!final) return 'incomplete';
      lineEnd = text.length;
    }
    let cellEnd = text.indexOf(delimiter, at);
    const last = cellEnd < 0 || cellEnd > lineEnd;
    if (last)
      cellEnd = newline === '\n' && text[lineEnd - 1] === '\r' && lineEnd > at ? lineEnd - 1 : lineEnd;
    const value = text.slice(at, cellEnd);
    if (value.includes('"')) return { fault: STRAY_QUOTE };
    cells.push(value);
    if (last) return { cells, next: lineEnd + 1, lines };
    at = cellEnd + 1;
  }
}

function occurrences(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) count += 1;
  return count;
}

/** LF also stands for CRLF; a CR at the very end of a piece may still be followed by its LF. */
function firstNewline(text: string, final: boolean): '\n' | '\r' | undefined {
  const lf = text.indexOf('\n');
  const cr = text.indexOf('\r');
  if (cr >= 0 && (lf < 0 || cr < lf - 1)) return cr === text.length - 1 && !final ? undefined : '\r';
  return lf >= 0 ? '\n' : undefined;
}

function mostFrequentDelimiter(text: string, newline: string): string {
  const counts = new Map([
    [',', 0],
    [';', 0],
    ['\t', 0],
  ]);
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === newline) break;
    else if (!quoted && counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}
