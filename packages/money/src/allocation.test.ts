import { expect, it } from 'vitest';
import { allocate, splitEvenly } from './allocation.js';
import { money } from './money.js';
import { Rational } from './rational.js';

const weights = (...texts: string[]) => texts.map((text) => Rational.fromDecimal(text));
const amounts = (parts: ReturnType<typeof allocate>) => parts.map((part) => part.amount());

it('gives what is left over to the largest remainders', () => {
  // 100 by 1:2:4 is 14 2/7, 28 4/7, 57 1/7: one unit is left, the second part lacks most.
  expect(amounts(allocate(money('1.00', 'EUR'), weights('1', '2', '4')))).toEqual(['0.14', '0.29', '0.57']);
});

it('prefers the earlier of equal remainders', () => {
  expect(amounts(allocate(money('1.00', 'EUR'), weights('1', '1', '1')))).toEqual(['0.34', '0.33', '0.33']);
  expect(amounts(allocate(money('5', 'JPY'), weights('0.5', '0.5')))).toEqual(['3', '2']);
});

it('gives nothing to a weight of zero, wherever it stands', () => {
  expect(amounts(allocate(money('0.01', 'EUR'), weights('0', '1', '0', '1')))).toEqual([
    '0.00',
    '0.01',
    '0.00',
    '0.00',
  ]);
});

it('splits a negative amount like its positive', () => {
  expect(amounts(allocate(money('-1.00', 'EUR'), weights('1', '1', '1')))).toEqual([
    '-0.34',
    '-0.33',
    '-0.33',
  ]);
});

it('splits zero and gives one party all', () => {
  expect(amounts(allocate(money('0', 'EUR'), weights('1', '3')))).toEqual(['0.00', '0.00']);
  expect(amounts(allocate(money('90071992547409.91', 'USD'), weights('0.1')))).toEqual(['90071992547409.91']);
});

it('splits the greatest amount without losing a unit', () => {
  const parts = allocate(money('90071992547409.91', 'USD'), weights('1', '1'));
  expect(amounts(parts)).toEqual(['45035996273704.96', '45035996273704.95']);
});

it('refuses weights that say nothing or take away', () => {
  for (const none of [[], weights('0'), weights('0', '0')]) {
    expect(() => allocate(money('1', 'EUR'), none)).toThrow(expect.objectContaining({ code: 'no-weights' }));
  }
  expect(() => allocate(money('1', 'EUR'), weights('2', '-1'))).toThrow(
    expect.objectContaining({ code: 'negative-weight', message: 'the weight `-1` is below zero' }),
  );
});

it('splits evenly, the larger parts first', () => {
  expect(amounts(splitEvenly(money('0.05', 'EUR'), 3))).toEqual(['0.02', '0.02', '0.01']);
  expect(amounts(splitEvenly(money('-0.05', 'EUR'), 2))).toEqual(['-0.03', '-0.02']);
  expect(amounts(splitEvenly(money('1', 'MILES'), 2))).toEqual(['1', '0']);
  for (const parts of [0, -1, 1.5, NaN, Infinity, 100_001]) {
    expect(() => splitEvenly(money('1', 'EUR'), parts)).toThrow(
      expect.objectContaining({ code: 'bad-parts' }),
    );
  }
});

it('splits evenly as by equal weights', () => {
  for (const count of [1, 2, 3, 7, 12]) {
    const equal = Array.from({ length: count }, () => Rational.of(3, 7));
    expect(splitEvenly(money('99.97', 'EUR'), count)).toEqual(allocate(money('99.97', 'EUR'), equal));
  }
});
