import type { MoneyJson } from '@redress/money';
import type { Messages } from './messages.js';

/** An amount as the locale writes it, digits as given and grouped by thousands: `CNY 1,234.50`, `1,234.50 元`. */
export function moneyWords({ amount, currency }: MoneyJson, { currencies, otherCurrency }: Messages): string {
  const grouped = groupedNumber(amount);
  return isCurrencyOf(currencies, currency)
    ? currencies[currency](grouped)
    : otherCurrency(currency, grouped);
}

/** Decimal text with its whole part grouped by thousands. */
export function groupedNumber(text: string): string {
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', fraction = ''] = match;
  return sign + whole.replace(/\B(?=(?:\d{3})+$)/g, ',') + fraction;
}

function isCurrencyOf(
  currencies: Messages['currencies'],
  code: string,
): code is keyof Messages['currencies'] {
  return Object.hasOwn(currencies, code);
}
