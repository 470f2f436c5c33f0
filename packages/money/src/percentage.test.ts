import { expect, it } from 'vitest';
import { percentOf } from './percentage.js';
import { Rational } from './rational.js';

it('takes a percentage without losing anything', () => {
  const r = (text: string) => Rational.fromDecimal(text);
  expect(percentOf(r('12.5'), r('80'))).toEqual(r('10'));
  expect(percentOf(r('0.1'), r('0.01'))).toEqual(r('0.00001'));
  expect(percentOf(r('-30'), r('99.99'))).toEqual(r('-29.997'));
  expect(percentOf(Rational.of(100, 3), r('3'))).toEqual(Rational.ONE);
  expect(percentOf(r('0'), r('5'))).toEqual(Rational.ZERO);
});
