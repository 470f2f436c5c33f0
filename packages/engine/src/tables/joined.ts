import { Rational } from '@redress/money';
import { MoneyValue } from '../money-value.js';
import { addIntervals, exactly, greatestOf, hullOf, leastOf, type Interval } from '../remedies/interval.js';
import { isNumber, numberValue, rationalOf, type Value, type Values } from '../value.js';
import type { OutputProgram, TableOutcome } from './table.js';

/** What all true rows of a collecting table come to; unknown while rows that may be true would change it. */
export function joinedValue(outcome: TableOutcome, output: OutputProgram, values: Values): Value {
  const { matched, open } = outcome;
  const sure = matched.map((row) => output.rowValue(row, values)).filter((value) => value !== null);
  if (open.length === 0) {
    const [first] = sure;
    if (first === undefined) return emptyValue(outcome, output, values);
    return sure.slice(1).reduce<Value>((a, b) => joinOf(output, a, b), first);
  }
  const { low, high } = outputInterval(outcome, output, values);
  if (low === undefined || high === undefined || !low.equals(high)) return undefined;
  const some = [...matched, ...open]
    .map((row) => output.rowValue(row, values))
    .find((value) => value !== null);
  return likeOf(some, low);
}

/** A sum of no rows is zero; the least of none is none. */
function emptyValue({ program }: TableOutcome, output: OutputProgram, values: Values): Value {
  if (output.otherwise !== undefined) return output.otherwise(values);
  if (output.output.take !== 'sum') return null;
  const some = program.table.rows
    .map((_, row) => output.rowValue(row, values))
    .find((value) => value !== null);
  return some === undefined ? null : likeOf(some, Rational.ZERO);
}

function joinOf({ output }: OutputProgram, a: Value, b: Value): Value {
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left === undefined || right === undefined) return undefined;
  if (output.take === 'sum') return likeOf(a, left.add(right));
  const isLess = left.compare(right) <= 0;
  return isLess === (output.take === 'min') ? a : b;
}

/**
 * Between what an output lies while its table is not determined: between its candidates, or of a sum the sure rows and
 * whichever may be true. In the policy's currency for amounts. What is none counts as nothing.
 */
export function outputInterval(outcome: TableOutcome, output: OutputProgram, values: Values): Interval {
  const { program, matched, open, state } = outcome;
  if (state === 'no-row') return { low: undefined, high: undefined };
  const at = (row: number): Interval => ends(output.rowValue(row, values));
  const isSome = (row: number): boolean => output.rowValue(row, values) !== null;
  const rest = output.otherwise === undefined ? undefined : ends(output.otherwise(values));
  if (program.table.hit !== 'collect') {
    const before =
      program.table.hit === 'first' ? open.filter((row) => row < (matched[0] ?? Infinity)) : open;
    const candidates = [...before, ...matched].map(at);
    const all = matched.length === 0 && rest !== undefined ? [...candidates, rest] : candidates;
    return hullOfAll(all);
  }
  const possible = open.filter(isSome).map(at);
  const sure = matched.filter(isSome).map(at);
  const none = rest ?? exactly(Rational.ZERO);
  if (output.output.take === 'sum') {
    const added = [...sure, ...possible.map((one) => hullOf(one, exactly(Rational.ZERO)))];
    const sum = added.reduce(addIntervals, exactly(Rational.ZERO));
    return matched.length === 0 && rest !== undefined ? hullOf(sum, rest) : sum;
  }
  const pick = output.output.take === 'min' ? leastOf : greatestOf;
  if (sure.length === 0) return hullOfAll([...possible, none]);
  const certain = sure.reduce(pick);
  return possible.reduce((all, one) => hullOf(all, pick(certain, one)), certain);
}

function hullOfAll(intervals: readonly Interval[]): Interval {
  const [first = { low: undefined, high: undefined }, ...others] = intervals;
  return others.reduce(hullOf, first);
}

function ends(value: Value): Interval {
  if (value === null) return exactly(Rational.ZERO);
  const number = value instanceof MoneyValue ? value.inPolicyCurrency : numberOf(value);
  return number === undefined ? { low: undefined, high: undefined } : exactly(number);
}

function numberOf(value: Value): Rational | undefined {
  if (value instanceof MoneyValue) return value.amount;
  return isNumber(value) ? rationalOf(value) : undefined;
}

/** A number as a value of the kind of another. */
function likeOf(value: Value, number: Rational): Value {
  if (!(value instanceof MoneyValue)) return numberValue(number);
  const { currency, rate, amount, inPolicyCurrency } = value;
  if (inPolicyCurrency === undefined) return new MoneyValue(number, currency, undefined);
  if (inPolicyCurrency === amount || inPolicyCurrency.equals(amount))
    return new MoneyValue(number, currency, number, rate);
  const house = amount.isZero() ? number : inPolicyCurrency.divide(amount).multiply(number);
  return new MoneyValue(number, currency, house, rate);
}
