/**
 * A number, an amount, a currency or a rate that cannot be what it claims to be. `code` is stable, `message` a
 * fragment with the offender in backticks, `hint` says what to do next.
 */
export class MoneyError extends Error {
  override readonly name = 'MoneyError';
  readonly code: MoneyErrorCode;
  readonly hint: string;

  constructor(code: MoneyErrorCode, message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }

  /** The same error, saying where it was met: a key, a line, the name of a fact. */
  at(place: string): MoneyError {
    return new MoneyError(this.code, `${place}: ${this.message}`, this.hint);
  }
}

export type MoneyErrorCode =
  | 'bad-currency-code'
  | 'bad-date'
  | 'bad-increment'
  | 'bad-minor-units'
  | 'bad-money'
  | 'bad-parts'
  | 'bad-rate'
  | 'currency-mismatch'
  | 'divided-by-zero'
  | 'duplicate-rate'
  | 'money-overflow'
  | 'negative-money'
  | 'negative-weight'
  | 'no-weights'
  | 'not-a-decimal'
  | 'not-an-integer'
  | 'not-finite'
  | 'not-terminating'
  | 'number-too-large'
  | 'rate-not-positive'
  | 'same-currency'
  | 'too-many-decimals'
  | 'unknown-currency'
  | 'unknown-rounding';
