import { formatDate, type Due } from '@redress/calendar';
import { CalendarError } from '@redress/calendar';
import { Rational } from '@redress/money';
import type { DeniedRemedy, Missing, RemedyDecision, Total } from '../decision.js';
import type { Frame } from '../frame.js';
import { MoneyValue } from '../money-value.js';
import type { Program } from '../program.js';
import type { History } from '../stages/history.js';
import type { Mutable } from '../mutable.js';
import { TRUE, UNDETERMINED } from '../truth.js';
import { unsettledFacts } from '../unsettled.js';
import { converted } from './amount.js';
import { inCurrency, isDetermined, type AmountInterval, type Interval } from './interval.js';
import { decideRemedy, moneyOf, type Line, type RemedyOutcome } from './remedy.js';
import { stackRemedies, sumReserves, type Reserve, type Stacked, type Sum } from './stack.js';

export interface RemediesOutcome {
  readonly stacked: readonly Stacked[];
  readonly remedies: RemedyDecision[];
  readonly denied: DeniedRemedy[];
  readonly totals: Total[];
  readonly missingProofs: Missing[];
}

/** Proposes what is owed or possible, and writes the totals that approvals read (language.md §4). */
export function decideRemedies(program: Program, frame: Frame, history: History): RemediesOutcome {
  const { scope } = program;
  const { matched, undetermined } = program.remedyRules.match(frame.values);
  const outcomes: RemedyOutcome[] = [];
  for (const position of inOrder(matched, undetermined)) {
    const remedy = program.remedies[position];
    if (remedy === undefined) continue;
    outcomes.push(decideRemedy(remedy, undetermined.includes(position) ? UNDETERMINED : TRUE, frame, scope));
  }
  const { stacked, reserves } = stackRemedies(outcomes, frame, scope);
  const sums = sumReserves(reserves);
  writeTotals(program, frame, stacked, sums, reserves);
  return {
    stacked,
    remedies: stacked
      .filter(({ state }) => state !== 'denied')
      .map((one) => remedyDecision(program, one, frame, history)),
    denied: stacked
      .filter(({ state }) => state === 'denied')
      .map((one) => deniedDecision(program, one, frame)),
    totals: sums.map(({ basis, currency, total }) => totalDecision(basis, currency, total)),
    missingProofs: outcomes.flatMap(({ program: { remedy }, state, missingProofs }) =>
      state === 'denied' ? [] : missingProofs.map((fact) => ({ fact, why: remedy.id })),
    ),
  };
}

function inOrder(matched: readonly number[], undetermined: readonly number[]): readonly number[] {
  return undetermined.length === 0 ? matched : [...matched, ...undetermined].toSorted((a, b) => a - b);
}

/** `remedy.<id>.total` and `total.<basis>`, each with its upper end, in the policy's currency: what approvals count. */
function writeTotals(
  program: Program,
  frame: Frame,
  stacked: readonly Stacked[],
  sums: readonly Sum[],
  reserves: readonly Reserve[],
): void {
  const { scope } = program;
  const upper = (total: Interval): MoneyValue => {
    const high = total.high ?? total.low ?? Rational.ZERO;
    return new MoneyValue(high, scope.currency, high, undefined, total.high === undefined);
  };
  const zero = new MoneyValue(Rational.ZERO, scope.currency, Rational.ZERO);
  for (const { totalSlot } of program.remedies) if (totalSlot !== undefined) frame.values[totalSlot] = zero;
  for (const { outcome, state, total } of stacked) {
    const { totalSlot } = outcome.program;
    if (totalSlot === undefined || state === 'denied' || total === undefined) continue;
    frame.values[totalSlot] = upper(converted(total, scope.currency, frame));
  }
  for (const basis of ['law', 'contract', 'goodwill'] as const) {
    let sum: MoneyValue = zero;
    for (const one of sums)
      if (one.basis === basis)
        sum = added(sum, upper(converted(inCurrency(one.total, one.currency), scope.currency, frame)));
    const slot = scope.slots.get(`total.${basis}`);
    if (slot !== undefined) frame.values[slot] = sum;
  }
  const slot = scope.slots.get('total.all');
  if (slot === undefined) return;
  frame.values[slot] = reserves.reduce(
    (all, { total }) => added(all, upper(converted(total, scope.currency, frame))),
    zero,
  );
}

function added(a: MoneyValue, b: MoneyValue): MoneyValue {
  const amount = a.amount.add(b.amount);
  return new MoneyValue(amount, a.currency, amount, undefined, a.isUnbounded || b.isUnbounded);
}

function remedyDecision(
  program: Program,
  { outcome, state, total }: Stacked,
  frame: Frame,
  history: History,
): RemedyDecision {
  const { remedy } = outcome.program;
  const decision: Mutable<RemedyDecision> = {
    id: remedy.id,
    kind: remedy.kind,
    basis: remedy.basis,
    state: state === 'owed' ? 'owed' : 'possible',
    audience: remedy.audience,
    beneficiary: remedy.beneficiary,
    cite: remedy.cite,
  };
  if (outcome.line !== undefined) writeAmounts(decision, outcome.line);
  if (total !== undefined) writeTotal(decision, total);
  if (outcome.payer !== undefined) decision.payer = outcome.payer;
  const due = dueOf(program, outcome, frame, history);
  if (due !== undefined && due.due !== null) decision.due = program.instantText(due.due);
  if (due !== undefined && due.lastDay !== null) decision.lastDay = formatDate(due.lastDay);
  const unsettled = unsettledFacts(program, [outcome], frame);
  if (unsettled.length > 0) decision.unsettled = unsettled;
  return decision;
}

function deniedDecision(program: Program, { outcome, displacedBy }: Stacked, frame: Frame): DeniedRemedy {
  const { remedy } = outcome.program;
  const ground = outcome.refusedBy === undefined ? undefined : remedy.refusedBy[outcome.refusedBy];
  // What took its place may itself wait to be settled.
  const unsettled = unsettledFacts(program, [outcome, ...(displacedBy?.others ?? [])], frame);
  return {
    id: remedy.id,
    rule: ground?.id ?? `stack.${displacedBy?.group ?? remedy.id}`,
    cite: ground?.cite ?? remedy.cite,
    ...(unsettled.length === 0 ? {} : { unsettled }),
  };
}

function writeAmounts(decision: Mutable<RemedyDecision>, { each, per, quantity }: Line): void {
  if (each.low !== undefined && isDetermined(each))
    decision.amount = moneyOf(each.low, each.currency).toJSON();
  if (per?.low !== undefined && isDetermined(per)) decision.per = per.low.toNumber();
  if (quantity?.low !== undefined && isDetermined(quantity)) decision.quantity = quantity.low.toNumber();
}

function writeTotal(decision: Mutable<RemedyDecision>, { low, high, currency }: AmountInterval): void {
  if (low !== undefined && isDetermined({ low, high })) {
    decision.total = moneyOf(low, currency).toJSON();
    return;
  }
  decision.totalMin = moneyOf(low ?? Rational.ZERO, currency).toJSON();
  if (high !== undefined) decision.totalMax = moneyOf(high, currency).toJSON();
}

function totalDecision(basis: Total['basis'], currency: Line['total']['currency'], total: Interval): Total {
  const low = moneyOf(total.low ?? Rational.ZERO, currency).amount();
  const high = total.high === undefined ? undefined : moneyOf(total.high, currency).amount();
  return { basis, amount: low === high ? low : null, currency, min: low, max: high ?? null };
}

function dueOf(
  program: Program,
  { program: { clock, remedy } }: RemedyOutcome,
  frame: Frame,
  history: History,
): Due | undefined {
  if (clock === undefined || remedy.due === undefined) return undefined;
  const { starts } = remedy.due;
  const { slots, policy } = program.scope;
  const value =
    starts.kind === 'fact' ? frame.values[slots.get(starts.fact) ?? -1] : history.happened(starts.event);
  if (typeof value !== 'number') return undefined;
  const isDate = starts.kind === 'fact' && policy.types.get(starts.fact)?.kind === 'date';
  try {
    return clock(frame)?.due(isDate ? { date: value } : value);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    frame.findings.push({ code: error.code, message: error.message, where: `remedies.${remedy.id}` });
    return undefined;
  }
}
