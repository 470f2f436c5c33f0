import { describe, expect, it } from 'vitest';
import { currency } from './currency.js';
import { dayNumber } from './day-number.js';
import { RateTable } from './rate-table.js';
import { readRates } from './rate.js';
import { Rational } from './rational.js';

const [USD, CNY, EUR] = [currency('USD'), currency('CNY'), currency('EUR')];
const rate = (id: string, base: string, quote: string, date: string, value: string) => ({
  id,
  base,
  quote,
  date,
  rate: value,
  source: 'test',
});
// Not in order of date: a client's list need not be.
const table = new RateTable(
  readRates([
    rate('2016', 'USD', 'CNY', '2016-01-01', '6.5'),
    rate('2014', 'USD', 'CNY', '2014-01-01', '6'),
    rate('2015', 'USD', 'CNY', '2015-01-01', '6.25'),
    rate('turned', 'CNY', 'USD', '2015-07-01', '0.16'),
    rate('turned-same-day', 'CNY', 'USD', '2016-01-01', '0.15'),
    rate('euro', 'EUR', 'USD', '2014-01-01', '1.25'),
  ]),
);

describe('finding', () => {
  it.each([
    ['2013-12-31', undefined],
    ['2014-01-01', '2014'],
    ['2014-12-31', '2014'],
    ['2015-01-01', '2015'],
    ['2015-06-30', '2015'],
    ['2015-07-01', 'turned'],
    ['2015-12-31', 'turned'],
    ['2016-01-01', '2016'],
    ['2030-01-01', '2016'],
  ])('takes the latest not after %s: %s', (date, id) => {
    expect(table.find(USD, CNY, date)?.rate.id).toBe(id);
    expect(table.find(USD, CNY, dayNumber(date))?.rate.id).toBe(id);
  });

  it('says in which direction the rate answers', () => {
    expect(table.find(USD, CNY, '2014-05-05')?.direction).toBe('direct');
    expect(table.find(CNY, USD, '2014-05-05')?.direction).toBe('inverse');
    expect(table.find(CNY, USD, '2016-05-05')).toMatchObject({
      direction: 'direct',
      rate: { id: 'turned-same-day' },
    });
  });

  it('never crosses over a third currency', () => {
    expect(table.find(EUR, CNY, '2016-05-05')).toBeUndefined();
    expect(table.exchange(Rational.ONE, EUR, CNY, '2016-05-05')).toBeUndefined();
  });

  it('refuses one currency twice and days that are none', () => {
    expect(() => table.find(USD, USD, '2016-01-01')).toThrow(
      expect.objectContaining({ code: 'same-currency' }),
    );
    for (const date of ['2016-02-30', '', NaN, 0.5]) {
      expect(() => table.find(USD, CNY, date)).toThrow(expect.objectContaining({ code: 'bad-date' }));
    }
  });

  it('agrees with a plain scan on every day', () => {
    const days = ['2010-03-01', '2010-03-02', '2010-03-05', '2010-03-09', '2010-03-10'];
    const rates = readRates(days.map((date, i) => rate(`r${i}`, 'USD', 'CNY', date, '7')));
    const scanned = new RateTable(rates.toReversed());
    for (let day = dayNumber('2010-02-27'); day <= dayNumber('2010-03-13'); day += 1) {
      expect(scanned.find(USD, CNY, day)?.rate).toBe(rates.filter((one) => one.day <= day).at(-1));
    }
  });
});

describe('exchanging', () => {
  it('multiplies in the direction given and divides against it, exactly', () => {
    const there = table.exchange(Rational.fromDecimal('12.50'), USD, CNY, '2014-05-05');
    expect(there).toMatchObject({
      amount: Rational.of(75),
      quotation: { rate: { id: '2014' }, direction: 'direct' },
    });
    expect(table.exchange(Rational.of(1), CNY, USD, '2014-05-05')?.amount).toEqual(Rational.of(1, 6));
    expect(table.exchange(Rational.of(4), USD, CNY, '2015-08-01')?.amount).toEqual(Rational.of(25));
  });

  it('leaves an amount of the same currency as it is and pins no rate', () => {
    expect(table.exchange(Rational.of(4), EUR, EUR, '1900-01-01')).toEqual({ amount: Rational.of(4) });
  });
});
