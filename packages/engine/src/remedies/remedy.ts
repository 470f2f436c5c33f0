import { MoneyError, Rational, round, type CurrencyCode, type Money } from '@redress/money';
import { payersOf, waysOf, type Condition, type Remedy, type Way } from '@redress/policy';
import { compileClockOf, type ClockOf } from '../stages/clock.js';
import { ALWAYS, compileCondition, type Test } from '../conditions/test.js';
import { compileCites, type CitesOf } from '../cites.js';
import { candidates, compileChoice, onlyChoice, soleOption, type Choice } from '../first-hit.js';
import type { Frame } from '../frame.js';
import { slotOf, type Scope } from '../scope.js';
import { TRUE, UNDETERMINED, type Truth } from '../truth.js';
import { IRRELEVANT } from '../value.js';
import type { CalendarsOf } from '../calendars.js';
import {
  compileAmount,
  compileNumber,
  converted,
  type AmountOf,
  type AmountTrace,
  type NumberOf,
} from './amount.js';
import { compileForEach, elementLines, type ElementLine, type ForEachProgram } from './element-lines.js';
import {
  leastOf,
  mapEnds,
  multiplyIntervals,
  type AmountInterval,
  type Interval,
  inCurrency,
} from './interval.js';

/** A remedy ready to be asked. */
export interface RemedyProgram {
  readonly remedy: Remedy;
  /** In its home it is reckoned. */
  readonly scope: Scope;
  readonly where: string;
  readonly test: Test;
  readonly refusals: readonly Test[];
  /** The clauses of each ground of refusal, else those of the conditions it names. */
  readonly refusalCites: readonly CitesOf[];
  readonly cites: CitesOf;
  readonly amount: AmountOf | undefined;
  readonly forEach: ForEachProgram | undefined;
  readonly per: NumberOf | undefined;
  readonly quantity: NumberOf | undefined;
  readonly cap: AmountOf | undefined;
  readonly groupCap: AmountOf | undefined;
  /** Remedies whose totals are deducted from it. */
  readonly offsets: readonly string[];
  readonly payer: Choice<string> | undefined;
  /** The ways it goes, unless that hangs on who pays. */
  readonly ways: readonly Way[] | undefined;
  readonly proofs: readonly { readonly name: string; readonly slot: number }[];
  readonly clock: ClockOf | undefined;
  /** Names from which its clock starts or takes its length. */
  readonly clockReads: readonly number[];
  /** `remedy.<id>.total`, read from approvals on. */
  readonly totalSlot: number | undefined;
}

/** A remedy in question as far as truths decide it: alike for all cases whose conditions come out alike. */
export interface RemedyQuestion {
  readonly program: RemedyProgram;
  readonly state: 'owed' | 'possible' | 'denied';
  readonly truth: Truth;
  /** Position of the ground that refuses it. */
  readonly refusedBy: number | undefined;
  /** Undetermined conditions, its own first. */
  readonly open: readonly Test[];
  readonly missingProofs: readonly string[];
  readonly payer: string | undefined;
  /** Undetermined conditions that leave the payer open. */
  readonly payerOpen: readonly Test[];
  readonly ways: readonly Way[];
}

/** What became of a remedy in question, before groups are looked at. */
export interface RemedyOutcome extends RemedyQuestion {
  /** Each one's amount and the line's total, rounded and capped; absent for a remedy without amount. */
  readonly line: Line | undefined;
  readonly trace: AmountTrace;
  /** What laws grant already, where it is refused because it is not above them. */
  readonly coveredBy?: readonly RemedyOutcome[];
}

export interface Line {
  readonly each: AmountInterval;
  readonly per: Interval | undefined;
  readonly quantity: Interval | undefined;
  readonly total: AmountInterval;
  /** Of a remedy with a line for each element; `each` is then their sum. */
  readonly elements?: readonly ElementLine[];
  /** It could not be reckoned to its end. */
  readonly isBroken?: true;
}

export function compileRemedy(remedy: Remedy, scope: Scope, calendars: CalendarsOf): RemedyProgram {
  const number = (operand: typeof remedy.per): NumberOf | undefined =>
    operand === undefined ? undefined : compileNumber(operand, scope);
  return {
    remedy,
    scope,
    where: `remedies.${remedy.id}`,
    test: remedy.when === undefined ? ALWAYS : compileCondition(remedy.when, scope),
    refusals: remedy.refusedBy.map((ground) => compileCondition(ground.when, scope)),
    refusalCites: remedy.refusedBy.map((ground) => {
      if (ground.cite.length > 0) return compileCites(ground, scope);
      const behind = citesOf(ground.when, scope);
      return () => behind;
    }),
    cites: compileCites(remedy, scope),
    amount: remedy.amount === undefined ? undefined : compileAmount(remedy.amount, scope),
    forEach: remedy.forEach === undefined ? undefined : compileForEach(remedy.forEach, scope),
    per: number(remedy.per),
    quantity: number(remedy.quantity),
    cap: remedy.cap === undefined ? undefined : compileAmount(remedy.cap, scope),
    groupCap: remedy.stack?.cap === undefined ? undefined : compileAmount(remedy.stack.cap, scope),
    offsets: remedy.stack?.offsetAgainst ?? [],
    payer:
      remedy.payer === undefined
        ? undefined
        : typeof remedy.payer === 'string'
          ? onlyChoice(remedy.payer)
          : compileChoice(remedy.payer, scope, (party) => party),
    ways:
      remedy.payer === undefined || typeof remedy.payer === 'string'
        ? waysOf(remedy, payersOf(remedy.payer))
        : undefined,
    proofs: remedy.proof.map((name) => ({ name, slot: slotOf(scope, name) })),
    clock: remedy.due === undefined ? undefined : compileClockOf(remedy.due, scope, calendars),
    clockReads: clockReads(remedy.due).map((name) => slotOf(scope, name)),
    totalSlot: scope.slots.get(`remedy.${remedy.id}.total`),
  };
}

function citesOf(condition: Condition, { policy }: Pick<Scope, 'policy'>): readonly string[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return [...new Set(condition.children.flatMap((child) => citesOf(child, { policy })))];
    case 'named':
      return policy.document.conditions.get(condition.name)?.cite ?? [];
    case 'some':
    case 'every':
    case 'none':
      return citesOf(condition.where, { policy });
    case 'not':
    case 'leaf':
      return [];
  }
}

function clockReads(due: Remedy['due']): string[] {
  if (due === undefined) return [];
  const { starts, within } = due;
  return [
    ...(starts.kind === 'fact' ? [starts.fact] : []),
    ...(within.kind === 'duration' && within.count.kind === 'reference' ? [within.count.name] : []),
  ];
}

/** Asks about a remedy whose `when` is true or undetermined. */
export function questionOf(program: RemedyProgram, truth: Truth, { values }: Frame): RemedyQuestion {
  const open: Test[] = truth === UNDETERMINED ? [program.test] : [];
  let refusedBy: number | undefined;
  for (const [position, test] of program.refusals.entries()) {
    const refused = test.evaluate(values);
    if (refused === UNDETERMINED) open.push(test);
    if (refused === TRUE) {
      refusedBy = position;
      break;
    }
  }
  const missingProofs = program.proofs
    .filter(({ slot }) => values[slot] !== true && values[slot] !== IRRELEVANT)
    .map(({ name }) => name);
  const isOwed = refusedBy === undefined && open.length === 0 && missingProofs.length === 0;
  const payerOpen: Test[] = [];
  const payer = program.payer === undefined ? undefined : soleOption(program.payer, values, payerOpen);
  const ways = program.ways ?? waysOf(program.remedy, payersIn(program.payer, values));
  return {
    program,
    state: refusedBy !== undefined ? 'denied' : isOwed ? 'owed' : 'possible',
    truth,
    refusedBy,
    open,
    missingProofs,
    payer,
    payerOpen,
    ways,
  };
}

/** Everybody who may pay in the case. */
function payersIn(payer: Choice<string> | undefined, values: Frame['values']): readonly string[] {
  return payer === undefined
    ? []
    : candidates(payer, values).flatMap((position) => payer.options[position] ?? []);
}

/**
 * The line of a remedy that is not refused. `per`: rounded, then multiplied; `quantity`: multiplied, then rounded; then
 * the line's cap, not rounded again.
 */
export function lineOf(program: RemedyProgram, frame: Frame, trace: AmountTrace): Line | undefined {
  const { scope } = program;
  if (program.amount === undefined) return undefined;
  try {
    if (program.forEach !== undefined)
      return linesOfElements(program, program.forEach, program.amount, frame, trace, scope);
    const exact = notNegative(program.amount(frame, trace), program, frame);
    const per = program.per?.(frame, trace);
    const quantity = program.quantity?.(frame, trace);
    const isTotalPerLine = quantity !== undefined;
    const multiplied = isTotalPerLine
      ? inCurrency(multiplyIntervals(exact, quantity), exact.currency)
      : exact;
    const rounded = payable(multiplied);
    const whole = per === undefined ? rounded : inCurrency(multiplyIntervals(rounded, per), rounded.currency);
    const total = capped(whole, program.cap, frame, trace, scope);
    if (per !== undefined) payable(total);
    return { each: isTotalPerLine ? payable(exact) : rounded, per, quantity, total };
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error;
    frame.findings.push({
      code: error.code,
      message: `${error.message}; the amount stays undetermined`,
      where: program.where,
    });
    const unknown = { low: Rational.ZERO, high: undefined, currency: scope.home.currency };
    return { each: unknown, per: undefined, quantity: undefined, total: unknown, isBroken: true };
  }
}

function linesOfElements(
  program: RemedyProgram,
  forEach: ForEachProgram,
  amountOf: AmountOf,
  frame: Frame,
  trace: AmountTrace,
  scope: Scope,
): Line {
  const lineOfElement = (inFrame: Frame, inTrace: AmountTrace): AmountInterval =>
    payable(notNegative(amountOf(inFrame, inTrace), program, inFrame));
  const { total: sum, lines } = elementLines(forEach, lineOfElement, frame, trace, scope);
  const total = capped(sum, program.cap, frame, trace, scope);
  payable(total);
  return { each: sum, per: undefined, quantity: undefined, total, elements: lines };
}

function capped(
  amount: AmountInterval,
  cap: AmountOf | undefined,
  frame: Frame,
  trace: AmountTrace,
  scope: Scope,
): AmountInterval {
  if (cap === undefined) return amount;
  const limit = atLeastZero(cap(frame, trace));
  if (limit.isNone) return amount;
  if (limit.currency === amount.currency) return inCurrency(leastOf(amount, limit), amount.currency);
  return payable(
    inCurrency(
      leastOf(converted(amount, scope.home.currency, frame), converted(limit, scope.home.currency, frame)),
      scope.home.currency,
    ),
  );
}

/** Rounded to what can be paid, halves away from zero. Also guards against amounts that no payment can hold. */
function payable(amount: AmountInterval): AmountInterval {
  const { low, high } = mapEnds(amount, (end) => round(end, amount.currency, HALF_UP).toRational());
  return { low, high, currency: amount.currency };
}

const HALF_UP = { mode: 'halfUp' } as const;

function notNegative(amount: AmountInterval, program: RemedyProgram, frame: Frame): AmountInterval {
  const { low, high } = amount;
  if (low !== undefined && low.sign() >= 0) return amount;
  if (high !== undefined && high.sign() < 0) {
    frame.findings.push({
      code: 'negative-amount',
      message: 'the amount comes out below zero and counts as zero',
      where: program.where,
    });
  }
  return atLeastZero(amount);
}

/** Nothing below zero is paid, and no cap takes more than all. */
export function atLeastZero(amount: AmountInterval): AmountInterval {
  const { low, high } = amount;
  if (low !== undefined && low.sign() >= 0) return amount;
  return { ...amount, low: Rational.ZERO, high: high?.max(Rational.ZERO) };
}

/** An end as money. */
export function moneyOf(end: Rational, code: CurrencyCode): Money {
  return round(end, code, HALF_UP);
}
