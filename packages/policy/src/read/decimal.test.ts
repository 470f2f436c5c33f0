import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { Rational } from '@redress/money';
import { isSameDecimal, shortestDecimal } from './decimal.js';

test.each([
  ['0300.50', '300.5'],
  ['300', '300'],
  ['3.005e2', '300.5'],
  ['1e3', '1000'],
  ['1e-7', '0.0000001'],
  ['-0.10', '-0.1'],
  ['-0.0', '0'],
  ['000', '0'],
  ['12e-1', '1.2'],
])('the shortest text of %s is %s', (text, shortest) => {
  expect(shortestDecimal(text)).toBe(shortest);
});

it('keeps the value of every decimal', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^-?\d{1,20}(\.\d{1,20})?$/), (text) => {
      const shortest = shortestDecimal(text);
      expect(Rational.fromDecimal(shortest).compare(Rational.fromDecimal(text))).toBe(0);
      expect(shortest.length).toBeLessThanOrEqual(text.length);
    }),
  );
});

it('calls two texts the same number exactly when they are', () => {
  const decimal = fc.stringMatching(/^-?[0-2]{1,3}(\.[0-2]{1,3})?$/);
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      expect(isSameDecimal(a, b)).toBe(Rational.fromDecimal(a).compare(Rational.fromDecimal(b)) === 0);
    }),
  );
  expect(isSameDecimal('15e-1', '1.50')).toBe(true);
});
