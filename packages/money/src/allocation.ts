import { MoneyError } from './money-error.js';
import { Money } from './money.js';
import { quoted } from './quoted.js';
import { Rational } from './rational.js';

/**
 * Splits an amount by weights; the parts sum to the whole. Each part is the exact share cut to whole minor units,
 * and the units left over go one each to the largest remainders, ties to the earlier part. A weight of zero gets
 * nothing. A negative amount is split like its positive and every part negated.
 * Errors: `no-weights` when they are missing or sum to zero, `negative-weight`, `number-too-large`.
 */
export function allocate(whole: Money, weights: readonly Rational[]): Money[] {
  const negative = weights.find((weight) => weight.sign() < 0);
  if (negative !== undefined) {
    throw new MoneyError(
      'negative-weight',
      `the weight \`${negative}\` is below zero`,
      'give every party a weight of zero or more',
    );
  }
  const total = weights.reduce((sum, weight) => sum.add(weight), Rational.ZERO);
  if (total.isZero()) {
    throw new MoneyError(
      'no-weights',
      'the weights of a split sum to zero',
      'give at least one party a weight above zero',
    );
  }
  const size = Rational.of(Math.abs(whole.minor)).divide(total);
  const shares = weights.map((weight, index) => {
    const exact = weight.multiply(size);
    const units = exact.floor();
    return { index, units: units.toNumber(), remainder: exact.subtract(units) };
  });
  let left = Math.abs(whole.minor) - shares.reduce((sum, share) => sum + share.units, 0);
  for (const share of shares.toSorted((a, b) => b.remainder.compare(a.remainder) || a.index - b.index)) {
    if (left === 0) break;
    share.units += 1;
    left -= 1;
  }
  return shares.map(({ units }) => Money.of(whole.minor < 0 ? -units : units, whole.currency));
}

/** Splits an amount into so many parts that differ by at most one minor unit, the larger ones first. Error: `bad-parts`. */
export function splitEvenly(whole: Money, parts: number): Money[] {
  if (!Number.isInteger(parts) || parts < 1 || parts > MOST_PARTS) {
    throw new MoneyError(
      'bad-parts',
      `${quoted(parts)} is not a number of parts`,
      `give a whole number from 1 to ${MOST_PARTS}`,
    );
  }
  const size = Math.abs(whole.minor);
  const larger = size % parts;
  const least = (size - larger) / parts;
  const sign = whole.minor < 0 ? -1 : 1;
  return Array.from({ length: parts }, (_, i) =>
    Money.of(sign * (i < larger ? least + 1 : least), whole.currency),
  );
}

/** More people than any incident has, few enough that a slip of the keyboard cannot fill the memory. */
const MOST_PARTS = 100_000;
