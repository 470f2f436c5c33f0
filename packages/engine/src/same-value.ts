import { Rational } from '@redress/money';
import { MoneyValue } from './money-value.js';
import type { Value } from './value.js';

/** Whether two known values are the same; what is unknown is the same as nothing. */
export function isSame(a: Value, b: Value): boolean {
  if (a instanceof Rational && b instanceof Rational) return a.equals(b);
  if (a instanceof MoneyValue && b instanceof MoneyValue)
    return a.currency === b.currency && a.amount.equals(b.amount);
  return a !== undefined && a === b;
}
