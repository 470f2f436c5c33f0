import { type CurrencyCode, Money, MoneyError, type MoneyJson, Rational } from '@redress/money';
import { type DecimalMark, numberText } from './number-cell.js';

/** Signs that stand for one of several currencies; a sign of another one makes a cell unreadable. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  $: ['USD', 'CAD', 'AUD', 'NZD', 'HKD', 'TWD', 'SGD', 'MXN'],
  '€': ['EUR'],
  '£': ['GBP'],
  '¥': ['CNY', 'JPY'],
  '￥': ['CNY', 'JPY'],
  元: ['CNY', 'TWD'],
};

/**
 * Reads `$1,234.50 `, `1.234,50 €`, `USD 50`, `(5.00)` or a bare number as money of `currency`; undefined where the
 * text is no amount, names another currency or has a fraction that cannot be paid in it.
 */
export function moneyCell(cell: string, currency: CurrencyCode, mark: DecimalMark): MoneyJson | undefined {
  let text = cell.trim();
  const booked = /^\((.*)\)$/.exec(text);
  if (booked) text = booked[1] ?? '';
  let minus = '';
  const signed = /^([-−])\s*(\D.*)$/.exec(text);
  if (signed) {
    minus = '-';
    text = signed[2] ?? '';
  }
  const named = withoutCurrency(text, currency);
  if (named === undefined) return undefined;
  const amount = numberText(named, mark);
  if (amount === undefined) return undefined;
  if ((booked || minus) && amount.startsWith('-')) return undefined;
  return payable(booked || minus ? `-${amount}` : amount, currency);
}

function payable(amount: string, currency: CurrencyCode): MoneyJson | undefined {
  try {
    return Money.exactly(Rational.fromDecimal(amount), currency).toJSON();
  } catch (problem) {
    if (problem instanceof MoneyError) return undefined;
    throw problem;
  }
}

function withoutCurrency(text: string, currency: string): string | undefined {
  const before = /^([A-Z]{3}|[$€£¥￥])\s*/.exec(text);
  const after = /\s*([A-Z]{3}|[$€£¥￥元])$/.exec(text);
  if (before && after) return undefined;
  const name = before?.[1] ?? after?.[1];
  if (name === undefined) return text;
  if (name !== currency && !SIGNS[name]?.includes(currency)) return undefined;
  return before ? text.slice(before[0].length) : text.slice(0, text.length - (after?.[0].length ?? 0));
}
