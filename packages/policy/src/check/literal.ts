import { nearest } from '@redress/calendar';
import { digitsOf, isCurrency, Rational } from '@redress/money';
import type { Literal, Operand, ValueType } from '../document.js';
import { readDate, readDuration, readInstant } from './moment.js';
import type { Report } from './scope.js';
import { isNumber, typeInWords } from './type.js';

/**
 * Checks that a constant is of a type, reports at `node` what is wrong with it, and answers whether it fits.
 * `name` is what the constant is for, so that a message can say whose values were expected.
 */
export function checkLiteral(
  literal: Exclude<Literal, null>,
  type: ValueType,
  name: string,
  currency: string,
  report: Report,
  node: object,
  key?: string | number,
): boolean {
  if (type.kind === 'enum' && typeof literal === 'string') {
    if (type.values.has(literal)) return true;
    const known = nearest(literal, type.values.keys());
    report('unknown-enum-value', { value: literal, name, nearest: known }, node, key);
    return false;
  }
  const amount = type.kind === 'money' ? moneyOf(literal, type.currency ?? currency) : undefined;
  if (amount !== undefined) return checkMoney(amount, type, report, node, key);
  if (fits(literal, type)) return true;
  const why = hintFor(literal, type);
  report('value-type', { value: literalInWords(literal), wanted: typeInWords(type), why }, node, key);
  return false;
}

/** The constant as it is written. */
export function literalInWords(literal: Literal): string {
  if (typeof literal !== 'object' || literal === null) return String(literal);
  return literal.currency === undefined ? literal.amount : `${literal.amount} ${literal.currency}`;
}

/** The name that an operand reads, or the constant as it is written. */
export function operandInWords(operand: Operand): string {
  return operand.kind === 'reference' ? operand.name : literalInWords(operand.value);
}

/** The constant as an exact number, where it is one or stands for one: money its amount, dates and instants their milliseconds. */
export function literalNumber(literal: Literal, type: ValueType): Rational | undefined {
  if (literal === null || typeof literal === 'boolean') return undefined;
  if (typeof literal === 'object') return type.kind === 'money' ? decimal(literal.amount) : undefined;
  if (isNumber(type) || type.kind === 'money') return decimal(literal);
  if (typeof literal === 'number') return undefined;
  const milliseconds =
    type.kind === 'date'
      ? readDate(literal)
      : type.kind === 'instant'
        ? readInstant(literal)
        : type.kind === 'duration'
          ? readDuration(literal)
          : undefined;
  return milliseconds === undefined ? undefined : Rational.of(milliseconds);
}

/** An exact number from a number or a decimal text of at most 60 digits on either side; `undefined` for anything else. */
export function decimal(value: number | string): Rational | undefined {
  if (typeof value === 'number' && !isReckonable(value)) return undefined;
  if (typeof value === 'string' && !/^-?\d{1,60}(\.\d{1,60})?$/.test(value)) return undefined;
  return Rational.read(value);
}

function isReckonable(value: number): boolean {
  return value === 0 || (Math.abs(value) < 1e60 && Math.abs(value) >= 1e-44);
}

interface AmountOf {
  readonly amount: string;
  readonly currency: string;
}

function moneyOf(literal: Literal, bare: string): AmountOf | undefined {
  if (typeof literal === 'object' && literal !== null) {
    return { amount: literal.amount, currency: literal.currency ?? bare };
  }
  if (typeof literal !== 'number' && typeof literal !== 'string') return undefined;
  return decimal(literal) === undefined ? undefined : { amount: String(literal), currency: bare };
}

function checkMoney(
  { amount, currency }: AmountOf,
  type: ValueType,
  report: Report,
  node: object,
  key: string | number | undefined,
): boolean {
  const exact = decimal(amount);
  if (exact === undefined) {
    report(
      'value-type',
      { value: amount, wanted: 'money', why: 'write a plain decimal such as "250.00"' },
      node,
      key,
    );
    return false;
  }
  if (!isCurrency(currency)) return true; // said once, as `unknown-currency`
  const digits = digitsOf(currency);
  if (!exact.multiply(Rational.of(10 ** digits)).isInteger()) {
    report('too-many-decimals', { amount, currency, digits }, node, key);
    return false;
  }
  return type.kind === 'money';
}

function fits(literal: Exclude<Literal, null>, type: ValueType): boolean {
  switch (type.kind) {
    case 'boolean':
      return typeof literal === 'boolean';
    case 'integer':
      return typeof literal === 'number' && Number.isSafeInteger(literal);
    case 'decimal':
      return fitsDecimal(literal, type.scale);
    case 'date':
      return typeof literal === 'string' && readDate(literal) !== undefined;
    case 'instant':
      return typeof literal === 'string' && readInstant(literal) !== undefined;
    case 'duration':
      return typeof literal === 'string' && readDuration(literal) !== undefined;
    case 'text':
      return typeof literal === 'string';
    case 'money':
    case 'enum':
    case 'place':
    case 'list':
      return false;
  }
}

function fitsDecimal(literal: Literal, scale: number | undefined): boolean {
  if (typeof literal !== 'number' && typeof literal !== 'string') return false;
  const exact = decimal(literal);
  if (exact === undefined) return false;
  return scale === undefined || exact.multiply(Rational.of(10n ** BigInt(scale))).isInteger();
}

function hintFor(literal: Literal, type: ValueType): string | undefined {
  if (typeof literal === 'string' && isNumber(type) && decimal(literal) !== undefined) {
    return type.kind === 'decimal'
      ? `it has at most ${type.scale ?? 0} decimals`
      : 'write it without quotation marks';
  }
  if (typeof literal === 'number' && !isReckonable(literal))
    return 'it is too large or too small to reckon with';
  if (type.kind === 'boolean') return 'write true or false, without quotation marks';
  if (type.kind === 'date') return 'write a day that exists, as 2026-03-02';
  if (type.kind === 'instant') return 'write a moment with its offset, as 2026-03-02T10:00:00+08:00';
  if (type.kind === 'duration') return 'write a duration of days, hours, minutes and seconds, as PT4H30M';
  if (type.kind === 'text') return 'put it into quotation marks';
  if (type.kind === 'enum') return 'write one of its values; a word such as yes or 1 needs quotation marks';
  if (type.kind === 'decimal' && type.scale !== undefined) return `it has at most ${type.scale} decimals`;
  return undefined;
}
