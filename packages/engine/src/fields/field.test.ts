import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideOf, programOf, ratesOf } from '../program.fixture.js';

// language.md §4 "classification, routing": a first-hit list; undetermined if an undetermined rule stands before the
// first true one, unless all candidates agree; `take: highest` only if an undetermined rule ranks above the highest true.

const FACTS =
  'facts:\n  a: { type: boolean }\n  b: { type: boolean }\n  c: { type: boolean }\n  n: { type: integer }\n';
const is = (name: string): string => `{ fact: ${name}, operator: equal, value: true }`;

/** A field `f` with a rule for each fact, in this order; `then` of each and of `otherwise`. */
function field(
  thens: Readonly<Record<string, string>>,
  otherwise: string,
  more = '',
): ReturnType<typeof programOf> {
  const rules = Object.entries(thens).map(
    ([name, then]) => `{ id: ${name}, when: ${is(name)}, then: ${then} }`,
  );
  return programOf(
    `${FACTS}classification:\n  f:\n    type: { enum: [x, y, z] }\n    rules: [${rules.join(', ')}]\n    otherwise: ${otherwise}\n${more}`,
  );
}

describe('a first-hit field', () => {
  const program = field({ a: 'x', b: 'y', c: 'z' }, 'z');

  test('takes the first true rule and lists the others that matched', () => {
    const { classification, alsoMatched } = decideOf(program, { a: false, b: true, c: true });
    expect(classification).toEqual({ f: 'y' });
    expect(alsoMatched).toEqual({ f: ['c'] });
  });

  test('takes `otherwise` where no rule is true', () => {
    expect(decideOf(program, { a: false, b: false, c: false }).classification).toEqual({ f: 'z' });
    expect(decideOf(program, { a: false, b: false, c: false }).alsoMatched).toEqual({});
  });

  test('is absent and listed while an undetermined rule stands before the first true one', () => {
    const decision = decideOf(program, { b: true, c: false });
    expect(decision.classification).toEqual({});
    expect(decision.undetermined).toEqual([{ where: 'classification.f', rules: 1, facts: ['a'] }]);
    expect(decision.alsoMatched).toEqual({ f: ['b'] });
  });

  test('is not touched by what stands behind the first true rule', () => {
    expect(decideOf(program, { a: true }).classification).toEqual({ f: 'x' });
    expect(decideOf(program, { a: true }).undetermined).toEqual([]);
  });

  test('is determined where all candidates agree, `otherwise` among them', () => {
    expect(decideOf(program, { a: false, b: false }).classification).toEqual({ f: 'z' });
    expect(decideOf(field({ a: 'x', b: 'x' }, 'z'), { b: true }).classification).toEqual({ f: 'x' });
    expect(decideOf(field({ a: 'x', b: 'x' }, 'x'), {}).classification).toEqual({ f: 'x' });
  });

  test('is open with all its undetermined candidates where one of them disagrees', () => {
    expect(decideOf(program, { a: false }).undetermined).toEqual([
      { where: 'classification.f', rules: 2, facts: ['b', 'c'] },
    ]);
  });

  test('without rules is its `otherwise`', () => {
    expect(decideOf(field({}, 'y'), {}).classification).toEqual({ f: 'y' });
  });
});

describe('a result read from a name', () => {
  const program = programOf(
    `${FACTS}classification:\n  f: { type: integer, rules: [{ id: a, when: ${is('a')}, then: 5 }], otherwise: { fact: n } }\n  g: { type: boolean, rules: [{ id: r, when: { fact: class.f, operator: greaterThan, value: 4 }, then: true }], otherwise: false }\n`,
  );

  test('is its value', () => {
    expect(decideOf(program, { a: false, n: 7 }).classification).toEqual({ f: 7, g: true });
  });

  test('leaves the field open while it is unknown, and what reads the field with it', () => {
    const decision = decideOf(program, { a: false });
    expect(decision.classification).toEqual({});
    expect(decision.undetermined.map(({ where, facts }) => [where, facts])).toEqual([
      ['classification.f', ['n']],
      ['classification.g', ['n']],
    ]);
    expect(decision.askNext).toEqual(['n']);
  });

  test('agrees with a constant of the same value', () => {
    expect(decideOf(program, { n: 5 }).classification).toEqual({ f: 5, g: true });
    expect(decideOf(program, { n: 6 }).classification).toEqual({});
  });
});

describe('the highest of all hits', () => {
  const highest = (take: string): ReturnType<typeof programOf> =>
    programOf(
      `${FACTS}classification:\n  f:\n    type: { enum: [low, middle, high] }\n    ${take}\n    rules:\n      - { id: a, when: ${is('a')}, then: low }\n      - { id: b, when: ${is('b')}, then: middle }\n      - { id: c, when: ${is('c')}, then: high }\n    otherwise: low\n`,
    );
  const program = highest('take: highest');

  test('is taken by the declared order, wherever its rule stands', () => {
    expect(decideOf(program, { a: true, b: true, c: false }).classification).toEqual({ f: 'middle' });
    expect(decideOf(program, { a: true, b: true, c: true }).classification).toEqual({ f: 'high' });
    expect(decideOf(program, { a: true, b: true, c: true }).alsoMatched).toEqual({ f: ['a', 'b'] });
  });

  test('is taken by `order` where one is given, lowest first', () => {
    const reversed = highest('take: highest\n    order: [high, middle, low]');
    expect(decideOf(reversed, { a: true, b: true, c: true }).classification).toEqual({ f: 'low' });
  });

  test('is open only while an undetermined rule ranks above the highest true one', () => {
    expect(decideOf(program, { b: true, c: false }).classification).toEqual({ f: 'middle' });
    expect(decideOf(program, { a: false, b: true }).classification).toEqual({});
    expect(decideOf(program, { a: false, b: true }).undetermined).toEqual([
      { where: 'classification.f', rules: 1, facts: ['c'] },
    ]);
    expect(decideOf(program, { c: true }).classification).toEqual({ f: 'high' });
  });

  test('is open while no rule is true and an undetermined one would change `otherwise`', () => {
    expect(decideOf(program, { b: false, c: false }).classification).toEqual({ f: 'low' });
    expect(decideOf(program, { a: false, c: false }).classification).toEqual({});
  });

  test('is open where the value of a true rule, or of an undetermined one, is unknown', () => {
    const numbers = programOf(
      `${FACTS}classification:\n  f:\n    type: integer\n    take: highest\n    rules:\n      - { id: a, when: ${is('a')}, then: 5 }\n      - { id: b, when: ${is('b')}, then: { fact: n } }\n    otherwise: 0\n`,
    );
    expect(decideOf(numbers, { a: true, b: true, n: 9 }).classification).toEqual({ f: 9 });
    expect(decideOf(numbers, { a: true, b: true, n: 4 }).classification).toEqual({ f: 5 });
    expect(decideOf(numbers, { a: true, b: true, n: -4 }).classification).toEqual({ f: 5 });
    const open = decideOf(numbers, { a: true, b: true });
    expect(open.classification).toEqual({});
    expect(open.undetermined).toEqual([{ where: 'classification.f', rules: 1, facts: ['n'] }]);
    const both = decideOf(numbers, { a: true });
    expect(both.classification).toEqual({});
    expect(both.undetermined).toEqual([{ where: 'classification.f', rules: 1, facts: ['b', 'n'] }]);
    expect(decideOf(numbers, { a: true, b: false }).classification).toEqual({ f: 5 });
  });

  test('of negative numbers is the one nearest to zero', () => {
    const numbers = programOf(
      `${FACTS}classification:\n  f:\n    type: integer\n    take: highest\n    rules:\n      - { id: a, when: ${is('a')}, then: -7 }\n      - { id: b, when: ${is('b')}, then: -5 }\n    otherwise: -9\n`,
    );
    expect(decideOf(numbers, { a: true, b: true }).classification).toEqual({ f: -5 });
  });

  test('of amounts compares through the rates of the case, and is open without them', () => {
    const amounts = programOf(
      `${FACTS}classification:\n  f:\n    type: money\n    take: highest\n    rules:\n      - { id: a, when: ${is('a')}, then: { money: 100 } }\n      - { id: b, when: ${is('b')}, then: { amount: 20, currency: USD } }\n    otherwise: { money: 0 }\n`,
    );
    const facts = { a: true, b: true };
    expect(decideOf(amounts, facts, {}, { rates: ratesOf({ USD: '7' }) }).classification).toEqual({
      f: { amount: '20.00', currency: 'USD' },
    });
    expect(decideOf(amounts, facts, {}, { rates: ratesOf({ USD: '4' }) }).classification).toEqual({
      f: { amount: '100.00', currency: 'CNY' },
    });
    expect(decideOf(amounts, facts).classification).toEqual({});
  });
});

test('a field never changes its value when more becomes known', () => {
  const state = fc.constantFrom(true, false, undefined);
  const value = fc.constantFrom('x', 'y', 'z');
  fc.assert(
    fc.property(
      fc.tuple(value, value, value, value),
      fc.constantFrom('first', 'highest'),
      fc.tuple(state, state, state),
      fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
      ([x, y, z, otherwise], take, [a, b, c], rest) => {
        const rules = [x, y, z].map(
          (then, at) => `{ id: r${at}, when: ${is('abc'.charAt(at))}, then: ${then} }`,
        );
        const program = programOf(
          `${FACTS}classification:\n  f: { type: { enum: [x, y, z] }, take: ${take}, rules: [${rules.join(', ')}], otherwise: ${otherwise} }\n`,
        );
        const known = Object.entries({ a, b, c }).filter(([, truth]) => truth !== undefined);
        const before = decideOf(program, Object.fromEntries(known)).classification['f'];
        const all = { a: a ?? rest[0], b: b ?? rest[1], c: c ?? rest[2] };
        const after = decideOf(program, all).classification['f'];
        const hits = [all.a ? x : [], all.b ? y : [], all.c ? z : []].flat();
        const wanted = take === 'first' ? hits[0] : hits.toSorted().at(-1);
        expect(after).toBe(wanted ?? otherwise);
        if (before !== undefined) expect(after).toBe(before);
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);
