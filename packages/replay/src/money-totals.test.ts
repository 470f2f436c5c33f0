import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MoneyTotals } from './money-totals.js';
import { sideWith, total } from './decision.fixture.js';

const ERROR = { error: { code: 'at-missing', message: 'no moment' } };

describe('totals of money', () => {
  it('are added exactly, between their ends', () => {
    const totals = new MoneyTotals();
    totals.add(sideWith({ totals: [total('0.10', '0.10')] }), sideWith({ totals: [total('0.10', '0.30')] }));
    totals.add(sideWith({ totals: [total('0.20', '0.20')] }), sideWith({ totals: [total('0.20', '0.20')] }));
    expect(totals.result()).toEqual([
      {
        basis: 'contract',
        currency: 'CNY',
        baseline: { min: '0.3', max: '0.3', unbounded: 0 },
        candidate: { min: '0.3', max: '0.5', unbounded: 0 },
        more: 0,
        less: 0,
        // One known, 0.20 as before; the other 0.10 before and 0.10 to 0.30 after.
        net: {
          ends: { lower: '0', upper: '0.2' },
          decided: { amount: '0', cases: 1 },
          open: { lower: '0', upper: '0.2', cases: 1 },
          alike: 0,
        },
      },
    ]);
  });

  it('have a net: exact where both sides are known, by its ends where one is open, nothing where both are alike', () => {
    const totals = new MoneyTotals();
    const add = (before: readonly [string, string | null], after: readonly [string, string | null]) =>
      totals.add(sideWith({ totals: [total(...before)] }), sideWith({ totals: [total(...after)] }));
    add(['100.00', '100.00'], ['150.00', '150.00']);
    add(['80.00', '80.00'], ['50.00', '50.00']);
    // 10 to 20 before, 15 to 40 after: the lower end moves by 15 - 10 = 5, the upper by 40 - 20 = 20.
    add(['10.00', '20.00'], ['15.00', '40.00']);
    add(['5.00', '5.00'], ['5.00', '6.00']);
    add(['0.00', '8000.00'], ['0.00', '8000.00']);
    totals.add(ERROR, sideWith({ totals: [total('999.00', '999.00')] }));
    // Lower ends 100 + 80 + 10 + 5 = 195 and 150 + 50 + 15 + 5 + 999 = 1219; upper ends 8205 and 9245: the case in error counts where it is decided.
    expect(totals.result()[0]?.net).toEqual({
      ends: { lower: '1024', upper: '1040' },
      decided: { amount: '20', cases: 2 },
      open: { lower: '5', upper: '21', cases: 2 },
      alike: 1,
    });
    add(['10.00', null], ['20.00', '20.00']);
    add(['10.00', null], ['10.00', null]);
    expect(totals.result()[0]?.net).toMatchObject({
      ends: { upper: null },
      open: { lower: '15', upper: null, cases: 3 },
      alike: 2,
    });
  });

  it('move their lower end further than their upper one where a cap holds the upper one', () => {
    const totals = new MoneyTotals();
    // Half of 10,000 became 60 % of it, up to a cap of 8,000 that became 8,500: 5,000 to 8,000, then 6,000 to 8,500.
    totals.add(
      sideWith({ totals: [total('5000.00', '8000.00')] }),
      sideWith({ totals: [total('6000.00', '8500.00')] }),
    );
    const [first] = totals.result();
    expect(first?.net.open).toEqual({ lower: '1000', upper: '500', cases: 1 });
    // Claim unknown, receipts unknown: 0 to 8,000, then 0 to 8,500. Nothing says that it might cost 8,000 less.
    totals.add(
      sideWith({ totals: [total('0.00', '8000.00')] }),
      sideWith({ totals: [total('0.00', '8500.00')] }),
    );
    expect(totals.result()[0]).toMatchObject({
      more: 0,
      less: 0,
      net: {
        ends: { lower: '1000', upper: '1000' },
        decided: { amount: '0', cases: 0 },
        open: { lower: '1000', upper: '1000', cases: 2 },
      },
    });
  });

  it('count a case as more only if it surely gets more', () => {
    const totals = new MoneyTotals();
    // 100 to 200 before: 200 after may be what it was, 201 cannot.
    for (const after of ['200.00', '201.00'])
      totals.add(
        sideWith({ totals: [total('100.00', '200.00')] }),
        sideWith({ totals: [total(after, after)] }),
      );
    totals.add(sideWith({ totals: [total('5.00', '5.00')] }), sideWith({ totals: [] }));
    expect(totals.result()).toMatchObject([{ more: 1, less: 1 }]);
  });

  it('keep a case without an upper end out of the upper sum and count it', () => {
    const totals = new MoneyTotals();
    totals.add(sideWith({ totals: [total('10.00', null)] }), sideWith({ totals: [total('20.00', '20.00')] }));
    expect(totals.result()).toMatchObject([
      {
        baseline: { min: '10', max: '0', unbounded: 1 },
        candidate: { min: '20', max: '20', unbounded: 0 },
        more: 0,
        less: 0,
      },
    ]);
  });

  it('keep bases and currencies apart', () => {
    const totals = new MoneyTotals();
    const both = sideWith({
      totals: [
        total('1.00', '1.00'),
        { ...total('2.00', '2.00'), basis: 'goodwill' },
        { ...total('3.00', '3.00'), currency: 'EUR' },
      ],
    });
    totals.add(both, both);
    expect(totals.result().map(({ basis, currency, candidate }) => [basis, currency, candidate.max])).toEqual(
      [
        ['contract', 'CNY', '1'],
        ['goodwill', 'CNY', '2'],
        ['contract', 'EUR', '3'],
      ],
    );
  });

  it('hold nothing of a case that could not be decided', () => {
    const totals = new MoneyTotals();
    totals.add(ERROR, sideWith({ totals: [total('1.00', '1.00')] }));
    expect(totals.result()).toMatchObject([{ baseline: { min: '0', max: '0' }, candidate: { max: '1' } }]);
  });

  it('come to what cents added as whole numbers come to', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(10_000_000), fc.nat(10_000_000)), { maxLength: 50 }), (pairs) => {
        const totals = new MoneyTotals();
        const text = (cents: number): string =>
          `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
        for (const [before, after] of pairs)
          totals.add(
            sideWith({ totals: [total(text(before), text(before))] }),
            sideWith({ totals: [total(text(after), text(after))] }),
          );
        const [one] = totals.result();
        const cents = (amount: string | undefined): number => Math.round(Number(amount ?? 0) * 100);
        expect(cents(one?.baseline.max)).toBe(pairs.reduce((sum, [before]) => sum + before, 0));
        expect(cents(one?.candidate.min)).toBe(pairs.reduce((sum, [, after]) => sum + after, 0));
        expect(one?.more ?? 0).toBe(pairs.filter(([before, after]) => after > before).length);
        expect(one?.less ?? 0).toBe(pairs.filter(([before, after]) => after < before).length);
      }),
    );
  });
});
