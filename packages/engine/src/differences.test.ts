import { describe, expect, test } from 'vitest';
import { differences } from './differences.js';

// language.md §4 "tests": objects match by key, lists of items by id, `null` = must be absent. LANGUAGE.md: lists of items
// as a list of objects with id or a map from id, other lists exactly; money and instants compare by value.

const paths = (expected: unknown, actual: unknown): string[] =>
  differences(expected, actual).map(({ path }) => path);

describe('an expectation', () => {
  test('of an object is a part of it', () => {
    expect(paths({ a: 1 }, { a: 1, b: 2 })).toEqual([]);
    expect(paths({ a: 1, c: { d: 2 } }, { a: 1, c: { d: 3 } })).toEqual(['c.d']);
    expect(paths({ a: 1 }, {})).toEqual(['a']);
    expect(paths({ a: {} }, { a: 'x' })).toEqual(['a']);
  });

  test('of null is absence', () => {
    expect(paths({ a: null }, {})).toEqual([]);
    expect(paths({ a: null }, { a: null })).toEqual([]);
    expect(paths({ a: null }, { a: 0 })).toEqual(['a']);
  });

  test('of items goes by id, as a list or as a map, whatever their order', () => {
    const actual = {
      stages: [
        { id: 'a', due: 1 },
        { id: 'b', due: 2 },
      ],
    };
    expect(paths({ stages: { b: { due: 2 } } }, actual)).toEqual([]);
    expect(paths({ stages: [{ id: 'b', due: 2 }] }, actual)).toEqual([]);
    expect(paths({ stages: [{ id: 'b', due: 1 }] }, actual)).toEqual(['stages.b.due']);
    expect(paths({ stages: { c: null, b: null } }, actual)).toEqual(['stages.b']);
    expect(paths({ stages: { c: { due: 1 } } }, actual)).toEqual(['stages.c']);
    expect(paths({ stages: [{ id: 'c', due: 1 }] }, actual)).toEqual(['stages.c']);
    expect(paths({ stages: { a: null } }, { stages: [] })).toEqual([]);
  });

  test('of what is undetermined goes by where', () => {
    const actual = [
      { where: 'x', rules: 1, facts: ['a'] },
      { where: 'y', rules: 2, facts: ['b', 'c'] },
    ];
    expect(paths([{ where: 'y', facts: ['b', 'c'] }], actual)).toEqual([]);
    expect(
      paths(
        [
          { where: 'y', rules: 2 },
          { where: 'x', rules: 1 },
        ],
        actual,
      ),
    ).toEqual([]);
    expect(paths([{ where: 'y', facts: ['b'] }], actual)).toEqual(['y.facts']);
    expect(paths([{ where: 'z', facts: [] }], actual)).toEqual(['z']);
    expect(paths({ y: { rules: 2 }, z: null }, actual)).toEqual([]);
  });

  test('of sums may go by basis, and finds the currency that is meant', () => {
    const actual = [
      { basis: 'goodwill', amount: '5.00', currency: 'CNY', min: '5.00', max: '5.00' },
      { basis: 'goodwill', amount: null, currency: 'USD', min: '0.00', max: '20.00' },
    ];
    expect(paths({ goodwill: { currency: 'USD', max: 20 } }, actual)).toEqual([]);
    expect(paths({ goodwill: { currency: 'CNY', amount: '5' } }, actual)).toEqual([]);
    expect(paths({ goodwill: { currency: 'EUR' } }, actual)).toEqual(['goodwill.currency']);
    expect(paths({ law: null }, actual)).toEqual([]);
    expect(paths({ law: { min: 1 } }, actual)).toEqual(['law']);
  });

  test('of other lists is the whole list in its order', () => {
    expect(paths(['a', 'b'], ['a', 'b'])).toEqual([]);
    expect(paths(['a'], ['a', 'b'])).toEqual(['']);
    expect(paths(['b', 'a'], ['a', 'b'])).toEqual(['[0]', '[1]']);
    expect(paths([], [{ id: 'a' }])).toEqual(['']);
    expect(
      paths(
        [{ fact: 'a', why: 'x' }],
        [
          { fact: 'a', why: 'x' },
          { fact: 'b', why: 'x' },
        ],
      ),
    ).toEqual(['']);
    expect(paths([{ fact: 'a', why: 'x' }], [{ fact: 'a', why: 'y' }])).toEqual(['[0].why']);
    expect(paths({ list: [] }, { list: undefined })).toEqual(['list']);
  });

  test('of amounts goes by value, of two currencies never', () => {
    expect(paths({ amount: '5', currency: 'CNY' }, { amount: '5.00', currency: 'CNY' })).toEqual([]);
    expect(paths({ amount: 5, currency: 'CNY' }, { amount: '5.00', currency: 'CNY' })).toEqual([]);
    expect(
      paths({ total: { amount: 5, currency: 'USD' } }, { total: { amount: '5.00', currency: 'CNY' } }),
    ).toEqual(['total']);
    expect(paths({ amount: '5.01', currency: 'CNY' }, { amount: '5.00', currency: 'CNY' })).toEqual(['']);
    expect(paths({ min: '5' }, { min: '5.00' })).toEqual([]);
    expect(paths({ version: '5' }, { version: '5.00' })).toEqual(['version']);
  });

  test('of instants goes by the moment, however it is written', () => {
    expect(paths({ due: '2026-03-02T02:00:00Z' }, { due: '2026-03-02T10:00:00+08:00' })).toEqual([]);
    expect(paths({ due: '2026-03-02T10:00:00Z' }, { due: '2026-03-02T10:00:00+08:00' })).toEqual(['due']);
    expect(paths({ due: '2026-03-02' }, { due: '2026-03-02T00:00:00+08:00' })).toEqual(['due']);
  });

  test('of a value does not bend its type', () => {
    expect(paths(true, 'true')).toEqual(['']);
    expect(paths('1', 1)).toEqual(['']);
    expect(paths(0.8, 0.8)).toEqual([]);
  });
});
