import { isUtf8 } from 'node:buffer';
import type { Line } from '@redress/casework';

/** One case is small; a longer line is answered as an error and passed over. */
const longestLine = 1024 * 1024;
const newline = 0x0a;

/** The JSON values of a stream of bytes, one a line, holding no more than one line; blank lines are left out but counted. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let held: Uint8Array[] = [];
  let length = 0;
  let line = 1;
  const hold = (bytes: Uint8Array): void => {
    length += bytes.byteLength;
    if (length <= longestLine) held.push(bytes);
    else held = [];
  };
  const finish = (): Line | undefined => {
    const found = length > longestLine ? tooLong(line) : lineOf(Buffer.concat(held), line);
    held = [];
    length = 0;
    line += 1;
    return found;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      hold(chunk.subarray(start, end));
      start = end + 1;
      const found = finish();
      if (found !== undefined) yield found;
    }
    hold(chunk.subarray(start));
  }
  const last = finish();
  if (last !== undefined) yield last;
}

function lineOf(bytes: Buffer, line: number): Line | undefined {
  if (!isUtf8(bytes)) {
    return {
      line,
      problem: { code: 'not-utf-8', message: 'the line is not text in UTF-8', hint: 'send UTF-8' },
    };
  }
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') return undefined;
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

function tooLong(line: number): Line {
  const message = `the line is longer than ${longestLine} bytes`;
  return { line, problem: { code: 'line-too-long', message, hint: 'write one object a line' } };
}
