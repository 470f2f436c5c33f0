import type { Readable } from 'node:stream';
import { openBrackets } from './open-brackets.js';
import { textLines, type TextLine } from './text-lines.js';

/** A longer line is answered as an error and passed over. */
const LONGEST_BYTES = 16 * 1024 * 1024;
/** An object written over more lines than this was not pasted by a person. */
const MOST_PASTED_LINES = 1000;
const MOST_PASTED_LENGTH = 1 << 18;

export interface JsonLine {
  readonly line: number;
  /** Absent with `problem`. */
  readonly value?: unknown;
  readonly problem?: { readonly code: string; readonly message: string; readonly hint: string };
}

/**
 * The JSON values of a file (`-`: `input`), one a line, each as soon as its line has arrived. An object written over
 * several lines, as people paste it, is one value. Errors: `InputError`.
 */
export async function* jsonLines(path: string, input: Readable): AsyncGenerator<JsonLine> {
  /** Lines of an object whose brackets are still open. */
  let held: { readonly line: number; readonly text: string }[] = [];
  let open = 0;
  for await (const line of textLines(path, input, LONGEST_BYTES)) {
    if ('fault' in line) {
      for (const one of held) yield read(one);
      held = [];
      open = 0;
      yield faulty(line);
      continue;
    }
    const whole = read(line);
    // A whole object never stands inside another that was cut off: those lines belong to nothing.
    if (whole.problem === undefined && (held.length === 0 || isObject(whole.value))) {
      for (const one of held) yield read(one);
      held = [];
      open = 0;
      yield whole;
      continue;
    }
    const now =
      held.length > 0 || line.text.trimStart().startsWith('{') ? openBrackets(line.text, open) : undefined;
    held.push(line);
    open = now ?? 0;
    if (
      now !== undefined &&
      now > 0 &&
      held.length < MOST_PASTED_LINES &&
      lengthOf(held) < MOST_PASTED_LENGTH
    )
      continue;
    if (now === 0 && held.length > 1) yield read({ line: held[0]?.line ?? line.line, text: joined(held) });
    else for (const one of held) yield read(one);
    held = [];
    open = 0;
  }
  for (const one of held) yield read(one);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lengthOf(lines: readonly { readonly text: string }[]): number {
  return lines.reduce((sum, { text }) => sum + text.length, 0);
}

function joined(lines: readonly { readonly text: string }[]): string {
  return lines.map(({ text }) => text).join('\n');
}

function read({ line, text }: { readonly line: number; readonly text: string }): JsonLine {
  try {
    return { line, value: JSON.parse(text) };
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it cannot be read';
    return {
      line,
      problem: {
        code: 'json-malformed',
        message: `no JSON: ${why}`,
        hint: 'write one whole JSON object a line',
      },
    };
  }
}

function faulty({ line, fault }: Extract<TextLine, { readonly fault: string }>): JsonLine {
  const problem =
    fault === 'too-long'
      ? {
          code: 'line-too-long',
          message: `the line is longer than ${LONGEST_BYTES / 1024 / 1024} MiB`,
          hint: 'write one object a line',
        }
      : { code: 'not-utf-8', message: 'the line is not text in UTF-8', hint: 'save the file as UTF-8' };
  return { line, problem };
}
