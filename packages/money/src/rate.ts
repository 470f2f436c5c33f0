import { currency, type CurrencyCode } from './currency.js';
import { dayNumber } from './day-number.js';
import { MoneyError } from './money-error.js';
import { quoted } from './quoted.js';
import { Rational } from './rational.js';

/** A dated exchange rate given by the client: one `base` is worth `rate` of `quote` from `date` on. */
export interface Rate {
  readonly id: string;
  readonly base: CurrencyCode;
  readonly quote: CurrencyCode;
  readonly date: string;
  /** `date` as days since 1970-01-01. */
  readonly day: number;
  readonly rate: Rational;
  readonly source: string;
}

/**
 * Reads the list of cli.md, `[{id, base, quote, date, rate, source}]`, the rate a decimal text or a number taken by
 * its shortest text; other keys are passed over.
 * Errors, each with the place such as `rates[3].rate`: `bad-rate` (shape), `unknown-currency`, `same-currency`,
 * `bad-date`, `not-a-decimal`, `not-finite`, `number-too-large`, `rate-not-positive`, `duplicate-rate` (an id, or
 * base, quote and date, given twice).
 */
export function readRates(json: unknown): Rate[] {
  if (!Array.isArray(json)) throw badRate(`${quoted(json)} is not a list of rates`);
  const rates = json.map((entry: unknown, index) => placed(`rates[${index}]`, () => readRate(entry)));
  const firstWith = new Map<string, number>();
  rates.forEach((rate, index) => {
    for (const key of [`id ${quoted(rate.id)}`, `${rate.base} in ${rate.quote} of ${rate.date}`]) {
      const first = firstWith.get(key);
      if (first !== undefined) {
        throw new MoneyError(
          'duplicate-rate',
          `rates[${index}]: ${key} was already given in rates[${first}]`,
          'keep one of the two; which one holds cannot be guessed',
        );
      }
      firstWith.set(key, index);
    }
  });
  return rates;
}

function readRate(entry: unknown): Rate {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    throw badRate(`${quoted(entry)} is not a rate`);
  }
  const given = new Map<string, unknown>(Object.entries(entry));
  const id = text(given, 'id');
  const base = text(given, 'base');
  const quote = text(given, 'quote');
  const date = text(given, 'date');
  const source = text(given, 'source');
  const rate = stated(given, 'rate');
  const read: Rate = {
    id,
    base: placed('base', () => currency(base)),
    quote: placed('quote', () => currency(quote)),
    date,
    day: placed('date', () => dayNumber(date)),
    rate: placed('rate', () => Rational.read(rate)),
    source,
  };
  if (read.base === read.quote) {
    throw new MoneyError(
      'same-currency',
      `base and quote are both \`${read.base}\``,
      'give two different currencies; within one no rate is needed',
    );
  }
  if (read.rate.sign() <= 0) {
    throw new MoneyError(
      'rate-not-positive',
      `the rate \`${read.rate}\` is not above zero`,
      'give how much of `quote` one `base` is worth',
    );
  }
  return read;
}

function text(given: ReadonlyMap<string, unknown>, key: string): string {
  const value = stated(given, key);
  if (typeof value === 'string' && value !== '') return value;
  throw badRate(`${quoted(value)} is not a text for \`${key}\``);
}

function stated(given: ReadonlyMap<string, unknown>, key: string): unknown {
  const value = given.get(key);
  if (value === undefined) throw badRate(`the key \`${key}\` is missing`);
  return value;
}

function badRate(message: string): MoneyError {
  return new MoneyError(
    'bad-rate',
    message,
    'write [{"id":"usd-cny-2016","base":"USD","quote":"CNY","date":"2016-01-01","rate":"6.644","source":"…"}]',
  );
}

/** What `read` gives, or its error with the place in front. */
function placed<T>(place: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof MoneyError ? error.at(place) : error;
  }
}
