import { describe, expect, it } from 'vitest';
import { codesIn } from './lint.fixture.js';

const FACTS = `facts:
  claim: { type: money }
  fare: { type: money, max: 1000 }
  eur: { type: money, currency: EUR, max: 500 }
  share: { type: integer, min: 0, max: 100 }
  people: { type: integer, min: 1, max: 9 }
  many: { type: integer, min: 1 }
  late: { type: boolean }
values:
  gift: [{ to: 2026-07-01, money: 200 }, { from: 2026-07-01, money: 300 }]
  half: [{ percent: 50 }]
derive:
  least: { min: [{ fact: claim }, { fact: fare }] }
  known: { firstKnown: [{ fact: claim }, { fact: fare }] }
`;
function codesOf(amount: string, more = ''): readonly string[] {
  return codesIn(`${FACTS}remedies:\n  - { id: r, kind: cash, basis: goodwill, amount: ${amount}${more} }\n`);
}

describe('is in order', () => {
  it.each([
    ['{ money: 300 }'],
    ['{ value: gift }'],
    ['{ fact: fare }'],
    ['{ fact: least }'],
    ['{ percent: { percent: { value: half }, of: { fact: fare } } }'],
    ['{ percent: { percent: { fact: share }, of: { fact: fare } } }'],
    ['{ rate: { each: { value: gift }, quantity: { fact: people } } }'],
    ['{ cap: { of: { fact: claim }, at: { money: 500 } } }'],
    ['{ min: [{ fact: claim }, { money: 500 }] }'],
    ['{ max: [{ money: 0 }, { minus: [{ fact: fare }, { money: 50 }] }] }'],
    ['{ range: [{ money: 10 }, { fact: fare }] }'],
    ['{ sum: [{ money: 10 }, { convert: { of: { fact: eur }, to: CNY } }] }'],
    [
      '{ choose: [{ when: { fact: late, operator: equal, value: true }, then: { money: 1 } }, { otherwise: { fact: fare } }] }',
    ],
    ['{ fact: claim }', ', cap: { money: 100 }'],
    ['{ fact: fare }', ', per: { fact: people }'],
  ])('%s %s', (amount, more = '') => {
    expect(codesOf(amount, more)).toEqual([]);
  });
});

describe('has no upper bound', () => {
  it.each([
    ['{ fact: claim }'],
    ['{ fact: known }'],
    ['{ max: [{ fact: claim }, { money: 500 }] }'],
    ['{ sum: [{ fact: claim }, { money: 500 }] }'],
    ['{ rate: { each: { value: gift }, quantity: { fact: many } } }'],
    ['{ convert: { of: { fact: claim }, to: CNY } }'],
    [
      '{ choose: [{ when: { fact: late, operator: equal, value: true }, then: { money: 1 } }, { otherwise: { fact: claim } }] }',
    ],
    ['{ money: 300 }', ', per: { fact: many }'],
  ])('%s %s', (amount, more = '') => {
    expect(codesOf(amount, more)).toEqual(['no-upper-bound']);
  });
});

describe('is refused', () => {
  it.each([
    ['{ fact: late }', 'type-mismatch'],
    ['{ value: half }', 'type-mismatch'],
    ['{ money: 9.999 }', 'too-many-decimals'],
    ['{ money: { amount: "9.5", currency: JPY } }', 'too-many-decimals'],
    ['{ money: { amount: "9", currency: CNX } }', 'unknown-currency'],
    ['{ money: -1 }', 'negative-amount'],
    ['{ percent: { percent: -5, of: { money: 10 } } }', 'percent-negative'],
    ['{ percent: { percent: { fact: late }, of: { money: 10 } } }', 'type-mismatch'],
    ['{ rate: { each: { money: 5 }, quantity: -2 } }', 'negative-amount'],
    ['{ max: [{ fact: eur }, { money: 10 }] }', 'mixed-currencies'],
    ['{ cap: { of: { fact: eur }, at: { money: 10 } } }', 'mixed-currencies'],
    ['{ range: [{ money: 20 }, { money: 10 }] }', 'range-reversed'],
    ['{ range: [{ value: gift }, { money: 100 }] }', 'range-reversed'],
    ['{ minus: [{ fact: fare }, { money: 50 }] }', 'may-be-negative'],
  ])('%s is %s', (amount, code) => {
    expect(codesOf(amount)).toEqual([code]);
  });
});
