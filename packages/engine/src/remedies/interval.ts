import { Rational, type CurrencyCode } from '@redress/money';

/** Between which ends an amount or number lies, both included; an absent end is infinite. Determined where both are equal. */
export interface Interval {
  readonly low: Rational | undefined;
  readonly high: Rational | undefined;
}

export interface AmountInterval extends Interval {
  readonly currency: CurrencyCode;
  /** Known to be none, or irrelevant: it adds nothing and limits nothing. */
  readonly isNone?: true;
}

/** An interval of one currency. */
export function inCurrency({ low, high }: Interval, currency: CurrencyCode): AmountInterval {
  return { low, high, currency };
}

export function exactly(value: Rational): Interval {
  return { low: value, high: value };
}

export function isDetermined({ low, high }: Interval): boolean {
  return low !== undefined && (low === high || (high !== undefined && low.equals(high)));
}

export function addIntervals(a: Interval, b: Interval): Interval {
  return { low: both(a.low, b.low, sum), high: both(a.high, b.high, sum) };
}

export function subtractIntervals(a: Interval, b: Interval): Interval {
  return { low: both(a.low, b.high, difference), high: both(a.high, b.low, difference) };
}

/** The lesser of two amounts: it has an upper end as soon as one of them has. */
export function leastOf(a: Interval, b: Interval): Interval {
  return {
    low: both(a.low, b.low, (x, y) => x.min(y)),
    high: a.high === undefined ? b.high : b.high === undefined ? a.high : a.high.min(b.high),
  };
}

export function greatestOf(a: Interval, b: Interval): Interval {
  return {
    low: a.low === undefined ? b.low : b.low === undefined ? a.low : a.low.max(b.low),
    high: both(a.high, b.high, (x, y) => x.max(y)),
  };
}

/** The hull: from the least lower to the greatest upper end. */
export function hullOf(a: Interval, b: Interval): Interval {
  return { low: both(a.low, b.low, (x, y) => x.min(y)), high: both(a.high, b.high, (x, y) => x.max(y)) };
}

export function multiplyIntervals(a: Interval, b: Interval): Interval {
  const { low: al, high: ah } = a;
  const { low: bl, high: bh } = b;
  if (al !== undefined && ah !== undefined && bl !== undefined && bh !== undefined) {
    if (al === ah && bl === bh) return exactly(al.multiply(bl));
    const corners = [al.multiply(bl), al.multiply(bh), ah.multiply(bl), ah.multiply(bh)];
    return { low: corners.reduce((x, y) => x.min(y)), high: corners.reduce((x, y) => x.max(y)) };
  }
  // One end is open: only between factors that cannot be negative does anything remain to be said.
  if (al === undefined || bl === undefined || al.sign() < 0 || bl.sign() < 0)
    return { low: undefined, high: undefined };
  const isNothing = (ah?.isZero() ?? false) || (bh?.isZero() ?? false);
  return { low: al.multiply(bl), high: isNothing ? al.multiply(bl) : undefined };
}

/** A part of a whole, not less than none of it and not more than all; while the whole may be nothing, anything between. */
export function proportionOf(part: Interval, whole: Interval): Interval {
  if (whole.low === undefined || whole.low.sign() <= 0) return { low: Rational.ZERO, high: Rational.ONE };
  const within = (ratio: Rational): Rational => ratio.max(Rational.ZERO).min(Rational.ONE);
  const high = part.high === undefined ? Rational.ONE : within(part.high.divide(whole.low));
  if (isDetermined(part) && isDetermined(whole)) return exactly(high);
  const low =
    part.low === undefined || whole.high === undefined ? Rational.ZERO : within(part.low.divide(whole.high));
  return { low, high };
}

export function mapEnds({ low, high }: Interval, map: (end: Rational) => Rational): Interval {
  if (low === undefined) return { low, high: high === undefined ? undefined : map(high) };
  const mapped = map(low);
  return { low: mapped, high: high === low ? mapped : high === undefined ? undefined : map(high) };
}

function both(
  a: Rational | undefined,
  b: Rational | undefined,
  combine: (a: Rational, b: Rational) => Rational,
): Rational | undefined {
  return a === undefined || b === undefined ? undefined : combine(a, b);
}

function sum(a: Rational, b: Rational): Rational {
  return a.add(b);
}

function difference(a: Rational, b: Rational): Rational {
  return a.subtract(b);
}
