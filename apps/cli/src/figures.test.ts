import { expect, it } from 'vitest';
import { amount, count, difference } from './figures.js';

it.each([
  [0, '0'],
  [999, '999'],
  [1_000, '1,000'],
  [111_261, '111,261'],
  [-1_234_567, '-1,234,567'],
])('%d is shown as %s', (figure, shown) => {
  expect(count(figure)).toBe(shown);
});

it.each([
  ['0', 2, '0.00', '0.00'],
  ['0.5', 2, '0.50', '+0.50'],
  ['1234567.125', 2, '1,234,567.125', '+1,234,567.125'],
  ['-1000', 2, '-1,000.00', '-1,000.00'],
  ['1000', 0, '1,000', '+1,000'],
])('%s with %d digits is shown as %s, as a difference %s', (decimal, digits, shown, signed) => {
  expect(amount(decimal, digits)).toBe(shown);
  expect(difference(decimal, digits)).toBe(signed);
});
