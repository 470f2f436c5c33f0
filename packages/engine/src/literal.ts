import { parseDate, parseInstant } from '@redress/calendar';
import { currency, Rational } from '@redress/money';
import type { Literal, ValueType } from '@redress/policy';
import { parseDuration } from './duration.js';
import { MoneyValue } from './money-value.js';
import type { Scope } from './scope.js';
import { numberValue, type Value } from './value.js';

/** The value of a constant of the policy, read as `type`; the checks have made sure that it fits. */
export function literalValue(
  literal: Literal,
  type: ValueType,
  scope: Pick<Scope, 'currency' | 'home'>,
): Value {
  if (literal === null || typeof literal === 'boolean') return literal;
  switch (type.kind) {
    case 'integer':
    case 'decimal':
      return numberValue(Rational.read(literal));
    case 'money':
      return moneyLiteral(literal, type.currency, scope);
    case 'date':
      return parseDate(textOf(literal));
    case 'instant':
      return parseInstant(textOf(literal));
    case 'duration':
      return parseDuration(textOf(literal));
    case 'boolean':
    case 'enum':
    case 'text':
    case 'place':
      if (typeof literal === 'string') return literal;
      break;
    case 'list':
      break;
  }
  throw new Error(`the constant ${JSON.stringify(literal)} is no ${type.kind}: the policy was not checked`);
}

/** The slot in which each case keeps a constant amount in another currency; `undefined` for every other constant. */
export function foreignSlot(
  value: Value,
  scope: Pick<Scope, 'currency' | 'foreign' | 'names'>,
): number | undefined {
  if (!(value instanceof MoneyValue) || value.currency === scope.currency) return undefined;
  const key = `${value.amount.toString()} ${value.currency}`;
  const known = scope.foreign.get(key) ?? { slot: scope.names.length + scope.foreign.size, money: value };
  scope.foreign.set(key, known);
  return known.slot;
}

/** What is no text reads as none, and the reader of the type refuses it. */
function textOf(literal: Literal): string {
  return typeof literal === 'string' ? literal : '';
}

function moneyLiteral(
  literal: Exclude<Literal, null | boolean>,
  typed: string | undefined,
  scope: Pick<Scope, 'currency' | 'home'>,
): MoneyValue {
  const given = typeof literal === 'object' ? literal : { amount: String(literal), currency: undefined };
  const code = currency(given.currency ?? typed ?? scope.home.currency);
  const amount = Rational.fromDecimal(given.amount);
  return new MoneyValue(amount, code, code === scope.currency ? amount : undefined);
}
