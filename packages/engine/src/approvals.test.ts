import { describe, expect, test } from 'vitest';
import { decideOf, programOf, ratesOf } from './program.fixture.js';

// language.md §4 "approvals": ranges count with their upper end.

const program = programOf(`facts:
  a: { type: boolean }
  cost: { type: money, currency: CNY, min: 10, max: 500 }
  any: { type: money }
  open: { type: money, currency: CNY }
remedies:
  - { id: sure, kind: cash, basis: contract, amount: { fact: cost } }
  - { id: maybe, kind: voucher, basis: goodwill, when: { fact: a, operator: equal, value: true }, amount: { range: [{ money: 50 }, { money: 200 }] } }
  - { id: free, kind: refund, basis: goodwill, when: { fact: open, operator: present }, amount: { fact: open } }
  - { id: claimed, kind: refund, basis: goodwill, when: { fact: any, operator: present }, amount: { fact: any } }
approvals:
  - { id: supervisor, when: { fact: total.all, operator: between, value: [{ money: 300 }, { money: 600 }] }, by: supervisor }
  - { id: head, when: { fact: total.all, operator: greaterThan, value: { money: 600 } }, by: head }
  - { id: gesture, when: { fact: total.goodwill, operator: greaterThan, value: { money: 100 } }, by: lead }
  - { id: voucher, when: { fact: remedy.maybe.total, operator: greaterThanInclusive, value: { money: 200 } }, by: lead }
  - { id: personal, when: { all: [{ fact: a, operator: equal, value: true }, { fact: total.contract, operator: greaterThan, value: { money: 20 } }] }, by: lead }
`);
const NONE = { open: null, any: null };
const ids = (facts: Readonly<Record<string, unknown>>, options = {}) =>
  decideOf(program, { ...NONE, ...facts }, {}, options).approvals.map(({ id }) => id);

describe('approvals', () => {
  test('count amounts as they are where they are known', () => {
    expect(ids({ a: false, cost: 299 })).toEqual([]);
    expect(ids({ a: false, cost: 300 })).toEqual(['supervisor']);
  });

  test('count discretion with its upper end', () => {
    // 400 + 200 = 600; 401 + 200 = 601.
    expect(ids({ a: true, cost: 400 })).toEqual(['supervisor', 'gesture', 'voucher', 'personal']);
    expect(ids({ a: true, cost: 401 })).toEqual(['head', 'gesture', 'voucher', 'personal']);
  });

  test('count what is only possible, and what is unknown, with its upper end', () => {
    expect(ids({ cost: 401 })).toEqual(['head', 'gesture', 'voucher']);
    expect(ids({ a: false })).toEqual(['supervisor']);
    expect(ids({})).toEqual(['head', 'gesture', 'voucher']);
  });

  test('take a total without an upper end for more than any limit', () => {
    const decision = decideOf(program, { any: null, a: false, cost: 10 });
    expect(decision.totals).toMatchObject([
      { basis: 'contract' },
      { basis: 'goodwill', min: '0.00', max: null },
    ]);
    expect(decision.approvals.map(({ id }) => id)).toEqual(['head', 'gesture']);
    expect(decision.approvals[0]?.because).toBe('total.all greaterThan 600.00 CNY (no upper end)');
  });

  test('take an amount without a rate for more than any limit, and count it through one', () => {
    const facts = { a: false, cost: 10, any: { amount: '20', currency: 'USD' } };
    expect(ids(facts)).toEqual(['head', 'gesture']);
    expect(ids(facts, { rates: ratesOf({ USD: '5' }) })).toEqual([]);
    expect(ids(facts, { rates: ratesOf({ USD: '5.01' }) })).toEqual(['gesture']);
  });

  test('are listed as open while something else in their condition is', () => {
    const decision = decideOf(program, { ...NONE, cost: 30 });
    expect(decision.approvals.map(({ id }) => id)).not.toContain('personal');
    expect(decision.undetermined).toContainEqual({ where: 'approvals.personal', rules: 1, facts: ['a'] });
  });

  test('are not needed for what is denied or not in question', () => {
    expect(ids({ a: false, cost: 10 })).toEqual([]);
  });
});

test('totals of several currencies are listed apart and counted together', () => {
  const mixed = programOf(`remedies:
  - { id: one, kind: cash, basis: contract, amount: { money: 100 } }
  - { id: two, kind: cash, basis: contract, amount: { money: { amount: 20, currency: USD } } }
approvals:
  - { id: big, when: { fact: total.contract, operator: greaterThan, value: { money: 239 } }, by: head }
`);
  const { totals, approvals } = decideOf(mixed, {}, {}, { rates: ratesOf({ USD: '7' }) });
  expect(totals).toEqual([
    { basis: 'contract', amount: '100.00', currency: 'CNY', min: '100.00', max: '100.00' },
    { basis: 'contract', amount: '20.00', currency: 'USD', min: '20.00', max: '20.00' },
  ]);
  // 100 + 20 × 7 = 240.
  expect(approvals.map(({ because }) => because)).toEqual([
    'total.contract greaterThan 239.00 CNY (240.00 CNY)',
  ]);
});
