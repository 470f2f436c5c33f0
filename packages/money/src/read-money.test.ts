import { expect, it } from 'vitest';
import { currency } from './currency.js';
import { money } from './money.js';
import { readMoney } from './read-money.js';

const USD = currency('USD');

it('reads the shape of the interface, the amount as text or number', () => {
  expect(readMoney({ amount: '250.00', currency: 'EUR' })).toEqual(money('250', 'EUR'));
  expect(readMoney({ amount: 250.1, currency: 'EUR' })).toEqual(money('250.10', 'EUR'));
  expect(readMoney({ amount: '3000000000000.00', currency: 'USD' })).toEqual(money('3000000000000', 'USD'));
});

it('reads its own writing', () => {
  for (const written of [money('-0.05', 'EUR'), money('12', 'JPY'), money('90071992547409.91', 'USD')]) {
    expect(readMoney(JSON.parse(JSON.stringify(written)))).toEqual(written);
  }
});

it('takes a bare number or text only where a currency is declared', () => {
  expect(readMoney(12.5, { currency: USD })).toEqual(money('12.50', 'USD'));
  expect(readMoney('12.5', { currency: USD })).toEqual(money('12.50', 'USD'));
  expect(readMoney({ amount: '1', currency: 'CNY' }, { currency: USD })).toEqual(money('1', 'CNY'));
  expect(() => readMoney(12.5)).toThrow(expect.objectContaining({ code: 'bad-money' }));
});

it('takes amounts below zero unless told not to', () => {
  expect(readMoney({ amount: '-1', currency: 'EUR' })).toEqual(money('-1', 'EUR'));
  expect(readMoney('-0', { currency: USD, notNegative: true })).toEqual(money('0', 'USD'));
  expect(() => readMoney('-0.01', { currency: USD, notNegative: true })).toThrow(
    expect.objectContaining({ code: 'negative-money', message: '`-0.01 USD` is below zero' }),
  );
});

it.each([
  ['bad-money', 'nothing', null],
  ['bad-money', 'a list', ['250.00', 'EUR']],
  ['bad-money', 'a truth value', true],
  ['bad-money', 'no amount', { currency: 'EUR' }],
  ['bad-money', 'no currency', { amount: '1' }],
  ['bad-money', 'a strange key', { amount: '1', currency: 'EUR', scale: 2 }],
  [
    'bad-money',
    'a strange `__proto__`',
    JSON.parse('{"amount":"1","currency":"EUR","__proto__":{"amount":"2"}}'),
  ],
  ['bad-money', 'keys that are only inherited', Object.create({ amount: '1', currency: 'EUR' })],
  ['not-a-decimal', 'separators', { amount: '1,000.00', currency: 'EUR' }],
  ['not-a-decimal', 'an amount that is no number', { amount: null, currency: 'EUR' }],
  ['not-finite', 'NaN', { amount: NaN, currency: 'EUR' }],
  ['number-too-large', 'a number beyond exact arithmetic', { amount: 1e300, currency: 'EUR' }],
  ['money-overflow', 'more than an amount holds', { amount: 1e21, currency: 'EUR' }],
  ['too-many-decimals', 'a tenth of a cent', { amount: 0.001, currency: 'EUR' }],
  ['unknown-currency', 'an unknown currency', { amount: '1', currency: 'EUX' }],
  ['bad-currency-code', 'a currency that is no text', { amount: '1', currency: 978 }],
])('answers `%s` to %s', (code, _, value: unknown) => {
  expect(() => readMoney(value)).toThrow(expect.objectContaining({ code }));
});
