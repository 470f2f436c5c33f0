import { isCurrency, Money, MoneyError, type MoneyJson, Rational } from '@redress/money';
import type { Arithmetic, Source } from './mapping.js';
import { timeText } from './moment-cell.js';
import { numberOf, rounded } from './number-cell.js';
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
    let best: { names: string[]; amount: Rational } | undefined;
    for (const { name, read } of candidates) {
      const amount = numeric(read(row));
      if (amount === undefined) continue;
      if (best === undefined || amount.compare(best.amount) > 0) best = { names: [name], amount };
      else if (amount.equals(best.amount)) best.names.push(name);
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
  if (left.type === 'money') return (a, b, row, where) => moneyResult(operation, a, b, row, where);
  return (a, b, row, where) => {
    const number = attempted(() => exact(operation, numeric(a), numeric(b)), numberOf);
    if (number === undefined)
      row.note(
        'number-imprecise',
        `\`${operation}\` of ${String(a)} and ${String(b)} has no exact result`,
        where,
      );
    return number;
  };
}

function moneyResult(operation: Arithmetic, a: Result, b: Result, row: Row, where: string): Result {
  if (!isMoney(a)) return undefined;
  const { currency } = a;
  if (!isCurrency(currency) || (isMoney(b) && b.currency !== currency)) {
    row.note(
      'currency-unknown',
      `\`${currency}\` and \`${isMoney(b) ? b.currency : ''}\` cannot be combined`,
      where,
    );
    return undefined;
  }
  const result = attempted(
    () =>
      exact(
        operation,
        Rational.fromDecimal(a.amount),
        isMoney(b) ? Rational.fromDecimal(b.amount) : numeric(b),
      ),
    (amount) => Money.exactly(amount, currency).toJSON(),
  );
  if (result === undefined)
    row.note('number-imprecise', `\`${operation}\` gives no whole number of cents`, where);
  return result;
}

/** The result in its final form; undefined where exact arithmetic has none. */
function attempted<T>(reckon: () => Rational | undefined, finish: (exact: Rational) => T): T | undefined {
  try {
    const result = reckon();
    return result && finish(result);
  } catch (problem) {
    if (problem instanceof MoneyError) return undefined;
    throw problem;
  }
}

function exact(
  operation: Arithmetic,
  a: Rational | undefined,
  b: Rational | undefined,
): Rational | undefined {
  if (a === undefined || b === undefined) return undefined;
  switch (operation) {
    case 'plus':
      return a.add(b);
    case 'minus':
      return a.subtract(b);
    case 'times':
      return a.multiply(b);
    case 'over':
      return rounded(a.divide(b), QUOTIENT_PLACES);
  }
}

const QUOTIENT_PLACES = 12;

function numeric(value: Result): Rational | undefined {
  return typeof value === 'number' ? Rational.fromNumber(value) : undefined;
}

function isMoney(value: Result): value is MoneyJson {
  return typeof value === 'object' && value !== null && 'amount' in value;
}

function secondsOf(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60 + seconds;
}
