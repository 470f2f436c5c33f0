import { Rational } from '@redress/money';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { added, divided, greatest, hull, least, multiplied, type Interval } from './interval.js';

const ends = fc.option(fc.integer({ min: -50, max: 50 }), { nil: undefined });
/** An interval and a number in it. */
const held = fc.tuple(ends, ends, fc.integer({ min: -50, max: 50 })).map(([a, b, inside]) => {
  const interval: Interval = {
    low: a === undefined ? undefined : Rational.of(Math.min(a, inside)),
    high: b === undefined ? undefined : Rational.of(Math.max(b, inside)),
  };
  return { interval, inside };
});

function holds({ low, high }: Interval, value: number): boolean {
  const number = Rational.of(value);
  return (low === undefined || low.compare(number) <= 0) && (high === undefined || high.compare(number) >= 0);
}

function holdsRatio({ low, high }: Interval, over: number, under: number): boolean {
  const ratio = Rational.of(over).divide(Rational.of(under));
  return (low === undefined || low.compare(ratio) <= 0) && (high === undefined || high.compare(ratio) >= 0);
}

it('holds every result of the numbers that the operands hold', () => {
  fc.assert(
    fc.property(held, held, (a, b) => {
      expect(holds(added(a.interval, b.interval), a.inside + b.inside)).toBe(true);
      expect(holds(multiplied(a.interval, b.interval), a.inside * b.inside)).toBe(true);
      expect(holds(least([a.interval, b.interval]), Math.min(a.inside, b.inside))).toBe(true);
      expect(holds(greatest([a.interval, b.interval]), Math.max(a.inside, b.inside))).toBe(true);
      expect(holds(hull([a.interval, b.interval]), a.inside)).toBe(true);
      if (b.inside !== 0) expect(holdsRatio(divided(a.interval, b.interval), a.inside, b.inside)).toBe(true);
    }),
  );
});

it('bounds a ratio where nothing is divided by nothing', () => {
  const from = (low: number, high: number): Interval => ({ low: Rational.of(low), high: Rational.of(high) });
  const { low, high } = divided(from(3, 10), from(2, 4));
  expect([low?.toString(), high?.toString()]).toEqual(['0.75', '5']);
  expect(divided(from(3, 10), from(0, 4)).high).toBeUndefined();
});

it('bounds the least of several by the smallest upper end', () => {
  const open: Interval = { low: Rational.ZERO, high: undefined };
  const capped: Interval = { low: Rational.ZERO, high: Rational.of(10) };
  expect(least([open, capped]).high?.toString()).toBe('10');
  expect(greatest([open, capped]).high).toBeUndefined();
});
