import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import type { Terminal } from './terminal.js';

/** A longer line is answered as an error and passed over. */
const LONGEST_LINE = 1 << 20;

export interface JsonLine {
  readonly line: number;
  /** Absent with `problem`. */
  readonly value?: unknown;
  readonly problem?: { readonly code: string; readonly message: string; readonly hint: string };
}

/**
 * JSON values of a file (`-`: standard input), one a line, as they arrive; blank lines are passed over. A single
 * value written over several lines is taken as one, as people paste it.
 */
export async function* readJsonLines(path: string, terminal: Terminal): AsyncGenerator<JsonLine> {
  const held: { line: number; text: string; isTooLong: boolean }[] = [];
  let isHolding = true;
  let size = 0;
  for await (const line of lines(path, terminal)) {
    if (!isHolding) {
      yield read(line.text, line.line, line.isTooLong);
      continue;
    }
    if (held.length === 0 && line.text.trim() === '') continue;
    held.push(line);
    size += line.text.length;
    if (held.length > 1 || !isBroken(line.text)) {
      const isPasted = isBroken(held[0]?.text ?? '') && size < LONGEST_LINE;
      if (isPasted) continue;
      isHolding = false;
      for (const one of held) yield read(one.text, one.line, one.isTooLong);
    }
  }
  if (!isHolding || held.length === 0) return;
  const whole = held.map(({ text }) => text).join('\n');
  if (held.length > 1 && !isBroken(whole)) yield read(whole, held[0]?.line ?? 1, false);
  else for (const one of held) if (one.text.trim() !== '') yield read(one.text, one.line, one.isTooLong);
}

function isBroken(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
}

function read(text: string, line: number, isTooLong: boolean): JsonLine {
  if (isTooLong) {
    return {
      line,
      problem: {
        code: 'line-too-long',
        message: `the line is longer than ${LONGEST_LINE} characters`,
        hint: 'write one object a line',
      },
    };
  }
  try {
    return { line, value: JSON.parse(text) };
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it cannot be read';
    return {
      line,
      problem: {
        code: 'json-malformed',
        message: `the line is no JSON: ${why}`,
        hint: 'write one whole JSON object a line',
      },
    };
  }
}

async function* lines(
  path: string,
  terminal: Terminal,
): AsyncGenerator<{ line: number; text: string; isTooLong: boolean }> {
  const source = path === '-' ? terminal.input : createReadStream(path);
  const decoder = new StringDecoder('utf8');
  let line = 1;
  let rest = '';
  let isTooLong = false;
  for await (const piece of source) {
    rest += typeof piece === 'string' ? piece : decoder.write(piece);
    let start = 0;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', start)) {
      const text = rest.slice(start, end);
      if (isTooLong || text.trim() !== '')
        yield {
          line,
          text: line === 1 ? text.replace(/^\uFEFF/, '') : text,
          isTooLong: isTooLong || text.length > LONGEST_LINE,
        };
      isTooLong = false;
      line += 1;
      start = end + 1;
    }
    rest = rest.slice(start);
    if (rest.length > LONGEST_LINE) {
      isTooLong = true;
      rest = '';
    }
  }
  rest += decoder.end();
  if (isTooLong || rest.trim() !== '') yield { line, text: rest, isTooLong };
}
