import { Rational } from '@redress/money';

/** All numbers from `low` to `high`, both included; an absent end is infinitely far. */
export interface Interval {
  readonly low: Rational | undefined;
  readonly high: Rational | undefined;
}

export const ANYTHING: Interval = { low: undefined, high: undefined };

export function exactly(value: Rational | undefined): Interval {
  return { low: value, high: value };
}

/** The smallest interval that holds all of them. */
export function hull(intervals: readonly Interval[]): Interval {
  return {
    low: extreme(intervals, 'low', (a, b) => a.min(b)),
    high: extreme(intervals, 'high', (a, b) => a.max(b)),
  };
}

/** The least of one number from each. */
export function least(intervals: readonly Interval[]): Interval {
  const highs = intervals.flatMap(({ high }) => (high === undefined ? [] : [high]));
  return {
    low: extreme(intervals, 'low', (a, b) => a.min(b)),
    high: highs.length === 0 ? undefined : highs.reduce((a, b) => a.min(b)),
  };
}

/** The greatest of one number from each. */
export function greatest(intervals: readonly Interval[]): Interval {
  return negated(least(intervals.map(negated)));
}

export function negated({ low, high }: Interval): Interval {
  return { low: high?.negate(), high: low?.negate() };
}

export function added(a: Interval, b: Interval): Interval {
  return {
    low: a.low === undefined || b.low === undefined ? undefined : a.low.add(b.low),
    high: a.high === undefined || b.high === undefined ? undefined : a.high.add(b.high),
  };
}

export function multiplied(a: Interval, b: Interval): Interval {
  if (isZero(a) || isZero(b)) return exactly(Rational.ZERO);
  if (isNotNegative(a) && isNotNegative(b)) {
    return {
      low: a.low.multiply(b.low),
      high: a.high === undefined || b.high === undefined ? undefined : a.high.multiply(b.high),
    };
  }
  const ends = [a.low, a.high].flatMap((x) =>
    [b.low, b.high].map((y) => (x === undefined || y === undefined ? undefined : x.multiply(y))),
  );
  return hull(ends.map(exactly));
}

/** Of what is not negative; by what may be nothing there is no upper end. */
export function divided(over: Interval, under: Interval): Interval {
  if (!isNotNegative(over) || !isNotNegative(under)) return ANYTHING;
  return {
    low: under.high === undefined || under.high.isZero() ? Rational.ZERO : over.low.divide(under.high),
    high: over.high === undefined || under.low.isZero() ? undefined : over.high.divide(under.low),
  };
}

/** A part of a whole: not less than none of it, not more than all. Of a whole that may be nothing it is not known. */
export function proportion(part: Interval, whole: Interval): Interval {
  const within = (ratio: Rational): Rational => ratio.max(Rational.ZERO).min(Rational.ONE);
  const least = whole.high === undefined || whole.high.sign() <= 0 ? undefined : whole.high;
  const most = whole.low === undefined || whole.low.sign() <= 0 ? undefined : whole.low;
  return {
    low:
      part.low === undefined || least === undefined || most === undefined
        ? Rational.ZERO
        : within(part.low.divide(least)),
    high: part.high === undefined || most === undefined ? Rational.ONE : within(part.high.divide(most)),
  };
}

function isNotNegative(interval: Interval): interval is Interval & { readonly low: Rational } {
  return interval.low !== undefined && interval.low.sign() >= 0;
}

function isZero({ low, high }: Interval): boolean {
  return low !== undefined && high !== undefined && low.isZero() && high.isZero();
}

function extreme(
  intervals: readonly Interval[],
  end: 'low' | 'high',
  pick: (a: Rational, b: Rational) => Rational,
): Rational | undefined {
  let found: Rational | undefined;
  for (const interval of intervals) {
    const value = interval[end];
    if (value === undefined) return undefined;
    found = found === undefined ? value : pick(found, value);
  }
  return found;
}
