import { digitsOf, isCurrency, Rational } from '@redress/money';
import type { ValueType } from '../document.js';
import { decimal } from '../check/literal.js';
import { readDate, readDuration, readInstant } from '../check/moment.js';

/** What a column of cells is held against. */
export interface InputType {
  readonly type: ValueType;
  /** In which amounts of the column are written and compared. */
  readonly currency: string;
  /** The distance between two values that follow one another; absent where there are always values between two others. */
  readonly step: Rational | undefined;
}

/** `isStated`: its values are those that cases state, which are held to the digits of their type. */
export function inputTypeOf(type: ValueType, policyCurrency: string, isStated: boolean): InputType {
  const currency = type.kind === 'money' ? (type.currency ?? policyCurrency) : policyCurrency;
  return { type, currency, step: stepOf(type, isStated) };
}

function stepOf(type: ValueType, isStated: boolean): Rational | undefined {
  switch (type.kind) {
    case 'integer':
    case 'date':
    case 'instant':
      return Rational.ONE;
    case 'decimal':
      return isStated && type.scale !== undefined ? Rational.of(1n, 10n ** BigInt(type.scale)) : undefined;
    case 'money':
      return isStated && type.currency !== undefined && isCurrency(type.currency)
        ? Rational.of(1, 10 ** digitsOf(type.currency))
        : undefined;
    default:
      return undefined;
  }
}

const DAY = Rational.of(86_400_000);

const ORDERED: ReadonlySet<ValueType['kind']> = new Set([
  'integer',
  'decimal',
  'money',
  'date',
  'instant',
  'duration',
]);

/** Whether a cell can say anything about values of the type. */
export function hasCells(type: ValueType): boolean {
  return isOrdered(type) || type.kind === 'enum' || type.kind === 'text' || type.kind === 'boolean';
}

/** Whether values of the type have a lesser and a greater. */
export function isOrdered({ kind }: ValueType): boolean {
  return ORDERED.has(kind);
}

/**
 * Where a written value of an ordered type lies among the others: numbers and amounts as they are, days and milliseconds
 * since 1970-01-01, durations in milliseconds. Absent if it is none of the type.
 */
export function positionOf(text: string, { kind }: ValueType): Rational | undefined {
  switch (kind) {
    case 'integer':
    case 'decimal':
    case 'money':
      return decimal(text);
    case 'date': {
      const day = readDate(text);
      return day === undefined ? undefined : Rational.of(day).divide(DAY);
    }
    case 'instant':
      return at(readInstant(text));
    case 'duration':
      return at(readDuration(text));
    default:
      return undefined;
  }
}

function at(milliseconds: number | undefined): Rational | undefined {
  return milliseconds === undefined ? undefined : Rational.of(milliseconds);
}
