import { describe, expect, it, test } from 'vitest';
import { collectFindings } from '../catalogue/index.js';
import { LIMITS, locate } from './locate.js';
import type { TreeNode } from './tree.js';

function read(text: string): { tree: TreeNode | undefined; found: string[] } {
  const { report, all } = collectFindings('p.yaml');
  const tree = locate(text, report);
  return { tree, found: all().map(({ code, line, column }) => `${code} ${line}:${column}`) };
}

/** The tree as plain values, and each scalar followed by its place. */
function placed(node: TreeNode | undefined): unknown {
  if (node === undefined) return undefined;
  const at = `${node.place.line}:${node.place.column}`;
  switch (node.kind) {
    case 'map':
      return Object.fromEntries(
        [...node.entries].map(([key, { keyPlace, value }]) => [
          `${key}@${keyPlace.line}:${keyPlace.column}`,
          placed(value),
        ]),
      );
    case 'list':
      return node.items.map(placed);
    case 'scalar':
      return [node.value, at];
    case 'empty':
    case 'broken':
      return [node.kind, at];
  }
}

describe('what stands where', () => {
  it('knows line and column of keys and values in blocks and in brackets', () => {
    const text = 'a:\n  - { b: 1, c: "x" }\n  - yes\n"d": [true, ~]\n';
    expect(placed(read(text).tree)).toEqual({
      'a@1:1': [{ 'b@2:7': [1, '2:10'], 'c@2:13': ['x', '2:16'] }, ['yes', '3:5']],
      'd@4:1': [
        [true, '4:7'],
        [null, '4:13'],
      ],
    });
  });

  it('reads JSON, also with tabs, and text with Windows line ends', () => {
    expect(placed(read('{\n\t"a": [\n\t\t1.5\n\t]\n}').tree)).toEqual({ 'a@2:2': [[1.5, '3:3']] });
    expect(placed(read('a: 1\r\nb: 2\r\n').tree)).toEqual({ 'a@1:1': [1, '1:4'], 'b@2:1': [2, '2:4'] });
  });

  it('leaves dates, instants, and words that older YAML took for booleans as text', () => {
    const text = 'a: 2020-01-01\nb: 2026-03-02T10:00:00+08:00\nc: yes\nd: off\ne: 12:30\nf: 1_000\n';
    expect(
      Object.values(Object(placed(read(text).tree))).map((pair) => Array.isArray(pair) && pair[0]),
    ).toEqual(['2020-01-01', '2026-03-02T10:00:00+08:00', 'yes', 'off', '12:30', '1_000']);
  });

  it('tells nothing written from a written null', () => {
    expect(placed(read('a:\nb: null\nc: ~\nd: ""\n').tree)).toEqual({
      'a@1:1': ['empty', '1:1'],
      'b@2:1': [null, '2:4'],
      'c@3:1': [null, '3:4'],
      'd@4:1': ['', '4:4'],
    });
  });

  it('reads an alias as what its anchor stands for, where that stands, the last anchor before it winning', () => {
    const text = 'a: &x 1\nb: *x\nc: &x 2\nd: *x\n';
    expect(placed(read(text).tree)).toMatchObject({ 'b@2:1': [1, '1:7'], 'd@4:1': [2, '3:7'] });
  });
});

describe('numbers', () => {
  test.each(['0', '-1', '1.5', '1.50', '1e3', '9007199254740991', '0.1', '123456.789', '5E-324'])(
    '%s is read as it is written',
    (text) => expect(read(`a: ${text}`).found).toEqual([]),
  );

  test.each([
    ['0123', 'number-spelling'],
    ['+5', 'number-spelling'],
    ['.5', 'number-spelling'],
    ['5.', 'number-spelling'],
    ['0x1F', 'number-spelling'],
    ['0o17', 'number-spelling'],
    ['.inf', 'number-not-finite'],
    ['-.Inf', 'number-not-finite'],
    ['.nan', 'number-not-finite'],
    ['1e999', 'number-not-finite'],
    ['9007199254740993', 'number-inexact'],
    ['0.1000000000000000000001', 'number-inexact'],
    ['1e-999', 'number-inexact'],
  ])('%s is %s', (text, code) => expect(read(`a: ${text}`).found).toEqual([`${code} 1:4`]));
});

describe('bounds', () => {
  const nested = (open: string, close: string, levels: number): string =>
    `${open.repeat(levels - 1)}1${close.repeat(levels - 1)}`;

  test.each([
    ['brackets', '[', ']'],
    ['braces', '{a: ', '}'],
  ])('nests %s as deep as allowed and no deeper', (_name, open, close) => {
    expect(read(nested(open, close, LIMITS.depth)).found).toEqual([]);
    expect(read(nested(open, close, LIMITS.depth + 1)).found).toEqual([
      expect.stringMatching(/^too-deep 1:/),
    ]);
  });

  test.each([
    ['brackets', '['.repeat(1_000_000)],
    ['braces', '{'.repeat(1_000_000)],
    ['dashes', '- '.repeat(500_000)],
    ['question marks', '? '.repeat(500_000)],
    ['keys in one line', 'a: '.repeat(300_000)],
    ['indented blocks', Array.from({ length: 1500 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
    ['indented lists', Array.from({ length: 1500 }, (_, level) => `${' '.repeat(level)}-`).join('\n')],
  ])('refuses a megabyte of %s before anything recurses', (_name, text) => {
    expect(read(text).found).toEqual([expect.stringMatching(/^too-deep /)]);
  });

  it('counts what aliases stand for every time, and refuses a bomb of them quickly', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 40; level += 1) {
      lines.push(`a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]`);
    }
    const start = performance.now();
    // a0 to a4 come to 123,456 maps, lists and texts; each `*a4` in line 6 stands for 111,111 more.
    expect(read(lines.join('\n')).found).toEqual(['too-many-nodes 6:10']);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('refuses more nodes than allowed and takes as many', () => {
    const items = (count: number): string => `[${'1,'.repeat(count)}]`;
    expect(read(items(LIMITS.nodes - 1)).found).toEqual([]);
    expect(read(items(LIMITS.nodes)).found).toEqual([expect.stringMatching(/^too-many-nodes 1:/)]);
  });

  it('refuses a text of separators alone', () => {
    expect(read(`[${','.repeat(1_500_000)}]`).found).toEqual([expect.stringMatching(/^too-many-nodes 1:/)]);
  });

  it('finds repeated keys among thousands without comparing each with each', () => {
    const keys = Array.from({ length: 30_000 }, (_, index) => `k${index}: 1`);
    const start = performance.now();
    expect(read([...keys, 'k7: 2'].join('\n')).found).toEqual(['duplicate-key 30001:1']);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('what is refused', () => {
  test.each([
    ['a: 1\n- b\n', 'syntax 2:1'],
    ['a: "x\n', 'syntax 2:1'],
    ['a: [1, 2\n', 'syntax 2:1'],
    ['a: it: is\n', 'syntax 1:4'],
    ['a: @x\n', 'syntax 1:4'],
    ['a:\n\tb: 1\n', 'tab-indentation 2:1'],
    ['a: 1\n---\nb: 2\n', 'several-documents 2:1'],
    ['', 'document-empty 1:1'],
    ['# nothing\n', 'document-empty 1:1'],
    ['%YAML 1.1\n---\na: yes\n', 'directive-refused 1:1'],
    ['a: !!timestamp 2020-01-01\n', 'tag-refused 1:4'],
    ['a: !<tag:example.com,2020:x> y\n', 'tag-refused 1:4'],
    ['1: a\n', 'key-not-text 1:1'],
    ['null: a\n', 'key-not-text 1:1'],
    ['{ [a]: b }\n', 'key-not-text 1:3'],
    ['a.__proto__.b: 1\n', 'key-refused 1:1'],
    ['{"__proto__": {"x": 1}}', 'key-refused 1:2'],
    ['a: { constructor: 1 }\n', 'key-refused 1:6'],
    ['a: &a { <<: { b: 1 } }\n', 'merge-key-refused 1:9'],
    ['a: *b\n', 'alias-unknown 1:4'],
    ['a: &a [ *a ]\n', 'alias-in-itself 1:9'],
    ['a: "\\ud83d"\n', 'text-not-unicode 1:4'],
    ['"\\udc00": 1\n', 'text-not-unicode 1:1'],
    ['a: 1\nb: 2\na: 3\n', 'duplicate-key 3:1'],
  ])('%j is %s', (text, found) => expect(read(text).found).toEqual([found]));

  it('reports all of them together, one cause each', () => {
    expect(read('1: a\nb: .nan\nc: *none\nb: 2\n').found).toEqual([
      'key-not-text 1:1',
      'number-not-finite 2:4',
      'alias-unknown 3:4',
      'duplicate-key 4:1',
    ]);
  });

  it('takes `!`, `%`, `&` and `<<` where they are text', () => {
    expect(read('a: "!!x %Y *z"\nb: |\n  !tag\n  %dir\n  - *a\n  <<\nc: 50% off!\n').found).toEqual([]);
  });
});
