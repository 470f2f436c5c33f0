import { describe, expect, it } from 'vitest';
import { currency } from './currency.js';
import { money } from './money.js';
import { Rational } from './rational.js';
import { readRounding, round, roundToInteger, ROUNDING_MODES, roundToMultiple } from './rounding.js';

const EUR = currency('EUR');
const r = (text: string) => Rational.fromDecimal(text);

// The table of IEEE 754 and java.math.RoundingMode, worked out by the definition of each mode.
const VALUES = ['-2.5', '-1.6', '-1.5', '-1.1', '-1', '-0.5', '0', '0.5', '1', '1.1', '1.5', '1.6', '2.5'];
const TABLE: Record<(typeof ROUNDING_MODES)[number], number[]> = {
  halfUp: [-3, -2, -2, -1, -1, -1, 0, 1, 1, 1, 2, 2, 3],
  halfEven: [-2, -2, -2, -1, -1, 0, 0, 0, 1, 1, 2, 2, 2],
  up: [-3, -2, -2, -2, -1, -1, 0, 1, 1, 2, 2, 2, 3],
  down: [-2, -1, -1, -1, -1, 0, 0, 0, 1, 1, 1, 1, 2],
  ceiling: [-2, -1, -1, -1, -1, 0, 0, 1, 1, 2, 2, 2, 3],
  floor: [-3, -2, -2, -2, -1, -1, 0, 0, 1, 1, 1, 1, 2],
};

describe.each(ROUNDING_MODES)('`%s`', (mode) => {
  it('rounds to integers as its definition says', () => {
    expect(VALUES.map((value) => roundToInteger(r(value), mode).toNumber())).toEqual(TABLE[mode]);
  });

  it('rounds to an increment as to integers', () => {
    const rounded = VALUES.map((value) => roundToMultiple(r(value).multiply(r('0.05')), r('0.05'), mode));
    expect(rounded).toEqual(TABLE[mode].map((units) => Rational.of(units).multiply(r('0.05'))));
  });

  it('rounds to the minor unit of a currency as to integers', () => {
    const rounded = VALUES.map((value) => round(r(value).divide(Rational.of(100)), EUR, { mode }).minor);
    expect(rounded).toEqual(TABLE[mode]);
  });

  it('leaves alone what is already round', () => {
    expect(round(r('12.34'), EUR, { mode })).toEqual(money('12.34', 'EUR'));
    expect(round(r('-12.35'), EUR, { mode, increment: r('0.05') })).toEqual(money('-12.35', 'EUR'));
  });
});

it('rounds amounts to increments above the minor unit', () => {
  expect(round(r('12.374'), EUR, { mode: 'halfUp', increment: r('0.05') })).toEqual(money('12.35', 'EUR'));
  expect(round(r('12.375'), EUR, { mode: 'halfUp', increment: r('0.05') })).toEqual(money('12.40', 'EUR'));
  expect(round(r('125'), EUR, { mode: 'halfEven', increment: r('10') })).toEqual(money('120', 'EUR'));
  expect(round(r('120.01'), currency('JPY'), { mode: 'ceiling', increment: r('10') })).toEqual(
    money('130', 'JPY'),
  );
  expect(round(Rational.of(200, 3), currency('BHD'), { mode: 'down' })).toEqual(money('66.666', 'BHD'));
});

it('tells a third of a cent from half a cent', () => {
  expect(round(Rational.of(1, 300), EUR, { mode: 'halfUp' }).minor).toBe(0);
  expect(round(Rational.of(2, 300), EUR, { mode: 'halfUp' }).minor).toBe(1);
});

it('refuses increments that are not positive or finer than the currency', () => {
  for (const increment of ['0', '-0.05', '0.001', '0.025']) {
    expect(() => round(Rational.ONE, EUR, { mode: 'up', increment: r(increment) })).toThrow(
      expect.objectContaining({ code: 'bad-increment' }),
    );
  }
  expect(() => round(Rational.ONE, currency('JPY'), { mode: 'up', increment: r('0.05') })).toThrow(
    'the increment `0.05` is finer than JPY allows (0 digits)',
  );
});

it('overflows when only the rounding leaves the bound', () => {
  const most = r('90071992547409.91');
  expect(round(most.add(r('0.004')), EUR, { mode: 'halfUp' }).minor).toBe(Number.MAX_SAFE_INTEGER);
  expect(() => round(most.add(r('0.005')), EUR, { mode: 'halfUp' })).toThrow(
    expect.objectContaining({ code: 'money-overflow' }),
  );
  expect(round(most.negate().subtract(r('0.009')), EUR, { mode: 'down' }).minor).toBe(
    -Number.MAX_SAFE_INTEGER,
  );
  expect(() => round(most.negate().subtract(r('0.001')), EUR, { mode: 'floor' })).toThrow(
    expect.objectContaining({ code: 'money-overflow' }),
  );
});

it('reads a rounding from a policy', () => {
  expect(readRounding({ mode: 'halfEven' })).toEqual({ mode: 'halfEven' });
  expect(readRounding({ mode: 'up', increment: '0.05' })).toEqual({ mode: 'up', increment: r('0.05') });
  expect(readRounding({ mode: 'up', increment: 10 })).toEqual({ mode: 'up', increment: r('10') });
  for (const mode of ['half-up', 'HALFUP', 'toString', undefined, 4]) {
    expect(() => readRounding({ mode })).toThrow(expect.objectContaining({ code: 'unknown-rounding' }));
  }
  for (const increment of [0, '-1']) {
    expect(() => readRounding({ mode: 'up', increment })).toThrow(
      expect.objectContaining({ code: 'bad-increment' }),
    );
  }
  expect(() => readRounding({ mode: 'up', increment: null })).toThrow(
    expect.objectContaining({ code: 'not-a-decimal' }),
  );
});
