import { currency } from '@redress/money';
import { describe, expect, it } from 'vitest';
import { moneyCell } from './money-cell.js';

describe('amounts as people write them', () => {
  it.each([
    ['319.73', 'USD', '.', '319.73'],
    ['$50.00 ', 'USD', '.', '50.00'],
    ['$1,234.50', 'USD', '.', '1234.50'],
    ['$ 5', 'USD', '.', '5.00'],
    ['-$5.00', 'USD', '.', '-5.00'],
    ['$-5.00', 'USD', '.', '-5.00'],
    ['($5.00)', 'USD', '.', '-5.00'],
    ['USD 50', 'USD', '.', '50.00'],
    ['50 USD', 'USD', '.', '50.00'],
    ['1.234,50 €', 'EUR', ',', '1234.50'],
    ['¥1,000', 'JPY', '.', '1000'],
    ['￥88.8', 'CNY', '.', '88.80'],
    ['88元', 'CNY', '.', '88.00'],
    ['3000000000000.00', 'USD', '.', '3000000000000.00'],
  ] as const)('`%s` in %s', (cell, code, mark, amount) => {
    expect(moneyCell(cell, currency(code), mark)).toEqual({ amount, currency: code });
  });

  it.each([
    ['€50', 'USD'],
    ['EUR 50', 'USD'],
    ['$50 USD', 'USD'],
    ['50.005', 'USD'],
    ['50.5', 'JPY'],
    ['-', 'USD'],
    ['$', 'USD'],
    ['fifty', 'USD'],
    ['-(5.00)', 'USD'],
    ['(-5.00)', 'USD'],
    ['99999999999999999999', 'USD'],
  ] as const)('`%s` is no amount in %s', (cell, code) => {
    expect(moneyCell(cell, currency(code), '.')).toBeUndefined();
  });
});
