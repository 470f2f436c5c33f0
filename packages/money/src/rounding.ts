import { digitsOf, minorUnitsPer, type CurrencyCode } from './currency.js';
import { MoneyError } from './money-error.js';
import { Money } from './money.js';
import { quoted } from './quoted.js';
import { Rational } from './rational.js';

/**
 * Rounds an amount in units of `currency` to a payable one: the nearest multiple of the increment by the mode. This
 * and `roundToMultiple` are the only places where a figure loses anything.
 * Errors: `bad-increment` when the increment is not positive or finer than the currency's minor unit,
 * `money-overflow`, `number-too-large`.
 */
export function round(amount: Rational, currency: CurrencyCode, { mode, increment }: Rounding): Money {
  const minorUnits = Rational.of(minorUnitsPer(currency));
  const minor = amount.multiply(minorUnits);
  if (increment === undefined) return Money.of(roundToInteger(minor, mode).toNumber(), currency);
  const step = increment.multiply(minorUnits);
  if (!step.isInteger()) {
    throw new MoneyError(
      'bad-increment',
      `the increment \`${increment}\` is finer than ${currency} allows (${digitsOf(currency)} digits)`,
      'give a multiple of the minor unit, or leave the increment out',
    );
  }
  return Money.of(roundToMultiple(minor, step, mode).toNumber(), currency);
}

export interface Rounding {
  readonly mode: RoundingMode;
  /** In units of the currency, such as 0.05, 1 or 10; without it the currency's minor unit. */
  readonly increment?: Rational;
}

/**
 * `halfUp` to the nearest, halves away from zero · `halfEven` to the nearest, halves to the even multiple · `up`
 * away from zero · `down` towards zero · `ceiling` towards +∞ · `floor` towards −∞.
 */
export type RoundingMode = (typeof ROUNDING_MODES)[number];
export const ROUNDING_MODES = ['halfUp', 'halfEven', 'up', 'down', 'ceiling', 'floor'] as const;

/** Reads `{mode, increment?}`, the increment a decimal text or number. Errors: `unknown-rounding`, `bad-increment`, those of `Rational.read`. */
export function readRounding(value: { readonly mode: unknown; readonly increment?: unknown }): Rounding {
  const mode = ROUNDING_MODES.find((name) => name === value.mode);
  if (mode === undefined) {
    throw new MoneyError(
      'unknown-rounding',
      `${quoted(value.mode)} is not a rounding mode`,
      `use one of ${ROUNDING_MODES.map((name) => `\`${name}\``).join(', ')}`,
    );
  }
  if (value.increment === undefined) return { mode };
  const increment = Rational.read(value.increment);
  assertPositive(increment);
  return { mode, increment };
}

/** The multiple of `increment` that the mode chooses for `value`. Errors: `bad-increment`, `number-too-large`. */
export function roundToMultiple(value: Rational, increment: Rational, mode: RoundingMode): Rational {
  assertPositive(increment);
  return roundToInteger(value.divide(increment), mode).multiply(increment);
}

/** The integer that the mode chooses for `value`. */
export function roundToInteger(value: Rational, mode: RoundingMode): Rational {
  if (value.isInteger()) return value;
  const below = value.floor();
  return goesUp(value, below, mode) ? below.add(Rational.ONE) : below;
}

function goesUp(value: Rational, below: Rational, mode: RoundingMode): boolean {
  switch (mode) {
    case 'ceiling':
      return true;
    case 'floor':
      return false;
    case 'up':
      return value.sign() > 0;
    case 'down':
      return value.sign() < 0;
    case 'halfUp':
    case 'halfEven': {
      const half = value.subtract(below).compare(HALF);
      if (half !== 0) return half > 0;
      return mode === 'halfUp' ? value.sign() > 0 : below.numerator % 2n !== 0n;
    }
  }
}

function assertPositive(increment: Rational): void {
  if (increment.sign() > 0) return;
  throw new MoneyError(
    'bad-increment',
    `the increment \`${increment}\` is not above zero`,
    'give a positive increment such as `0.05`, `1` or `10`',
  );
}

const HALF = Rational.of(1, 2);
