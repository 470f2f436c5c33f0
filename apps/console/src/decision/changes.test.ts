import { describe, expect, test } from 'vitest';
import { changesBetween, type Compared } from './changes.js';

function response(decision: Partial<Compared['decision']>, letters: Compared['letters'] = []): Compared {
  const nothing = {
    classification: {},
    routing: {},
    responsibility: {},
    stages: [],
    remedies: [],
    denied: [],
    approvals: [],
    totals: [],
  };
  return { decision: { ...nothing, ...decision }, letters };
}

describe('two decisions of one case', () => {
  test('that say the same differ in nothing', () => {
    const same = {
      classification: { topic: 'delay' },
      approvals: [{ id: 'a', by: 'manager', because: 'x' }],
    };
    expect(changesBetween(response(same), response(same))).toEqual([]);
  });

  test('differ by field, amount, approval and letter', () => {
    const cash = (amount: string) =>
      ({
        id: 'cash',
        kind: 'cash',
        basis: 'contract',
        state: 'owed',
        audience: 'customer',
        beneficiary: 'customer',
        total: { amount, currency: 'CNY' },
        cite: [],
      }) as const;
    const before = response({ classification: { urgency: 'low' }, remedies: [cash('200.00')] }, [
      { id: 'l', text: '200' },
    ]);
    const after = response(
      {
        classification: { urgency: 'low' },
        remedies: [cash('350.00')],
        approvals: [{ id: 'supervisor', by: 'supervisor', because: 'x' }],
      },
      [{ id: 'l', text: '350' }],
    );
    expect(changesBetween(before, after)).toEqual([
      {
        kind: 'remedy',
        id: 'cash',
        before: { state: 'owed', total: { amount: '200.00', currency: 'CNY' } },
        after: { state: 'owed', total: { amount: '350.00', currency: 'CNY' } },
      },
      { kind: 'approval', id: 'supervisor', after: 'supervisor' },
      { kind: 'letter', id: 'l', before: '200', after: '350' },
    ]);
  });

  test('tell what is gone', () => {
    const before = response({ denied: [{ id: 'voucher', rule: 'late', cite: [] }] });
    expect(changesBetween(before, response({}))).toEqual([{ kind: 'denied', id: 'voucher', before: 'late' }]);
  });
});
