import { expect, test } from 'vitest';
import { readLines } from './read-lines.js';

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function* inPieces(bytes: Uint8Array, length: number) {
  for (let from = 0; from < bytes.length; from += length) yield bytes.subarray(from, from + length);
}

async function linesOf(bytes: Uint8Array, length = bytes.length) {
  const lines = [];
  for await (const line of readLines(inPieces(bytes, length))) lines.push(line);
  return lines;
}

test.each([1, 2, 3, 7, 1_000])(
  'pieces of %i bytes are the same lines, characters cut in two too',
  async (length) => {
    const text = '{"id":"行李"}\n\n  \r\n{"id":"\u{1F9F3}"}\r\n7';
    expect(await linesOf(bytesOf(text), length)).toEqual([
      { line: 1, value: { id: '行李' } },
      { line: 4, value: { id: '\u{1F9F3}' } },
      { line: 5, value: 7 },
    ]);
  },
);

test('nothing is no line, and a mark of the byte order is no part of the first', async () => {
  expect(await linesOf(bytesOf(''), 1)).toEqual([]);
  expect(await linesOf(bytesOf('\uFEFF{}\n'))).toEqual([{ line: 1, value: {} }]);
});

test('a line that cannot be read says why in its place, and the rest goes on', async () => {
  const bytes = Uint8Array.of(...bytesOf('{"id":\n'), 0xff, 0x0a, ...bytesOf('{}'));
  expect(await linesOf(bytes, 2)).toMatchObject([
    { line: 1, problem: { code: 'json-malformed' } },
    { line: 2, problem: { code: 'not-utf-8' } },
    { line: 3, value: {} },
  ]);
});

test('a line of 1 MiB is read, one byte more is passed over', async () => {
  const longest = `"${'x'.repeat(1024 * 1024 - 2)}"`;
  const lines = await linesOf(bytesOf(`${longest}\n${longest} \n1`), 100_000);
  expect(lines.map((line) => ('value' in line ? typeof line.value : line.problem.code))).toEqual([
    'string',
    'line-too-long',
    'number',
  ]);
});
