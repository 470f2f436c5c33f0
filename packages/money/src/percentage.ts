import { Rational } from './rational.js';

/** `percent` percent of an amount, exact: `percentOf(12.5, 80)` is 10. Error: `number-too-large`. */
export function percentOf(percent: Rational, amount: Rational): Rational {
  return percent.multiply(amount).divide(HUNDRED);
}

const HUNDRED = Rational.of(100);
