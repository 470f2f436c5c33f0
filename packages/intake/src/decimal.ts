/** An exact decimal number: `digits` × 10^−`scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** Reads plain decimal text (`-12.50`); undefined for anything else, exponents included. */
export function decimalOf(text: string): Decimal | undefined {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return undefined;
  const point = text.indexOf('.');
  if (point < 0) return { digits: BigInt(text), scale: 0 };
  return { digits: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 };
}

/** The decimal that the shortest text of a finite number writes; undefined for NaN and infinities. */
export function decimalOfNumber(value: number): Decimal | undefined {
  const text = String(value);
  const [mantissa = '', exponent] = text.split('e');
  const decimal = decimalOf(mantissa);
  if (decimal === undefined || exponent === undefined) return decimal;
  const scale = decimal.scale - Number(exponent);
  return scale >= 0
    ? { digits: decimal.digits, scale }
    : { digits: decimal.digits * 10n ** BigInt(-scale), scale: 0 };
}

export function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { digits: digitsAt(a, scale) + digitsAt(b, scale), scale };
}

export function minus(a: Decimal, b: Decimal): Decimal {
  return plus(a, { digits: -b.digits, scale: b.scale });
}

export function times(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale };
}

/** The quotient to `decimals` places, half away from zero; undefined when `b` is zero. */
export function over(a: Decimal, b: Decimal, decimals: number): Decimal | undefined {
  if (b.digits === 0n) return undefined;
  return {
    digits: halfUp(a.digits * 10n ** BigInt(decimals + b.scale), b.digits * 10n ** BigInt(a.scale)),
    scale: decimals,
  };
}

/** Rounded to `decimals` places, half away from zero. */
export function rounded(a: Decimal, decimals: number): Decimal {
  if (a.scale <= decimals) return a;
  return { digits: halfUp(a.digits, 10n ** BigInt(a.scale - decimals)), scale: decimals };
}

export function larger(a: Decimal, b: Decimal): boolean {
  return minus(a, b).digits > 0n;
}

/** Plain decimal text with exactly `scale` places. */
export function decimalText({ digits, scale }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  return scale === 0 ? sign + text : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

function digitsAt(a: Decimal, scale: number): bigint {
  return a.digits * 10n ** BigInt(scale - a.scale);
}

function halfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const quotient = (n * 2n + d) / (d * 2n);
  return negative ? -quotient : quotient;
}
