import { expect, it } from 'vitest';
import { convert } from './conversion.js';
import { readRates } from './rate.js';
import { Rational } from './rational.js';

it('multiplies direct, divides inverse and rounds nothing', () => {
  const rates = readRates([
    { id: 'r', base: 'USD', quote: 'CNY', date: '2016-01-01', rate: '6.644', source: 'test' },
  ]);
  for (const rate of rates) {
    expect(convert(Rational.fromDecimal('99.99'), rate, 'direct').toDecimal()).toBe('664.33356');
    expect(convert(Rational.of(1), rate, 'inverse')).toEqual(Rational.of(250, 1661));
  }
  expect(rates).toHaveLength(1);
});
