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
 * By how much the two ends of what may be paid move from the baseline to the candidate; below zero: down. These are no
 * bounds of a difference: either may be the larger, and what a case gets more or less need not lie between them.
 */
export interface Shift {
  readonly lower: string;
  /** Null where a side has no upper end. */
  readonly upper: string | null;
}

/**
 * What the candidate costs more (or, below zero, less) than the baseline. Cases that a side could not decide are left out
 * of the parts; the others are `decided.cases + open.cases + alike`.
 */
export interface Net {
  /** Of the sums of `baseline` and `candidate`, all cases together. */
  readonly ends: Shift;
  /** The exact difference of the cases whose amounts are known on both sides. */
  readonly decided: { readonly amount: string; readonly cases: number };
  /**
   * Cases open on a side whose ends differ. Only the ends can be told: both sides wait for the same facts, so that the
   * least after is not to be set against the most before.
   */
  readonly open: Shift & { readonly cases: number };
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
  lower: Rational;
  upper: Rational | undefined;
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
    lower: Rational.ZERO,
    upper: Rational.ZERO,
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
    net.lower = net.lower.add(right.min.subtract(left.min));
    net.upper = left.max && right.max && net.upper?.add(right.max.subtract(left.max));
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
    lower: candidate.min.subtract(baseline.min).toDecimal(),
    upper: isBounded ? candidate.max.subtract(baseline.max).toDecimal() : null,
  };
}

function netOf({ decided, decidedCases, lower, upper, openCases, alike }: NetSum): Omit<Net, 'ends'> {
  return {
    decided: { amount: decided.toDecimal(), cases: decidedCases },
    open: { lower: lower.toDecimal(), upper: upper?.toDecimal() ?? null, cases: openCases },
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
