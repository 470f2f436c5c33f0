import { formatDate } from '@redress/calendar';
import { describe, expect, test } from 'vitest';
import { outcomeOf } from './decide.js';
import { MoneyValue } from './money-value.js';
import { decideOf, programOf, ratesOf, RECEIVED } from './program.fixture.js';
import { IRRELEVANT } from './value.js';

// language.md §2: presume, relevantWhen, settledBy; §1 and §2: dated values, `datedBy`.

function opened(
  program: ReturnType<typeof programOf>,
  facts: Readonly<Record<string, unknown>>,
  more = {},
  options = {},
) {
  const { frame } = outcomeOf(program, { id: 'c', receivedAt: RECEIVED, facts, ...more }, options);
  const slot = (name: string): number => program.scope.slots.get(name) ?? -1;
  const value = (name: string): unknown => {
    const found = frame.values[slot(name)];
    if (found instanceof MoneyValue) return `${found.amount.toString()} ${found.currency}`;
    return found === IRRELEVANT ? 'irrelevant' : found;
  };
  return {
    value,
    isPresumed: (name: string): boolean => frame.presumed[slot(name)] === 1,
    isUnsettled: (name: string): boolean => frame.unsettled[slot(name)] === 1,
    codes: frame.findings.map(({ code, where }) => (where === undefined ? code : `${code} ${where}`)),
  };
}

describe('a presumption', () => {
  const program = programOf(`facts:
  seats: { type: integer, presume: 1 }
  none: { type: date, presume: null }
  other: { type: integer }
  same: { type: integer, presume: { fact: other } }
  again: { type: integer, presume: { fact: same } }
  limit: { type: integer, presume: { value: days } }
  paid: { type: money, presume: { amount: 10, currency: USD } }
  seen: { type: instant, presume: { fact: case.receivedAt } }
values:
  days: [{ integer: 7 }]
`);

  test('fills what is unknown: a constant, null, a fact, a value, an amount, a moment of the case', () => {
    const { value, isPresumed } = opened(program, { other: 4 });
    expect(value('seats')).toBe(1);
    expect(value('none')).toBe(null);
    expect(value('same')).toBe(4);
    expect(value('again')).toBe(4);
    expect(value('limit')).toBe(7);
    expect(value('paid')).toBe('10 USD');
    expect(value('seen')).toBe(Date.parse(RECEIVED));
    for (const name of ['seats', 'none', 'same', 'again', 'limit', 'paid', 'seen'])
      expect(isPresumed(name)).toBe(true);
    expect(isPresumed('other')).toBe(false);
  });

  test('does not touch what is stated, null included', () => {
    const { value, isPresumed } = opened(program, { seats: null, same: 9, none: '2026-03-02' });
    expect(value('seats')).toBe(null);
    expect(value('same')).toBe(9);
    expect(value('again')).toBe(9);
    expect(formatDate(value('none') as number)).toBe('2026-03-02');
    expect(isPresumed('seats')).toBe(false);
    expect(isPresumed('same')).toBe(false);
    expect(isPresumed('again')).toBe(true);
  });

  test('taken from what is unknown leaves the fact unknown', () => {
    const { value, isPresumed } = opened(program, {});
    expect(value('same')).toBe(undefined);
    expect(value('again')).toBe(undefined);
    expect(isPresumed('same')).toBe(false);
  });

  test('fills what was stated in the wrong type, or beyond its bounds', () => {
    expect(opened(program, { seats: 'two' }).value('seats')).toBe(1);
    expect(opened(program, { seats: 'two' }).codes).toEqual(['no-rate', 'wrong-type seats']);
  });

  test('in another currency meets the policy in its own through the rates of the case', () => {
    const money = programOf(`facts: { paid: { type: money, presume: { amount: 10, currency: USD } } }
classification: { r: { type: boolean, rules: [{ id: r, when: { fact: paid, operator: greaterThan, value: { money: 69 } }, then: true }], otherwise: false } }
`);
    expect(decideOf(money, {}, {}, { rates: ratesOf({ USD: '7' }) }).classification).toEqual({ r: true });
    expect(decideOf(money, {}, {}, { rates: ratesOf({ USD: '6.9' }) }).classification).toEqual({ r: false });
    expect(decideOf(money, {}).classification).toEqual({});
    expect(decideOf(money, {}).findings.map(({ code }) => code)).toEqual(['no-rate']);
  });
});

describe('a fact that matters only under a condition', () => {
  const program = programOf(`facts:
  on: { type: boolean }
  f: { type: integer, presume: 3, relevantWhen: { fact: on, operator: equal, value: true } }
  g: { type: integer, relevantWhen: { fact: f, operator: greaterThan, value: 2 } }
`);

  test('is irrelevant while the condition is false, and a stated value is ignored with a finding', () => {
    expect(opened(program, { on: false }).value('f')).toBe('irrelevant');
    expect(opened(program, { on: false }).codes).toEqual([]);
    expect(opened(program, { on: false, f: 9 }).value('f')).toBe('irrelevant');
    expect(opened(program, { on: false, f: 9 }).codes).toEqual(['irrelevant-fact f']);
  });

  test('is relevant while the condition is open', () => {
    expect(opened(program, { f: 9 }).value('f')).toBe(9);
    expect(opened(program, {}).value('f')).toBe(3);
  });

  test('is irrelevant with the fact that its own condition asks for', () => {
    expect(opened(program, { on: false, g: 1 }).value('g')).toBe('irrelevant');
    expect(opened(program, { on: true, f: 1, g: 1 }).value('g')).toBe('irrelevant');
    expect(opened(program, { on: true, g: 1 }).value('g')).toBe(1);
    expect(opened(program, { on: true, f: null, g: 1 }).value('g')).toBe('irrelevant');
  });
});

describe('a fact that a role settles', () => {
  const program = programOf(`facts:
  isBroken: { type: boolean, presume: false, settledBy: investigator }
  cost: { type: money, presume: { money: 5 }, settledBy: legal }
  other: { type: integer }
  same: { type: integer, presume: { fact: other }, settledBy: intake }
`);

  test('is unsettled while it departs from its presumption and that role has not confirmed it', () => {
    expect(opened(program, { isBroken: true }).isUnsettled('isBroken')).toBe(true);
    expect(opened(program, { isBroken: null }).isUnsettled('isBroken')).toBe(true);
    expect(opened(program, { isBroken: false }).isUnsettled('isBroken')).toBe(false);
    expect(opened(program, {}).isUnsettled('isBroken')).toBe(false);
  });

  test('is settled by that role and no other', () => {
    const settled = (role: string) => opened(program, { isBroken: true }, { settled: { isBroken: role } });
    expect(settled('investigator').isUnsettled('isBroken')).toBe(false);
    expect(settled('intake').isUnsettled('isBroken')).toBe(true);
  });

  test('is compared by value, and departs from a presumption that is unknown', () => {
    const cost = (amount: string) => ({ cost: { amount, currency: 'CNY' } });
    expect(opened(program, cost('5.00')).isUnsettled('cost')).toBe(false);
    expect(opened(program, cost('5.01')).isUnsettled('cost')).toBe(true);
    expect(opened(program, { same: 4, other: 4 }).isUnsettled('same')).toBe(false);
    expect(opened(program, { same: 4, other: 5 }).isUnsettled('same')).toBe(true);
    expect(opened(program, { same: 4 }).isUnsettled('same')).toBe(true);
  });
});

describe('a dated value', () => {
  const BODY = `facts:
  flight.on: { type: date }
  flight.at: { type: instant }
  day: { type: date, presume: { fact: flight.on } }
  fixed: { type: date, presume: '2026-07-01' }
values:
  days: [{ to: 2026-07-01, integer: 7 }, { from: 2026-07-01, to: 2027-01-01, integer: 21 }, { from: 2028-01-01, integer: 30 }]
  always: [{ integer: 1 }]
`;
  const byReceipt = programOf(BODY);
  const on = (receivedAt: string | number) => opened(byReceipt, {}, { receivedAt }).value('value.days');

  test('is the one of the local date of the case, from its first day to the day before the next', () => {
    expect(on('2026-06-30')).toBe(7);
    expect(on('2026-07-01')).toBe(21);
    expect(on('2026-12-31')).toBe(21);
    expect(on('1999-01-01')).toBe(7);
    expect(on('2030-01-01')).toBe(30);
    // 16:00 UTC is midnight in Shanghai.
    expect(on('2026-06-30T15:59:59Z')).toBe(7);
    expect(on('2026-06-30T16:00:00Z')).toBe(21);
  });

  test('is unknown in a hole, with a finding', () => {
    const { value, codes } = opened(byReceipt, {}, { receivedAt: '2027-01-01T10:00:00+08:00' });
    expect(value('value.days')).toBe(undefined);
    expect(value('value.always')).toBe(1);
    expect(codes).toEqual(['no-value-at-date value.days']);
  });

  test.each([
    ['case.incidentAt', {}, { incidentAt: '2026-07-01' }],
    ['flight.on', { 'flight.on': '2026-07-01' }, {}],
    ['flight.on', { flight: { on: '2026-07-01' } }, {}],
    ['flight.at', { 'flight.at': '2026-06-30T16:00:00Z' }, {}],
    ['day', { 'flight.on': '2026-07-01' }, {}],
    ['fixed', {}, {}],
  ])('is picked by %s', (datedBy, facts, more) => {
    expect(opened(programOf(BODY, { datedBy }), facts, more).value('value.days')).toBe(21);
  });

  test('is unknown while that date is, and then no value is said to be lacking', () => {
    const { value, codes } = opened(programOf(BODY, { datedBy: 'flight.on' }), {});
    expect(value('value.days')).toBe(undefined);
    expect(value('value.always')).toBe(1);
    expect(codes).toEqual([]);
  });

  test('is not picked by a date that does not matter in this case', () => {
    const body = BODY.replace(
      'flight.on: { type: date }',
      'flight.on: { type: date, relevantWhen: { fact: flies, operator: equal, value: true } }\n  flies: { type: boolean }',
    );
    const program = programOf(body, { datedBy: 'flight.on' });
    expect(opened(program, { flies: true, 'flight.on': '2026-07-01' }).value('value.days')).toBe(21);
    expect(opened(program, { flies: false, 'flight.on': '2026-07-01' }).value('value.days')).toBe(undefined);
  });

  test('is never picked by the moment of the decision', () => {
    expect(opened(byReceipt, {}, {}, { at: '2029-01-01T00:00:00Z' }).value('value.days')).toBe(7);
  });
});
