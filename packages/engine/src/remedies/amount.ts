import { currency, Rational, roundToMultiple, minorUnitsPer, type CurrencyCode } from '@redress/money';
import { declarationOf, outputNamed, type Amount, type Operand, type ValueType } from '@redress/policy';
import { compileCondition, type Test } from '../conditions/test.js';
import { candidates, compileChoice } from '../first-hit.js';
import type { Frame } from '../frame.js';
import { literalValue } from '../literal.js';
import { MoneyValue } from '../money-value.js';
import { noRate } from '../no-rate.js';
import { slotOf, typeOf, type Scope } from '../scope.js';
import { outputInterval } from '../tables/index.js';
import { TRUE } from '../truth.js';
import { isNumber, rationalOf, type Value } from '../value.js';
import {
  addIntervals,
  exactly,
  greatestOf,
  hullOf,
  leastOf,
  mapEnds,
  multiplyIntervals,
  proportionOf,
  subtractIntervals,
  type AmountInterval,
  type Interval,
  inCurrency,
} from './interval.js';

/** What an amount read on the way, for `undetermined`, `presumed` and `unsettled`. */
export interface AmountTrace {
  /** Slots, some perhaps more than once. */
  readonly read: number[];
  readonly unknown: number[];
  /** Conditions of `choose` that were asked. */
  readonly tests: Test[];
}

export type AmountOf = (frame: Frame, trace: AmountTrace) => AmountInterval;
export type NumberOf = (frame: Frame, trace: AmountTrace) => Interval;

/**
 * Compiles an amount tree. Results are exact and lie between ends: an unknown fact lies between its declared bounds,
 * `choose` between its candidates. Two currencies meet in the policy's.
 */
export function compileAmount(amount: Amount, scope: Scope): AmountOf {
  switch (amount.kind) {
    case 'money': {
      const code =
        amount.money.currency === undefined ? scope.home.currency : currency(amount.money.currency);
      const constant = inCurrency(exactly(Rational.fromDecimal(amount.money.amount)), code);
      return () => constant;
    }
    case 'reference':
      return amountReference(amount.name, scope);
    case 'percent': {
      const of = compileAmount(amount.of, scope);
      const percent = compileNumber(amount.percent, scope);
      return (frame, trace) => {
        const base = of(frame, trace);
        const share = mapEnds(percent(frame, trace), (end) => end.divide(HUNDRED));
        return noneAs(base, inCurrency(multiplyIntervals(base, share), base.currency));
      };
    }
    case 'rate': {
      const each = compileAmount(amount.each, scope);
      const quantity = compileNumber(amount.quantity, scope);
      return (frame, trace) => {
        const base = each(frame, trace);
        const times = quantity(frame, trace);
        return noneAs(base, inCurrency(multiplyIntervals(base, times), base.currency));
      };
    }
    case 'share': {
      const of = compileAmount(amount.of, scope);
      const part = compileNumber(amount.part, scope);
      const whole = compileNumber(amount.whole, scope);
      return (frame, trace) => {
        const base = of(frame, trace);
        const proportion = proportionOf(part(frame, trace), wholeOf(amount.whole, whole, frame, trace));
        return noneAs(base, inCurrency(multiplyIntervals(base, proportion), base.currency));
      };
    }
    case 'choose': {
      const choice = compileChoice(amount.cases, scope, (option) => compileAmount(option, scope));
      return (frame, trace) => {
        const positions = candidates(choice, frame.values);
        for (let asked = 0; asked <= (positions.at(-1) ?? 0); asked += 1) {
          const test = choice.tests[asked];
          if (test !== undefined) trace.tests.push(test);
        }
        return positions
          .map((position) => optionAt(choice.options, position)(frame, trace))
          .reduce((a, b) => joined(a, b, hullOf, frame, scope));
      };
    }
    case 'min':
    case 'max':
    case 'sum': {
      const parts = amount.of.map((part) => compileAmount(part, scope));
      const combine = { min: leastOf, max: greatestOf, sum: addIntervals }[amount.kind];
      return (frame, trace) =>
        parts
          .map((part) => part(frame, trace))
          .reduce((a, b) => (a.isNone ? b : b.isNone ? a : joined(a, b, combine, frame, scope)));
    }
    case 'minus':
      return pairwise(amount.of, subtractIntervals, scope);
    case 'range':
      return pairwise(amount.of, rangeOf, scope);
    case 'cap':
      return capped(compileAmount(amount.of, scope), compileAmount(amount.at, scope), scope);
    case 'convert': {
      const of = compileAmount(amount.of, scope);
      const to = amount.to === undefined ? scope.currency : currency(amount.to);
      return (frame, trace) => converted(of(frame, trace), to, frame);
    }
    case 'round': {
      const of = compileAmount(amount.of, scope);
      const { mode, increment } = amount;
      return (frame, trace) => {
        const exact = of(frame, trace);
        const step =
          increment === undefined
            ? Rational.of(1, minorUnitsPer(exact.currency))
            : Rational.fromDecimal(increment);
        const rounded = mapEnds(exact, (end) => roundToMultiple(end, step, mode));
        return noneAs(exact, inCurrency(rounded, exact.currency));
      };
    }
  }
}

/** A number in an amount: a constant, a fact between its bounds, a value. */
export function compileNumber(operand: Operand, scope: Scope): NumberOf {
  if (operand.kind === 'constant') {
    const value = literalValue(operand.value, DECIMAL, scope);
    const constant = exactly(isNumber(value) ? rationalOf(value) : Rational.ZERO);
    return () => constant;
  }
  const { name } = operand;
  const slot = slotOf(scope, name);
  const boundsIn = tableBounds(name, scope) ?? boundsWhile(name, numberBounds(name, scope), scope);
  return (frame, trace) => {
    trace.read.push(slot);
    const value = frame.values[slot];
    if (value === undefined) {
      trace.unknown.push(slot);
      return boundsIn(frame);
    }
    return isNumber(value) ? exactly(rationalOf(value)) : nothing(name, frame);
  };
}

/** What a part is a part of; where that is nothing, it is not known how much of it the part is. */
function wholeOf(operand: Operand, whole: NumberOf, frame: Frame, trace: AmountTrace): Interval {
  const interval = whole(frame, trace);
  if (interval.high === undefined || interval.high.sign() > 0) return interval;
  const { length } = trace.read;
  const slot = trace.read[length - 1];
  if (operand.kind === 'reference' && slot !== undefined) trace.unknown.push(slot);
  frame.findings.push({
    code: 'share-of-nothing',
    message: 'the whole of a share is nothing; how much of it the part is stays undetermined',
    ...(operand.kind === 'reference' && { where: operand.name }),
  });
  return { low: undefined, high: undefined };
}

const DECIMAL: ValueType = { kind: 'decimal' };
const HUNDRED = Rational.of(100);

function amountReference(name: string, scope: Scope): AmountOf {
  const slot = slotOf(scope, name);
  const { currency: own, ...bounds } = amountBounds(name, scope);
  const boundsIn = tableBounds(name, scope) ?? boundsWhile(name, bounds, scope);
  return (frame, trace) => {
    trace.read.push(slot);
    const value = frame.values[slot];
    if (value === undefined) {
      trace.unknown.push(slot);
      return converted(inCurrency(boundsIn(frame), own), scope.home.currency, frame);
    }
    if (!(value instanceof MoneyValue))
      return { ...inCurrency(nothing(name, frame), scope.home.currency), isNone: true };
    if (value.isUnbounded) return { low: value.amount, high: undefined, currency: scope.currency };
    if (value.currency === scope.home.currency) return inCurrency(exactly(value.amount), scope.home.currency);
    const { inPolicyCurrency } = value;
    if (inPolicyCurrency !== undefined && scope.home.currency === scope.currency)
      return inCurrency(exactly(inPolicyCurrency), scope.currency);
    if (scope.home.currency !== scope.currency)
      return converted(
        inCurrency(exactly(value.amount), currency(value.currency)),
        scope.home.currency,
        frame,
      );
    trace.unknown.push(slot);
    frame.asksRates = true;
    // Of facts it has been said as they were read.
    if (declarationOf(scope.policy.document, name) === undefined && !scope.compared.has(slot))
      frame.findings.push({ ...noRate(value.currency, scope.home.currency, frame), where: name });
    return { low: Rational.ZERO, high: undefined, currency: scope.home.currency };
  };
}

/** An output of a table lies between the rows that are true or may be. */
function tableBounds(name: string, scope: Scope): ((frame: Frame) => Interval) | undefined {
  const [table] = outputNamed(name, scope.policy.document) ?? [];
  if (table === undefined) return undefined;
  const slot = slotOf(scope, name);
  return (frame) => {
    const { tables, values } = frame;
    const outcome = tables.get(table.name);
    const output = outcome?.program.outputs.find((one) => one.slot === slot);
    if (outcome === undefined || output === undefined) return { low: undefined, high: undefined };
    // Amounts in other currencies go by the rates of this case alone.
    if (output.foreign.length > 0) frame.asksRates = true;
    return outputInterval(outcome, output, values);
  };
}

/** The bounds of an unknown fact; as long as it may yet be irrelevant, it may also add nothing. */
function boundsWhile(name: string, bounds: Interval, scope: Scope): (frame: Frame) => Interval {
  const relevantWhen = scope.policy.document.facts.get(name)?.relevantWhen;
  if (relevantWhen === undefined) return () => bounds;
  const test = compileCondition(relevantWhen, scope);
  const orNothing = hullOf(bounds, exactly(Rational.ZERO));
  return (frame) => (test.evaluate(frame.values) === TRUE ? bounds : orNothing);
}

/** From the lower amount to the upper one; at discretion nothing less than the lower one is given. */
function rangeOf(a: Interval, b: Interval): Interval {
  return { low: a.low, high: greatestOf(a, b).high };
}

/** The lesser of an amount and its limit; a limit that is none limits nothing. */
function capped(of: AmountOf, at: AmountOf, scope: Scope): AmountOf {
  return (frame, trace) => {
    const amount = of(frame, trace);
    const limit = at(frame, trace);
    return amount.isNone || limit.isNone ? amount : joined(amount, limit, leastOf, frame, scope);
  };
}

/** What is reckoned from none alone is none. */
function noneAs(source: AmountInterval, result: AmountInterval): AmountInterval {
  return source.isNone ? { ...result, isNone: true } : result;
}

function pairwise(
  pair: readonly [Amount, Amount],
  combine: (a: Interval, b: Interval) => Interval,
  scope: Scope,
): AmountOf {
  const first = compileAmount(pair[0], scope);
  const second = compileAmount(pair[1], scope);
  return (frame, trace) => joined(first(frame, trace), second(frame, trace), combine, frame, scope);
}

function joined(
  a: AmountInterval,
  b: AmountInterval,
  combine: (a: Interval, b: Interval) => Interval,
  frame: Frame,
  scope: Scope,
): AmountInterval {
  if (a.currency === b.currency) return inCurrency(combine(a, b), a.currency);
  return inCurrency(
    combine(converted(a, scope.home.currency, frame), converted(b, scope.home.currency, frame)),
    scope.home.currency,
  );
}

/** Without a rate nothing is known of the amount but that it is none below zero. */
export function converted(amount: AmountInterval, to: CurrencyCode, frame: Frame): AmountInterval {
  if (amount.currency === to) return amount;
  frame.asksRates = true;
  const quotation = frame.day === undefined ? undefined : frame.rates?.find(amount.currency, to, frame.day);
  if (quotation === undefined) {
    const finding = noRate(amount.currency, to, frame);
    const isSaid = frame.findings.some(
      ({ message, where }) => message === finding.message && where === undefined,
    );
    if (!isSaid) frame.findings.push(finding);
    return { low: Rational.ZERO, high: undefined, currency: to };
  }
  const { rate, direction } = quotation;
  frame.usedRates.set(rate.id, rate);
  const apply = (end: Rational): Rational =>
    direction === 'direct' ? end.multiply(rate.rate) : end.divide(rate.rate);
  return inCurrency(mapEnds(amount, apply), to);
}

/** Whether an amount can be brought into the other currency in this case. */
export function isConvertible(from: CurrencyCode, to: CurrencyCode, frame: Frame): boolean {
  return from === to || (frame.day !== undefined && frame.rates?.find(from, to, frame.day) !== undefined);
}

/** What is known to be none, or irrelevant, adds nothing; the decision says so. */
export function nothing(name: string, frame: Frame): Interval {
  frame.findings.push({
    code: 'amount-of-none',
    message: 'known to be none or irrelevant, so it counts as zero in an amount',
    where: name,
  });
  return exactly(Rational.ZERO);
}

function numberBounds(name: string, scope: Scope): Interval {
  const fact = declarationOf(scope.policy.document, name);
  if (fact === undefined) return { low: undefined, high: undefined };
  const bound = (literal: typeof fact.min): Rational | undefined => {
    const value: Value =
      literal === undefined ? undefined : literalValue(literal, typeOf(scope, name), scope);
    return isNumber(value) ? rationalOf(value) : undefined;
  };
  return { low: bound(fact.min), high: bound(fact.max) };
}

/** In the currency of the fact. An undeclared lower bound of an amount is zero, as for stated amounts. */
function amountBounds(name: string, scope: Scope): AmountInterval {
  const fact = declarationOf(scope.policy.document, name);
  if (fact?.type.kind !== 'money') return { low: undefined, high: undefined, currency: scope.home.currency };
  const { type } = fact;
  const own = type.currency === undefined ? scope.home.currency : currency(type.currency);
  const bound = (literal: typeof fact.min): Rational | undefined => {
    const value = literal === undefined ? undefined : literalValue(literal, type, scope);
    // A bound in another currency says nothing here.
    return value instanceof MoneyValue && value.currency === own ? value.amount : undefined;
  };
  return { low: bound(fact.min) ?? Rational.ZERO, high: bound(fact.max), currency: own };
}

function optionAt<T>(options: readonly T[], position: number): T {
  const option = options[position];
  if (option === undefined) throw new Error('a choice without its option');
  return option;
}
