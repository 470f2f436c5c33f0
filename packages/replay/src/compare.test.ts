import type { Decision } from '@redress/engine';
import { describe, expect, it } from 'vitest';
import { compareSides } from './compare.js';
import { sideWith, total } from './decision.fixture.js';

const OPEN = [{ where: 'classification.topic', rules: 1, facts: ['text'] }];
const repair: Decision['remedies'][number] = {
  id: 'repair',
  kind: 'repair',
  basis: 'contract',
  state: 'owed',
  audience: 'customer',
  beneficiary: 'customer',
  cite: [],
  total: { amount: '10.00', currency: 'CNY' },
};
const stage: Decision['stages'][number] = {
  id: 'answer',
  owner: 'desk',
  class: 'promised',
  from: null,
  due: '2026-03-02T10:00:00+08:00',
  lastDay: '2026-03-02',
  basis: 'actual',
  provisional: false,
};

/** The class of the only field that differs, or of the case. */
function classOf(before: Partial<Decision>, after: Partial<Decision>, field: string): string | undefined {
  return compareSides(sideWith(before), sideWith(after)).fields.find((one) => one.field === field)?.class;
}

describe('two decisions of a case', () => {
  it('are unchanged where both say the same', () => {
    const one = {
      classification: { topic: 'late' },
      remedies: [repair],
      stages: [stage],
      totals: [total('10.00', '10.00')],
    };
    const compared = compareSides(
      sideWith(one),
      sideWith({ ...one, classification: { ...one.classification }, remedies: [{ ...repair }] }),
    );
    expect(compared.class).toBe('unchanged');
    expect(new Set(compared.fields.map((field) => field.class))).toEqual(new Set(['unchanged']));
  });

  it.each<[string, Partial<Decision>, Partial<Decision>]>([
    ['classification.topic', { classification: { topic: 'late' } }, { classification: { topic: 'lost' } }],
    ['routing.line', { routing: { line: 'desk' } }, { routing: {} }],
    [
      'responsibility.shares',
      { responsibility: { shares: { us: 100 } } },
      { responsibility: { shares: { us: 70, none: 30 } } },
    ],
    [
      'remedies.repair',
      { remedies: [repair] },
      { remedies: [{ ...repair, total: { amount: '11.00', currency: 'CNY' } }] },
    ],
    [
      'remedies.repair',
      { remedies: [repair] },
      { remedies: [], denied: [{ id: 'repair', rule: 'late', cite: [] }] },
    ],
    ['remedies.repair', { remedies: [repair] }, { remedies: [{ ...repair, state: 'possible' }] }],
    ['stages.answer.due', { stages: [stage] }, { stages: [{ ...stage, due: '2026-03-02T11:00:00+08:00' }] }],
    ['stages.answer.owner', { stages: [stage] }, { stages: [{ ...stage, owner: 'ground' }] }],
    [
      'reports.monthly.due',
      {
        reports: [
          { id: 'monthly', due: '2026-03-31T18:00:00+08:00', lastDay: '2026-03-31', provisional: false },
        ],
      },
      {
        reports: [
          { id: 'monthly', due: '2026-03-30T18:00:00+08:00', lastDay: '2026-03-30', provisional: false },
        ],
      },
    ],
    ['approvals.boss', { approvals: [] }, { approvals: [{ id: 'boss', by: 'boss', because: '' }] }],
    ['notices.letter', { notices: [{ id: 'letter', audience: 'customer' }] }, { notices: [] }],
    ['totals.contract.CNY', { totals: [total('1.00', '1.00')] }, { totals: [total('2.00', '2.00')] }],
    ['missing', { missing: [] }, { missing: [{ fact: 'receipt', why: 'list' }] }],
  ])('are changed in %s', (field, before, after) => {
    expect(classOf(before, after, field)).toBe('changed');
    expect(classOf(after, before, field)).toBe('changed');
  });

  it('do not depend on the order in which things are missing', () => {
    const [a, b] = [
      { fact: 'a', why: 'x' },
      { fact: 'b', why: 'x' },
    ];
    expect(classOf({ missing: [a, b] }, { missing: [b, a] }, 'missing')).toBe('unchanged');
  });

  it.each<[Partial<Decision>, Partial<Decision>]>([
    [{ undetermined: OPEN }, { classification: { topic: 'late' } }],
    [{ classification: { topic: 'late' } }, { undetermined: OPEN }],
  ])('never call unchanged what either side leaves open', (before, after) => {
    expect(classOf(before, after, 'classification.topic')).toBe('undetermined');
  });

  it('are open as before where both leave the same open for the same', () => {
    expect(classOf({ undetermined: OPEN }, { undetermined: OPEN }, 'classification.topic')).toBe(
      'stillUndetermined',
    );
    const elsewhere = [{ where: 'classification.topic', rules: 1, facts: ['photo'] }];
    expect(classOf({ undetermined: OPEN }, { undetermined: elsewhere }, 'classification.topic')).toBe(
      'undetermined',
    );
  });

  it('leave a total between two ends open, also where the ends agree', () => {
    const between = { totals: [total('1.00', '2.00')] };
    expect(classOf(between, between, 'totals.contract.CNY')).toBe('stillUndetermined');
    expect(classOf(between, { totals: [total('1.00', '3.00')] }, 'totals.contract.CNY')).toBe('undetermined');
    expect(classOf(between, { totals: [total('2.00', '2.00')] }, 'totals.contract.CNY')).toBe('undetermined');
  });

  it('are changed in a due time that is open on both sides only where it moves', () => {
    const open = {
      stages: [{ ...stage, provisional: true }],
      undetermined: [{ where: 'stages.answer', rules: 1, facts: ['text'] }],
    };
    const later = { ...open, stages: [{ ...stage, provisional: true, due: '2026-03-02T11:00:00+08:00' }] };
    expect(classOf(open, open, 'stages.answer.due')).toBe('stillUndetermined');
    expect(classOf(open, later, 'stages.answer.due')).toBe('undetermined');
  });

  it('take the worst of their fields', () => {
    const before = { classification: { topic: 'late' }, routing: { line: 'desk' } };
    expect(compareSides(sideWith(before), sideWith({ ...before, routing: { line: 'care' } })).class).toBe(
      'changed',
    );
    expect(
      compareSides(sideWith(before), sideWith({ routing: { line: 'care' }, undetermined: OPEN })).class,
    ).toBe('undetermined');
    const stillOpen = {
      ...before,
      undetermined: [{ where: 'classification.harm', rules: 1, facts: ['text'] }],
    };
    expect(compareSides(sideWith(stillOpen), sideWith(stillOpen)).class).toBe('stillUndetermined');
    expect(
      compareSides(sideWith(stillOpen), sideWith({ ...stillOpen, routing: { line: 'care' } })).class,
    ).toBe('changed');
    const error = { error: { code: 'at-missing', message: 'no moment' } };
    for (const [one, other] of [
      [error, sideWith(before)],
      [sideWith(before), error],
      [error, error],
    ] as const) {
      expect(compareSides(one, other).class).toBe('error');
    }
  });
});
