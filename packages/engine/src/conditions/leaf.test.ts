import { OPERATORS } from '@redress/policy';
import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../decide.js';
import { programOf, ratesOf, RECEIVED } from '../program.fixture.js';
import { verdictOf, type Verdict } from '../truth.js';

// Expected values: language.md §2 (null, relevantWhen, wrong type) and §3 (operators, three-valued truth).

const FACTS = `facts:
  matters: { type: boolean }
  i: { type: integer, min: -1000, max: 1000 }
  i2: { type: integer }
  x: { type: decimal }
  m: { type: money }
  m2: { type: money }
  usd: { type: money, currency: USD }
  d: { type: date }
  t: { type: instant }
  len: { type: duration }
  e: { type: enum, values: [a, b] }
  s: { type: text }
  b: { type: boolean }
  p: { type: place }
  ri: { type: integer, relevantWhen: { fact: matters, operator: equal, value: true } }
  rs: { type: text, relevantWhen: { fact: matters, operator: equal, value: true } }
  rd: { type: date, relevantWhen: { fact: matters, operator: equal, value: true } }
values:
  limit: [{ integer: 7 }]
  usdLimit: [{ money: { amount: '100', currency: USD } }]
terms:
  safety: { zh: [受伤], en: [injured], not: [没有受伤] }
`;

function verdict(
  when: string,
  facts: Readonly<Record<string, unknown>>,
  rates?: Readonly<Record<string, string>>,
): Verdict {
  const program = programOf(
    `${FACTS}classification:\n  r:\n    type: boolean\n    rules: [{ id: r, when: ${when}, then: true }]\n    otherwise: false\n`,
  );
  const options = rates === undefined ? {} : { rates: ratesOf(rates) };
  const { frame } = outcomeOf(program, { id: 'c', receivedAt: RECEIVED, facts }, options);
  const test = program.classification[0]?.tests[0];
  if (test === undefined) throw new Error('no rule');
  return verdictOf(test.evaluate(frame.values));
}

/** An operator on a fact, with a value for which it holds, one for which it does not, and one of the wrong type. */
interface Sample {
  readonly leaf: string;
  readonly fact: string;
  readonly holds: readonly unknown[];
  readonly fails: readonly unknown[];
  readonly wrong: unknown;
  /** The same leaf on a fact that is irrelevant while `matters` is false. */
  readonly onIrrelevant: string;
}

const SAMPLES: Readonly<Record<(typeof OPERATORS)[number], Sample>> = {
  equal: { leaf: 'equal, value: 5', fact: 'i', holds: [5], fails: [4, 6], wrong: '5', onIrrelevant: 'ri' },
  notEqual: {
    leaf: 'notEqual, value: 5',
    fact: 'i',
    holds: [4, 6],
    fails: [5],
    wrong: '4',
    onIrrelevant: 'ri',
  },
  lessThan: {
    leaf: 'lessThan, value: 5',
    fact: 'i',
    holds: [4],
    fails: [5, 6],
    wrong: '4',
    onIrrelevant: 'ri',
  },
  lessThanInclusive: {
    leaf: 'lessThanInclusive, value: 5',
    fact: 'i',
    holds: [4, 5],
    fails: [6],
    wrong: 4.5,
    onIrrelevant: 'ri',
  },
  greaterThan: {
    leaf: 'greaterThan, value: 5',
    fact: 'i',
    holds: [6],
    fails: [5, 4],
    wrong: true,
    onIrrelevant: 'ri',
  },
  greaterThanInclusive: {
    leaf: 'greaterThanInclusive, value: 5',
    fact: 'i',
    holds: [6, 5],
    fails: [4],
    wrong: [6],
    onIrrelevant: 'ri',
  },
  in: { leaf: 'in, value: [1, 5]', fact: 'i', holds: [1, 5], fails: [3], wrong: '1', onIrrelevant: 'ri' },
  notIn: {
    leaf: 'notIn, value: [1, 5]',
    fact: 'i',
    holds: [3],
    fails: [1, 5],
    wrong: '3',
    onIrrelevant: 'ri',
  },
  between: {
    leaf: 'between, value: [1, 5]',
    fact: 'i',
    holds: [1, 3, 5],
    fails: [0, 6],
    wrong: {},
    onIrrelevant: 'ri',
  },
  present: { leaf: 'present', fact: 'i', holds: [0], fails: [null], wrong: 'x', onIrrelevant: 'ri' },
  absent: { leaf: 'absent', fact: 'i', holds: [null], fails: [0], wrong: 'x', onIrrelevant: 'ri' },
  before: {
    leaf: "before, value: '2026-03-02'",
    fact: 'd',
    holds: ['2026-03-01'],
    fails: ['2026-03-02', '2026-03-03'],
    wrong: '2026-02-30',
    onIrrelevant: 'rd',
  },
  after: {
    leaf: "after, value: '2026-03-02'",
    fact: 'd',
    holds: ['2026-03-03'],
    fails: ['2026-03-02', '2026-03-01'],
    wrong: 20260303,
    onIrrelevant: 'rd',
  },
  contains: {
    leaf: 'contains, value: bag',
    fact: 's',
    holds: ['my bag'],
    fails: ['Bag', ''],
    wrong: 1,
    onIrrelevant: 'rs',
  },
  doesNotContain: {
    leaf: 'doesNotContain, value: bag',
    fact: 's',
    holds: ['seat', ''],
    fails: ['bags'],
    wrong: 1,
    onIrrelevant: 'rs',
  },
  startsWith: {
    leaf: 'startsWith, value: MU',
    fact: 's',
    holds: ['MU583'],
    fails: ['XMU'],
    wrong: 1,
    onIrrelevant: 'rs',
  },
  matches: {
    leaf: "matches, value: '^[A-Z]{2}[0-9]+$'",
    fact: 's',
    holds: ['MU583'],
    fails: ['mu583'],
    wrong: ['MU583'],
    onIrrelevant: 'rs',
  },
  mentions: {
    leaf: 'mentions, value: safety',
    fact: 's',
    holds: ['他受傷了', 'was INJURED'],
    fails: ['没有受伤', 'fine'],
    wrong: 0,
    onIrrelevant: 'rs',
  },
};

describe.each(OPERATORS)('%s', (operator) => {
  const { leaf, fact, holds, fails, wrong, onIrrelevant } = SAMPLES[operator];
  const on = (name: string): string => `{ fact: ${name}, operator: ${leaf} }`;

  test('holds where it should and nowhere else', () => {
    expect(holds.map((value) => verdict(on(fact), { [fact]: value }))).toEqual(holds.map(() => 'true'));
    expect(fails.map((value) => verdict(on(fact), { [fact]: value }))).toEqual(fails.map(() => 'false'));
  });

  test('is undetermined while its fact is unknown, and so is its negation', () => {
    expect(verdict(on(fact), {})).toBe('undetermined');
    expect(verdict(`{ not: ${on(fact)} }`, {})).toBe('undetermined');
  });

  test('takes a value of the wrong type for unknown', () => {
    expect(verdict(on(fact), { [fact]: wrong })).toBe('undetermined');
  });

  test('is false on what is known to be none, unless it asks for that', () => {
    expect(verdict(on(fact), { [fact]: null })).toBe(operator === 'absent' ? 'true' : 'false');
  });

  test('is false on what is irrelevant, stated or not, and its negation true', () => {
    const stated = { matters: false, [onIrrelevant]: holds[0] };
    expect(verdict(on(onIrrelevant), { matters: false })).toBe('false');
    expect(verdict(on(onIrrelevant), stated)).toBe('false');
    expect(verdict(`{ not: ${on(onIrrelevant)} }`, { matters: false })).toBe('true');
  });

  test('counts a fact as relevant while it is open whether it is', () => {
    expect(verdict(on(onIrrelevant), {})).toBe('undetermined');
    expect(verdict(on(onIrrelevant), { [onIrrelevant]: holds[0] })).toBe('true');
  });
});

describe('null', () => {
  test.each([
    ['{ fact: i, operator: equal, value: null }', null, 'true'],
    ['{ fact: i, operator: equal, value: null }', 5, 'false'],
    ['{ fact: i, operator: equal, value: null }', undefined, 'undetermined'],
    ['{ fact: i, operator: notEqual, value: null }', null, 'false'],
    ['{ fact: i, operator: notEqual, value: null }', 5, 'true'],
    ['{ fact: i, operator: notEqual, value: null }', undefined, 'undetermined'],
  ] as const)('%s of %s is %s', (when, i, expected) => {
    expect(verdict(when, i === undefined ? {} : { i })).toBe(expected);
  });

  test('`equal null` does not see what is irrelevant as none', () => {
    expect(verdict('{ fact: ri, operator: equal, value: null }', { matters: false })).toBe('false');
    expect(verdict('{ fact: ri, operator: notEqual, value: null }', { matters: false })).toBe('false');
  });

  test('`notIn` and `not in` differ on it', () => {
    expect(verdict('{ fact: i, operator: notIn, value: [1] }', { i: null })).toBe('false');
    expect(verdict('{ not: { fact: i, operator: in, value: [1] } }', { i: null })).toBe('true');
  });

  test('two that are both none are not equal: only a constant null asks for it', () => {
    expect(verdict('{ fact: i, operator: equal, value: { fact: i2 } }', { i: null, i2: null })).toBe('false');
  });
});

describe('a name on the right', () => {
  const EQUAL = '{ fact: i, operator: equal, value: { fact: i2 } }';
  test.each([
    [{ i: 5, i2: 5 }, 'true'],
    [{ i: 5, i2: 6 }, 'false'],
    [{ i: 5 }, 'undetermined'],
    [{ i2: 5 }, 'undetermined'],
    [{}, 'undetermined'],
    [{ i: null, i2: 5 }, 'false'],
    [{ i: 5, i2: null }, 'false'],
    // An operand is unknown, so the leaf is undetermined, whatever the other one is (§3).
    [{ i: null }, 'undetermined'],
    [{ i2: null }, 'undetermined'],
  ] as const)('%j compares as %s', (facts, expected) => {
    expect(verdict(EQUAL, facts)).toBe(expected);
  });

  test('makes the leaf false where it is irrelevant, even beside something unknown', () => {
    const when = '{ fact: i, operator: lessThan, value: { fact: ri } }';
    expect(verdict(when, { i: 5, matters: false })).toBe('false');
    expect(verdict(when, { matters: false })).toBe('false');
  });

  test('a list with an unknown member is undetermined even where a known one is hit: no case-splitting', () => {
    const when = '{ fact: i, operator: in, value: [5, { fact: i2 }] }';
    expect(verdict(when, { i: 5 })).toBe('undetermined');
    expect(verdict(when, { i: 5, i2: 9 })).toBe('true');
    expect(verdict(when, { i: 9, i2: 9 })).toBe('true');
    expect(verdict(when, { i: 4, i2: 9 })).toBe('false');
  });

  test('may be a value, on either side', () => {
    expect(verdict('{ fact: i, operator: greaterThanInclusive, value: { value: limit } }', { i: 7 })).toBe(
      'true',
    );
    expect(verdict('{ fact: value.limit, operator: lessThan, value: { fact: i } }', { i: 7 })).toBe('false');
    expect(
      verdict('{ fact: i, operator: between, value: [{ fact: i2 }, { value: limit }] }', { i: 7, i2: 7 }),
    ).toBe('true');
  });
});

describe('numbers', () => {
  test('a decimal is as exact as its text', () => {
    const when = '{ fact: x, operator: equal, value: 0.1 }';
    expect(verdict(when, { x: '0.10' })).toBe('true');
    expect(verdict(when, { x: 0.1 })).toBe('true');
    expect(verdict(when, { x: '0.1000000000000000000001' })).toBe('false');
    const more = '{ fact: x, operator: greaterThan, value: 0.1 }';
    expect(verdict(more, { x: '0.1000000000000000000001' })).toBe('true');
    expect(verdict(more, { x: '0.1' })).toBe('false');
  });

  test('values outside the declared bounds count as unknown', () => {
    expect(verdict('{ fact: i, operator: greaterThan, value: 0 }', { i: 1001 })).toBe('undetermined');
    expect(verdict('{ fact: i, operator: greaterThan, value: 0 }', { i: 1000 })).toBe('true');
    expect(verdict('{ fact: i, operator: lessThan, value: 0 }', { i: -1001 })).toBe('undetermined');
    expect(verdict('{ fact: i, operator: lessThan, value: 0 }', { i: -1000 })).toBe('true');
  });

  test('an amount is not negative unless the policy says that it may be', () => {
    expect(
      verdict('{ fact: m, operator: lessThan, value: { money: 5 } }', {
        m: { amount: '-1', currency: 'CNY' },
      }),
    ).toBe('undetermined');
  });

  test('enum, duration, boolean, instant and date compare by what they mean', () => {
    expect(verdict('{ fact: e, operator: equal, value: a }', { e: 'a' })).toBe('true');
    expect(verdict('{ fact: e, operator: equal, value: a }', { e: 'c' })).toBe('undetermined');
    expect(verdict('{ fact: len, operator: greaterThan, value: PT4H }', { len: 'PT240M' })).toBe('false');
    expect(verdict('{ fact: len, operator: equal, value: PT4H }', { len: 'PT240M' })).toBe('true');
    expect(verdict('{ fact: b, operator: equal, value: false }', { b: false })).toBe('true');
    const noon = "{ fact: t, operator: equal, value: '2026-03-02T12:00:00+08:00' }";
    expect(verdict(noon, { t: '2026-03-02T04:00:00Z' })).toBe('true');
    expect(verdict('{ fact: p, operator: present }', { p: { lat: 31, lon: 121 } })).toBe('true');
    expect(verdict('{ fact: p, operator: present }', { p: { lat: 91, lon: 121 } })).toBe('undetermined');
  });
});

describe('amounts of several currencies', () => {
  const cny = (amount: string) => ({ amount, currency: 'CNY' });
  const usd = (amount: string) => ({ amount, currency: 'USD' });
  const RATES = { USD: '7', EUR: '8' };

  test('one currency compares without a rate', () => {
    expect(
      verdict('{ fact: m, operator: greaterThan, value: { fact: m2 } }', { m: usd('2'), m2: usd('1') }),
    ).toBe('true');
    expect(
      verdict('{ fact: usd, operator: equal, value: { amount: 100, currency: USD } }', {
        usd: usd('100.00'),
      }),
    ).toBe('true');
  });

  test('two compare through a rate', () => {
    const when = '{ fact: m, operator: equal, value: { fact: m2 } }';
    expect(verdict(when, { m: usd('100'), m2: cny('700') }, RATES)).toBe('true');
    expect(verdict(when, { m: usd('100'), m2: { amount: '87.50', currency: 'EUR' } }, RATES)).toBe('true');
    expect(verdict(when, { m: usd('100'), m2: cny('700.01') }, RATES)).toBe('false');
  });

  test('two without a rate are undetermined, whatever the operator', () => {
    for (const operator of ['equal', 'notEqual', 'lessThan', 'greaterThanInclusive']) {
      const when = `{ fact: m, operator: ${operator}, value: { fact: m2 } }`;
      expect(verdict(when, { m: usd('100'), m2: cny('700') })).toBe('undetermined');
    }
    expect(verdict('{ fact: m, operator: in, value: [{ money: 1 }, { money: 2 }] }', { m: usd('1') })).toBe(
      'undetermined',
    );
    expect(
      verdict('{ fact: m, operator: between, value: [{ money: 1 }, { money: 2 }] }', { m: usd('1') }),
    ).toBe('undetermined');
  });

  test('a constant in another currency compares through a rate', () => {
    const when = '{ fact: m, operator: greaterThan, value: { amount: 100, currency: USD } }';
    expect(verdict(when, { m: cny('700') }, RATES)).toBe('false');
    expect(verdict(when, { m: cny('700.01') }, RATES)).toBe('true');
    expect(verdict(when, { m: cny('700.01') })).toBe('undetermined');
    expect(verdict(when, { m: usd('101') })).toBe('true');
    expect(
      verdict('{ fact: m, operator: greaterThan, value: { value: usdLimit } }', { m: cny('700.01') }, RATES),
    ).toBe('true');
    expect(
      verdict('{ fact: m, operator: greaterThan, value: { value: usdLimit } }', { m: cny('700') }, RATES),
    ).toBe('false');
  });
});
