import {
  type Decimal,
  decimalOf,
  decimalOfNumber,
  decimalText,
  larger,
  minus,
  over,
  plus,
  times,
} from './decimal.js';
import type { Arithmetic, Source } from './mapping.js';
import { timeText } from './moment-cell.js';
import type { MoneyValue } from './money-cell.js';
import { exactNumber } from './number-cell.js';
import type { Read, Result, Row } from './row.js';

type ArithmeticSource = Extract<Source, { kind: 'arithmetic' }>;

/**
 * Arithmetic of two values; unknown if one is. Exact in decimals; a quotient has twelve places. Minutes are added to
 * a time of day around midnight, so that 00:30 minus 60 is 23:30; two moments give the minutes between them.
 */
export function arithmetic(source: ArithmeticSource, left: Read, right: Read, where: string): Read {
  const combine = combination(source);
  return (row) => {
    const [a, b] = [left(row), right(row)];
    if (a === undefined || b === undefined || a === null || b === null) return undefined;
    return combine(a, b, row, where);
  };
}

/** The name of the largest number; unknown where none is known, noted where several are equal. */
export function largest(candidates: readonly { name: string; read: Read }[], where: string): Read {
  return (row) => {
    let best: { names: string[]; amount: Decimal } | undefined;
    for (const { name, read } of candidates) {
      const amount = exactOf(read(row));
      if (amount === undefined) continue;
      if (best === undefined || larger(amount, best.amount)) best = { names: [name], amount };
      else if (!larger(best.amount, amount)) best.names.push(name);
    }
    if (best === undefined || best.names.length === 1) return best?.names[0];
    row.note(
      'largest-tie',
      `${best.names.map((name) => `\`${name}\``).join(' and ')} are equally large`,
      where,
    );
    return undefined;
  };
}

type Combine = (
  a: Exclude<Result, undefined>,
  b: Exclude<Result, undefined>,
  row: Row,
  where: string,
) => Result;

function combination({ operation, left, right }: ArithmeticSource): Combine {
  const sign = operation === 'minus' ? -1 : 1;
  if (left.type === 'time') {
    return (time, minutes) => {
      const seconds = secondsOf(String(time)) + sign * Number(minutes) * 60;
      return timeText(((seconds % 86_400) + 86_400) % 86_400);
    };
  }
  if (left.type === 'instant') {
    if (right.type === 'instant') return (later, earlier) => (Number(later) - Number(earlier)) / 60_000;
    return (moment, minutes) => Number(moment) + sign * Number(minutes) * 60_000;
  }
  if (left.type === 'money') return (a, b, row, where) => moneyCombination(operation, a, b, row, where);
  return (a, b, row, where) => {
    const result = exact(operation, exactOf(a), exactOf(b));
    const number = result === undefined ? undefined : exactNumber(shortest(result));
    if (number === undefined)
      row.note(
        'number-imprecise',
        `\`${operation}\` of ${String(a)} and ${String(b)} has no exact result`,
        where,
      );
    return number;
  };
}

function moneyCombination(operation: Arithmetic, a: Result, b: Result, row: Row, where: string): Result {
  if (!isMoney(a)) return undefined;
  if (isMoney(b) && a.currency !== b.currency) {
    row.note('currency-unknown', `\`${a.currency}\` and \`${b.currency}\` cannot be combined`, where);
    return undefined;
  }
  const result = exact(operation, decimalOf(a.amount), isMoney(b) ? decimalOf(b.amount) : exactOf(b));
  return result && { amount: decimalText(result), currency: a.currency };
}

function exact(operation: Arithmetic, a: Decimal | undefined, b: Decimal | undefined): Decimal | undefined {
  if (a === undefined || b === undefined) return undefined;
  switch (operation) {
    case 'plus':
      return plus(a, b);
    case 'minus':
      return minus(a, b);
    case 'times':
      return times(a, b);
    case 'over':
      return over(a, b, QUOTIENT_PLACES);
  }
}

const QUOTIENT_PLACES = 12;

function exactOf(value: Result): Decimal | undefined {
  return typeof value === 'number' ? decimalOfNumber(value) : undefined;
}

function shortest(value: Decimal): string {
  const text = decimalText(value);
  return value.scale === 0 ? text : text.replace(/\.?0+$/, '');
}

function isMoney(value: Result): value is MoneyValue {
  return typeof value === 'object' && value !== null && 'amount' in value;
}

function secondsOf(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60 + seconds;
}
