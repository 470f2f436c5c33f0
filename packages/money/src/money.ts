import { currency, digitsOf, minorUnitsPer, type CurrencyCode } from './currency.js';
import { MoneyError } from './money-error.js';
import { Rational, type Order } from './rational.js';

/**
 * An amount that can be paid: whole minor units of one currency, immutable. The minor units are a safe integer, not
 * a bigint: it goes into JSON, typed columns and charts as it is, and holds 90 trillion in a currency of two digits,
 * thirty times the greatest claim on record. Beyond ±(2^53 − 1) minor units is the error `money-overflow`, never a
 * nearby amount.
 */
export class Money {
  readonly minor: number;
  readonly currency: CurrencyCode;

  private constructor(minor: number, currency: CurrencyCode) {
    this.minor = minor;
    this.currency = currency;
  }

  /** `minor` whole minor units: `Money.of(25000, EUR)` is 250.00 EUR. Errors: `money-overflow`, `bad-minor-units`. */
  static of(minor: number, currency: CurrencyCode): Money {
    if (Number.isSafeInteger(minor)) return new Money(minor + 0, currency);
    if (Number.isInteger(minor)) throw overflow(currency);
    throw new MoneyError(
      'bad-minor-units',
      `\`${minor}\` is not a whole number of minor units`,
      'round by a named mode first',
    );
  }

  static zero(currency: CurrencyCode): Money {
    return new Money(0, currency);
  }

  /**
   * An amount in units of the currency that needs no rounding.
   * Errors: `too-many-decimals` when it does, `money-overflow`.
   */
  static exactly(amount: Rational, code: CurrencyCode): Money {
    const minor = amount.multiply(Rational.of(minorUnitsPer(code)));
    if (!minor.isInteger()) {
      throw new MoneyError(
        'too-many-decimals',
        `\`${amount}\` has more decimals than ${code} has digits (${digitsOf(code)})`,
        'round it by a named mode, or correct the amount',
      );
    }
    return Money.of(minor.toNumber(), code);
  }

  /** Errors: `currency-mismatch`, `money-overflow`. */
  add(other: Money): Money {
    this.assertSameCurrency(other);
    return Money.of(this.minor + other.minor, this.currency);
  }

  /** Errors: `currency-mismatch`, `money-overflow`. */
  subtract(other: Money): Money {
    this.assertSameCurrency(other);
    return Money.of(this.minor - other.minor, this.currency);
  }

  /** Error: `currency-mismatch`. */
  compare(other: Money): Order {
    this.assertSameCurrency(other);
    return this.minor < other.minor ? -1 : this.minor > other.minor ? 1 : 0;
  }

  /** Same amount of the same currency; amounts of two currencies are never equal, not even zero. */
  equals(other: Money): boolean {
    return this.minor === other.minor && this.currency === other.currency;
  }

  negate(): Money {
    return new Money(0 - this.minor, this.currency);
  }

  /** The amount in units of the currency, exact: 250.05 EUR is 250.05. */
  toRational(): Rational {
    return Rational.of(this.minor, minorUnitsPer(this.currency));
  }

  /** The amount with all digits of its currency: `250.00`, `-0.05`, `3` for JPY. */
  amount(): string {
    const digits = digitsOf(this.currency);
    const text = String(Math.abs(this.minor)).padStart(digits + 1, '0');
    const sign = this.minor < 0 ? '-' : '';
    return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
  }

  /** `{"amount":"250.00","currency":"EUR"}`, the shape of cli.md. */
  toJSON(): MoneyJson {
    return { amount: this.amount(), currency: this.currency };
  }

  toString(): string {
    return `${this.amount()} ${this.currency}`;
  }

  private assertSameCurrency(other: Money): void {
    if (this.currency === other.currency) return;
    throw new MoneyError(
      'currency-mismatch',
      `\`${this}\` and \`${other}\` are of different currencies`,
      'convert one of them by a dated rate first',
    );
  }
}

export interface MoneyJson {
  readonly amount: string;
  readonly currency: string;
}

/** A currency by its code and an amount by its decimal text: `money('250.00', 'EUR')`. Errors: as `readMoney`. */
export function money(amount: string, code: string): Money {
  return Money.exactly(Rational.fromDecimal(amount), currency(code));
}

function overflow(code: CurrencyCode): MoneyError {
  const most = new Intl.NumberFormat('en').format(Math.floor(Number.MAX_SAFE_INTEGER / minorUnitsPer(code)));
  return new MoneyError(
    'money-overflow',
    `an amount in ${code} exceeds what an amount can hold`,
    `check the figures: the most is ${most} ${code}`,
  );
}
