import { Rational } from '@redress/money';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addIntervals,
  exactly,
  greatestOf,
  hullOf,
  isDetermined,
  leastOf,
  multiplyIntervals,
  subtractIntervals,
  type Interval,
} from './interval.js';

const number = fc.integer({ min: -20, max: 20 }).map((value) => Rational.of(value, 2));

/** An interval, perhaps open at either end, with a number that lies in it. */
const pointed = fc
  .tuple(number, fc.nat({ max: 12 }), fc.nat({ max: 12 }), fc.boolean(), fc.boolean(), fc.boolean())
  .map(([point, below, above, hasLow, hasHigh, isExact]): { point: Rational; interval: Interval } => ({
    point,
    interval: isExact
      ? exactly(point)
      : {
          low: hasLow ? point.subtract(Rational.of(below)) : undefined,
          high: hasHigh ? point.add(Rational.of(above)) : undefined,
        },
  }));

function contains({ low, high }: Interval, point: Rational): boolean {
  return (low === undefined || low.compare(point) <= 0) && (high === undefined || high.compare(point) >= 0);
}

describe('an interval', () => {
  test.each<[string, (a: Interval, b: Interval) => Interval, (a: Rational, b: Rational) => Rational]>([
    ['sum', addIntervals, (a, b) => a.add(b)],
    ['difference', subtractIntervals, (a, b) => a.subtract(b)],
    ['product', multiplyIntervals, (a, b) => a.multiply(b)],
    ['least', leastOf, (a, b) => a.min(b)],
    ['greatest', greatestOf, (a, b) => a.max(b)],
    ['hull', hullOf, (a) => a],
    ['hull', hullOf, (_, b) => b],
  ])(
    'of a %s holds what the numbers in both come to',
    (_, combine, exact) => {
      fc.assert(
        fc.property(pointed, pointed, (a, b) => {
          expect(contains(combine(a.interval, b.interval), exact(a.point, b.point))).toBe(true);
        }),
        { numRuns: 2_000 },
      );
    },
    60_000,
  );

  test.each<[string, (a: Interval, b: Interval) => Interval]>([
    ['sum', addIntervals],
    ['difference', subtractIntervals],
    ['product', multiplyIntervals],
    ['least', leastOf],
    ['greatest', greatestOf],
  ])('of a %s of two numbers is a number', (_, combine) => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(isDetermined(combine(exactly(a), exactly(b)))).toBe(true);
      }),
    );
  });

  test('has the upper end of a limit though the amount itself has none', () => {
    const open: Interval = { low: Rational.of(5), high: undefined };
    expect(leastOf(open, exactly(Rational.of(70))).high?.toString()).toBe('70');
    expect(leastOf(open, exactly(Rational.of(70))).low?.toString()).toBe('5');
    expect(greatestOf(open, exactly(Rational.of(70))).low?.toString()).toBe('70');
    expect(greatestOf(open, exactly(Rational.of(70))).high).toBe(undefined);
  });

  test('is determined only where both ends are there and equal', () => {
    expect(isDetermined({ low: Rational.of(1, 2), high: Rational.fromDecimal('0.5') })).toBe(true);
    expect(isDetermined({ low: Rational.of(1), high: Rational.of(2) })).toBe(false);
    expect(isDetermined({ low: undefined, high: undefined })).toBe(false);
    expect(isDetermined({ low: Rational.of(1), high: undefined })).toBe(false);
  });
});
