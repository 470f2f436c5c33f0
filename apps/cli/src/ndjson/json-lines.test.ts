import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonLines, type JsonLine } from './json-lines.js';

async function read(...pieces: readonly (string | Uint8Array)[]): Promise<JsonLine[]> {
  const lines: JsonLine[] = [];
  const bytes = pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece));
  for await (const line of jsonLines('-', Readable.from(bytes))) lines.push(line);
  return lines;
}

/** Values, or the code of what is wrong. */
async function short(text: string): Promise<unknown[]> {
  return (await read(text)).map(({ line, value, problem }) => [line, problem?.code ?? value]);
}

describe('lines of JSON', () => {
  it('are one value a line, blank ones left out but counted', async () => {
    expect(await short('{"a":1}\n\n  \r\n{"a":2}\r\n{"a":3}')).toEqual([
      [1, { a: 1 }],
      [4, { a: 2 }],
      [5, { a: 3 }],
    ]);
  });

  it('take an object pasted over several lines as one, and go on after it', async () => {
    expect(await short('{\n "a": [\n  {"b": 1\n }\n ]}\n{"c":2}\n{\n"d":"}"\n}\n')).toEqual([
      [1, { a: [{ b: 1 }] }],
      [6, { c: 2 }],
      [7, { d: '}' }],
    ]);
  });

  it.each([
    [
      'a broken line first',
      'x\n{"a":1}\n',
      [
        [1, 'json-malformed'],
        [2, { a: 1 }],
      ],
    ],
    [
      'a line cut off before whole ones',
      '{"a":{\n{"b":1}\n{"c":1}\n',
      [
        [1, 'json-malformed'],
        [2, { b: 1 }],
        [3, { c: 1 }],
      ],
    ],
    [
      'a line cut off at the end',
      '{"a":1}\n{"b":',
      [
        [1, { a: 1 }],
        [2, 'json-malformed'],
      ],
    ],
    [
      'a text left open',
      '{"a":"b\n{"c":1}\n',
      [
        [1, 'json-malformed'],
        [2, { c: 1 }],
      ],
    ],
    [
      'a comma too many in what was pasted',
      '{\n"a":1,\n}\n{"b":1}\n',
      [
        [1, 'json-malformed'],
        [4, { b: 1 }],
      ],
    ],
    [
      'more closed than opened',
      '}\n{"b":1}}\n',
      [
        [1, 'json-malformed'],
        [2, 'json-malformed'],
      ],
    ],
    [
      'values that are no objects',
      '1\n[2]\nnull\n"x"\n',
      [
        [1, 1],
        [2, [2]],
        [3, null],
        [4, 'x'],
      ],
    ],
  ])('answer %s by line', async (_, text, expected) => {
    expect(await short(text)).toEqual(expected);
  });

  it('drop a byte order mark at the start only', async () => {
    expect(await short('\uFEFF{"a":1}\n\uFEFF{"a":2}\n')).toEqual([
      [1, { a: 1 }],
      [2, 'json-malformed'],
    ]);
  });

  it('refuse bytes that are no UTF-8, and a line without end, without holding it', async () => {
    const chunk = Buffer.alloc(1 << 20, 0x20);
    const lines = await read(
      Uint8Array.of(0x7b, 0xff, 0x0a),
      ...Array.from({ length: 17 }, () => chunk),
      '\n{"a":1}',
    );
    expect(lines.map(({ line, problem }) => [line, problem?.code])).toEqual([
      [1, 'not-utf-8'],
      [2, 'line-too-long'],
      [3, undefined],
    ]);
  });

  it('are the same however the text is cut into pieces', async () => {
    const value = fc.oneof(
      fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()),
      fc.constant('broken'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(value, { maxLength: 8 }),
        fc.array(fc.nat(400), { maxLength: 12 }),
        async (values, cuts) => {
          const bytes = Buffer.from(
            values.map((one) => `${one === 'broken' ? '{"' : JSON.stringify(one)}\n`).join(''),
          );
          const at = [
            0,
            ...cuts.map((cut) => Math.min(cut, bytes.length)).toSorted((a, b) => a - b),
            bytes.length,
          ];
          const pieces = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
          const lines = await read(...pieces);
          expect(lines.map(({ value: got, problem }) => problem?.code ?? got)).toEqual(
            values.map((one) => (one === 'broken' ? 'json-malformed' : JSON.parse(JSON.stringify(one)))),
          );
        },
      ),
    );
  });
});
