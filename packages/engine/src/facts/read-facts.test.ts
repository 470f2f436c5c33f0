import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../decide.js';
import { MoneyValue } from '../money-value.js';
import { programOf, ratesOf, RECEIVED } from '../program.fixture.js';

// language.md §2: names are flat or dotted, input may be nested or dotted; missing = unknown, null = known to be none,
// null for a parent makes its declared children null; a wrong-typed value counts as unknown plus a finding.

const program = programOf(`facts:
  flat: { type: integer, min: 0, max: 10 }
  a.b: { type: integer }
  a.c.d: { type: text }
  a.c.e: { type: boolean }
  cost: { type: money, max: { money: 700 } }
  seen: { type: instant }
  on: { type: date }
`);

function read(facts: Readonly<Record<string, unknown>>, options = {}) {
  const { frame } = outcomeOf(program, { id: 'c', receivedAt: RECEIVED, facts }, options);
  const values: Record<string, unknown> = {};
  program.policy.document.facts.forEach((_, name) => {
    const value = frame.values[program.scope.slots.get(name) ?? -1];
    if (value !== undefined) values[name] = value instanceof MoneyValue ? value.amount.toString() : value;
  });
  return {
    values,
    findings: frame.findings.map(({ code, where }) => (where === undefined ? code : `${code} ${where}`)),
  };
}

describe('the facts of a case', () => {
  test('may be dotted, nested or both', () => {
    const wanted = { values: { 'a.b': 1, 'a.c.d': 'x', 'a.c.e': true }, findings: [] };
    expect(read({ 'a.b': 1, 'a.c.d': 'x', 'a.c.e': true })).toEqual(wanted);
    expect(read({ a: { b: 1, c: { d: 'x', e: true } } })).toEqual(wanted);
    expect(read({ 'a.c': { d: 'x' }, a: { b: 1, 'c.e': true } })).toEqual(wanted);
  });

  test('are unknown while missing and none where null', () => {
    expect(read({}).values).toEqual({});
    expect(read({ flat: undefined }).values).toEqual({});
    expect(read({ flat: null }).values).toEqual({ flat: null });
  });

  test('are none with their parent', () => {
    expect(read({ a: null })).toEqual({
      values: { 'a.b': null, 'a.c.d': null, 'a.c.e': null },
      findings: [],
    });
    expect(read({ a: { b: 3, c: null } }).values).toEqual({ 'a.b': 3, 'a.c.d': null, 'a.c.e': null });
  });

  test('that contradict each other count as stated last, with a finding', () => {
    expect(read({ 'a.b': 1, a: { b: 2 } })).toEqual({
      values: { 'a.b': 2 },
      findings: ['fact-stated-twice a.b'],
    });
    expect(read({ 'a.b': 1, a: null })).toEqual({
      values: { 'a.b': null, 'a.c.d': null, 'a.c.e': null },
      findings: ['fact-stated-twice a.b'],
    });
    expect(read({ 'a.b': 1, a: { b: 'two' } })).toEqual({
      values: {},
      findings: ['fact-stated-twice a.b', 'wrong-type a.b'],
    });
  });

  test('of the wrong type, or outside their bounds, are unknown with a finding', () => {
    expect(read({ flat: '3' })).toEqual({ values: {}, findings: ['wrong-type flat'] });
    expect(read({ flat: 11 })).toEqual({ values: {}, findings: ['out-of-range flat'] });
    expect(read({ flat: -1 })).toEqual({ values: {}, findings: ['out-of-range flat'] });
    expect(read({ flat: 0 }).values).toEqual({ flat: 0 });
    expect(read({ flat: 10 }).values).toEqual({ flat: 10 });
    expect(read({ a: 5 })).toEqual({ values: {}, findings: ['undeclared-fact a'] });
  });

  test('that the policy does not declare are named and not used', () => {
    expect(read({ b: 1, a: { x: 1 } })).toEqual({
      values: {},
      findings: ['undeclared-fact b', 'undeclared-fact a.x'],
    });
    expect(
      read(JSON.parse('{"__proto__": {"flat": 3}, "constructor": 1}') as Record<string, unknown>),
    ).toEqual({
      values: {},
      findings: ['undeclared-fact __proto__', 'undeclared-fact constructor'],
    });
  });

  test('are read no deeper and no further than a complaint goes', () => {
    const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`x${index}`, 1]));
    const { findings } = read(many);
    expect(findings.filter((code) => code === 'too-many-facts')).toHaveLength(1);
    expect(findings).toHaveLength(2_001);
  });
});

describe('an amount', () => {
  test('is bounded in the currency of the policy, through the rate where it is in another one', () => {
    const usd = (amount: string) => ({ cost: { amount, currency: 'USD' } });
    expect(read({ cost: { amount: '700', currency: 'CNY' } }).values).toEqual({ cost: '700' });
    expect(read({ cost: { amount: '700.01', currency: 'CNY' } }).findings).toEqual(['out-of-range cost']);
    const rates = ratesOf({ USD: '7' });
    expect(read(usd('100'), { rates })).toEqual({ values: { cost: '100' }, findings: [] });
    expect(read(usd('100.01'), { rates }).findings).toEqual(['out-of-range cost']);
    expect(read(usd('5'))).toEqual({ values: { cost: '5' }, findings: ['no-rate cost'] });
  });

  test('is never negative unless the policy says so', () => {
    expect(read({ cost: { amount: '-0.01', currency: 'CNY' } }).findings).toEqual(['out-of-range cost']);
    expect(read({ cost: { amount: '-0.01', currency: 'USD' } }).findings).toContain('out-of-range cost');
    expect(read({ cost: { amount: '0', currency: 'CNY' } }).values).toEqual({ cost: '0' });
  });
});

describe('an instant', () => {
  test('given as a date starts that day in the zone of the policy, with a finding', () => {
    // cli.md: instants may be dates; 00:00 in Shanghai is 16:00 of the day before in UTC.
    expect(read({ seen: '2026-03-02' })).toEqual({
      values: { seen: Date.UTC(2026, 2, 1, 16) },
      findings: ['assumed-time seen'],
    });
    expect(read({ seen: '2026-02-30' }).findings).toEqual(['wrong-type seen']);
  });

  test('or a date that no calendar reaches is unknown, not an error of the case', () => {
    expect(read({ seen: 9e15 }).values).toEqual({});
    expect(read({ seen: 9e15 }).findings).toEqual(['wrong-type seen']);
    expect(read({ on: '9999-12-31' }).findings).toEqual(['wrong-type on']);
  });
});
