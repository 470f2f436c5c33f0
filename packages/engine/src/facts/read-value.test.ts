import type { ValueType } from '@redress/policy';
import { Rational } from '@redress/money';
import { describe, expect, test } from 'vitest';
import { MoneyValue } from '../money-value.js';
import { AIRPORTS } from '../program.fixture.js';
import { readValue } from './read-value.js';

// language.md §2: types; `money` with a currency also takes a bare number or decimal string, read by its shortest text;
// a wrong-typed value counts as unknown plus a finding.

function read(raw: unknown, type: ValueType): unknown {
  const answer = readValue(raw, type, AIRPORTS);
  if ('wrong' in answer) return 'wrong';
  const { value } = answer;
  return value instanceof MoneyValue ? `${value.amount.toString()} ${value.currency}` : value;
}

const ENUM: ValueType = {
  kind: 'enum',
  values: new Map([
    ['a', undefined],
    ['b', undefined],
  ]),
};

describe.each<[ValueType, readonly (readonly [unknown, unknown])[], readonly unknown[]]>([
  [
    { kind: 'boolean' },
    [
      [true, true],
      [false, false],
    ],
    ['true', 1, 0, [], {}],
  ],
  [
    { kind: 'integer' },
    [
      [0, 0],
      [-7, -7],
      [9007199254740991, 9007199254740991],
    ],
    [1.5, '1', NaN, Infinity, 9007199254740992, true, [1]],
  ],
  [
    { kind: 'decimal', scale: 2 },
    [
      [1.25, 1.25],
      ['1.250', 1.25],
      ['-0.10', -0.1],
      [3, 3],
    ],
    [1.255, '1.255', '1e2', '', ' 1', 'x', NaN, Infinity, true],
  ],
  [
    { kind: 'decimal' },
    [
      ['0.1', 0.1],
      [0.1, 0.1],
      ['12345678901234567890', Rational.of(12345678901234567890n)],
    ],
    ['0x1', '1,5', null],
  ],
  [
    { kind: 'money', currency: 'EUR' },
    [
      [250, '250 EUR'],
      [0.1, '0.1 EUR'],
      ['250.00', '250 EUR'],
      [{ amount: '250.00', currency: 'EUR' }, '250 EUR'],
    ],
    [
      { amount: '1', currency: 'USD' },
      'EUR 5',
      NaN,
      { amount: 1 / 3, currency: 'EUR' },
      { currency: 'EUR' },
      true,
    ],
  ],
  [
    { kind: 'money' },
    [[{ amount: '3', currency: 'JPY' }, '3 JPY']],
    [3, '3', { amount: '3' }, { amount: '3', currency: 'XXZ' }, { amount: '0.5', currency: 'JPY' }],
  ],
  [
    { kind: 'date' },
    [
      ['1970-01-02', 1],
      ['2024-02-29', 19782],
    ],
    ['2025-02-29', '2026-3-2', '2026-03-02T10:00:00Z', 20, '02.03.2026'],
  ],
  [
    { kind: 'instant' },
    [
      ['1970-01-01T08:00:01+08:00', 1000],
      [1000, 1000],
    ],
    ['1970-01-01T00:00:00', '2026-02-30T00:00:00Z', 1.5, 'now'],
  ],
  [
    { kind: 'duration' },
    [
      ['PT4H30M', 16_200_000],
      ['P1DT1S', 86_401_000],
      ['PT0S', 0],
    ],
    ['4:30', 'P1M', 'P1W', 'PT', 'P', '', 16_200_000],
  ],
  [
    ENUM,
    [
      ['a', 'a'],
      ['b', 'b'],
    ],
    ['c', 'A', '', 0, ['a'], 'constructor'],
  ],
  [
    { kind: 'text' },
    [
      ['', ''],
      ['行李', '行李'],
    ],
    [1, true, ['x'], {}],
  ],
  [
    { kind: 'place' },
    [
      [
        { lat: 31.14, lon: -121.8 },
        { kind: 'place', lat: 31.14, lon: -121.8 },
      ],
      ['PVG', { kind: 'place', lat: 31, lon: 122 }],
    ],
    [
      { lat: 91, lon: 0 },
      { lat: 0, lon: 181 },
      { lat: '1', lon: 0 },
      { lat: NaN, lon: 0 },
      [1, 2],
      'pvg',
      'ZZZ',
      '',
    ],
  ],
])('a value of type %j', (type, right, wrong) => {
  test('is read as what it means', () => {
    expect(right.map(([raw]) => read(raw, type))).toEqual(right.map(([, value]) => value));
  });

  test('is refused, not bent, where it is of another type', () => {
    expect(wrong.map((raw) => [raw, read(raw, type)])).toEqual(wrong.map((raw) => [raw, 'wrong']));
  });
});

test('what is wrong is named, shortly', () => {
  expect(readValue('x'.repeat(500), ENUM)).toEqual({
    wrong: `\`${'x'.repeat(60)}…\` is not one of \`a\`, \`b\``,
  });
});

test('a code of no known airport has a code of its own, also where there is no table', () => {
  const place: ValueType = { kind: 'place' };
  expect(readValue('ZZZ', place, AIRPORTS)).toEqual({
    wrong: '`ZZZ` is not among the airports of 2026-01-01',
    code: 'unknown-airport',
  });
  expect(readValue('PVG', place)).toEqual({
    wrong: '`PVG` cannot be looked up: there is no table of airports',
    code: 'unknown-airport',
  });
});
