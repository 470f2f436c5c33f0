import { Rational, type CurrencyCode } from '@redress/money';
import type { Frame } from '../frame.js';
import type { Scope } from '../scope.js';
import { converted, type AmountTrace } from './amount.js';
import {
  addIntervals,
  greatestOf,
  leastOf,
  subtractIntervals,
  type AmountInterval,
  type Interval,
  inCurrency,
} from './interval.js';
import type { RemedyOutcome } from './remedy.js';

/** A remedy after its group was looked at. */
export interface Stacked {
  readonly outcome: RemedyOutcome;
  readonly state: 'owed' | 'possible' | 'denied';
  /** The group in which another remedy took its place. */
  readonly displacedBy: string | undefined;
  readonly total: AmountInterval | undefined;
}

/** What is to be paid of one basis in one currency: for certain, and at most. */
export interface Reserve {
  readonly outcome: RemedyOutcome;
  readonly total: AmountInterval;
}

/**
 * Lets the members of each group make way for one another (language.md §4): `all` are paid up to the group's cap,
 * `largest` and `first` leave one, of `claimant` all are listed and the largest is reserved. Without certainty which
 * one it is, the candidates stay possible.
 */
export function stackRemedies(
  outcomes: readonly RemedyOutcome[],
  frame: Frame,
  scope: Scope,
): { stacked: Stacked[]; reserves: Reserve[] } {
  const stacked = new Map<RemedyOutcome, Stacked>();
  const reserves: Reserve[] = [];
  const groups = new Map<string, RemedyOutcome[]>();
  for (const outcome of outcomes) {
    const { stack } = outcome.program.remedy;
    const alone = { outcome, state: outcome.state, displacedBy: undefined, total: outcome.line?.total };
    stacked.set(outcome, alone);
    if (outcome.state === 'denied') continue;
    if (stack === undefined) {
      if (alone.total !== undefined) reserves.push({ outcome, total: counted(alone.total, outcome.state) });
    } else groups.set(stack.group, [...(groups.get(stack.group) ?? []), outcome]);
  }
  for (const [group, members] of groups) {
    for (const one of settleGroup(group, members, frame, scope, reserves)) stacked.set(one.outcome, one);
  }
  return {
    stacked: outcomes.map(
      (outcome) =>
        stacked.get(outcome) ?? { outcome, state: outcome.state, displacedBy: undefined, total: undefined },
    ),
    reserves,
  };
}

function settleGroup(
  group: string,
  members: readonly RemedyOutcome[],
  frame: Frame,
  scope: Scope,
  reserves: Reserve[],
): Stacked[] {
  const take = members[0]?.program.remedy.stack?.take ?? 'all';
  const cap = groupCap(members, frame, scope);
  switch (take) {
    case 'all':
      return payAll(members, cap, frame, scope, reserves);
    case 'largest':
      return payOne(group, members, isLargestAmong, cap, frame, scope, reserves);
    case 'first':
      return payOne(group, members, isFirstAmong, cap, frame, scope, reserves);
    case 'claimant': {
      const totals = members.map((member) => inHouse(member, frame, scope));
      const largest = members
        .map((member, index) => counted(limited(totals[index] ?? NOTHING(scope), cap), member.state))
        .reduce((a, b) => inCurrency(greatestOf(a, b), scope.currency));
      const [first] = members;
      if (first !== undefined) reserves.push({ outcome: first, total: largest });
      return members.map((outcome, index) => ({
        outcome,
        state: outcome.state,
        displacedBy: undefined,
        total: outcome.line === undefined ? undefined : limited(totals[index] ?? NOTHING(scope), cap),
      }));
    }
  }
}

/** Every member is paid in document order until the group's cap is used up. */
function payAll(
  members: readonly RemedyOutcome[],
  cap: AmountInterval | undefined,
  frame: Frame,
  scope: Scope,
  reserves: Reserve[],
): Stacked[] {
  let left: Interval | undefined = cap;
  return members.map((outcome) => {
    const line =
      outcome.line === undefined
        ? undefined
        : left === undefined
          ? outcome.line.total
          : inHouse(outcome, frame, scope);
    if (line === undefined)
      return { outcome, state: outcome.state, displacedBy: undefined, total: undefined };
    const total = left === undefined ? line : limited(line, inCurrency(left, line.currency));
    const paid = counted(total, outcome.state);
    if (left !== undefined)
      left = greatestOf(subtractIntervals(left, paid), { low: Rational.ZERO, high: Rational.ZERO });
    reserves.push({ outcome, total: paid });
    return { outcome, state: outcome.state, displacedBy: undefined, total };
  });
}

type Beats = (a: Candidate, b: Candidate) => boolean;

interface Candidate {
  readonly outcome: RemedyOutcome;
  readonly position: number;
  readonly total: AmountInterval;
}

function payOne(
  group: string,
  members: readonly RemedyOutcome[],
  beats: Beats,
  cap: AmountInterval | undefined,
  frame: Frame,
  scope: Scope,
  reserves: Reserve[],
): Stacked[] {
  const all: Candidate[] = members.map((outcome, position) => ({
    outcome,
    position,
    total: limited(inHouse(outcome, frame, scope), cap),
  }));
  const staying = all.filter(
    (one) => !all.some((other) => other !== one && other.outcome.state === 'owed' && beats(other, one)),
  );
  const isOwed = (one: Candidate): boolean =>
    one.outcome.state === 'owed' && staying.every((other) => other === one || beats(one, other));
  const [first] = staying;
  if (first !== undefined) {
    const owed = staying.map((one) => counted(one.total, one.outcome.state));
    const largest = owed.reduce((a, b) => inCurrency(greatestOf(a, b), scope.currency));
    reserves.push({ outcome: first.outcome, total: largest });
  }
  return all.map((one) => {
    const stays = staying.includes(one);
    return {
      outcome: one.outcome,
      state: !stays ? 'denied' : isOwed(one) ? 'owed' : 'possible',
      displacedBy: stays ? undefined : group,
      total: one.outcome.line === undefined ? undefined : one.total,
    };
  });
}

/** Surely at least as large; of two equal ones the earlier wins. */
function isLargestAmong(a: Candidate, b: Candidate): boolean {
  if (a.total.low === undefined || b.total.high === undefined) return false;
  const order = a.total.low.compare(b.total.high);
  return order > 0 || (order === 0 && a.position < b.position);
}

function isFirstAmong(a: Candidate, b: Candidate): boolean {
  return a.position < b.position;
}

/** What a possible remedy adds for certain is nothing. */
function counted(total: AmountInterval, state: RemedyOutcome['state']): AmountInterval {
  return state === 'owed' ? total : { low: Rational.ZERO, high: total.high, currency: total.currency };
}

function limited(total: AmountInterval, cap: AmountInterval | undefined): AmountInterval {
  return cap === undefined ? total : inCurrency(leastOf(total, cap), total.currency);
}

/** Comparing needs one currency: the policy's. A member without amount counts as zero. */
function inHouse(outcome: RemedyOutcome, frame: Frame, scope: Scope): AmountInterval {
  return outcome.line === undefined ? NOTHING(scope) : converted(outcome.line.total, scope.currency, frame);
}

function groupCap(members: readonly RemedyOutcome[], frame: Frame, scope: Scope): AmountInterval | undefined {
  let least: AmountInterval | undefined;
  for (const { program, trace } of members) {
    if (program.groupCap === undefined) continue;
    const cap = converted(program.groupCap(frame, trace satisfies AmountTrace), scope.currency, frame);
    least = least === undefined ? cap : inCurrency(leastOf(least, cap), scope.currency);
  }
  return least;
}

function NOTHING(scope: Scope): AmountInterval {
  return { low: Rational.ZERO, high: Rational.ZERO, currency: scope.currency };
}

/** Adds what is reserved into the sums of each basis and currency, in order of appearance. */
export function sumReserves(
  reserves: readonly Reserve[],
): { basis: RemedyOutcome['program']['remedy']['basis']; currency: CurrencyCode; total: Interval }[] {
  const sums: {
    basis: RemedyOutcome['program']['remedy']['basis'];
    currency: CurrencyCode;
    total: Interval;
  }[] = [];
  for (const { outcome, total } of reserves) {
    const { basis, audience } = outcome.program.remedy;
    if (audience === 'internal') continue;
    const at = sums.findIndex((sum) => sum.basis === basis && sum.currency === total.currency);
    const known = sums[at];
    if (known === undefined) sums.push({ basis, currency: total.currency, total });
    else sums[at] = { ...known, total: addIntervals(known.total, total) };
  }
  return sums;
}
