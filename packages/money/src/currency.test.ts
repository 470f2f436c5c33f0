import { data, publishDate } from 'currency-codes';
import { expect, it } from 'vitest';
import { currencies, currency, digitsOf, isCurrency, minorUnitsPer } from './currency.js';
import { ISO_4217, ISO_4217_AMENDMENTS } from './iso-4217.js';
import { OWN_UNITS } from './own-unit.js';

/** The entries that list one gives no minor unit (`N.A.`): metals, bond units, funds, test, no currency. */
const WITHOUT_MINOR_UNIT = 'XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX'.split(' ');

it('has every currency of the published list with its digits', () => {
  expect(ISO_4217.edition).toBe(publishDate);
  const paid = data.filter(({ code }) => !WITHOUT_MINOR_UNIT.includes(code));
  expect(paid.length).toBeGreaterThan(160);
  expect(Object.fromEntries(paid.map(({ code }) => [code, digitsOf(currency(code))]))).toEqual(
    Object.fromEntries(paid.map(({ code, digits }) => [code, digits])),
  );
});

it('has nothing else but the amendments and the own units, each once', () => {
  const extra = currencies().filter((code) => !data.some((entry) => entry.code === code));
  const stated = [...ISO_4217_AMENDMENTS, ...OWN_UNITS].map(({ code }): string => code);
  expect([...extra, 'XDR'].toSorted()).toEqual(stated.toSorted());
});

it('knows the digits that differ from two', () => {
  const digits = ['JPY', 'BHD', 'CLF', 'CNY', 'TWD', 'MILES', 'POINTS', 'XDR'].map((code) =>
    digitsOf(currency(code)),
  );
  expect(digits).toEqual([0, 3, 4, 2, 2, 0, 0, 2]);
  expect(minorUnitsPer(currency('BHD'))).toBe(1000);
});

it.each([
  ['eur', 'write `EUR`'],
  ['SDR', 'write `XDR`'],
  ['rmb', 'write `CNY`'],
  ['EURO', 'use a code of ISO 4217'],
  ['XXX', 'use a code of ISO 4217'],
  ['', 'use a code of ISO 4217'],
  ['__proto__', 'use a code of ISO 4217'],
  ['constructor', 'use a code of ISO 4217'],
])('refuses `%s` and says: %s', (code, hint) => {
  expect(isCurrency(code)).toBe(false);
  expect(() => currency(code)).toThrow(
    expect.objectContaining({ code: 'unknown-currency', hint: expect.stringContaining(hint) }),
  );
});

it('refuses what is no text', () => {
  for (const value of [undefined, null, 978, ['EUR'], {}]) {
    expect(() => currency(value)).toThrow(expect.objectContaining({ code: 'bad-currency-code' }));
  }
});
