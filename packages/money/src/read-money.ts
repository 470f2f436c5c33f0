import { currency, type CurrencyCode } from './currency.js';
import { MoneyError } from './money-error.js';
import { Money } from './money.js';
import { quoted } from './quoted.js';
import { Rational } from './rational.js';

export interface ReadMoneyOptions {
  /** Makes a bare number or decimal text an amount of this currency. Another currency may still be stated. */
  readonly currency?: CurrencyCode;
  /** Refuses amounts below zero with `negative-money`. */
  readonly notNegative?: boolean;
}

/**
 * Reads `{amount, currency}`, the amount a decimal text or a number taken by its shortest text.
 * Errors: `bad-money` (shape, unknown key), `not-a-decimal`, `not-finite`, `number-too-large`, `bad-currency-code`,
 * `unknown-currency`, `too-many-decimals`, `money-overflow`, `negative-money`.
 */
export function readMoney(value: unknown, options: ReadMoneyOptions = {}): Money {
  const read = readAmount(value, options.currency);
  if (options.notNegative === true && read.minor < 0) {
    throw new MoneyError('negative-money', `\`${read}\` is below zero`, 'give an amount of zero or more');
  }
  return read;
}

function readAmount(value: unknown, bare: CurrencyCode | undefined): Money {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const entries = new Map<string, unknown>(Object.entries(value));
    const stranger = [...entries.keys()].find((key) => key !== 'amount' && key !== 'currency');
    if (stranger !== undefined) throw badMoney(`the key ${quoted(stranger)} does not belong into an amount`);
    if (!entries.has('amount')) throw badMoney('an amount lacks its key `amount`');
    if (!entries.has('currency')) throw badMoney('an amount lacks its key `currency`');
    return Money.exactly(Rational.read(entries.get('amount')), currency(entries.get('currency')));
  }
  if (bare !== undefined && (typeof value === 'string' || typeof value === 'number')) {
    return Money.exactly(Rational.read(value), bare);
  }
  throw badMoney(`${quoted(value)} is not an amount of money`);
}

function badMoney(message: string): MoneyError {
  return new MoneyError('bad-money', message, 'write {"amount":"250.00","currency":"EUR"}');
}
