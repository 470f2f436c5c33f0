import { describe, expect, it } from 'vitest';
import { codesIn, findingsIn, rulesOn } from './lint.fixture.js';

const FACTS = `facts:
  yes: { type: boolean }
  count: { type: integer }
  delay: { type: integer, unit: min }
  wait: { type: decimal, unit: hours }
  share: { type: decimal, scale: 2 }
  claim: { type: money }
  fareEur: { type: money, currency: EUR }
  fareUsd: { type: money, currency: USD }
  day: { type: date }
  moment: { type: instant }
  took: { type: duration }
  cause: { type: enum, values: [weather, crew] }
  level: { type: enum, values: [low, high] }
  story: { type: text }
  spot: { type: place }
`;
function codesOf(leaf: string): readonly string[] {
  return codesIn(FACTS + rulesOn(leaf));
}

describe('fits', () => {
  it.each([
    '{ fact: yes, operator: equal, value: true }',
    '{ fact: count, operator: between, value: [1, 5] }',
    '{ fact: count, operator: lessThan, value: { fact: share } }',
    '{ fact: share, operator: equal, value: 0.25 }',
    '{ fact: claim, operator: greaterThan, value: 300 }',
    '{ fact: claim, operator: greaterThan, value: { money: "300.50" } }',
    '{ fact: fareEur, operator: in, value: [{ amount: "1", currency: EUR }] }',
    '{ fact: day, operator: before, value: 2026-02-28 }',
    '{ fact: moment, operator: after, value: 2026-02-28T10:00:00+08:00 }',
    '{ fact: took, operator: greaterThan, value: PT4H30M }',
    '{ fact: cause, operator: in, value: [weather, crew] }',
    '{ fact: cause, operator: equal, value: null }',
    '{ fact: story, operator: contains, value: rain }',
    "{ fact: story, operator: matches, value: '^CA\\d{4}$' }",
    '{ fact: spot, operator: present }',
  ])('%s', (leaf) => {
    expect(codesOf(leaf)).toEqual([]);
  });
});

describe('does not fit', () => {
  it.each([
    ['{ fact: yes, operator: greaterThan, value: true }', 'operator-type'],
    ['{ fact: story, operator: lessThan, value: b }', 'operator-type'],
    ['{ fact: level, operator: greaterThan, value: low }', 'operator-type'],
    ['{ fact: count, operator: contains, value: "1" }', 'operator-type'],
    ['{ fact: count, operator: before, value: 3 }', 'operator-type'],
    ['{ fact: spot, operator: equal, value: here }', 'operator-type'],
    ['{ fact: yes, operator: equal, value: "true" }', 'value-type'],
    ['{ fact: count, operator: equal, value: 1.5 }', 'value-type'],
    ['{ fact: count, operator: equal, value: "1" }', 'value-type'],
    ['{ fact: share, operator: equal, value: 0.125 }', 'value-type'],
    ['{ fact: day, operator: before, value: 2026-02-30 }', 'value-type'],
    ['{ fact: day, operator: equal, value: 2026-02-28T10:00:00+08:00 }', 'value-type'],
    ['{ fact: moment, operator: after, value: 2026-02-28T10:00:00 }', 'value-type'],
    ['{ fact: moment, operator: after, value: 2026-02-28 }', 'value-type'],
    ['{ fact: took, operator: lessThan, value: 4h }', 'value-type'],
    ['{ fact: story, operator: equal, value: 5 }', 'value-type'],
    ['{ fact: cause, operator: equal, value: true }', 'value-type'],
    ['{ fact: cause, operator: equal, value: low }', 'unknown-enum-value'],
    ['{ fact: cause, operator: in, value: [weather, fog] }', 'unknown-enum-value'],
    ['{ fact: claim, operator: equal, value: 1.005 }', 'too-many-decimals'],
    ['{ fact: delay, operator: greaterThan, value: { fact: wait } }', 'unit-mismatch'],
    ['{ fact: day, operator: before, value: { fact: moment } }', 'type-mismatch'],
    ['{ fact: count, operator: equal, value: { fact: claim } }', 'type-mismatch'],
    ['{ fact: cause, operator: equal, value: { fact: level } }', 'type-mismatch'],
    ['{ fact: fareEur, operator: greaterThan, value: { fact: fareUsd } }', 'needs-rate'],
    ['{ fact: fareEur, operator: greaterThan, value: { amount: "5", currency: CNY } }', 'needs-rate'],
    ['{ fact: count, operator: in, value: [1, null] }', 'null-comparison'],
    ['{ fact: count, operator: in, value: [] }', 'empty-list'],
    ['{ fact: count, operator: between, value: [1, 2, 3] }', 'between-two'],
    ["{ fact: story, operator: matches, value: '(?=a)b' }", 'pattern-refused'],
    ["{ fact: story, operator: matches, value: '(a' }", 'pattern-refused'],
    ['{ all: [] }', 'empty-condition'],
  ])('%s is %s', (leaf, code) => {
    expect(codesOf(leaf)).toEqual([code]);
  });
});

it('advises to turn an instant into a date', () => {
  const [finding] = findingsIn(FACTS + rulesOn('{ fact: day, operator: equal, value: { fact: moment } }'));
  expect(finding?.hint).toContain('localDate');
});

it('says where notIn and not in differ on null', () => {
  const body =
    FACTS +
    rulesOn(
      '{ fact: cause, operator: notIn, value: [crew] }',
      '{ not: { fact: level, operator: in, value: [low] } }',
    );
  expect(codesIn(body, 'null-differs')).toEqual(['null-differs', 'null-differs']);
});
