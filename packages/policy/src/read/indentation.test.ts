import { describe, expect, it, test } from 'vitest';
import { CALENDARS } from '../check/lint.fixture.js';
import { lint } from '../lint.js';
import { misindented } from './indentation.js';

const HEAD = `policy: p
version: "1"
layer: industry
title: { en: P, zh-CN: 政策, zh-TW: 政策 }
currency: CNY
zone: Asia/Shanghai
calendar: cn
`;
const TITLE = 'title: { en: T, zh-CN: 标, zh-TW: 標 }';

/** Place, code and text of what is found below the head, whose lines are not counted; infos left out. */
function found(body: string): string[] {
  return lint(HEAD + body, 'policy.yaml', { calendars: CALENDARS })
    .findings.filter(({ severity }) => severity !== 'info')
    .map(({ line, column, code, message, hint }) => `${line - 7}:${column} ${code} ${message}; ${hint}`);
}

describe('a line that lost or won blanks', () => {
  test.each([
    [
      'a key of an item in the column of its dash',
      'remedies:\n  - id: r\n    kind: cash\n  basis: contract\n',
      '4:3',
      'basis',
      'column 5',
      'kind',
    ],
    [
      'a key one blank too far left',
      'remedies:\n  - id: r\n    kind: cash\n   basis: contract\n    amount: { money: 1 }\n',
      '4:4',
      'basis',
      'column 5',
      'kind',
    ],
    [
      'a key further right than its siblings',
      'facts:\n  a: { type: boolean }\n    b: { type: boolean }\n',
      '3:5',
      'b',
      'column 3',
      'a',
    ],
    [
      'a key below one that has its value',
      'facts:\n  a:\n    type: boolean\n      presume: false\n',
      '4:7',
      'presume',
      'column 5',
      'type',
    ],
    [
      'a section one blank too far right',
      'facts:\n  a: { type: boolean }\n remedies: []\n',
      '3:2',
      'remedies',
      'column 3',
      'a',
    ],
    [
      'an item without dash after one below its section',
      'remedies:\n- id: r\n  kind: cash\n basis: contract\n',
      '4:2',
      'basis',
      'column 3',
      'kind',
    ],
  ])(
    '%s is told with its line, its column and the column it was meant for',
    (_, body, place, key, column, sibling) => {
      expect(found(body)).toEqual([
        expect.stringMatching(`^${place} indentation \`${key}\` .*${column}.*\`${sibling}\``),
      ]);
    },
  );

  test.each([
    [
      'contents in the column of their section',
      `values:\nlimit: [{ money: 3, ${TITLE} }]\nother: [{ money: 4, ${TITLE} }]\n`,
      '2:1',
      'limit',
      'values',
    ],
    [
      'a declaration in the column of its section',
      `values:\n  limit: [{ money: 3, ${TITLE} }]\nother: [{ money: 4, ${TITLE} }]\n`,
      '3:1',
      'other',
      'values',
    ],
    [
      'the keys of a fact in the column of its name',
      `facts:\n  a:\n  type: boolean\n  ${TITLE}\n  b: { type: boolean, ${TITLE} }\n`,
      '3:3',
      'type',
      'a',
    ],
    [
      'some keys of a field in the column of its name',
      `classification:\n  topic:\n    type: boolean\n    ${TITLE}\n  rules: []\n  otherwise: true\n`,
      '5:3',
      'rules',
      'topic',
    ],
    [
      'a key of the last item in the column of its section',
      `remedies:\n  - id: r\n    ${TITLE}\n    kind: apology\n    basis: goodwill\nproof: []\n`,
      '6:1',
      'proof',
      'remedies',
    ],
  ])('%s is told once, and read as meant', (_, body, place, key, below) => {
    expect(found(body)).toEqual([
      `${place} indentation \`${key}\` begins in the column of \`${below}\`, below which it probably belongs; indent it further than \`${below}\``,
    ]);
  });

  it('is no line that stands well', () => {
    // A fact may be called like a key of facts, and a key that is misspelt is no key in the wrong column.
    expect(
      found(`facts:\n  kind: { type: boolean, ${TITLE} }\n  title: { type: boolean, ${TITLE} }\n`),
    ).toEqual([]);
    expect(found('remedies:\nremedys: []\n').map((each) => each.split(' ')[1])).not.toContain('indentation');
  });
});

describe('what is looked for in a text that is refused', () => {
  it('passes over brackets, quotes, text blocks, comments and empty lines', () => {
    const text = 'a:\n  b: { c: 1,\n d: 2 }\n\n # e: 1\n  f: |\n     g: 1\n   h: 2\n  "i: j": 3\n  k: 1\n';
    expect(misindented(text, text.length)).toBeUndefined();
    expect(misindented(`${text} l: 1\n`, text.length)).toMatchObject({ key: 'l', column: 2, sibling: 'k' });
  });

  it('judges no line after the one that was refused, and none after a line of another form', () => {
    const text = 'a: 1\n[x\n  b: 1\n';
    expect(misindented(text, text.length)).toBeUndefined();
    expect(misindented('a: 1\nb: 2\nc: 3\n  d: 4\n', 1)).toBeUndefined();
  });
});
