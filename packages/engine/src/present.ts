import { formatDate, formatInstant, type Zone } from '@redress/calendar';
import { isCurrency, Rational, round, type CurrencyCode, type MoneyJson } from '@redress/money';
import type { ValueType } from '@redress/policy';
import { Elements } from './conditions/elements.js';
import type { FieldValue } from './decision.js';
import { formatDuration } from './duration.js';
import { MoneyValue } from './money-value.js';
import { IRRELEVANT, type Value } from './value.js';

/** A value as it stands in an answer; `undefined` for unknown and irrelevant. */
export function presented(value: Value, type: ValueType, zone: Zone): FieldValue | undefined {
  if (value === undefined || value === IRRELEVANT) return undefined;
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (value instanceof MoneyValue) return presentedMoney(value);
  if (value instanceof Rational) return value.toNumber();
  // Of a list it is told how many elements it has.
  if (value instanceof Elements) return value.rows.length;
  if (typeof value === 'object') return `${value.lat},${value.lon}`;
  switch (type.kind) {
    case 'date':
      return formatDate(value);
    case 'instant':
      return formatInstant(value, zone);
    case 'duration':
      return formatDuration(value);
    default:
      return value;
  }
}

/** An amount is shown to the currency's digits, halves away from zero; it is kept exact elsewhere. */
function presentedMoney(money: MoneyValue): MoneyJson {
  const code = codeOf(money.currency);
  return round(money.amount, code, { mode: 'halfUp' }).toJSON();
}

function codeOf(code: string): CurrencyCode {
  if (!isCurrency(code)) throw new Error(`${code} is not a currency: the policy was not checked`);
  return code;
}
