import { expect, test } from 'vitest';
import { originValueText } from './origin-value.js';

const writer = {
  locale: 'zh-CN',
  separator: '、',
  currency: 'CNY',
  money: (amount: string, currency: string) => `<${amount} ${currency}>`,
} as const;

test.each([
  [{ amount: '600.00', currency: 'EUR' }, '<600.00 EUR>'],
  [{ from: '2026-01-01', value: { amount: 600, currency: 'EUR' }, cite: ['A-1'] }, '<600 EUR>'],
  [{ value: 3, cite: ['A-1'] }, '3'],
  [{ money: 200, title: { en: 'Limit' }, assumed: true }, '<200 CNY>'],
  [{ money: { amount: '5.00', currency: 'EUR' } }, '<5.00 EUR>'],
  [{ percent: 30, cite: ['A-1'] }, '30 %'],
  [true, 'true'],
  [null, 'null'],
  ['PT4H', 'PT4H'],
  [['a', 2], 'a、2'],
  [{ en: 'Late', 'zh-CN': '延误' }, '延误'],
  [{ en: 'Late' }, 'Late'],
  [{ id: 'late', title: { en: 'Late', 'zh-CN': '延误' }, when: [] }, '延误'],
  [{ all: [{ fact: 'x' }] }, '{"all":[{"fact":"x"}]}'],
])('%j is written %s', (value, text) => {
  expect(originValueText(value, writer)).toBe(text);
});
