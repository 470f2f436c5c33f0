import { formatDate, type Due } from '@redress/calendar';
import { CalendarError } from '@redress/calendar';
import { Rational } from '@redress/money';
import type { Bounds, DeniedRemedy, Missing, RemedyDecision, Total } from '../decision.js';
import type { Frame } from '../frame.js';
import type { Program } from '../program.js';
import type { History } from '../stages/history.js';
import type { Mutable } from '../mutable.js';
import { TRUE, UNDETERMINED } from '../truth.js';
import { unsettledFacts } from '../unsettled.js';
import { shared } from '../shared-text.js';
import { reckonCosts, type Costs, type KeptCosts } from './costs.js';
import type { ElementLine } from './element-lines.js';
import { isDetermined, type AmountInterval, type Interval } from './interval.js';
import { moneyOf, questionOf, type Line, type RemedyOutcome, type RemedyQuestion } from './remedy.js';
import type { Stacked, Sum } from './stack.js';

export interface RemediesOutcome {
  readonly stacked: readonly Stacked[];
  /** As in `Costs`. */
  readonly standing: string;
  readonly remedies: readonly RemedyDecision[];
  readonly denied: readonly DeniedRemedy[];
  readonly totals: readonly Total[];
  readonly missingProofs: readonly Missing[];
}

/** Remedies as far as they are alike for cases whose conditions come out alike, and what was last answered for them. */
export interface KeptRemedies {
  readonly questions: readonly RemedyQuestion[];
  readonly missingProofs: readonly Missing[];
  readonly costs: KeptCosts;
  last: Answers | undefined;
}

interface Answers {
  readonly costs: Costs;
  readonly denied: readonly DeniedRemedy[];
  readonly totals: readonly Total[];
  /** In the order of `costs.stacked`; none for what is denied, and for a remedy with a due time of its own. */
  readonly remedies: readonly (RemedyDecision | undefined)[];
}

/** Which remedies are in question, and how they stand as far as truths decide it. */
export function askRemedies(program: Program, frame: Frame): KeptRemedies {
  const { matched, undetermined } = program.remedyRules.match(frame.values);
  const questions: RemedyQuestion[] = [];
  for (const position of inOrder(matched, undetermined)) {
    const remedy = program.remedies[position];
    if (remedy === undefined) continue;
    questions.push(questionOf(remedy, undetermined.includes(position) ? UNDETERMINED : TRUE, frame));
  }
  return {
    questions,
    missingProofs: questions.flatMap(({ program: { remedy }, state, missingProofs }) =>
      state === 'denied' ? [] : missingProofs.map((fact) => ({ fact, why: remedy.id })),
    ),
    costs: { lines: [], last: undefined },
    last: undefined,
  };
}

/** Proposes what is owed or possible, and writes the totals that approvals read (language.md §4). */
export function decideRemedies(
  program: Program,
  frame: Frame,
  history: History,
  kept: KeptRemedies,
): RemediesOutcome {
  const costs = reckonCosts(program, kept.questions, frame, kept.costs);
  const answers = answersOf(program, costs, frame, kept.last);
  kept.last = answers;
  const remedies: RemedyDecision[] = [];
  for (const [position, stacked] of costs.stacked.entries())
    if (stacked.state !== 'denied')
      remedies.push(answers.remedies[position] ?? remedyDecision(program, stacked, frame, history));
  return {
    stacked: costs.stacked,
    standing: costs.standing,
    remedies,
    denied: answers.denied,
    totals: answers.totals,
    missingProofs: kept.missingProofs,
  };
}

/** Reads from the answers before it what has not changed; what is read again is worth keeping its text. */
function answersOf(program: Program, costs: Costs, frame: Frame, last: Answers | undefined): Answers {
  if (last?.costs === costs) {
    shared(last.denied);
    shared(last.totals);
    for (const remedy of last.remedies) if (remedy !== undefined) shared(remedy);
    return last;
  }
  return {
    costs,
    denied: costs.stacked
      .filter(({ state }) => state === 'denied')
      .map((one) => deniedDecision(program, one, frame)),
    totals: costs.sums.map(totalDecision),
    remedies: costs.stacked.map((stacked, position) => {
      if (stacked.state === 'denied' || stacked.outcome.program.clock !== undefined) return undefined;
      const known = last?.remedies[position];
      return known !== undefined && isAsBefore(last?.costs.stacked[position], stacked)
        ? shared(known)
        : remedyDecision(program, stacked, frame, undefined);
    }),
  };
}

function isAsBefore(before: Stacked | undefined, { state, total, outcome }: Stacked): boolean {
  return (
    before?.state === state &&
    before.outcome.line === outcome.line &&
    before.total?.currency === total?.currency &&
    before.total?.low === total?.low &&
    before.total?.high === total?.high
  );
}

function inOrder(matched: readonly number[], undetermined: readonly number[]): readonly number[] {
  return undetermined.length === 0 ? matched : [...matched, ...undetermined].toSorted((a, b) => a - b);
}

const NOTHING_DEDUCTED = { offsets: [] } as const;

function remedyDecision(
  program: Program,
  { outcome, state, total, deducted: { offsets } = NOTHING_DEDUCTED }: Stacked,
  frame: Frame,
  history: History | undefined,
): RemedyDecision {
  const { remedy } = outcome.program;
  const decision: Mutable<RemedyDecision> = {
    id: remedy.id,
    kind: remedy.kind,
    basis: remedy.basis,
    state: state === 'owed' ? 'owed' : 'possible',
    audience: remedy.audience,
    beneficiary: remedy.beneficiary,
    cite: outcome.program.cites(frame),
  };
  const { ways } = outcome;
  if (ways.some((way) => way !== 'toCustomer')) decision.ways = ways;
  if (outcome.line !== undefined) writeAmounts(decision, outcome.line);
  if (total !== undefined) writeTotal(decision, total);
  if (outcome.payer !== undefined) decision.payer = outcome.payer;
  const due = dueOf(program, outcome, frame, history);
  if (due !== undefined && due.due !== null) decision.due = program.instantText(due.due);
  if (due !== undefined && due.lastDay !== null) decision.lastDay = formatDate(due.lastDay);
  const deducted = offsets.map((offset) => offset.outcome);
  const unsettled = unsettledFacts(program, [outcome, ...deducted], frame);
  if (unsettled.length > 0) decision.unsettled = unsettled;
  return decision;
}

function deniedDecision(program: Program, { outcome, displacedBy }: Stacked, frame: Frame): DeniedRemedy {
  const { coveredBy = [] } = outcome;
  const [covering] = coveredBy;
  const { remedy, refusalCites, cites } = outcome.program;
  const position = outcome.refusedBy ?? -1;
  // What took its place may itself wait to be settled.
  const unsettled = unsettledFacts(program, [outcome, ...(displacedBy?.others ?? []), ...coveredBy], frame);
  return {
    id: remedy.id,
    rule:
      remedy.refusedBy[position]?.id ??
      (covering === undefined
        ? `stack.${displacedBy?.group ?? remedy.id}`
        : `tops.${covering.program.remedy.id}`),
    cite: (refusalCites[position] ?? cites)(frame),
    ...(unsettled.length === 0 ? {} : { unsettled }),
  };
}

function writeAmounts(decision: Mutable<RemedyDecision>, { each, per, quantity, elements }: Line): void {
  if (elements !== undefined) {
    decision.lines = elements.map(elementDecision);
    return;
  }
  if (each.low !== undefined && isDetermined(each))
    decision.amount = moneyOf(each.low, each.currency).toJSON();
  if (per?.low !== undefined && isDetermined(per)) decision.per = per.low.toNumber();
  if (quantity?.low !== undefined && isDetermined(quantity)) decision.quantity = quantity.low.toNumber();
}

function elementDecision({ element, amount }: ElementLine): NonNullable<RemedyDecision['lines']>[number] {
  const { low, high, currency } = amount;
  const least = moneyOf(low ?? Rational.ZERO, currency).toJSON();
  if (isDetermined(amount)) return { element, amount: least };
  return {
    element,
    amountMin: least,
    ...(high === undefined ? {} : { amountMax: moneyOf(high, currency).toJSON() }),
  };
}

function writeTotal(decision: Mutable<RemedyDecision>, { low, high, currency }: AmountInterval): void {
  if (low !== undefined && isDetermined({ low, high })) {
    decision.total = moneyOf(low, currency).toJSON();
    return;
  }
  decision.totalMin = moneyOf(low ?? Rational.ZERO, currency).toJSON();
  if (high !== undefined) decision.totalMax = moneyOf(high, currency).toJSON();
}

function totalDecision({ basis, currency, total, toCustomer, fromCustomer }: Sum): Total {
  const { amount, min, max } = bounds(total, currency);
  return {
    basis,
    amount,
    currency,
    min,
    max,
    ...(toCustomer === undefined ? {} : { toCustomer: bounds(toCustomer, currency) }),
    ...(fromCustomer === undefined ? {} : { fromCustomer: bounds(fromCustomer, currency) }),
  };
}

function bounds(total: Interval, currency: Sum['currency']): Bounds {
  const min = moneyOf(total.low ?? Rational.ZERO, currency).amount();
  const max = total.high === undefined ? undefined : moneyOf(total.high, currency).amount();
  return { amount: min === max ? min : null, min, max: max ?? null };
}

function dueOf(
  program: Program,
  { program: { clock, remedy } }: RemedyOutcome,
  frame: Frame,
  history: History | undefined,
): Due | undefined {
  if (clock === undefined || remedy.due === undefined) return undefined;
  const { starts } = remedy.due;
  const { slots, policy } = program.scope;
  const value =
    starts.kind === 'fact' ? frame.values[slots.get(starts.fact) ?? -1] : history?.happened(starts.event);
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
