import { MoneyError } from './money-error.js';
import { quoted } from './quoted.js';

/**
 * An exact fraction: immutable, in lowest terms, the denominator positive. Numerator and denominator stay below
 * 2^256 in size; what would grow beyond is the error `number-too-large`, never a nearby number.
 */
export class Rational {
  static readonly ZERO = new Rational(0, 1, null);
  static readonly ONE = new Rational(1, 1, null);

  // Safe integers while both fit, else NaN with the value in `wide`: NaN fails every test of a fast path.
  private readonly n: number;
  private readonly d: number;
  private readonly wide: Wide | null;

  private constructor(n: number, d: number, wide: Wide | null) {
    this.n = n;
    this.d = d;
    this.wide = wide;
  }

  /**
   * `numerator / denominator`, each a bigint or a safe integer.
   * Errors: `not-an-integer`, `divided-by-zero`, `number-too-large` (either one beyond 256 bits before reducing).
   */
  static of(numerator: number | bigint, denominator: number | bigint = 1): Rational {
    if (Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator) && denominator > 0) {
      return Rational.lowest(Number(numerator), Number(denominator));
    }
    const n = wholeNumber(numerator);
    const d = wholeNumber(denominator);
    if (d === 0n) throw dividedByZero(`${n}`);
    if (isTooLarge(n) || isTooLarge(d)) throw tooLarge('a given fraction');
    return Rational.reduced(n, d);
  }

  /**
   * The exact value of a plain decimal such as `-12.50`. An exponent is taken only in the one spelling in which
   * JavaScript writes a very large or small number itself (`1e+21`), so that texts of numbers can be read back.
   * Errors: `not-a-decimal`, `number-too-large`.
   */
  static fromDecimal(text: string): Rational {
    if (PLAIN.test(text)) return Rational.scaled(text, 0);
    if (SHORTEST.test(text) && String(Number(text)) === text) {
      const e = text.indexOf('e');
      return Rational.scaled(text.slice(0, e), Number(text.slice(e + 1)));
    }
    throw new MoneyError(
      'not-a-decimal',
      `${quoted(text)} is not a decimal number`,
      'write digits with at most one point, such as `250`, `-12.50`; no exponent, sign `+`, spaces or separators',
    );
  }

  /**
   * The value of a number by its shortest text: `0.1` is one tenth, not the binary fraction nearest to it.
   * Errors: `not-finite` for NaN and the infinities, `number-too-large`.
   */
  static fromNumber(value: number): Rational {
    if (Number.isSafeInteger(value)) return new Rational(value + 0, 1, null);
    if (Number.isFinite(value)) return Rational.fromDecimal(String(value));
    throw new MoneyError(
      'not-finite',
      `${quoted(value)} is not a number to reckon with`,
      'give a finite number',
    );
  }

  /** A JSON value: a decimal text or a number. Errors: as `fromDecimal` and `fromNumber`. */
  static read(value: unknown): Rational {
    if (typeof value === 'string') return Rational.fromDecimal(value);
    if (typeof value === 'number') return Rational.fromNumber(value);
    throw new MoneyError(
      'not-a-decimal',
      `${quoted(value)} is not a decimal number`,
      'give a number or a text such as "12.50"',
    );
  }

  get numerator(): bigint {
    return this.wide === null ? BigInt(this.n) : this.wide.n;
  }

  get denominator(): bigint {
    return this.wide === null ? BigInt(this.d) : this.wide.d;
  }

  /** Error: `number-too-large`. */
  add(other: Rational): Rational {
    if (this.d === other.d) {
      const n = this.n + other.n;
      if (Number.isSafeInteger(n)) return Rational.lowest(n, this.d);
    }
    const left = this.n * other.d;
    const right = other.n * this.d;
    if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) {
      const n = left + right;
      const d = this.d * other.d;
      if (Number.isSafeInteger(n) && Number.isSafeInteger(d)) return Rational.lowest(n, d);
    }
    return Rational.reduced(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  /** Error: `number-too-large`. */
  subtract(other: Rational): Rational {
    return this.add(other.negate());
  }

  /** Error: `number-too-large`. */
  multiply(other: Rational): Rational {
    const n = this.n * other.n;
    const d = this.d * other.d;
    if (Number.isSafeInteger(n) && Number.isSafeInteger(d)) return Rational.lowest(n, d);
    return Rational.reduced(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** Errors: `divided-by-zero`, `number-too-large`. */
  divide(other: Rational): Rational {
    if (other.isZero()) throw dividedByZero(this.toString());
    const n = this.n * other.d;
    const d = this.d * other.n;
    if (Number.isSafeInteger(n) && Number.isSafeInteger(d))
      return d < 0 ? Rational.lowest(-n, -d) : Rational.lowest(n, d);
    return Rational.reduced(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  negate(): Rational {
    if (this.wide === null) return new Rational(0 - this.n, this.d, null);
    return new Rational(NaN, NaN, { n: -this.wide.n, d: this.wide.d });
  }

  abs(): Rational {
    return this.sign() < 0 ? this.negate() : this;
  }

  /** The greatest integer not above this number. */
  floor(): Rational {
    if (this.d === 1) return this;
    if (this.wide === null) {
      const rest = this.n % this.d;
      const towardsZero = (this.n - rest) / this.d;
      return new Rational((rest < 0 ? towardsZero - 1 : towardsZero) + 0, 1, null);
    }
    const { n, d } = this.wide;
    const rest = n % d;
    return Rational.reduced((n - rest) / d - (rest < 0n ? 1n : 0n), 1n);
  }

  /** −1, 0 or 1: this number is less than, equal to or greater than the other. */
  compare(other: Rational): Order {
    const left = this.n * other.d;
    const right = other.n * this.d;
    if (Number.isSafeInteger(left) && Number.isSafeInteger(right))
      return left < right ? -1 : left > right ? 1 : 0;
    const wideLeft = this.numerator * other.denominator;
    const wideRight = other.numerator * this.denominator;
    return wideLeft < wideRight ? -1 : wideLeft > wideRight ? 1 : 0;
  }

  equals(other: Rational): boolean {
    if (this.wide === null || other.wide === null) return this.n === other.n && this.d === other.d;
    return this.wide.n === other.wide.n && this.wide.d === other.wide.d;
  }

  min(other: Rational): Rational {
    return this.compare(other) <= 0 ? this : other;
  }

  max(other: Rational): Rational {
    return this.compare(other) >= 0 ? this : other;
  }

  sign(): Order {
    if (this.wide !== null) return this.wide.n < 0n ? -1 : 1;
    return this.n < 0 ? -1 : this.n > 0 ? 1 : 0;
  }

  isZero(): boolean {
    return this.n === 0;
  }

  isInteger(): boolean {
    return this.wide === null ? this.d === 1 : this.wide.d === 1n;
  }

  /** The shortest exact decimal text. Error: `not-terminating` for a number such as one third. */
  toDecimal(): string {
    if (this.d === 1) return String(this.n);
    const d = this.denominator;
    const twos = timesDividedBy(d, 2n);
    const fives = timesDividedBy(d, 5n);
    if (2n ** BigInt(twos) * 5n ** BigInt(fives) !== d) {
      throw new MoneyError(
        'not-terminating',
        `\`${this.numerator}/${d}\` has no finite decimal text`,
        'round it first, by a named mode and increment',
      );
    }
    const decimals = Math.max(twos, fives);
    const digits = `${(this.abs().numerator * 10n ** BigInt(decimals)) / d}`.padStart(decimals + 1, '0');
    const whole = digits.slice(0, digits.length - decimals);
    const sign = this.sign() < 0 ? '-' : '';
    return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(digits.length - decimals)}`;
  }

  /** The nearest double, for display and charts; never to reckon on with. */
  toNumber(): number {
    if (this.wide === null) return this.n / this.d;
    const { n, d } = this.wide;
    const size = n < 0n ? -n : n;
    // 512 more bits leave at least 256 in the quotient, of which 65 to 68 are kept. What is cut off lives on in
    // the last bit, so that the one rounding that follows is not misled by a tie that is none.
    const scaled = size << 512n;
    const quotient = scaled / d;
    const cut = quotient.toString(16).length * 4 - 68;
    const top = quotient >> BigInt(cut);
    const isExact = (top << BigInt(cut)) * d === scaled;
    const magnitude = Number(isExact ? top : top | 1n) * 2 ** (cut - 512);
    return n < 0n ? -magnitude : magnitude;
  }

  /** The decimal text where there is one, else `numerator/denominator`. */
  toString(): string {
    const d = this.denominator;
    const left = d / (2n ** BigInt(timesDividedBy(d, 2n)) * 5n ** BigInt(timesDividedBy(d, 5n)));
    return left === 1n ? this.toDecimal() : `${this.numerator}/${d}`;
  }

  toJSON(): string {
    return this.toString();
  }

  private static scaled(decimal: string, exponent: number): Rational {
    if (decimal.length > LONGEST_TEXT) throw tooLarge(quoted(decimal));
    const point = decimal.indexOf('.');
    const digits = point < 0 ? decimal : decimal.slice(0, point) + decimal.slice(point + 1);
    const decimals = (point < 0 ? 0 : decimal.length - point - 1) - exponent;
    const small = Number(digits);
    const power = POWERS_OF_TEN[decimals];
    if (Number.isSafeInteger(small) && power !== undefined) return Rational.lowest(small, power);
    const n = BigInt(digits);
    const scale = 10n ** BigInt(Math.abs(decimals));
    return decimals > 0 ? Rational.reduced(n, scale) : Rational.reduced(n * scale, 1n);
  }

  /** Safe integers with `d` > 0. */
  private static lowest(n: number, d: number): Rational {
    if (d === 1) return new Rational(n + 0, 1, null);
    const divisor = greatestCommonDivisor(Math.abs(n), d);
    return new Rational(n / divisor + 0, d / divisor, null);
  }

  /** Any integers with `d` ≠ 0. */
  private static reduced(n: bigint, d: bigint): Rational {
    let a = n < 0n ? -n : n;
    let b = d < 0n ? -d : d;
    while (b !== 0n) [a, b] = [b, a % b];
    const divisor = d < 0n ? -a : a;
    const lowest = { n: n / divisor, d: d / divisor };
    if (isTooLarge(lowest.n) || isTooLarge(lowest.d)) throw tooLarge('a result');
    if (isSafe(lowest.n) && isSafe(lowest.d)) return new Rational(Number(lowest.n), Number(lowest.d), null);
    return new Rational(NaN, NaN, lowest);
  }
}

export type Order = -1 | 0 | 1;

interface Wide {
  readonly n: bigint;
  readonly d: bigint;
}

/** 77 decimal digits: far beyond any sum of money, small enough that no input makes a multiplication slow. */
const BITS = 256n;
const LIMIT = 1n << BITS;
/** Longer than any decimal text of a number within the limit. */
const LONGEST_TEXT = 160;
const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const INT32 = 2 ** 31 - 1;
const PLAIN = /^-?\d+(?:\.\d+)?$/;
const SHORTEST = /^-?\d(?:\.\d+)?e[+-]\d{1,3}$/;
const POWERS_OF_TEN = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

function wholeNumber(value: number | bigint): bigint {
  if (typeof value === 'bigint') return value;
  if (Number.isSafeInteger(value)) return BigInt(value);
  throw new MoneyError(
    'not-an-integer',
    `${quoted(value)} is not an exact integer`,
    'give a safe integer or a bigint; read decimals from their text',
  );
}

function isTooLarge(value: bigint): boolean {
  return value >= LIMIT || value <= -LIMIT;
}

function isSafe(value: bigint): boolean {
  return value <= SAFE && value >= -SAFE;
}

/** Of safe integers, `b` > 0. */
function greatestCommonDivisor(a: number, b: number): number {
  const rest = a % b;
  if (rest === 0) return b;
  // The remainder of 32-bit integers is a machine instruction, that of doubles a loop of its own.
  if (b > INT32) return greatestCommonDivisor(b, rest);
  let greater = b | 0;
  let lesser = rest | 0;
  while (lesser !== 0) {
    const next = (greater % lesser) | 0;
    greater = lesser;
    lesser = next;
  }
  return greater;
}

function timesDividedBy(value: bigint, prime: bigint): number {
  let times = 0;
  for (let rest = value; rest % prime === 0n; rest /= prime) times += 1;
  return times;
}

function tooLarge(what: string): MoneyError {
  return new MoneyError(
    'number-too-large',
    `${what} needs more than ${BITS} bits`,
    'check the number; exact arithmetic stops at about 77 digits above or below the fraction line',
  );
}

function dividedByZero(dividend: string): MoneyError {
  return new MoneyError(
    'divided-by-zero',
    `\`${dividend}\` is divided by zero`,
    'make sure the divisor cannot be zero, or decide that case by a condition of its own',
  );
}
