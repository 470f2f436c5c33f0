import { expect, test } from 'vitest';
import { blockAfter, wordsOf } from './words.js';

const shown = (line: string) => wordsOf(line).map(({ from, to, kind }) => `${kind} ${line.slice(from, to)}`);

test('keys, texts, constants and comments are told apart', () => {
  expect(shown('  - money: 200 # CNY')).toEqual(['key money', 'constant 200', 'comment # CNY']);
  expect(shown('title: { en: Cash for a delay, zh-CN: 延误现金补偿 }')).toEqual([
    'key title',
    'key en',
    'key zh-CN',
  ]);
  expect(shown(`a: ["x # y", 'it''s', true, -1.5]`)).toEqual([
    'key a',
    'text "x # y"',
    `text 'it''s'`,
    'constant true',
    'constant -1.5',
  ]);
  expect(shown('"quoted key": null')).toEqual(['key "quoted key"', 'constant null']);
});

test('what only looks like a key, a number or a comment is none', () => {
  expect(shown('at: 2026-03-02T10:00:00+08:00')).toEqual(['key at']);
  expect(shown('note: a#b, c: d')).toEqual(['key note', 'key a#b, c']);
  expect(shown('cite: [AIR-05, AIR-07]')).toEqual(['key cite']);
  expect(shown('within: 12 hours')).toEqual(['key within']);
});

test('every line ends, whatever is in it', () => {
  for (const line of [
    '"',
    "'",
    '\\',
    ':',
    '- - -',
    '[[',
    '}}',
    '#',
    ' #',
    '::',
    '\t',
    '?',
    '"\\',
    'a:',
    '😀: 1',
  ])
    expect(() => wordsOf(line)).not.toThrow();
});

test('a block of text begins behind its mark', () => {
  expect(blockAfter('    note: >-')).toBe(4);
  expect(blockAfter('text: | # letter')).toBe(0);
  expect(blockAfter('a: b > c')).toBeUndefined();
  expect(blockAfter('a: "|x"')).toBeUndefined();
});
