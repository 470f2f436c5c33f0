import { describe, expect, test } from 'vitest';
import { decideOf, programOf } from '../program.fixture.js';

// language.md §8 "Ask next": unknown base facts read by undetermined leaves not masked by a decided parent, through
// derivations. §2 "presume": the decision lists those presumptions that an output read. §2 "settledBy".

function policy(facts: string, when: string, more = ''): ReturnType<typeof programOf> {
  return programOf(
    `facts:\n${facts}${more}classification:\n  r:\n    type: boolean\n    rules: [{ id: r, when: ${when}, then: true }]\n    otherwise: false\n`,
  );
}

const ABC =
  '  a: { type: boolean }\n  b: { type: boolean }\n  c: { type: boolean }\n  d: { type: boolean }\n';
const is = (name: string, value: unknown = true): string =>
  `{ fact: ${name}, operator: equal, value: ${String(value)} }`;

describe('the facts behind what is open', () => {
  const program = policy(
    ABC,
    `{ any: [{ all: [${is('a')}, ${is('b')}] }, { not: { any: [${is('c')}, ${is('d')}] } }] }`,
  );

  test('are all that are unknown while nothing is decided', () => {
    const { undetermined } = decideOf(program, {});
    expect(undetermined).toEqual([{ where: 'classification.r', rules: 1, facts: ['a', 'b', 'c', 'd'] }]);
  });

  test('leave out what a decided parent masks', () => {
    // `all` is false with a; `any` of c and d is true with c, so its negation is false: the rule is decided.
    expect(decideOf(program, { a: false }).askNext).toEqual(['c', 'd']);
    expect(decideOf(program, { c: true }).askNext).toEqual(['a', 'b']);
    expect(decideOf(program, { a: false, c: true }).undetermined).toEqual([]);
    expect(decideOf(program, { a: false, c: true }).askNext).toEqual([]);
  });

  test('leave out what is known beside it', () => {
    expect(decideOf(program, { a: true, c: true }).askNext).toEqual(['b']);
  });

  test('are base facts, through derivations and named conditions', () => {
    const derived = policy(
      '  x: { type: integer }\n  y: { type: integer }\n',
      '{ condition: many }',
      'derive: { sum: { sum: [{ fact: x }, { fact: y }] }, twice: { product: [{ fact: sum }, 2] } }\nconditions: { many: { when: { fact: twice, operator: greaterThan, value: 9 } } }\n',
    );
    expect(decideOf(derived, {}).askNext).toEqual(['x', 'y']);
    expect(decideOf(derived, { x: 1 }).askNext).toEqual(['y']);
    expect(decideOf(derived, { x: 1 }).undetermined).toEqual([
      { where: 'classification.r', rules: 1, facts: ['y'] },
    ]);
  });

  test('are those behind an open field for what reads the field', () => {
    const chained = programOf(`facts:
  a: { type: boolean }
classification:
  first: { type: boolean, rules: [{ id: r, when: ${is('a')}, then: true }], otherwise: false }
  second: { type: boolean, rules: [{ id: r, when: ${is('class.first')}, then: true }], otherwise: false }
`);
    expect(decideOf(chained, {}).undetermined).toEqual([
      { where: 'classification.first', rules: 1, facts: ['a'] },
      { where: 'classification.second', rules: 1, facts: ['a'] },
    ]);
    expect(decideOf(chained, {}).askNext).toEqual(['a']);
  });

  test('are the date by which a value is picked, where that is unknown', () => {
    const dated = programOf(
      `facts: { n: { type: integer } }
values: { limit: [{ to: 2026-01-01, integer: 5 }, { from: 2026-01-01, integer: 6 }] }
classification:
  r: { type: boolean, rules: [{ id: r, when: { fact: n, operator: greaterThan, value: { value: limit } }, then: true }], otherwise: false }
`,
      { datedBy: 'case.incidentAt' },
    );
    expect(decideOf(dated, { n: 6 }).undetermined).toEqual([
      { where: 'classification.r', rules: 1, facts: ['case.incidentAt'] },
    ]);
    expect(decideOf(dated, { n: 6 }, { incidentAt: '2025-12-31' }).classification).toEqual({ r: true });
    expect(decideOf(dated, { n: 6 }, { incidentAt: '2026-01-01' }).classification).toEqual({ r: false });
  });

  test('are asked by how many outputs hang on them, then by phase, then by declaration', () => {
    const program = programOf(`facts:
${ABC}classification:
  one: { type: boolean, rules: [{ id: r, when: ${is('c')}, then: true }], otherwise: false }
  two: { type: boolean, rules: [{ id: r, when: ${is('b')}, then: true }], otherwise: false }
routing:
  three: { type: boolean, rules: [{ id: r, when: { all: [${is('a')}, ${is('d')}] }, then: true }], otherwise: false }
  four: { type: boolean, rules: [{ id: r, when: ${is('d')}, then: true }], otherwise: false }
`);
    // d opens two outputs; b and c are read by classification, b declared first; a by routing.
    expect(decideOf(program, {}).askNext).toEqual(['d', 'b', 'c', 'a']);
  });
});

describe('presumptions', () => {
  const PRESUMED =
    '  a: { type: boolean }\n  b: { type: boolean, presume: false }\n  c: { type: boolean, presume: true }\n';

  test('are listed where an output hangs on them', () => {
    const program = policy(PRESUMED, `{ all: [${is('a')}, ${is('b')}] }`);
    expect(decideOf(program, { a: true }).presumed).toEqual(['b']);
    expect(decideOf(program, { a: true }).classification).toEqual({ r: false });
  });

  test('are not listed where what is stated decides alone, or the fact is stated', () => {
    const program = policy(PRESUMED, `{ all: [${is('a')}, ${is('b')}] }`);
    expect(decideOf(program, { a: false }).presumed).toEqual([]);
    expect(decideOf(program, { a: true, b: false }).presumed).toEqual([]);
    expect(decideOf(program, { a: true, b: true }).presumed).toEqual([]);
  });

  test('are listed together where each of them alone would leave the result open', () => {
    const program = policy(PRESUMED, `{ any: [${is('b')}, ${is('c')}] }`);
    expect(decideOf(program, {}).presumed).toEqual(['b', 'c']);
  });

  test('are not listed for what nothing reads', () => {
    const program = policy(`${PRESUMED}  idle: { type: integer, presume: 4 }\n`, is('a'));
    expect(decideOf(program, { a: true }).presumed).toEqual([]);
  });

  test('are listed where they make irrelevant what a rule reads', () => {
    const program = policy(
      `${PRESUMED}  f: { type: integer, relevantWhen: ${is('b')} }\n`,
      '{ fact: f, operator: greaterThan, value: 3 }',
    );
    // b is presumed false, so f is irrelevant and the leaf false; were b unknown, f would count.
    expect(decideOf(program, {}).classification).toEqual({ r: false });
    expect(decideOf(program, {}).presumed).toEqual(['b']);
    expect(decideOf(program, { b: false }).presumed).toEqual([]);
    expect(decideOf(program, { b: true, f: 4 }).presumed).toEqual([]);
  });

  test('that read another presumption are listed with it', () => {
    const program = policy(
      '  x: { type: integer, presume: 3 }\n  y: { type: integer, presume: { fact: x } }\n',
      '{ fact: y, operator: greaterThan, value: 2 }',
    );
    expect(decideOf(program, {}).presumed).toEqual(['x', 'y']);
    expect(decideOf(program, { x: 5 }).presumed).toEqual(['y']);
    expect(decideOf(program, { y: 5 }).presumed).toEqual([]);
  });
});

describe('the choice of `firstKnown`', () => {
  const program = policy(
    '  x: { type: integer }\n  y: { type: integer, presume: 7 }\n  z: { type: integer }\n',
    '{ fact: best, operator: greaterThan, value: 5 }',
    'derive: { best: { firstKnown: [{ fact: x }, { fact: y }, { fact: z }] } }\n',
  );

  test('is listed under presumed where the first argument is not known', () => {
    expect(decideOf(program, { y: 9 }).presumed).toEqual(['best']);
    expect(decideOf(program, { x: null, y: 9 }).presumed).toEqual(['best']);
  });

  test('is listed with the presumption it fell back on', () => {
    expect(decideOf(program, {}).presumed).toEqual(['y', 'best']);
  });

  test('is not listed while the first argument is known, and no presumption it did not read either', () => {
    expect(decideOf(program, { x: 6 }).classification).toEqual({ r: true });
    expect(decideOf(program, { x: 6 }).presumed).toEqual([]);
  });
});

describe('what waits for a role to settle it', () => {
  const program = programOf(`facts:
  a: { type: boolean }
  verified: { type: boolean, presume: false, settledBy: investigator }
  cost: { type: money, currency: CNY, max: { money: 1000 } }
  found: { type: money, currency: CNY, presume: { money: 0 }, settledBy: legal, max: { money: 1000 } }
derive:
  best: { firstKnown: [{ fact: cost }, { fact: found }] }
classification:
  kind: { type: { enum: [damage, other] }, rules: [{ id: r, when: ${is('verified')}, then: damage }], otherwise: other }
remedies:
  - { id: pay, kind: cash, basis: contract, when: { fact: class.kind, operator: equal, value: damage }, amount: { fact: best } }
  - { id: sorry, kind: apology, basis: goodwill, when: { any: [${is('a')}, ${is('verified')}] } }
`);
  const remedy = (facts: Record<string, unknown>, id: string, settled = {}): unknown =>
    decideOf(program, facts, { settled }).remedies.find((one) => one.id === id);

  test('is named on the remedies that hang on it, through fields', () => {
    expect(remedy({ verified: true, cost: 10 }, 'pay')).toMatchObject({
      state: 'owed',
      unsettled: ['verified'],
    });
    expect(remedy({ verified: true, cost: 10 }, 'pay', { verified: 'investigator' })).not.toHaveProperty(
      'unsettled',
    );
    expect(remedy({ verified: true, cost: 10 }, 'pay', { verified: 'legal' })).toMatchObject({
      unsettled: ['verified'],
    });
  });

  test('does not touch what holds without it', () => {
    expect(remedy({ verified: true, a: true, cost: 10 }, 'sorry')).not.toHaveProperty('unsettled');
    expect(remedy({ verified: true, a: false, cost: 10 }, 'sorry')).toMatchObject({
      unsettled: ['verified'],
    });
  });

  test('does not arise at the presumed value, stated or not', () => {
    expect(remedy({ verified: false, a: true }, 'sorry')).not.toHaveProperty('unsettled');
    expect(remedy({ a: true }, 'sorry')).not.toHaveProperty('unsettled');
  });

  test('reaches an amount only through the argument that `firstKnown` chose', () => {
    const settled = { verified: 'investigator' };
    expect(remedy({ verified: true, cost: 10, found: 20 }, 'pay', settled)).not.toHaveProperty('unsettled');
    expect(remedy({ verified: true, found: 20 }, 'pay', settled)).toMatchObject({ unsettled: ['found'] });
  });
});
