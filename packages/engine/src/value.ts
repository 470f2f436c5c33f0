import { Rational } from '@redress/money';
import type { Elements } from './conditions/elements.js';
import type { MoneyValue } from './money-value.js';

/**
 * What a name holds while a case is decided. `undefined` is unknown, `null` is known to be none. Numbers are plain
 * where their shortest text is exact, else fractions; dates are days and instants milliseconds since 1970-01-01,
 * durations milliseconds.
 */
export type Value =
  undefined | null | typeof IRRELEVANT | boolean | number | string | Rational | MoneyValue | Place | Elements;

/** The name's `relevantWhen` is false: every leaf on it is false, and it makes nothing undetermined. */
export const IRRELEVANT: unique symbol = Symbol('irrelevant');

/** Degrees north and east, WGS84. */
export interface Place {
  readonly kind: 'place';
  readonly lat: number;
  readonly lon: number;
}

export type Values = Value[];

/** A decimal of at most this many digits is told from its neighbours, and ordered rightly, as a plain number. */
const EXACT_DIGITS = 15;

/** The one form a number takes, so that equal numbers are equal values: plain where its text is exact, else a fraction. */
export function numberValue(amount: Rational): number | Rational {
  if (amount.isInteger()) {
    const integer = amount.toNumber();
    return Number.isSafeInteger(integer) ? integer : amount;
  }
  const nearest = amount.toNumber();
  const digits = String(nearest)
    .replace(/[-.]|e.*/g, '')
    .replace(/^0+/, '');
  return digits.length <= EXACT_DIGITS && Rational.fromNumber(nearest).equals(amount) ? nearest : amount;
}

export function rationalOf(value: number | Rational): Rational {
  return typeof value === 'number' ? Rational.fromNumber(value) : value;
}

export function isNumber(value: Value): value is number | Rational {
  return typeof value === 'number' || value instanceof Rational;
}

export function isPlace(value: Value): value is Place {
  return typeof value === 'object' && value !== null && 'lat' in value;
}
