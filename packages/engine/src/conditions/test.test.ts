import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../decide.js';
import { programOf, RECEIVED } from '../program.fixture.js';
import { verdictOf, type Verdict } from '../truth.js';

// language.md §3: `all` is false if a child is false, else undetermined if a child is, else true; `any` dual; `not` keeps undetermined.

const A = '{ fact: a, operator: equal, value: true }';
const B = '{ fact: b, operator: equal, value: true }';

function verdict(when: string, facts: Readonly<Record<string, unknown>>, conditions = ''): Verdict {
  const program = programOf(
    `facts: { a: { type: boolean }, b: { type: boolean } }\n${conditions}classification:\n  r:\n    type: boolean\n    rules: [{ id: r, when: ${when}, then: true }]\n    otherwise: false\n`,
  );
  const { frame } = outcomeOf(program, { id: 'c', receivedAt: RECEIVED, facts }, {});
  const rule = program.classification[0]?.tests[0];
  if (rule === undefined) throw new Error('no rule');
  return verdictOf(rule.evaluate(frame.values));
}

const STATES: readonly (readonly [boolean | undefined, Verdict])[] = [
  [false, 'false'],
  [undefined, 'undetermined'],
  [true, 'true'],
];

function facts(a: boolean | undefined, b: boolean | undefined): Record<string, unknown> {
  return { ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }) };
}

describe('strong Kleene logic', () => {
  const cases = STATES.flatMap(([a, x]) => STATES.map(([b, y]) => ({ a, b, x, y })));

  test.each(cases)('of $x and $y', ({ a, b, x, y }) => {
    const isEither = (verdict: Verdict): boolean => x === verdict || y === verdict;
    const all = isEither('false') ? 'false' : isEither('undetermined') ? 'undetermined' : 'true';
    const any = isEither('true') ? 'true' : isEither('undetermined') ? 'undetermined' : 'false';
    expect(verdict(`{ all: [${A}, ${B}] }`, facts(a, b))).toBe(all);
    expect(verdict(`{ any: [${A}, ${B}] }`, facts(a, b))).toBe(any);
  });

  test.each([
    [false, 'true'],
    [undefined, 'undetermined'],
    [true, 'false'],
  ] as const)('not %s is %s', (a, expected) => {
    expect(verdict(`{ not: ${A} }`, facts(a, true))).toBe(expected);
  });

  test('does not split cases: a or not a is undetermined while a is', () => {
    expect(verdict(`{ any: [${A}, { not: ${A} }] }`, {})).toBe('undetermined');
    expect(verdict(`{ all: [${A}, { not: ${A} }] }`, {})).toBe('undetermined');
  });

  test('a group of one is its child', () => {
    for (const [a, expected] of STATES) {
      expect(verdict(`{ all: [${A}] }`, facts(a, true))).toBe(expected);
      expect(verdict(`{ any: [${A}] }`, facts(a, true))).toBe(expected);
    }
  });

  test('a decided child masks whatever stands deeper beside it', () => {
    expect(verdict(`{ any: [${A}, { all: [${B}, { not: ${B} }] }] }`, { a: true })).toBe('true');
    expect(verdict(`{ all: [${A}, { any: [${B}, { not: ${B} }] }] }`, { a: false })).toBe('false');
  });
});

test('a named condition is what it names, through several names', () => {
  const conditions = `conditions:\n  outer: { when: { not: { condition: inner } } }\n  inner: { when: { all: [${A}, ${B}] } }\n`;
  expect(verdict('{ condition: outer }', { a: false }, conditions)).toBe('true');
  expect(verdict('{ condition: outer }', { a: true }, conditions)).toBe('undetermined');
  expect(verdict('{ condition: outer }', { a: true, b: true }, conditions)).toBe('false');
});
