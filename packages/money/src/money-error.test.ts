import { expect, it } from 'vitest';
import { allocate, splitEvenly } from './allocation.js';
import { currency } from './currency.js';
import { dayNumber } from './day-number.js';
import { Money, money } from './money.js';
import { MoneyError, type MoneyErrorCode } from './money-error.js';
import { RateTable } from './rate-table.js';
import { readRates } from './rate.js';
import { Rational } from './rational.js';
import { readMoney } from './read-money.js';
import { readRounding, round } from './rounding.js';

const EUR = currency('EUR');
const one = money('1', 'EUR');
const rate = { id: 'a', base: 'USD', quote: 'CNY', date: '2016-01-01', rate: '6.644', source: 'test' };

/** A way to meet every error there is; a code without one does not compile. */
const provoked: Record<MoneyErrorCode, () => unknown> = {
  'bad-currency-code': () => currency(978),
  'bad-date': () => dayNumber('2023-02-29'),
  'bad-increment': () => round(Rational.ONE, EUR, { mode: 'up', increment: Rational.ZERO }),
  'bad-minor-units': () => Money.of(0.5, EUR),
  'bad-money': () => readMoney('250 EUR'),
  'bad-parts': () => splitEvenly(one, 0),
  'bad-rate': () => readRates('6.644'),
  'currency-mismatch': () => one.add(money('1', 'USD')),
  'divided-by-zero': () => Rational.ONE.divide(Rational.ZERO),
  'duplicate-rate': () => readRates([rate, rate]),
  'money-overflow': () => Money.of(2 ** 53, EUR),
  'negative-money': () => readMoney('-1', { currency: EUR, notNegative: true }),
  'negative-weight': () => allocate(one, [Rational.of(-1)]),
  'no-weights': () => allocate(one, []),
  'not-a-decimal': () => Rational.fromDecimal('1e3'),
  'not-an-integer': () => Rational.of(0.5),
  'not-finite': () => Rational.fromNumber(NaN),
  'not-terminating': () => Rational.of(1, 3).toDecimal(),
  'number-too-large': () => Rational.of(2n ** 256n),
  'rate-not-positive': () => readRates([{ ...rate, rate: '0' }]),
  'same-currency': () => new RateTable([]).find(EUR, EUR, 0),
  'too-many-decimals': () => money('0.001', 'EUR'),
  'unknown-currency': () => currency('EUX'),
  'unknown-rounding': () => readRounding({ mode: 'nearest' }),
};

it.each(Object.entries(provoked))('`%s` comes with a fragment and what to do next', (code, provoke) => {
  let met: unknown;
  try {
    provoke();
  } catch (error) {
    met = error;
  }
  if (!(met instanceof MoneyError)) throw new Error('a MoneyError should have been thrown', { cause: met });
  expect(met.code).toBe(code);
  expect(met.name).toBe('MoneyError');
  for (const text of [met.message, met.hint]) {
    expect(text).not.toMatch(/^[A-Z]/);
    expect(text).not.toMatch(/\.$/);
    expect(text.length).toBeGreaterThan(10);
  }
});

it('keeps code and hint when it says where', () => {
  const error = new MoneyError('bad-date', '`x` is not a date', 'write one').at('rates[0]').at('file');
  expect([error.code, error.message, error.hint]).toEqual([
    'bad-date',
    'file: rates[0]: `x` is not a date',
    'write one',
  ]);
});
