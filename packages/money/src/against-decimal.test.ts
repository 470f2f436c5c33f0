import { Decimal as DecimalLibrary } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, splitEvenly } from './allocation.js';
import { convert } from './conversion.js';
import { currency, digitsOf } from './currency.js';
import { MoneyError } from './money-error.js';
import { Money } from './money.js';
import { percentOf } from './percentage.js';
import { readRates } from './rate.js';
import { Rational } from './rational.js';
import { round, ROUNDING_MODES, roundToMultiple, type RoundingMode } from './rounding.js';

// Precise enough that every product and sum below is exact in the library too.
const Decimal = DecimalLibrary.clone({ precision: 600, maxE: 9e15, minE: -9e15 });
const runs = { numRuns: 3000 };

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const integer = fc.oneof(
  fc.bigInt(-1000n, 1000n),
  fc.bigInt(-SAFE, SAFE),
  fc.bigInt(SAFE - 3n, SAFE + 3n),
  fc.bigInt(-SAFE - 3n, -SAFE + 3n),
  fc.bigInt(-(2n ** 60n), 2n ** 60n),
);
const positive = integer.map((n) => (n < 0n ? -n : n) + 1n);
const fraction = fc.tuple(integer, positive);
const decimalText = fc
  .tuple(fc.boolean(), fc.bigInt(0n, 10n ** 20n), fc.integer({ min: 0, max: 12 }))
  .map(([negative, digits, decimals]) => {
    const padded = `${digits}`.padStart(decimals + 1, '0');
    const at = padded.length - decimals;
    return `${negative ? '-' : ''}${padded.slice(0, at)}${decimals === 0 ? '' : `.${padded.slice(at)}`}`;
  });

const code = fc.constantFrom('EUR', 'CNY', 'JPY', 'BHD', 'CLF', 'MILES').map((text) => currency(text));
const minor = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -500, max: 500 }));

const LIBRARY_MODE: Record<RoundingMode, DecimalLibrary.Rounding> = {
  halfUp: Decimal.ROUND_HALF_UP,
  halfEven: Decimal.ROUND_HALF_EVEN,
  up: Decimal.ROUND_UP,
  down: Decimal.ROUND_DOWN,
  ceiling: Decimal.ROUND_CEIL,
  floor: Decimal.ROUND_FLOOR,
};

function decimal(value: bigint | string): DecimalLibrary {
  return new Decimal(value.toString());
}

/** The library writes a zero that came from below as `-0`. */
function plain(value: DecimalLibrary): string {
  return value.isZero() ? '0' : value.toFixed();
}

/** Whether a rational is the fraction n/d of the library's integers, and in lowest terms. */
function expectFraction(actual: Rational, n: DecimalLibrary, d: DecimalLibrary) {
  expect(plain(decimal(actual.numerator).times(d))).toBe(plain(decimal(actual.denominator).times(n)));
  expect(actual.denominator > 0n).toBe(true);
  let [a, b] = [decimal(actual.numerator).abs(), decimal(actual.denominator)];
  while (!b.isZero()) [a, b] = [b, a.mod(b)];
  expect(a.toFixed()).toBe('1');
}

describe('against a decimal library', () => {
  it('fractions add, subtract, multiply, divide and compare alike', () => {
    fc.assert(
      fc.property(fraction, fraction, ([an, ad], [bn, bd]) => {
        const a = Rational.of(an, ad);
        const b = Rational.of(bn, bd);
        const [n1, d1, n2, d2] = [decimal(an), decimal(ad), decimal(bn), decimal(bd)];
        expectFraction(a.add(b), n1.times(d2).plus(n2.times(d1)), d1.times(d2));
        expectFraction(a.subtract(b), n1.times(d2).minus(n2.times(d1)), d1.times(d2));
        expectFraction(a.multiply(b), n1.times(n2), d1.times(d2));
        if (bn !== 0n) expectFraction(a.divide(b), n1.times(d2), d1.times(n2));
        expect(a.compare(b)).toBe(n1.times(d2).cmp(n2.times(d1)));
        expect(a.equals(b)).toBe(n1.times(d2).eq(n2.times(d1)));
        expect(a.floor().toString()).toBe(plain(n1.div(d1).floor()));
      }),
      runs,
    );
  });

  it('decimal texts are read and written alike', () => {
    fc.assert(
      fc.property(decimalText, decimalText, (a, b) => {
        expect(Rational.fromDecimal(a).toDecimal()).toBe(plain(decimal(a)));
        const product = Rational.fromDecimal(a).multiply(Rational.fromDecimal(b));
        expect(product.toDecimal()).toBe(plain(decimal(a).times(decimal(b))));
        const sum = Rational.fromDecimal(a).add(Rational.fromDecimal(b));
        expect(sum.toDecimal()).toBe(plain(decimal(a).plus(decimal(b))));
      }),
      runs,
    );
  });

  it('a number is read by its shortest text', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e70, max: 1e70 });
    fc.assert(
      fc.property(
        number.filter((value) => value === 0 || Math.abs(value) > 1e-50),
        (value) => {
          expect(Rational.fromNumber(value).toDecimal()).toBe(plain(new Decimal(value)));
          expect(Rational.fromDecimal(String(value)).equals(Rational.fromNumber(value))).toBe(true);
          // Reading a zero from below gives plain zero.
          expect(Rational.fromNumber(value).toNumber()).toBe(value + 0);
        },
      ),
      runs,
    );
  });

  it('the nearest double is found, also beside a tie', () => {
    const wide = fc.oneof(
      fc.bigInt(-(2n ** 255n), 2n ** 255n),
      fc
        .tuple(fc.bigInt(2n ** 52n, 2n ** 53n), fc.bigInt(1n, 200n), fc.bigInt(-1n, 1n))
        .map(([mantissa, shift, beside]) => ((2n * mantissa + 1n) << shift) + beside),
    );
    fc.assert(
      fc.property(wide, positive, (n, d) => {
        expect(Rational.of(n).toNumber()).toBe(Number(n.toString()));
        expect(Rational.of(n, d).toNumber()).toBe(Number(decimal(n).div(decimal(d)).toString()));
      }),
      runs,
    );
  });

  it.each(ROUNDING_MODES)('`%s` rounds to any increment alike', (mode) => {
    const increment = fc.constantFrom('0.01', '0.05', '0.25', '0.5', '1', '2.5', '10', '1000');
    const near = fc
      .tuple(increment, fc.integer({ min: -40, max: 40 }), fc.constantFrom('0', '0.0000001', '-0.0000001'))
      .map(([step, halves, off]) => decimal(step).times(halves).div(2).plus(off).toFixed());
    fc.assert(
      fc.property(fc.oneof(decimalText, near), increment, (value, step) => {
        const rounded = roundToMultiple(Rational.fromDecimal(value), Rational.fromDecimal(step), mode);
        expect(rounded.toDecimal()).toBe(plain(decimal(value).toNearest(step, LIBRARY_MODE[mode])));
      }),
      runs,
    );
  });

  it.each(ROUNDING_MODES)('`%s` rounds to the minor unit of a currency alike', (mode) => {
    const tie = fc
      .tuple(fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: 0, max: 5 }))
      .map(([halves, places]) => decimal(BigInt(halves)).div(2).div(decimal('10').pow(places)).toFixed());
    const amount = fc.oneof(
      tie,
      decimalText.filter((text) => text.length < 14),
    );
    fc.assert(
      fc.property(amount, code, (text, unit) => {
        const rounded = round(Rational.fromDecimal(text), unit, { mode });
        const expected = decimal(text).toDecimalPlaces(digitsOf(unit), LIBRARY_MODE[mode]);
        expect(rounded.amount()).toBe(
          expected.isZero() ? Money.zero(unit).amount() : expected.toFixed(digitsOf(unit)),
        );
      }),
      runs,
    );
  });

  it('percentages are exact', () => {
    fc.assert(
      fc.property(decimalText, decimalText, (percent, amount) => {
        const part = percentOf(Rational.fromDecimal(percent), Rational.fromDecimal(amount));
        expect(part.toDecimal()).toBe(plain(decimal(percent).times(amount).div(100)));
      }),
      runs,
    );
  });

  it('an amount is written as the library writes it', () => {
    fc.assert(
      fc.property(minor, code, (units, unit) => {
        const expected = decimal(BigInt(units)).div(decimal('10').pow(digitsOf(unit)));
        expect(Money.of(units, unit).amount()).toBe(
          units === 0 ? Money.zero(unit).amount() : expected.toFixed(digitsOf(unit)),
        );
      }),
      runs,
    );
  });

  it('amounts add and subtract alike or overflow, exactly at ±(2^53 − 1) minor units', () => {
    const near = fc.integer({ min: 0, max: 4 });
    const edge = fc.oneof(
      minor,
      near.map((less) => Number.MAX_SAFE_INTEGER - less),
      near.map((less) => less - Number.MAX_SAFE_INTEGER),
    );
    fc.assert(
      fc.property(edge, edge, code, (a, b, unit) => {
        expectSumOrOverflow(() => Money.of(a, unit).add(Money.of(b, unit)), BigInt(a) + BigInt(b));
        expectSumOrOverflow(() => Money.of(a, unit).subtract(Money.of(b, unit)), BigInt(a) - BigInt(b));
      }),
      runs,
    );
  });

  it('the parts of a split sum to the whole, each within one minor unit of its exact share', () => {
    const weights = fc
      .array(fc.oneof(fc.constant('0'), decimalText), { minLength: 1, maxLength: 9 })
      .map((texts) => texts.map((text) => text.replace('-', '')))
      .filter((texts) => texts.some((text) => Number(text) !== 0));
    fc.assert(
      fc.property(minor, code, weights, (units, unit, texts) => {
        const parts = allocate(
          Money.of(units, unit),
          texts.map((text) => Rational.fromDecimal(text)),
        );
        expect(parts.reduce((sum, part) => sum + BigInt(part.minor), 0n)).toBe(BigInt(units));
        const total = texts.reduce((sum, text) => sum.plus(text), decimal('0'));
        parts.forEach((part, i) => {
          const exact = decimal(BigInt(units))
            .times(texts[i] ?? '')
            .div(total);
          expect(exact.minus(part.minor).abs().lt(1)).toBe(true);
          if (decimal(texts[i] ?? '').isZero()) expect(part.minor).toBe(0);
        });
        expect(parts.map((part) => Math.abs(part.minor))).toEqual(largestRemainder(Math.abs(units), texts));
      }),
      runs,
    );
  });

  it('an even split sums to the whole and differs by at most one minor unit', () => {
    fc.assert(
      fc.property(minor, code, fc.integer({ min: 1, max: 60 }), (units, unit, count) => {
        const parts = splitEvenly(Money.of(units, unit), count).map((part) => BigInt(part.minor));
        expect(parts).toHaveLength(count);
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(BigInt(units));
        const sizes = parts.map((part) => (part < 0n ? -part : part));
        expect(Number(sizes[0]) - Number(sizes.at(-1))).toBeLessThanOrEqual(1);
        expect(sizes).toEqual(sizes.toSorted((a, b) => (a > b ? -1 : a < b ? 1 : 0)));
      }),
      runs,
    );
  });

  it('a conversion agrees and comes back to where it started', () => {
    fc.assert(
      fc.property(
        decimalText,
        fc.bigInt(1n, 10n ** 12n),
        fc.integer({ min: 0, max: 10 }),
        (amount, digits, scale) => {
          const text = decimal(digits).div(decimal('10').pow(scale)).toFixed();
          const [rate] = readRates([
            { id: 'r', base: 'USD', quote: 'CNY', date: '2016-01-01', rate: text, source: 'generated' },
          ]);
          if (rate === undefined) throw new Error('one rate was given');
          const start = Rational.fromDecimal(amount);
          const there = convert(start, rate, 'direct');
          expect(there.toDecimal()).toBe(plain(decimal(amount).times(text)));
          expect(convert(there, rate, 'inverse').equals(start)).toBe(true);
          expect(convert(convert(start, rate, 'inverse'), rate, 'direct').equals(start)).toBe(true);
        },
      ),
      runs,
    );
  });
});

function expectSumOrOverflow(sum: () => Money, exact: bigint) {
  if (exact <= SAFE && exact >= -SAFE) expect(BigInt(sum().minor)).toBe(exact);
  else expect(sum).toThrow(expect.objectContaining({ name: MoneyError.name, code: 'money-overflow' }));
}

/** By hand: hand out the left units one by one, each to the part that lacks most, the earliest of equals. */
function largestRemainder(units: number, weights: readonly string[]): number[] {
  const total = weights.reduce((sum, text) => sum.plus(text), decimal('0'));
  const parts = weights.map((text) => decimal(BigInt(units)).times(text).div(total).plus('1e-500').floor());
  for (
    let left = decimal(BigInt(units))
      .minus(Decimal.sum(...parts))
      .toNumber();
    left > 0;
    left -= 1
  ) {
    // What a part lacks, times the total, is an integer fraction and so free of the division's last digit.
    const lacks = parts.map((part, i) =>
      decimal(BigInt(units))
        .times(weights[i] ?? '')
        .minus(part.times(total)),
    );
    const most = Decimal.max(...lacks);
    const chosen = lacks.findIndex((lack) => lack.eq(most));
    parts[chosen] = (parts[chosen] ?? decimal('0')).plus(1);
  }
  return parts.map((part) => part.toNumber());
}
