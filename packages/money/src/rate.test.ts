import { expect, it } from 'vitest';
import { currency } from './currency.js';
import { Rational } from './rational.js';
import { readRates } from './rate.js';

const given = {
  id: 'a',
  base: 'USD',
  quote: 'CNY',
  date: '2016-01-01',
  rate: '6.644',
  source: 'central bank',
};

it('reads a rate with its day', () => {
  expect(readRates([given])).toEqual([
    {
      id: 'a',
      base: currency('USD'),
      quote: currency('CNY'),
      date: '2016-01-01',
      day: 16801,
      rate: Rational.of(6644, 1000),
      source: 'central bank',
    },
  ]);
});

it('takes a rate as number and passes over other keys', () => {
  expect(readRates([{ ...given, rate: 6.644, note: 'mid' }])).toEqual(readRates([given]));
  expect(readRates([])).toEqual([]);
});

it('writes the rate so that it can be read again', () => {
  expect(readRates(JSON.parse(JSON.stringify(readRates([given]))))).toEqual(readRates([given]));
});

it.each([
  ['bad-rate', 'rates[0]: the key `id` is missing', { id: undefined }],
  ['bad-rate', 'rates[0]: `7` is not a text for `id`', { id: 7 }],
  ['bad-rate', 'rates[0]: `` is not a text for `source`', { source: '' }],
  ['bad-rate', 'rates[0]: the key `rate` is missing', { rate: undefined }],
  ['unknown-currency', 'rates[0]: base: `USX` is not a known currency', { base: 'USX' }],
  ['unknown-currency', 'rates[0]: quote: `rmb` is not a known currency', { quote: 'rmb' }],
  ['same-currency', 'rates[0]: base and quote are both `USD`', { quote: 'USD' }],
  ['bad-date', 'rates[0]: date: `2016-02-30` is not a date', { date: '2016-02-30' }],
  ['not-a-decimal', 'rates[0]: rate: `6,644` is not a decimal number', { rate: '6,644' }],
  ['not-finite', 'rates[0]: rate: `NaN` is not a number to reckon with', { rate: NaN }],
  ['rate-not-positive', 'rates[0]: the rate `0` is not above zero', { rate: '0.00' }],
  ['rate-not-positive', 'rates[0]: the rate `-6.6` is not above zero', { rate: -6.6 }],
])('answers `%s`: %s', (code, message, change) => {
  expect(() => readRates([{ ...given, ...change }])).toThrow(expect.objectContaining({ code, message }));
});

it('names the entry that is wrong, not only the first', () => {
  expect(() => readRates([given, { ...given, id: 'b', date: '2017-01-01', rate: 'x' }])).toThrow(
    'rates[1]: rate: `x`',
  );
  expect(() => readRates([given, null])).toThrow('rates[1]: `null` is not a rate');
  expect(() => readRates([given, [given]])).toThrow('rates[1]: a list is not a rate');
  expect(() => readRates({ rates: [given] })).toThrow('an object is not a list of rates');
});

it('refuses to guess between two', () => {
  expect(() => readRates([given, { ...given, date: '2017-01-01' }])).toThrow(
    expect.objectContaining({
      code: 'duplicate-rate',
      message: 'rates[1]: id `a` was already given in rates[0]',
    }),
  );
  expect(() => readRates([given, { ...given, id: 'b', rate: '7' }])).toThrow(
    'rates[1]: USD in CNY of 2016-01-01 was already given in rates[0]',
  );
});
