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
  readonly net: Net;
}

/**
 * What the candidate costs more (or, below zero, less) than the baseline. Cases that a side could not decide are left out;
 * the others are `decided.cases + open.cases + alike`.
 */
export interface Net {
  /** By how much the two ends of all cases together move; null where a case of either side has no upper end. */
  readonly ends: { readonly min: string; readonly max: string | null };
  /** The exact difference of the cases whose amounts are known on both sides. */
  readonly decided: { readonly amount: string; readonly cases: number };
  /** Cases open on a side whose ends differ: the difference lies between these; null where a side has no upper end. */
  readonly open: { readonly min: string | null; readonly max: string | null; readonly cases: number };
  /** Cases that are open between the same ends on both sides: nothing says that they cost more or less. */
  readonly alike: number;
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
      if (!('error' in baseline || 'error' in candidate)) countNet(sums.net, left, right);
    }
  }

  result(): MoneyComparison[] {
    return [...this.sums].map(([key, { baseline, candidate, more, less, net }]) => {
      const [basis = '', currency = ''] = key.split(' ');
      return {
        basis,
        currency,
        baseline: bounds(baseline),
        candidate: bounds(candidate),
        more,
        less,
        net: { ends: endsOf(baseline, candidate), ...netOf(net) },
      };
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

interface NetSum {
  decided: Rational;
  decidedCases: number;
  min: Rational | undefined;
  max: Rational | undefined;
  openCases: number;
  alike: number;
}

interface Sums {
  readonly baseline: Sum;
  readonly candidate: Sum;
  readonly net: NetSum;
  more: number;
  less: number;
}

const NOTHING: Total = { min: Rational.ZERO, max: Rational.ZERO };

function newSums(): Sums {
  const zero = (): Sum => ({ min: Rational.ZERO, max: Rational.ZERO, unbounded: 0 });
  const net = {
    decided: Rational.ZERO,
    decidedCases: 0,
    min: Rational.ZERO,
    max: Rational.ZERO,
    openCases: 0,
    alike: 0,
  };
  return { baseline: zero(), candidate: zero(), net, more: 0, less: 0 };
}

function countNet(net: NetSum, left: Total, right: Total): void {
  if (isExact(left) && isExact(right)) {
    net.decided = net.decided.add(right.min.subtract(left.min));
    net.decidedCases += 1;
  } else if (isSameRange(left, right)) net.alike += 1;
  else {
    net.openCases += 1;
    net.min = left.max && net.min?.add(right.min.subtract(left.max));
    net.max = right.max && net.max?.add(right.max.subtract(left.min));
  }
}

function isExact({ min, max }: Total): boolean {
  return max !== undefined && min.compare(max) === 0;
}

function isSameRange(left: Total, right: Total): boolean {
  if (left.min.compare(right.min) !== 0) return false;
  if (left.max === undefined || right.max === undefined) return left.max === right.max;
  return left.max.compare(right.max) === 0;
}

function endsOf(baseline: Sum, candidate: Sum): Net['ends'] {
  const isBounded = baseline.unbounded + candidate.unbounded === 0;
  return {
    min: candidate.min.subtract(baseline.min).toDecimal(),
    max: isBounded ? candidate.max.subtract(baseline.max).toDecimal() : null,
  };
}

function netOf({ decided, decidedCases, min, max, openCases, alike }: NetSum): Omit<Net, 'ends'> {
  return {
    decided: { amount: decided.toDecimal(), cases: decidedCases },
    open: { min: min?.toDecimal() ?? null, max: max?.toDecimal() ?? null, cases: openCases },
    alike,
  };
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
