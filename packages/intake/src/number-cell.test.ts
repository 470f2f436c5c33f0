import { describe, expect, it } from 'vitest';
import { exactNumber, numberText } from './number-cell.js';

describe('numbers as people write them', () => {
  it.each([
    ['0', '.', '0'],
    ['007', '.', '7'],
    ['-12', '.', '-12'],
    ['+12', '.', '12'],
    ['−12', '.', '-12'],
    ['1,234,567.89', '.', '1234567.89'],
    ['.5', '.', '0.5'],
    ['0.50', '.', '0.50'],
    [' 12 ', '.', '12'],
    ['1.234.567,89', ',', '1234567.89'],
    ['1 234,5', ',', '1234.5'],
    ['12,5', ',', '12.5'],
  ] as const)('`%s` with `%s` is %s', (cell, mark, text) => {
    expect(numberText(cell, mark)).toBe(text);
  });

  it.each([
    ['12,5', '.'],
    ['1,23,456', '.'],
    ['1,234,56', '.'],
    ['12.5', ','],
    ['', '.'],
    ['.', '.'],
    ['5.', '.'],
    ['1e5', '.'],
    ['NaN', '.'],
    ['Infinity', '.'],
    ['--5', '.'],
    ['0x10', '.'],
    ['１２', '.'],
    ['1.2.3', '.'],
  ] as const)('`%s` with `%s` is no number', (cell, mark) => {
    expect(numberText(cell, mark)).toBeUndefined();
  });
});

describe('numbers keep their text or are unknown', () => {
  it.each([
    ['0.1', 0.1],
    ['-0', 0],
    ['9007199254740991', 9007199254740991],
    ['123456789012345.5', 123456789012345.5],
    ['0.10000000000000000', 0.1],
  ])('%s', (text, value) => {
    expect(exactNumber(text)).toBe(value);
  });

  it.each(['9007199254740993', '0.1234567890123456789', '1'.padEnd(22, '0'), '9'.repeat(400)])(
    '%s has no number of its own',
    (text) => {
      expect(exactNumber(text)).toBeUndefined();
    },
  );
});
