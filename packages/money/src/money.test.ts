import { expect, it } from 'vitest';
import { currency } from './currency.js';
import { Money, money } from './money.js';
import { Rational } from './rational.js';

const EUR = currency('EUR');
const MOST = Number.MAX_SAFE_INTEGER;

it.each([
  [25000, 'EUR', '250.00'],
  [-5, 'EUR', '-0.05'],
  [0, 'EUR', '0.00'],
  [-0, 'EUR', '0.00'],
  [3, 'JPY', '3'],
  [-3, 'MILES', '-3'],
  [1, 'BHD', '0.001'],
  [12345, 'CLF', '1.2345'],
  [300_000_000_000_000, 'USD', '3000000000000.00'],
  [MOST, 'USD', '90071992547409.91'],
  [-MOST, 'USD', '-90071992547409.91'],
])('writes %d minor units of %s as %s', (minor, code, amount) => {
  const written = Money.of(minor, currency(code));
  expect(JSON.parse(JSON.stringify(written))).toEqual({ amount, currency: code });
  expect(`${written}`).toBe(`${amount} ${code}`);
  expect(money(amount, code)).toEqual(written);
  expect(written.toRational().equals(Rational.fromDecimal(amount))).toBe(true);
});

it('adds, subtracts, compares and negates within one currency', () => {
  expect(money('0.10', 'EUR').add(money('0.20', 'EUR'))).toEqual(money('0.30', 'EUR'));
  expect(money('0.10', 'EUR').subtract(money('0.20', 'EUR'))).toEqual(money('-0.10', 'EUR'));
  expect(money('1', 'EUR').compare(money('2', 'EUR'))).toBe(-1);
  expect(money('2', 'EUR').compare(money('2.00', 'EUR'))).toBe(0);
  expect(money('3', 'EUR').compare(money('2', 'EUR'))).toBe(1);
  expect(money('3', 'EUR').negate()).toEqual(money('-3', 'EUR'));
  expect(Money.zero(EUR).negate()).toEqual(Money.zero(EUR));
});

it('refuses to mix currencies, zero or not', () => {
  const [a, b] = [Money.zero(EUR), Money.zero(currency('CNY'))];
  for (const mix of [() => a.add(b), () => a.subtract(b), () => a.compare(b)]) {
    expect(mix).toThrow(expect.objectContaining({ code: 'currency-mismatch' }));
  }
  expect(a.equals(b)).toBe(false);
  expect(a.equals(Money.zero(EUR))).toBe(true);
});

it('holds the bound on both sides and nothing beyond it', () => {
  const one = Money.of(1, EUR);
  expect(Money.of(MOST - 1, EUR).add(one).minor).toBe(MOST);
  expect(Money.of(1 - MOST, EUR).subtract(one).minor).toBe(-MOST);
  for (const beyond of [
    () => Money.of(MOST, EUR).add(one),
    () => Money.of(-MOST, EUR).subtract(one),
    () => Money.of(MOST + 1, EUR),
    () => Money.of(-MOST - 1, EUR),
    () => money('90071992547409.92', 'EUR'),
    () => money('-90071992547409.92', 'EUR'),
    () => money('9007199254740992', 'JPY'),
    () => money('9'.repeat(70), 'EUR'),
  ]) {
    expect(beyond).toThrow(
      expect.objectContaining({ code: 'money-overflow', hint: expect.stringContaining('the most is') }),
    );
  }
});

it('refuses what is not whole minor units', () => {
  for (const minor of [0.5, NaN, Infinity, -Infinity]) {
    expect(() => Money.of(minor, EUR)).toThrow(expect.objectContaining({ code: 'bad-minor-units' }));
  }
});

it('refuses more decimals than the currency has, unless they are zeros', () => {
  expect(money('1.500', 'EUR')).toEqual(money('1.5', 'EUR'));
  expect(money('7.0', 'JPY').minor).toBe(7);
  for (const [amount, code] of [
    ['1.005', 'EUR'],
    ['0.5', 'JPY'],
    ['0.5', 'MILES'],
    ['0.0001', 'BHD'],
  ] as const) {
    expect(() => money(amount, code)).toThrow(expect.objectContaining({ code: 'too-many-decimals' }));
  }
  expect(() => Money.exactly(Rational.of(1, 3), EUR)).toThrow(
    '`1/3` has more decimals than EUR has digits (2)',
  );
});
