import {
  CalendarError,
  compileClock,
  localDate,
  openDates,
  zoneOf,
  type Calendar,
  type Zone,
} from '@redress/calendar';
import { MoneyError, percentOf, Rational } from '@redress/money';
import type { Condition, Operand, Operation, PolicyDocument, ValueType } from '@redress/policy';
import { eachElement, Elements, listSlots } from '../conditions/elements.js';
import { isKnown, type Known } from '../conditions/leaf.js';
import { compileWhere } from '../conditions/test.js';
import { tellZone, type Frame } from '../frame.js';
import { foreignSlot, literalValue } from '../literal.js';
import { MoneyValue } from '../money-value.js';
import { slotOf, typeOf, type Scope } from '../scope.js';
import { calendarTerms } from '../stages/clock.js';
import { FALSE, UNDETERMINED } from '../truth.js';
import { IRRELEVANT, isNumber, isPlace, numberValue, rationalOf, type Value } from '../value.js';
import { distanceOf } from './distance.js';

/** Computes a derived name from names before it; `undefined`, `null` and irrelevant pass through as language.md §2 says. */
export type Derive = (frame: Frame) => Value;

/** What deriving needs beside the values: the calendars by the names that policies give them. */
export interface DeriveContext {
  readonly calendar: (name: string | undefined) => Calendar;
}

export function compileDerivation(
  name: string,
  operation: Operation,
  scope: Scope,
  context: DeriveContext,
): Derive {
  const derive = operationOf(name, operation, scope, context);
  return (frame) => {
    try {
      return derive(frame);
    } catch (error) {
      if (!(error instanceof CalendarError || error instanceof MoneyError)) throw error;
      frame.findings.push({
        code: error.code,
        message: `${error.message}; it counts as unknown`,
        where: name,
      });
      return undefined;
    }
  };
}

function operationOf(name: string, operation: Operation, scope: Scope, context: DeriveContext): Derive {
  const type = typeOf(scope, name);
  switch (operation.kind) {
    case 'firstKnown':
      return firstKnown(
        operation.of.map((operand) => ({
          read: reader(operand, type, scope),
          slot: slotOfOperand(operand, scope),
        })),
        slotOf(scope, name),
      );
    case 'sum':
    case 'product':
    case 'min':
    case 'max': {
      const { kind } = operation;
      // What multiplies an amount is a number; what is added to or compared with one is an amount.
      const constants = kind === 'product' ? DECIMAL : type;
      return strict(
        operation.of.map((operand) => numeric(operand, constants, scope)),
        (values) =>
          values
            .slice(1)
            .reduce<Known | undefined>((left, right) => arithmetic(kind, left, right), values[0]),
      );
    }
    case 'difference':
    case 'ratio': {
      const { kind } = operation;
      const constants = kind === 'ratio' ? DECIMAL : type;
      return strict(
        operation.of.map((operand) => numeric(operand, constants, scope)),
        ([left, right]) => arithmetic(kind, left, right),
      );
    }
    case 'count':
    case 'sumOver':
    case 'minOver':
    case 'maxOver':
      return overElements(operation, type, scope);
    case 'percent':
      return strict(
        [numeric(operation.of, type, scope), numeric(operation.percent, DECIMAL, scope)],
        ([of, percent]) => percentValue(of, percent),
      );
    case 'distance': {
      const distance = distanceOf(name, scope);
      return strict(
        [reader(operation.from, PLACE, scope), reader(operation.to, PLACE, scope)],
        ([from, to], frame) => (isPlace(from) && isPlace(to) ? distance(from, to, frame) : undefined),
      );
    }
    case 'minutesBetween':
      return between(operation, scope, (from, to) => numberValue(Rational.of(to - from, 60_000)));
    case 'hoursBetween':
      return between(operation, scope, (from, to) => numberValue(Rational.of(to - from, 3_600_000)));
    case 'daysBetween':
      return daysBetween(operation.from, operation.to, scope);
    case 'workingDaysBetween': {
      const calendar = context.calendar(operation.calendar);
      return strict([dayReader(operation.from, scope), dayReader(operation.to, scope)], ([from, to]) =>
        typeof from === 'number' && typeof to === 'number'
          ? openDates(calendar, { date: from }, { date: to }, operation.count)
          : undefined,
      );
    }
    case 'due': {
      const calendar = context.calendar(operation.clock.calendar);
      const { clock, from } = operation;
      const { within } = clock;
      const countOf: Reader = within.kind === 'duration' ? numeric(within.count, DECIMAL, scope) : () => 0;
      return strict([dayReader(from, scope), countOf], ([day, count]) => {
        if (typeof day !== 'number' || count === undefined || !isNumber(count)) return undefined;
        const terms = calendarTerms(clock, within, rationalOf(count).toNumber());
        return compileClock(calendar, terms).due({ date: day }).lastDay ?? undefined;
      });
    }
    case 'localDate': {
      const zone = operation.zone === undefined ? undefined : zoneOf(operation.zone);
      return localDay(reader(operation.of, INSTANT, scope), operation.of, zone, scope);
    }
    case 'edition': {
      const by = slotOf(scope, operation.by.name);
      const slots = new Map(
        operation.of.map(({ edition, derivation }) => [edition, slotOf(scope, derivation.name)]),
      );
      return ({ values }) => {
        const edition = values[by];
        if (edition === undefined) return undefined;
        const slot = typeof edition === 'string' ? slots.get(edition) : undefined;
        return slot === undefined ? IRRELEVANT : values[slot];
      };
    }
    case 'band': {
      const of = numeric(operation.of, operandType(operation.of, DECIMAL, scope), scope);
      const bands = operation.bands.map((band): { limit: Reader; includes: boolean; label: Value } => ({
        limit: numeric(band.value, operandType(operation.of, DECIMAL, scope), scope),
        includes: band.limit === 'upTo',
        label: literalValue(band.then, type, scope),
      }));
      const otherwise = literalValue(operation.otherwise, type, scope);
      return strict([of, ...bands.map((band) => band.limit)], ([value, ...limits]): Value => {
        for (const [index, band] of bands.entries()) {
          const limit = limits[index];
          const order = value === undefined || limit === undefined ? undefined : compare(value, limit);
          if (order === undefined) return undefined;
          if (order < 0 || (order === 0 && band.includes)) return band.label;
        }
        return otherwise;
      });
    }
  }
}

type OverElements = Extract<Operation, { readonly kind: 'count' | 'sumOver' | 'minOver' | 'maxOver' }>;
const FOLDS = { sumOver: 'sum', minOver: 'min', maxOver: 'max' } as const;

/**
 * Over the elements of which the condition holds. What is none, or irrelevant, is left out; unknown as soon as it is
 * open whether an element counts, or what it holds. Of no elements the sum is nothing and there is no least or greatest.
 */
function overElements(operation: OverElements, type: ValueType, scope: Scope): Derive {
  const { list, fields } = listSlots(operation.list.name, scope);
  const where = compileWhere(operation, scope);
  const read: Reader = operation.kind === 'count' ? () => 1 : numeric(operation.of, type, scope);
  const fold = operation.kind === 'count' ? 'sum' : FOLDS[operation.kind];
  const zero =
    type.kind === 'money'
      ? new MoneyValue(Rational.ZERO, type.currency ?? scope.home.currency, Rational.ZERO)
      : 0;
  return (frame) => {
    const { values } = frame;
    const elements = values[list];
    if (!(elements instanceof Elements)) return elements;
    let result: Value = null;
    eachElement(values, fields, elements, () => {
      const counts = where.evaluate(values);
      if (counts === FALSE) return false;
      const value = read(frame);
      if (counts === UNDETERMINED || value === undefined) {
        result = undefined;
        return true;
      }
      if (isKnown(value)) result = isKnown(result) ? arithmetic(fold, result, value) : value;
      return result === undefined;
    });
    return result === null && fold === 'sum' ? zero : result;
  };
}

const DECIMAL: ValueType = { kind: 'decimal' };
const PLACE: ValueType = { kind: 'place' };
const INSTANT: ValueType = { kind: 'instant' };

type Reader = (frame: Frame) => Value;

function reader(operand: Operand, type: ValueType, scope: Scope): Reader {
  if (operand.kind === 'constant') {
    const value = literalValue(operand.value, type, scope);
    const foreign = foreignSlot(value, scope);
    if (foreign === undefined) return () => value;
    scope.compared.add(foreign);
    return (frame) => frame.values[foreign];
  }
  const slot = slotOf(scope, operand.name);
  scope.compared.add(slot);
  return (frame) => frame.values[slot];
}

/** A number or an amount: a constant beside amounts is an amount too. */
function numeric(operand: Operand, type: ValueType, scope: Scope): Reader {
  const isAmount = operand.kind === 'constant' && typeof operand.value === 'object' && operand.value !== null;
  return reader(operand, isAmount ? { kind: 'money' } : type.kind === 'integer' ? DECIMAL : type, scope);
}

function operandType(operand: Operand, otherwise: ValueType, scope: Scope): ValueType {
  return operand.kind === 'reference' ? typeOf(scope, operand.name) : otherwise;
}

/** Unknown if an input is, else irrelevant if one is, else null if one is, else computed. */
function strict(
  readers: readonly Reader[],
  compute: (values: readonly Known[], frame: Frame) => Value,
): Derive {
  return (frame) => {
    const known: Known[] = [];
    let isUnknown = false;
    let isIrrelevant = false;
    for (const read of readers) {
      const value = read(frame);
      if (isKnown(value)) known.push(value);
      else if (value === undefined) isUnknown = true;
      else if (value === IRRELEVANT) isIrrelevant = true;
    }
    if (isUnknown) return undefined;
    if (isIrrelevant) return IRRELEVANT;
    return known.length < readers.length ? null : compute(known, frame);
  };
}

/** The first argument that is neither unknown, null nor irrelevant, with the zone it was told in. */
function firstKnown(
  operands: readonly { readonly read: Reader; readonly slot: number | undefined }[],
  own: number,
): Derive {
  return (frame) => {
    let none: Value = IRRELEVANT;
    for (const { read, slot } of operands) {
      const value = read(frame);
      if (isKnown(value)) {
        if (slot !== undefined) tellZone(frame, slot, own);
        return value;
      }
      if (value === undefined) none = undefined;
      else if (value === null && none === IRRELEVANT) none = null;
    }
    return none;
  };
}

function between(
  { from, to }: { readonly from: Operand; readonly to: Operand },
  scope: Scope,
  measure: (from: number, to: number) => Value,
): Derive {
  return strict([reader(from, INSTANT, scope), reader(to, INSTANT, scope)], ([start, end]) =>
    typeof start === 'number' && typeof end === 'number' ? measure(start, end) : undefined,
  );
}

function daysBetween(from: Operand, to: Operand, scope: Scope): Derive {
  return strict([dayReader(from, scope), dayReader(to, scope)], ([start, end]) =>
    typeof start === 'number' && typeof end === 'number' ? end - start : undefined,
  );
}

/** A date as it is; an instant as its local date. */
function dayReader(operand: Operand, scope: Scope): Reader {
  const type = operandType(operand, { kind: 'date' }, scope);
  const read = reader(operand, type, scope);
  return type.kind === 'instant' ? localDay(read, operand, undefined, scope) : read;
}

/** The date of an instant in the zone given, else in the one it was told in, else in the policy's. */
function localDay(read: Reader, operand: Operand, zone: Zone | undefined, scope: Scope): Reader {
  const slot = slotOfOperand(operand, scope);
  const house = scope.home.zone;
  return (frame) => {
    const value = read(frame);
    if (typeof value !== 'number') return value;
    const own = slot === undefined ? undefined : frame.zones?.get(slot);
    return localDate(value, zone ?? own ?? house);
  };
}

function slotOfOperand(operand: Operand, scope: Scope): number | undefined {
  return operand.kind === 'reference' ? slotOf(scope, operand.name) : undefined;
}

function arithmetic(
  kind: 'sum' | 'product' | 'min' | 'max' | 'difference' | 'ratio',
  left: Known | undefined,
  right: Known | undefined,
): Known | undefined {
  if (left === undefined || right === undefined) return undefined;
  if (isNumber(left) && isNumber(right)) {
    const result = reckon(kind, rationalOf(left), rationalOf(right));
    return result === undefined ? undefined : numberValue(result);
  }
  if (left instanceof MoneyValue && right instanceof MoneyValue) return moneyArithmetic(kind, left, right);
  if (left instanceof MoneyValue && isNumber(right)) return scaled(kind, left, rationalOf(right));
  if (isNumber(left) && right instanceof MoneyValue && kind === 'product')
    return scaled(kind, right, rationalOf(left));
  return undefined;
}

/** A ratio to zero is unknown, not an error: the case says nothing that could be divided. */
function reckon(
  kind: 'sum' | 'product' | 'min' | 'max' | 'difference' | 'ratio',
  left: Rational,
  right: Rational,
): Rational | undefined {
  switch (kind) {
    case 'sum':
      return left.add(right);
    case 'product':
      return left.multiply(right);
    case 'min':
      return left.min(right);
    case 'max':
      return left.max(right);
    case 'difference':
      return left.subtract(right);
    case 'ratio':
      return right.isZero() ? undefined : left.divide(right);
  }
}

/** Two amounts meet in their own currency if it is the same, else in the policy's. */
function moneyArithmetic(
  kind: 'sum' | 'product' | 'min' | 'max' | 'difference' | 'ratio',
  left: MoneyValue,
  right: MoneyValue,
): Known | undefined {
  const isSame = left.currency === right.currency;
  const a = isSame ? left.amount : left.inPolicyCurrency;
  const b = isSame ? right.amount : right.inPolicyCurrency;
  if (a === undefined || b === undefined) return undefined;
  if (kind === 'ratio') {
    const ratio = reckon(kind, a, b);
    return ratio === undefined ? undefined : numberValue(ratio);
  }
  const amount = reckon(kind, a, b);
  if (amount === undefined) return undefined;
  const house =
    left.inPolicyCurrency === undefined || right.inPolicyCurrency === undefined
      ? undefined
      : reckon(kind, left.inPolicyCurrency, right.inPolicyCurrency);
  if (isSame) return new MoneyValue(amount, left.currency, house, left.rate);
  const currency =
    left.rate === undefined ? left.currency : right.rate === undefined ? right.currency : left.rate.quote;
  return new MoneyValue(amount, currency, amount, left.rate ?? right.rate);
}

function scaled(
  kind: 'sum' | 'product' | 'min' | 'max' | 'difference' | 'ratio',
  money: MoneyValue,
  by: Rational,
): MoneyValue | undefined {
  if (kind !== 'product' && kind !== 'ratio') return undefined;
  const amount = reckon(kind, money.amount, by);
  if (amount === undefined) return undefined;
  const house = money.inPolicyCurrency === undefined ? undefined : reckon(kind, money.inPolicyCurrency, by);
  return new MoneyValue(amount, money.currency, house, money.rate);
}

function percentValue(of: Known | undefined, percent: Known | undefined): Value {
  if (percent === undefined || !isNumber(percent)) return undefined;
  const rate = rationalOf(percent);
  if (of instanceof MoneyValue) {
    const house = of.inPolicyCurrency === undefined ? undefined : percentOf(rate, of.inPolicyCurrency);
    return new MoneyValue(percentOf(rate, of.amount), of.currency, house, of.rate);
  }
  return of !== undefined && isNumber(of) ? numberValue(percentOf(rate, rationalOf(of))) : undefined;
}

function compare(left: Known, right: Known): number | undefined {
  if (isNumber(left) && isNumber(right)) return rationalOf(left).compare(rationalOf(right));
  if (left instanceof MoneyValue && right instanceof MoneyValue) {
    if (left.currency === right.currency) return left.amount.compare(right.amount);
    if (left.inPolicyCurrency === undefined || right.inPolicyCurrency === undefined) return undefined;
    return left.inPolicyCurrency.compare(right.inPolicyCurrency);
  }
  return undefined;
}

/** The names a derivation reads, in the order written. */
export function inputsOf(operation: Operation, conditions: PolicyDocument['conditions']): string[] {
  return [
    ...operands(operation).flatMap((operand) => (operand.kind === 'reference' ? [operand.name] : [])),
    ...('where' in operation && operation.where !== undefined ? readIn(operation.where, conditions) : []),
  ];
}

function readIn(condition: Condition, conditions: PolicyDocument['conditions']): string[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.children.flatMap((child) => readIn(child, conditions));
    case 'not':
      return readIn(condition.child, conditions);
    case 'named': {
      const named = conditions.get(condition.name);
      return named === undefined ? [] : readIn(named.when, conditions);
    }
    case 'some':
    case 'every':
    case 'none':
      return [condition.list.name, ...readIn(condition.where, conditions)];
    case 'leaf':
      return [condition.left, ...condition.right].flatMap((operand) =>
        operand.kind === 'reference' ? [operand.name] : [],
      );
  }
}

function operands(operation: Operation): readonly Operand[] {
  switch (operation.kind) {
    case 'firstKnown':
    case 'sum':
    case 'product':
    case 'min':
    case 'max':
    case 'difference':
    case 'ratio':
      return operation.of;
    case 'count':
      return [operation.list];
    case 'sumOver':
    case 'minOver':
    case 'maxOver':
      return [operation.list, operation.of];
    case 'percent':
      return [operation.of, operation.percent];
    case 'band':
      return [operation.of, ...operation.bands.map((band) => band.value)];
    case 'localDate':
      return [operation.of];
    case 'edition':
      return [operation.by, ...operation.of.map(({ derivation }) => derivation)];
    case 'due': {
      const { within } = operation.clock;
      return within.kind === 'duration' ? [operation.from, within.count] : [operation.from];
    }
    case 'distance':
    case 'minutesBetween':
    case 'hoursBetween':
    case 'daysBetween':
    case 'workingDaysBetween':
      return [operation.from, operation.to];
  }
}
