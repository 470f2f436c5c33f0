import type { Rate } from './rate.js';
import type { Rational } from './rational.js';

/** `direct`: from the rate's base to its quote. `inverse`: from its quote to its base. */
export type Direction = 'direct' | 'inverse';

/** An amount in the other currency of a rate, exact and unrounded. Error: `number-too-large`. */
export function convert(amount: Rational, { rate }: Rate, direction: Direction): Rational {
  return direction === 'direct' ? amount.multiply(rate) : amount.divide(rate);
}
