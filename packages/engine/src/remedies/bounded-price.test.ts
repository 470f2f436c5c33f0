import { expect, test } from 'vitest';
import { decideOf, programOf } from '../program.fixture.js';

// language.md §4 "amounts", worked by hand: a price that nobody stated lies between 99.99 and 200.01. `per` is each one's own claim:
// round, then × number; `quantity`: multiply, then round; then the line cap, not rounded again. Half away from zero.

const totals = (remedy: string, facts: Readonly<Record<string, unknown>> = {}) => {
  const program = programOf(`facts:
  price: { type: money, currency: CNY, min: 99.99, max: 200.01 }
  passengers: { type: integer, min: 1, max: 3 }
remedies:
  - { id: r, kind: refund, basis: contract, ${remedy} }
`);
  const { remedies, totals: sums } = decideOf(program, facts);
  const [{ total, totalMin = total, totalMax = total } = {}] = remedies;
  expect(sums).toMatchObject([{ min: totalMin?.amount, max: totalMax?.amount }]);
  return [totalMin?.amount, totalMax?.amount];
};

test('half the price for each passenger: rounded at both ends, then multiplied', () => {
  const half = 'amount: { percent: { percent: 50, of: { fact: price } } }, per: { fact: passengers }';
  // 49.995 is 50.00 and 100.005 is 100.01; times three.
  expect(totals(half, { passengers: 3 })).toEqual(['150.00', '300.03']);
  // Of one to three passengers: 1 × 50.00 to 3 × 100.01.
  expect(totals(half)).toEqual(['50.00', '300.03']);
  expect(totals(half, { passengers: 3, price: 150.01 })).toEqual(['225.03', '225.03']);
});

test('33.35 % of the price three times: multiplied at both ends, then rounded', () => {
  const part = 'amount: { percent: { percent: 33.35, of: { fact: price } } }, quantity: { fact: passengers }';
  // 33.346665 × 3 = 100.039995 and 66.703335 × 3 = 200.110005; each by itself would be 100.05 and 200.10.
  expect(totals(part, { passengers: 3 })).toEqual(['100.04', '200.11']);
  expect(totals(part)).toEqual(['33.35', '200.11']);
});

test('12.5 % of the price with a cap: the cap may make certain what the price leaves open', () => {
  const eighth = (also: string) =>
    `amount: { percent: { percent: 12.5, of: { fact: price } } }, cap: { money: 20 }${also}`;
  // 12.49875 is 12.50, 25.00125 is 25.00 and more than the cap.
  expect(totals(eighth(''))).toEqual(['12.50', '20.00']);
  // The cap is of the line: 2 × 12.50 is above it already.
  expect(totals(eighth(', per: 2'))).toEqual(['20.00', '20.00']);
});
