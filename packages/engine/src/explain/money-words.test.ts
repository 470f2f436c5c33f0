import { expect, test } from 'vitest';
import { MESSAGES } from './languages.js';
import { groupedNumber, moneyWords } from './money-words.js';

const { en, 'zh-CN': mainland, 'zh-TW': taiwan } = MESSAGES;

test('each locale names the currency so that nobody takes one yuan for another', () => {
  const yuan = { amount: '1234567.50', currency: 'CNY' };
  expect(moneyWords(yuan, en)).toBe('CNY 1,234,567.50');
  expect(moneyWords(yuan, mainland)).toBe('1,234,567.50 元');
  expect(moneyWords(yuan, taiwan)).toBe('人民幣 1,234,567.50 元');
  const newDollar = { amount: '800.00', currency: 'TWD' };
  expect(moneyWords(newDollar, mainland)).toBe('新台币 800.00 元');
  expect(moneyWords(newDollar, taiwan)).toBe('新臺幣 800.00 元');
});

test('a currency without a name of its own keeps its code', () => {
  expect(moneyWords({ amount: '5.000', currency: 'KWD' }, en)).toBe('KWD 5.000');
  expect(moneyWords({ amount: '5.000', currency: 'KWD' }, taiwan)).toBe('5.000 KWD');
});

test('digits are kept as they are and only grouped', () => {
  expect(['0.05', '999', '1000', '-1234567.125', '100000'].map(groupedNumber)).toEqual([
    '0.05',
    '999',
    '1,000',
    '-1,234,567.125',
    '100,000',
  ]);
  expect(groupedNumber('1e21')).toBe('1e21');
});
