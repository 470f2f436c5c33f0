import { convert, type Direction } from './conversion.js';
import type { CurrencyCode } from './currency.js';
import { assertDay, dayNumber } from './day-number.js';
import { MoneyError } from './money-error.js';
import type { Rate } from './rate.js';
import type { Rational } from './rational.js';

/**
 * Dated rates by pair of currencies. The rate of a date is the latest one not after it, whether given from base to
 * quote or the other way round; of two on one day the one given in the direction asked for. There is no crossing
 * over a third currency: nobody gave that rate.
 */
export class RateTable {
  private readonly pairs = new Map<CurrencyCode, Map<CurrencyCode, Quotation[]>>();

  constructor(rates: readonly Rate[]) {
    for (const rate of rates) {
      this.pair(rate.base, rate.quote).push({ rate, direction: 'direct' });
      this.pair(rate.quote, rate.base).push({ rate, direction: 'inverse' });
    }
    for (const quotations of [...this.pairs.values()].flatMap((byQuote) => [...byQuote.values()])) {
      quotations.sort((a, b) => a.rate.day - b.rate.day || rank(a) - rank(b));
    }
  }

  /**
   * The rate from `base` to `quote` of a date, given as `YYYY-MM-DD` or as days since 1970-01-01, with its direction;
   * undefined when none was given by then. Errors: `same-currency`, `bad-date`.
   */
  find(base: CurrencyCode, quote: CurrencyCode, date: string | number): Quotation | undefined {
    if (base === quote) {
      throw new MoneyError(
        'same-currency',
        `a rate from \`${base}\` to itself is asked for`,
        'take the amount as it is',
      );
    }
    const day = typeof date === 'string' ? dayNumber(date) : assertDay(date);
    const quotations = this.pairs.get(base)?.get(quote) ?? [];
    let from = 0;
    let to = quotations.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((quotations[middle]?.rate.day ?? Infinity) <= day) from = middle + 1;
      else to = middle;
    }
    return quotations[from - 1];
  }

  /**
   * An amount in `from` expressed in `to` at the rate of a date, exact and unrounded, with the rate to pin; within one
   * currency the amount itself without a rate; undefined when no rate was given by then.
   * Errors: `bad-date`, `number-too-large`.
   */
  exchange(
    amount: Rational,
    from: CurrencyCode,
    to: CurrencyCode,
    date: string | number,
  ): Exchanged | undefined {
    if (from === to) return { amount };
    const quotation = this.find(from, to, date);
    if (quotation === undefined) return undefined;
    return { amount: convert(amount, quotation.rate, quotation.direction), quotation };
  }

  private pair(base: CurrencyCode, quote: CurrencyCode): Quotation[] {
    const byQuote = this.pairs.get(base) ?? new Map<CurrencyCode, Quotation[]>();
    const quotations = byQuote.get(quote) ?? [];
    this.pairs.set(base, byQuote.set(quote, quotations));
    return quotations;
  }
}

/** A rate and the direction in which it answers the question. */
export interface Quotation {
  readonly rate: Rate;
  readonly direction: Direction;
}

export interface Exchanged {
  readonly amount: Rational;
  readonly quotation?: Quotation;
}

function rank(quotation: Quotation): number {
  return quotation.direction === 'inverse' ? 0 : 1;
}
