/** An exact number, in lowest terms with a positive denominator. */
export class Fraction {
  /** Error: a `RangeError` where the denominator is zero. */
  static of(numerator: bigint | number, denominator: bigint | number = 1n): Fraction {
    const [n, d] = [BigInt(numerator), BigInt(denominator)];
    if (d === 0n) throw new RangeError('a fraction over zero');
    const divisor = greatestCommonDivisor(n < 0n ? -n : n, d < 0n ? -d : d) * (d < 0n ? -1n : 1n);
    return new Fraction(n / divisor, d / divisor);
  }

  /** Reads `12`, `-0.50` or `1e-7`; `undefined` for any other text. */
  static read(text: string): Fraction | undefined {
    const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/.exec(text);
    if (match === null) return undefined;
    const [, sign = '', whole = '', decimals = '', exponent = '0'] = match;
    const shift = Number(exponent) - decimals.length;
    const digits = BigInt(`${sign}${whole}${decimals}`);
    return shift < 0
      ? Fraction.of(digits, 10n ** BigInt(-shift))
      : Fraction.of(digits * 10n ** BigInt(shift));
  }

  // Plain fields: json-rules-engine copies the conditions it is given.
  private constructor(
    readonly n: bigint,
    readonly d: bigint,
  ) {}

  plus(other: Fraction): Fraction {
    return Fraction.of(this.n * other.d + other.n * this.d, this.d * other.d);
  }

  minus(other: Fraction): Fraction {
    return Fraction.of(this.n * other.d - other.n * this.d, this.d * other.d);
  }

  times(other: Fraction): Fraction {
    return Fraction.of(this.n * other.n, this.d * other.d);
  }

  over(other: Fraction): Fraction {
    return Fraction.of(this.n * other.d, this.d * other.n);
  }

  /** Negative, zero or positive. */
  order(other: Fraction): number {
    const [left, right] = [this.n * other.d, other.n * this.d];
    return left < right ? -1 : left > right ? 1 : 0;
  }

  /** As a plain number if that is exact without question. */
  plain(): number | undefined {
    const number = Number(this.n);
    return this.d === 1n && Number.isSafeInteger(number) ? number : undefined;
  }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
