import { Rational } from '@redress/money';
import type { Decision } from '@redress/engine';
import type { Side } from './side.js';

/** What all cases together cost under one policy: between `min` and `max`, the cases without an upper end left out of `max` and counted. */
export interface Bounds {
  readonly min: string;
  readonly max: string;
  readonly unbounded: number;
}

export interface MoneyComparison {
  readonly basis: string;
  readonly currency: string;
  readonly baseline: Bounds;
  readonly candidate: Bounds;
  /** Cases that get surely more, and surely less, under the candidate. */
  readonly more: number;
  readonly less: number;
}

/** Adds up totals over many cases, exactly, for both sides. */
export class MoneyTotals {
  private readonly sums = new Map<string, Sums>();

  add(baseline: Side, candidate: Side): void {
    const before = totalsOf(baseline);
    const after = totalsOf(candidate);
    for (const key of new Set([...before.keys(), ...after.keys()])) {
      const sums = this.sums.get(key) ?? newSums();
      this.sums.set(key, sums);
      const left = before.get(key) ?? NOTHING;
      const right = after.get(key) ?? NOTHING;
      count(sums.baseline, left);
      count(sums.candidate, right);
      if (left.max !== undefined && right.min.compare(left.max) > 0) sums.more += 1;
      if (right.max !== undefined && left.min.compare(right.max) > 0) sums.less += 1;
    }
  }

  result(): MoneyComparison[] {
    return [...this.sums].map(([key, { baseline, candidate, more, less }]) => {
      const [basis = '', currency = ''] = key.split(' ');
      return { basis, currency, baseline: bounds(baseline), candidate: bounds(candidate), more, less };
    });
  }
}

interface Total {
  readonly min: Rational;
  readonly max: Rational | undefined;
}

interface Sum {
  min: Rational;
  max: Rational;
  unbounded: number;
}

interface Sums {
  readonly baseline: Sum;
  readonly candidate: Sum;
  more: number;
  less: number;
}

const NOTHING: Total = { min: Rational.ZERO, max: Rational.ZERO };

function newSums(): Sums {
  const zero = (): Sum => ({ min: Rational.ZERO, max: Rational.ZERO, unbounded: 0 });
  return { baseline: zero(), candidate: zero(), more: 0, less: 0 };
}

function count(sum: Sum, { min, max }: Total): void {
  sum.min = sum.min.add(min);
  if (max === undefined) sum.unbounded += 1;
  else sum.max = sum.max.add(max);
}

function bounds({ min, max, unbounded }: Sum): Bounds {
  return { min: min.toDecimal(), max: max.toDecimal(), unbounded };
}

function totalsOf(side: Side): Map<string, Total> {
  if ('error' in side) return new Map();
  return new Map(
    side.decision.totals.map((total: Decision['totals'][number]) => [
      `${total.basis} ${total.currency}`,
      totalOf(total),
    ]),
  );
}

function totalOf({ min, max }: Decision['totals'][number]): Total {
  return { min: Rational.fromDecimal(min), max: max === null ? undefined : Rational.fromDecimal(max) };
}
