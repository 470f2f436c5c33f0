import { Rational, type CurrencyCode } from '@redress/money';
import type { CaseFinding } from '@redress/policy';
import { hasInputs, inputsOf, readAgain, type Inputs } from '../alike/inputs.js';
import type { Frame } from '../frame.js';
import { MoneyValue } from '../money-value.js';
import type { Program } from '../program.js';
import type { Value } from '../value.js';
import { converted, type AmountTrace } from './amount.js';
import { inCurrency, isDetermined, type Interval } from './interval.js';
import { lineOf, type Line, type RemedyOutcome, type RemedyQuestion } from './remedy.js';
import { topLaws } from './topping.js';
import { stackRemedies, sumReserves, type Reserve, type Stacked, type Sum } from './stack.js';

/** What the remedies in question cost, each by itself and together. */
export interface Costs {
  readonly stacked: readonly Stacked[];
  readonly sums: readonly Sum[];
  /** `remedy.<id>.total` and `total.<basis>`, which approvals read, by `program.totalSlots`. */
  readonly totals: readonly Value[];
  /** How every remedy stands, whether its total is determined, and how much was read for it. */
  readonly standing: string;
}

/** The costs reckoned last for cases whose conditions come out alike: the next one often has the same figures. */
export interface KeptCosts {
  readonly lines: (KeptLine | undefined)[];
  last: KeptSum | undefined;
}

interface KeptLine {
  readonly inputs: Inputs;
  /** How often a name was read, which is less where the amount broke off. */
  readonly reads: number;
  readonly line: Line | undefined;
  readonly trace: AmountTrace;
  readonly findings: readonly CaseFinding[];
}

interface KeptSum {
  readonly lines: KeptCosts['lines'];
  /** What the caps of groups were reckoned from. */
  readonly caps: Inputs;
  /** Of the groups; those of the lines are kept with them. */
  readonly findings: readonly CaseFinding[];
  readonly costs: Costs;
}

/** Reckons lines, groups and sums (language.md §4), and writes the totals that approvals read. */
export function reckonCosts(
  program: Program,
  questions: readonly RemedyQuestion[],
  frame: Frame,
  kept: KeptCosts,
): Costs {
  const { last } = kept;
  if (last !== undefined && isSameSum(last, kept.lines, frame)) {
    for (const line of kept.lines) if (line !== undefined) tellAgain(line.findings, frame);
    tellAgain(last.findings, frame);
    for (let at = 0; at < program.totalSlots.length; at += 1)
      frame.values[program.totalSlots[at] ?? -1] = last.costs.totals[at];
    return last.costs;
  }
  frame.asksRates = false;
  const outcomes = questions.map((question, position) => outcomeOf(program, question, position, frame, kept));
  const before = frame.findings.length;
  const reads = outcomes.map(({ trace }) => trace.read.length);
  const { stacked, reserves } = stackRemedies(
    program.hasTops ? topLaws(outcomes, frame, program.scope) : outcomes,
    frame,
    program.scope,
  );
  const sums = sumReserves(reserves);
  writeTotals(program, frame, stacked, sums, reserves);
  const costs: Costs = {
    stacked,
    sums,
    totals: program.totalSlots.map((slot) => frame.values[slot]),
    standing: standingsOf(stacked),
  };
  // By another case's rates they would come out otherwise.
  kept.last = frame.asksRates
    ? undefined
    : {
        lines: [...kept.lines],
        caps: inputsOf(
          outcomes.flatMap(({ trace }, position) => trace.read.slice(reads[position])),
          frame,
        ),
        findings: frame.findings.slice(before),
        costs,
      };
  return costs;
}

function isSameSum({ lines, caps }: KeptSum, kept: KeptCosts['lines'], frame: Frame): boolean {
  for (let position = 0; position < lines.length; position += 1) {
    const line = kept[position];
    if (line === undefined || line !== lines[position] || !hasInputs(frame, line.inputs)) return false;
  }
  return hasInputs(frame, caps);
}

function tellAgain(findings: readonly CaseFinding[], frame: Frame): void {
  for (let at = 0; at < findings.length; at += 1) {
    const finding = findings[at];
    if (finding !== undefined) frame.findings.push(finding);
  }
}

function outcomeOf(
  program: Program,
  question: RemedyQuestion,
  position: number,
  frame: Frame,
  kept: KeptCosts,
): RemedyOutcome {
  const known = kept.lines[position];
  if (known !== undefined && hasInputs(frame, known.inputs)) {
    tellAgain(known.findings, frame);
    return outcomeWith(question, known.line, own(known.trace, program));
  }
  const before = frame.findings.length;
  const asked = frame.asksRates;
  frame.asksRates = false;
  const trace: AmountTrace = { read: [], unknown: [], tests: [] };
  const line = question.state === 'denied' ? undefined : lineOf(question.program, frame, trace);
  const { length } = trace.read;
  kept.lines[position] = frame.asksRates
    ? undefined
    : {
        inputs: known?.reads === length ? readAgain(known.inputs, frame) : inputsOf(trace.read, frame),
        reads: length,
        line,
        trace: own(trace, program),
        findings: frame.findings.slice(before),
      };
  frame.asksRates ||= asked;
  return outcomeWith(question, line, trace);
}

function outcomeWith(
  { program, state, truth, refusedBy, open, missingProofs, payer, payerOpen, ways }: RemedyQuestion,
  line: Line | undefined,
  trace: AmountTrace,
): RemedyOutcome {
  return { program, state, truth, refusedBy, open, missingProofs, payer, payerOpen, ways, line, trace };
}

/** The caps of groups add to the traces of their members. */
function own(trace: AmountTrace, { hasGroupCaps }: Program): AmountTrace {
  if (!hasGroupCaps) return trace;
  const { read, unknown, tests } = trace;
  return { read: [...read], unknown: [...unknown], tests: [...tests] };
}

function standingsOf(stacked: readonly Stacked[]): string {
  let standings = '';
  for (const one of stacked) standings += standingOf(one);
  return standings;
}

/** Of an amount that broke off also how much was read. */
function standingOf({ state, total, outcome: { line, trace } }: Stacked): string {
  const letter = state.charAt(0);
  const standing = total === undefined || isDetermined(total) ? letter : letter.toUpperCase();
  if (line?.isBroken !== true) return standing;
  return `${standing}${trace.read.length}.${trace.unknown.length}.${trace.tests.length}`;
}

/** `remedy.<id>.total` and `total.<basis>`, each with its upper end, in the policy's currency: what approvals count. */
function writeTotals(
  program: Program,
  frame: Frame,
  stacked: readonly Stacked[],
  sums: readonly Sum[],
  reserves: readonly Reserve[],
): void {
  const { scope, totalsRead } = program;
  // What a law owes in another currency is only brought into the policy's, with or without a rate, where somebody reads it.
  const { laws, layer } = scope.policy.document;
  const isBound = laws.size === 0 && layer !== 'law';
  const isAsked = (code: CurrencyCode, slot: number): boolean =>
    isBound || code === scope.currency || totalsRead.has(slot);
  const upper = (total: Interval): MoneyValue => {
    const high = total.high ?? total.low ?? Rational.ZERO;
    return new MoneyValue(high, scope.currency, high, undefined, total.high === undefined);
  };
  const zero = new MoneyValue(Rational.ZERO, scope.currency, Rational.ZERO);
  for (const { totalSlot } of program.remedies) if (totalSlot !== undefined) frame.values[totalSlot] = zero;
  for (const { outcome, state, total } of stacked) {
    const { totalSlot } = outcome.program;
    if (totalSlot === undefined || state === 'denied' || total === undefined) continue;
    if (isAsked(total.currency, totalSlot))
      frame.values[totalSlot] = upper(converted(total, scope.currency, frame));
  }
  for (const { basis, slot } of program.basisSlots) {
    let sum: MoneyValue = zero;
    for (const one of sums)
      if (one.basis === basis && isAsked(one.currency, slot))
        sum = added(sum, upper(converted(inCurrency(one.total, one.currency), scope.currency, frame)));
    frame.values[slot] = sum;
  }
  const { allSlot } = program;
  if (allSlot === undefined) return;
  frame.values[allSlot] = reserves
    .flatMap(({ total }) => total ?? [])
    .filter(({ currency }) => isAsked(currency, allSlot))
    .reduce((all, total) => added(all, upper(converted(total, scope.currency, frame))), zero);
}

function added(a: MoneyValue, b: MoneyValue): MoneyValue {
  const amount = a.amount.add(b.amount);
  return new MoneyValue(amount, a.currency, amount, undefined, a.isUnbounded || b.isUnbounded);
}
