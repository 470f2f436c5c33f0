import { describe, expect, it } from 'vitest';
import { CaseError } from './case-error.js';
import { caseOfMatter, mattersOf } from './matters.js';
import { readCase } from './read-case.js';

describe('the matters of a case', () => {
  it('are cases of their own, with the facts that all share below theirs', () => {
    const value = {
      id: 'c1',
      receivedAt: '2026-03-02',
      facts: { flight: { delay: 10, number: 'XY1' }, topic: 'other' },
      events: [{ kind: 'happened', event: 'called', at: '2026-03-02' }],
      matters: [
        { id: 'delay', facts: { 'flight.delay': 200, topic: 'delay' } },
        { id: 'bag', facts: { bag: { weight: 23 } } },
      ],
    };
    const { events, receivedAt } = value;
    expect(mattersOf(value)).toEqual([
      {
        id: 'c1#delay',
        receivedAt,
        events,
        facts: { flight: { number: 'XY1' }, 'flight.delay': 200, topic: 'delay' },
      },
      {
        id: 'c1#bag',
        receivedAt,
        events,
        facts: { flight: { delay: 10, number: 'XY1' }, topic: 'other', 'bag.weight': 23 },
      },
    ]);
  });

  it('are none where the case has none: it stands for itself', () => {
    const value = { id: 'c1', facts: {} };
    expect(mattersOf(value)).toEqual([value]);
    expect(mattersOf('no case')).toEqual(['no case']);
  });

  it.each([
    [{ a: { b: 1 } }, { 'a.b': 2 }, { 'a.b': 2 }],
    [{ 'a.b': 1 }, { a: { b: 2 } }, { 'a.b': 2 }],
    [{ a: { b: 1, c: 3 } }, { a: { b: 2 } }, { a: { c: 3 }, 'a.b': 2 }],
    // Known to be none, and all below it.
    [{ a: { b: 1 }, 'a.c': 2, d: 4 }, { a: null }, { a: null, d: 4 }],
    // An amount is one value.
    [
      { claim: { amount: '5', currency: 'CNY' } },
      { claim: { amount: '7', currency: 'USD' } },
      { claim: { amount: '7', currency: 'USD' } },
    ],
    [{ claim: 5 }, { claim: { amount: '7', currency: 'USD' } }, { claim: { amount: '7', currency: 'USD' } }],
    // A list is replaced whole.
    [{ bags: [1, 2] }, { bags: [3] }, { bags: [3] }],
  ])('%j below %j gives %j', (facts, own, expected) => {
    expect(mattersOf({ id: 'c', facts, matters: [{ id: 'm', facts: own }] })).toEqual([
      { id: 'c#m', facts: expected },
    ]);
  });

  it.each([
    [[], '`matters` must be a list'],
    [[{ facts: {} }], 'needs an `id`'],
    [[{ id: 'a#b' }], 'needs an `id`'],
    [[{ id: 'a' }, { id: 'a' }], 'two matters are called `a`'],
    [[{ id: 'a', facts: [] }], '`facts` of `matters[0]`'],
    [[{ id: 'a', receivedAt: '2026-03-02' }], 'unknown key `receivedAt`'],
  ])('%j cannot be told apart: %s', (matters, message) => {
    expect(() => mattersOf({ id: 'c', matters })).toThrow(CaseError);
    expect(() => mattersOf({ id: 'c', matters })).toThrow(message);
  });

  it('are told from a case by their ids', () => {
    expect(caseOfMatter('c1#bag')).toBe('c1');
    expect(caseOfMatter('c#1#bag')).toBe('c#1');
    expect(caseOfMatter('c1')).toBe(undefined);
  });

  it('are not passed over by who reads a case as one', () => {
    expect(() => readCase({ id: 'c', facts: {}, matters: [{ id: 'm' }] })).toThrow('decided one by one');
  });
});
