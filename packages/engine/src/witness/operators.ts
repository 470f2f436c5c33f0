import type { Engine } from 'json-rules-engine';
import { Fraction } from './fraction.js';
import { finds } from './pattern.js';
import { orderOfAmounts, type Amount } from './state.js';

type Number = number | Fraction;

/** Adds what the language asks beyond the ten operators that json-rules-engine brings, each on known operands. */
export function addOperators(engine: Engine, mentions: (text: string, term: string) => boolean): void {
  engine.addOperator('present', (value: unknown) => value !== null);
  engine.addOperator('absent', (value: unknown) => value === null);
  engine.addOperator('before', (a: Number, b: Number) => order(a, b) < 0);
  engine.addOperator('after', (a: Number, b: Number) => order(a, b) > 0);
  engine.addOperator(
    'between',
    (a: Number, [low, high]: readonly [Number, Number]) => order(low, a) <= 0 && order(a, high) <= 0,
  );
  // On lists json-rules-engine has these two itself; the language has them on texts.
  engine.addOperator('textContains', (text: string, part: string) => text.includes(part));
  engine.addOperator('textDoesNotContain', (text: string, part: string) => !text.includes(part));
  engine.addOperator('startsWith', (text: string, part: string) => text.slice(0, part.length) === part);
  engine.addOperator('matches', (text: string, pattern: string) => finds(pattern, text));
  engine.addOperator('mentions', mentions);
  for (const [name, holds] of Object.entries(ORDERS)) {
    engine.addOperator(`exact-${name}`, (a: Number, b: Number) => holds(order(a, b)));
    engine.addOperator(`amount-${name}`, (a: Amount, b: Amount) => holds(orderOfAmounts(a, b) ?? NaN));
  }
  engine.addOperator('exact-in', (a: Number, list: readonly Number[]) =>
    list.some((one) => order(a, one) === 0),
  );
  engine.addOperator('exact-notIn', (a: Number, list: readonly Number[]) =>
    list.every((one) => order(a, one) !== 0),
  );
}

/** What the sign of an order must be; the same seven comparisons for fractions and for amounts. */
const ORDERS: Readonly<Record<string, (sign: number) => boolean>> = {
  equal: (sign) => sign === 0,
  notEqual: (sign) => sign !== 0,
  lessThan: (sign) => sign < 0,
  lessThanInclusive: (sign) => sign <= 0,
  greaterThan: (sign) => sign > 0,
  greaterThanInclusive: (sign) => sign >= 0,
};

function order(a: Number, b: Number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : fraction(a).order(fraction(b));
}

function fraction(value: Number): Fraction {
  return typeof value === 'number' ? Fraction.of(value) : value;
}
