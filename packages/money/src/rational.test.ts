import { describe, expect, it } from 'vitest';
import { Rational } from './rational.js';

const r = (text: string) => Rational.fromDecimal(text);
const LIMIT = 2n ** 256n;

describe('reading', () => {
  it.each([
    ['-12.50', '-12.5'],
    ['0', '0'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['007.10', '7.1'],
    ['9007199254740993', '9007199254740993'],
    ['0.1234567890123456789', '0.1234567890123456789'],
    ['1e+21', '1000000000000000000000'],
    ['-1.5e-7', '-0.00000015'],
  ])('takes `%s` as %s', (text, expected) => {
    expect(r(text).toDecimal()).toBe(expected);
  });

  it.each([
    '',
    ' ',
    '1e3',
    '1e21',
    '1E+21',
    '10e+20',
    '+5',
    '.5',
    '5.',
    '1,000',
    '1_000',
    '0x10',
    ' 1',
    '1\n',
    '--1',
    'NaN',
    'Infinity',
    '１２',
  ])('refuses `%s`', (text) => {
    expect(() => r(text)).toThrow(expect.objectContaining({ code: 'not-a-decimal' }));
  });

  it('takes a number by its shortest text, not by its binary fraction', () => {
    expect(Rational.fromNumber(0.1).equals(Rational.of(1, 10))).toBe(true);
    expect(Rational.fromNumber(1e21).numerator).toBe(10n ** 21n);
    expect(Rational.fromNumber(-0).toDecimal()).toBe('0');
    expect(Object.is(Rational.fromNumber(-0).toNumber(), 0)).toBe(true);
  });

  it.each([NaN, Infinity, -Infinity])('refuses %s', (value) => {
    expect(() => Rational.fromNumber(value)).toThrow(expect.objectContaining({ code: 'not-finite' }));
  });

  it('refuses JSON values that are neither text nor number', () => {
    for (const value of [null, undefined, true, [], {}, ['1'], 1n]) {
      expect(() => Rational.read(value)).toThrow(expect.objectContaining({ code: 'not-a-decimal' }));
    }
  });

  it('shows a long offender only by its beginning', () => {
    expect(() => r('x'.repeat(1_000_000))).toThrow(`\`${'x'.repeat(40)}…\` is not a decimal number`);
  });
});

describe('the bound of 256 bits', () => {
  it('holds the greatest numerator and denominator, on both sides of zero', () => {
    expect(Rational.of(LIMIT - 1n).numerator).toBe(LIMIT - 1n);
    expect(Rational.of(1n - LIMIT).numerator).toBe(1n - LIMIT);
    expect(Rational.of(1n, LIMIT - 1n).denominator).toBe(LIMIT - 1n);
    expect(Rational.of(LIMIT - 2n).add(Rational.ONE).numerator).toBe(LIMIT - 1n);
    expect(Rational.of(2n - LIMIT).subtract(Rational.ONE).numerator).toBe(1n - LIMIT);
    expect(Rational.of(2n ** 128n - 1n).multiply(Rational.of(2n ** 128n)).numerator).toBe(LIMIT - 2n ** 128n);
  });

  it.each([
    ['a greater numerator', () => Rational.of(LIMIT)],
    ['a lesser numerator', () => Rational.of(-LIMIT)],
    ['a greater denominator', () => Rational.of(1n, LIMIT)],
    ['a sum one beyond', () => Rational.of(LIMIT - 1n).add(Rational.ONE)],
    ['a difference one beyond', () => Rational.of(1n - LIMIT).subtract(Rational.ONE)],
    ['a product just beyond', () => Rational.of(2n ** 128n).multiply(Rational.of(2n ** 128n))],
    ['a quotient just beyond', () => Rational.of(2n ** 128n).divide(Rational.of(1n, 2n ** 128n))],
    ['a number without end', () => r('9'.repeat(1_000_000))],
    ['a fraction without end', () => r(`0.${'1'.repeat(1_000_000)}`)],
    ['a double too large', () => Rational.fromNumber(1e78)],
    ['a double too small', () => Rational.fromNumber(5e-324)],
  ])('refuses %s', (_, make) => {
    expect(make).toThrow(expect.objectContaining({ code: 'number-too-large' }));
  });

  it('reduces before it judges', () => {
    // 2^255/3 · 3/2 passes 3 · 2^255, which is beyond, on the way to 2^254.
    expect(Rational.of(2n ** 255n, 3n).multiply(Rational.of(3, 2)).numerator).toBe(2n ** 254n);
    const most = Rational.of(LIMIT - 1n);
    expect(most.divide(most)).toEqual(Rational.ONE);
  });
});

describe('arithmetic', () => {
  it('meets the same value in the same form, however it was reached', () => {
    const around = Rational.of(2n ** 53n).subtract(Rational.ONE);
    expect(around).toEqual(Rational.of(Number.MAX_SAFE_INTEGER));
    expect(Rational.of(-6, -4)).toEqual(Rational.of(3n, 2n));
    expect(Rational.of(0, -5)).toEqual(Rational.ZERO);
    expect(Rational.of(0).multiply(Rational.of(-5))).toEqual(Rational.ZERO);
    expect(Rational.ZERO.negate()).toEqual(Rational.ZERO);
  });

  it('is not deceived when two large products nearly cancel', () => {
    const a = Rational.of(9007199254740991, 9007199254740990);
    const b = Rational.of(9007199254740990, 9007199254740989);
    expect(a.subtract(b)).toEqual(Rational.of(-1n, 9007199254740990n * 9007199254740989n));
    expect(a.compare(b)).toBe(-1);
  });

  it('divides by a negative number and refuses zero', () => {
    expect(Rational.ONE.divide(Rational.of(-4)).toDecimal()).toBe('-0.25');
    expect(() => Rational.ONE.divide(Rational.ZERO)).toThrow(
      expect.objectContaining({ code: 'divided-by-zero' }),
    );
    expect(() => Rational.of(1, 0)).toThrow(expect.objectContaining({ code: 'divided-by-zero' }));
  });

  it('chooses the lesser and the greater, the first of equals', () => {
    expect(r('1.5').min(r('-2'))).toEqual(r('-2'));
    expect(r('1.5').max(r('-2'))).toEqual(r('1.5'));
    const first = r('2');
    expect(first.min(r('2.0'))).toBe(first);
    expect(first.max(r('2.0'))).toBe(first);
  });

  it('finds the integer below', () => {
    expect(r('-0.5').floor().toDecimal()).toBe('-1');
    expect(r('0.5').floor().toDecimal()).toBe('0');
    expect(r('-3').floor().toDecimal()).toBe('-3');
    expect(
      Rational.of(-1n, 2n ** 200n)
        .floor()
        .toDecimal(),
    ).toBe('-1');
    expect(Rational.of(2n ** 200n + 1n, 2n).floor().numerator).toBe(2n ** 199n);
  });

  it('knows sign, size and whether it is whole', () => {
    expect([
      r('-0.1').sign(),
      Rational.ZERO.sign(),
      Rational.of(2n ** 99n).sign(),
      Rational.of(-(2n ** 99n)).sign(),
    ]).toEqual([-1, 0, 1, -1]);
    expect(r('-0.1').abs()).toEqual(r('0.1'));
    expect([r('2.0').isInteger(), r('2.1').isInteger(), Rational.of(2n ** 99n).isInteger()]).toEqual([
      true,
      false,
      true,
    ]);
    expect(Rational.of(2n ** 99n, 3n).isInteger()).toBe(false);
  });

  it('refuses fractions and unsafe integers where an integer is wanted', () => {
    for (const value of [0.5, 2 ** 53, NaN, Infinity]) {
      expect(() => Rational.of(value)).toThrow(expect.objectContaining({ code: 'not-an-integer' }));
      expect(() => Rational.of(1, value)).toThrow(expect.objectContaining({ code: 'not-an-integer' }));
    }
  });
});

describe('writing', () => {
  it('writes a decimal only where there is one', () => {
    expect(Rational.of(1, 8).toDecimal()).toBe('0.125');
    expect(Rational.of(-3, 2n ** 60n).toDecimal()).toBe(
      '-0.000000000000000002602085213965210641617886722087860107421875',
    );
    expect(() => Rational.of(1, 3).toDecimal()).toThrow(expect.objectContaining({ code: 'not-terminating' }));
    expect(() => Rational.of(1, 6).toDecimal()).toThrow('`1/6` has no finite decimal text');
  });

  it('shows any value in messages and JSON', () => {
    expect(`${Rational.of(-1, 3)}`).toBe('-1/3');
    expect(JSON.stringify({ a: r('2.50'), b: Rational.of(2n ** 99n, 7n) })).toBe(
      '{"a":"2.5","b":"633825300114114700748351602688/7"}',
    );
  });
});
