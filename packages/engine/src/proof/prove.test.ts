import { lint } from '@redress/policy';
import { describe, expect, it } from 'vitest';
import { CALENDARS, policyText } from '../program.fixture.js';
import { prepare } from '../program.js';
import type { ProvenFinding } from './bench.js';
import { notShown } from './confirm.js';
import { coverageOf } from './coverage.js';
import { prove, type Budget } from './prove.js';

function provenIn(body: string, budget?: Budget): { findings: readonly ProvenFinding[]; unshown: string[] } {
  const linted = lint(policyText(body), 'p.yaml', { calendars: CALENDARS });
  if (linted.policy === undefined)
    throw new Error(linted.findings.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  const program = prepare(linted.policy, { calendars: CALENDARS });
  const findings = prove(linted, program, budget).filter(
    ({ confirmed, code }) => confirmed !== undefined || code === 'not-fully-checked',
  );
  const unshown = findings.flatMap(({ counterexample }) =>
    counterexample === undefined ? [] : notShown(program, counterexample),
  );
  return { findings, unshown };
}

const codesIn = (body: string): string[] => provenIn(body).findings.map(({ code }) => code);

const FACTS = `facts:
  delay: { type: integer, unit: min, min: 0 }
  event: { type: enum, values: [late, gone] }
  weather: { type: boolean }
  days: { type: decimal }
`;

/** A first-hit field with a rule for each condition, the values by their place. */
function field(...conditions: readonly string[]): string {
  const rules = conditions.map(
    (when, place) => `      - { id: r${place}, when: ${when}, then: v${place} }\n`,
  );
  const values = [...conditions.map((_, place) => `v${place}`), 'rest'].join(', ');
  return `${FACTS}classification:\n  topic:\n    type: { enum: [${values}] }\n    rules:\n${rules.join('')}    otherwise: rest\n`;
}

const is = (fact: string, operator: string, value: string | number | boolean): string =>
  `{ fact: ${fact}, operator: ${operator}, value: ${value} }`;

describe('rules that never decide', () => {
  it('are covered by intervals, not by what is written', () => {
    const body = field(
      is('delay', 'lessThan', 100),
      is('delay', 'greaterThan', 80),
      is('delay', 'between', '[60, 90]'),
    );
    const { findings, unshown } = provenIn(body);
    expect(unshown).toEqual([]);
    expect(findings).toMatchObject([
      { code: 'otherwise-unreached' },
      {
        code: 'rule-unreachable',
        confirmed: true,
        parameters: { by: ['rule `r0` of `class.topic`'], unlessNone: false },
        counterexample: { shows: { answer: { classification: { topic: 'v0' } } } },
      },
    ]);
  });

  it('may be needed together to cover another one', () => {
    const body = field(
      is('delay', 'lessThan', 60),
      is('delay', 'greaterThanInclusive', 60),
      is('weather', 'equal', true),
    );
    expect(provenIn(body).findings).toMatchObject([
      { code: 'otherwise-unreached' },
      { code: 'rule-unreachable', parameters: { unlessNone: true } },
    ]);
  });

  it('are told apart from those that decide while something is unknown', () => {
    // Where the weather is not known, the third rule says what both others say.
    const same = field(
      `{ all: [${is('event', 'equal', 'late')}, ${is('weather', 'equal', true)}] }`,
      `{ all: [${is('event', 'equal', 'late')}, ${is('weather', 'equal', false)}] }`,
      is('event', 'equal', 'late'),
    )
      .replace('then: v1', 'then: v0')
      .replace('then: v2', 'then: v0');
    expect(codesIn(same)).not.toContain('rule-unreachable');
  });

  it('are found through fields that others decide', () => {
    const body = `${field(is('delay', 'greaterThan', 180))}routing:
  desk:
    type: { enum: [a, b] }
    rules:
      - { id: never, when: { all: [${is('class.topic', 'equal', 'v0')}, ${is('delay', 'lessThan', 60)}] }, then: a }
    otherwise: b
`;
    expect(provenIn(body).findings).toMatchObject([{ code: 'condition-never-true', confirmed: true }]);
  });

  it('are found where what they read does not matter', () => {
    const body = `${FACTS.replace(
      'delay: { type: integer, unit: min, min: 0 }',
      `delay: { type: integer, unit: min, min: 0, relevantWhen: ${is('event', 'equal', 'late')} }`,
    ).replace(/ {2}(delay.*)\n {2}(event.*)\n/, '  $2\n  $1\n')}approvals:
  - { id: a, by: m, when: { all: [${is('event', 'equal', 'gone')}, ${is('delay', 'greaterThan', 60)}] } }
`;
    expect(provenIn(body).findings).toMatchObject([{ code: 'condition-never-true', confirmed: true }]);
  });

  it('are found through bands and through the first that is known', () => {
    const body = `${FACTS}derive:
  length: { band: { of: { fact: best }, bands: [{ below: 60, then: short }, { upTo: 180, then: middle }], otherwise: long } }
  best: { firstKnown: [{ fact: delay }, 90] }
approvals:
  - { id: a, by: m, when: { all: [${is('length', 'equal', 'long')}, ${is('best', 'lessThan', 180)}] } }
  - { id: b, by: m, when: ${is('length', 'equal', 'long')} }
`;
    const { findings, unshown } = provenIn(body);
    expect(unshown).toEqual([]);
    expect(findings.map(({ code, parameters }) => [code, parameters])).toEqual([
      ['condition-never-true', { label: 'approval `a`' }],
    ]);
  });

  it('are found where what they wait for is never given, with the name of it', () => {
    const when = (name: string, operator: string, value: string | number): string =>
      `        - { when: ${is(name, operator, value)}, then: { money: 1 } }\n`;
    const body = `${field(is('delay', 'greaterThan', 180)).replace('[v0, rest]', '[v0, rest, lost]')}  size:
    type: { enum: [small, big, huge] }
    table: sizes
    output: size
    otherwise: small
tables:
  sizes:
    inputs: { length: { fact: delay } }
    outputs: { size: { type: { enum: [small, big, huge] } }, times: { type: integer } }
    hit: first
    rows:
      - { id: a, when: { length: under 100 }, then: { size: small, times: 1 } }
      - { id: b, when: { length: gte 100 }, then: { size: big, times: 2 } }
    otherwise: { size: small, times: 0 }
derive:
  longer: { sum: [{ fact: delay }, 5] }
  least: { max: [{ fact: longer }, 9] }
remedies:
  - id: pay
    kind: cash
    basis: goodwill
    beneficiary: customer
    when: ${is('class.topic', 'equal', 'lost')}
    amount:
      choose:
${[
  when('class.size', 'equal', 'huge'),
  when('table.sizes.times', 'greaterThan', 2),
  // The sum of five and what is not negative; nine or more.
  when('longer', 'lessThan', 5),
  when('least', 'lessThanInclusive', 8),
  when('longer', 'lessThan', 6),
  when('class.size', 'equal', 'big'),
].join('')}        - { otherwise: { money: 2 } }
`;
    const { findings, unshown } = provenIn(body);
    expect(unshown).toEqual([]);
    expect(findings.map(({ code, confirmed, parameters }) => [code, confirmed, parameters])).toEqual(
      [
        ['remedy `pay`', 'class.topic'],
        ['the amount of remedy `pay`', 'class.size'],
        ['the amount of remedy `pay`', 'table.sizes.times'],
        ['the amount of remedy `pay`', 'longer'],
        ['the amount of remedy `pay`', 'least'],
      ].map(([label, name]) => ['condition-never-true', true, { label, name }]),
    );
  });

  it('are found where rows of tables exclude them', () => {
    const body = `${FACTS}tables:
  sizes:
    inputs: { length: { fact: delay } }
    outputs: { size: { type: { enum: [small, big] } } }
    hit: unique
    rows:
      - { id: a, when: { length: under 100 }, then: { size: small } }
      - { id: b, when: { length: gte 100 }, then: { size: big } }
approvals:
  - { id: a, by: m, when: { all: [${is('table.sizes.size', 'equal', 'big')}, ${is('delay', 'lessThan', 100)}] } }
  - { id: b, by: m, when: { all: [${is('table.sizes.size', 'equal', 'big')}, ${is('delay', 'lessThan', 101)}] } }
`;
    expect(provenIn(body).findings).toMatchObject([
      { code: 'condition-never-true', confirmed: true, parameters: { label: 'approval `a`' } },
    ]);
  });

  it('hold for every dated value, also on the day of its change', () => {
    const values = `values:
  limit:
    - { to: 2026-01-01, integer: 60 }
    - { from: 2026-01-01, integer: 90 }
`;
    const rule = (bound: number): string =>
      `${FACTS}${values}approvals:
  - { id: a, by: m, when: { all: [{ fact: delay, operator: greaterThan, value: { value: limit } }, ${is('delay', 'lessThan', bound)}] } }
`;
    expect(codesIn(rule(61))).toContain('condition-never-true');
    expect(codesIn(rule(62))).not.toContain('condition-never-true');
  });
});

it('rows that hold for a time overlap and leave gaps on days that the case tells', () => {
  const body = `${FACTS}tables:
  sizes:
    inputs: { length: { fact: delay } }
    outputs: { times: { type: integer } }
    hit: unique
    rows:
      - { id: a, when: { length: under 100 }, then: { times: 1 }, to: 2026-01-01 }
      - { id: a, when: { length: under 100 }, then: { times: 2 }, from: 2026-01-01 }
      - { id: b, when: { length: gte 50 }, then: { times: 3 }, to: 2026-06-01 }
approvals:
  - { id: x, by: m, when: ${is('table.sizes.times', 'equal', 2)} }
`;
  const { findings, unshown } = provenIn(body);
  expect(unshown).toEqual([]);
  const shown = findings.flatMap(({ code, counterexample }) =>
    counterexample === undefined
      ? []
      : [[code, String(counterexample.case.receivedAt).slice(0, 10), counterexample.case.facts]],
  );
  // The last day of a first row, the first of the second, and the day on which the third is gone.
  expect(shown).toEqual([
    ['table-gap', '2026-06-01', { delay: 100 }],
    ['table-overlap', '2025-12-31', { delay: 50 }],
    ['table-overlap', '2026-01-01', { delay: 50 }],
  ]);
});

describe('questions to lists', () => {
  const BAGS = `${FACTS}  bags:
    type: list
    item: { weight: { type: integer, unit: kg, min: 0 }, kind: { type: enum, values: [suitcase, pram] } }
`;
  const ask = (kind: string, where: string): string => `{ ${kind}: bags, where: ${where} }`;
  const heavy = is('item.weight', 'greaterThan', 20);
  const light = is('item.weight', 'lessThan', 10);
  const approvals = (...conditions: readonly string[]): string =>
    `${BAGS}approvals:\n${conditions.map((when, place) => `  - { id: a${place}, by: m, when: ${when} }\n`).join('')}`;
  const both = (...parts: readonly string[]): string => `{ all: [${parts.join(', ')}] }`;

  it.each([
    ['an element that is heavy and light', ask('some', both(heavy, light))],
    ['some that are heavy where all are light', both(ask('some', heavy), ask('every', light))],
    [
      'some that are heavy where none is above ten',
      both(ask('some', heavy), ask('none', is('item.weight', 'greaterThan', 10))),
    ],
    ['what elements cannot hold', ask('some', is('item.weight', 'lessThan', 0))],
  ])('%s cannot be', (_, when) => {
    const { findings, unshown } = provenIn(approvals(when));
    expect(unshown).toEqual([]);
    const codes = findings.map(({ code }) => code).filter((code) => code !== 'null-differs');
    // What is seen without deciding is not told again.
    expect(codes).toEqual([
      /^some: bags, where: \{ (?:all|fact: item.weight, operator: lessThan, value: 0)/.test(when.slice(2))
        ? 'never-true'
        : 'condition-never-true',
    ]);
  });

  it('may need an element each', () => {
    const body = approvals(
      both(ask('some', heavy), ask('some', light), ask('every', is('item.kind', 'equal', 'pram'))),
    );
    expect(codesIn(body)).toEqual([]);
    const rules =
      BAGS + field(ask('some', heavy), both(ask('some', heavy), ask('some', light))).slice(FACTS.length);
    const { findings, unshown } = provenIn(rules);
    expect(unshown).toEqual([]);
    expect(findings).toMatchObject([{ code: 'rule-shadowed', confirmed: true }]);
  });

  it('are told by a case with the elements that show it', () => {
    // Of no bag above 20 kg there is no bag above 30.
    const rules =
      BAGS + field(ask('some', heavy), ask('some', is('item.weight', 'greaterThan', 30))).slice(FACTS.length);
    const { findings, unshown } = provenIn(rules);
    expect(unshown).toEqual([]);
    expect(findings).toMatchObject([
      {
        code: 'rule-unreachable',
        confirmed: true,
        counterexample: { case: { facts: { bags: [{ weight: 31 }] } } },
      },
    ]);
  });
});

describe('a hole between two limits', () => {
  const holes = (low: string, high: string): unknown =>
    provenIn(field(low, high)).findings.flatMap(({ code, counterexample }) =>
      code === 'threshold-hole' ? [counterexample?.case.facts] : [],
    );

  it('is told with a value that falls into it', () => {
    expect(holes(is('days', 'lessThanInclusive', 1500), is('days', 'greaterThanInclusive', 1501))).toEqual([
      { days: 1500.5 },
    ]);
  });

  it.each([
    [
      'whole numbers have none',
      is('delay', 'lessThanInclusive', 1500),
      is('delay', 'greaterThanInclusive', 1501),
    ],
    [
      'what is far apart is meant so',
      is('days', 'lessThanInclusive', 100),
      is('days', 'greaterThanInclusive', 1000),
    ],
    ['limits that touch leave none', is('days', 'lessThanInclusive', 1500), is('days', 'greaterThan', 1500)],
    [
      'zero lies between what is lower and what is higher',
      is('days', 'lessThan', 0),
      is('days', 'greaterThan', 0),
    ],
  ])('%s', (_, low, high) => {
    expect(holes(low, high)).toEqual([]);
  });

  it('is the limit itself where neither side has it', () => {
    expect(holes(is('days', 'lessThan', 15), is('days', 'greaterThan', 15))).toEqual([{ days: 15 }]);
  });
});

it('states no more than it needs, and what it states can be decided by anybody', () => {
  const body = `${FACTS}remedies:
  - id: pay
    kind: cash
    basis: goodwill
    beneficiary: customer
    when: { all: [${is('event', 'equal', 'late')}, ${is('delay', 'greaterThan', 60)}] }
    amount: { rate: { each: { money: 5 }, quantity: { fact: days } } }
`;
  const { findings, unshown } = provenIn(body);
  expect(unshown).toEqual([]);
  expect(findings).toMatchObject([
    {
      code: 'no-upper-bound',
      confirmed: true,
      counterexample: { case: { facts: { event: 'late', delay: 61, days: 1_000_000_000 } } },
    },
  ]);
});

it('says what there was no time for', () => {
  const body = field(is('delay', 'lessThan', 60), is('delay', 'greaterThanInclusive', 60));
  expect(provenIn(body, { steps: 1 }).findings.every(({ code }) => code === 'not-fully-checked')).toBe(true);
  const isOver = (): boolean => true;
  const long = field(...Array.from({ length: 80 }, (_, place) => is('days', 'lessThan', place - 1_000)));
  expect(provenIn(long, { isOver }).findings.map(({ code }) => code)).toContain('not-fully-checked');
});

describe('coverage', () => {
  const covered = (...tests: readonly string[]) => {
    const body = `${field(is('delay', 'greaterThan', 60))}approvals:
  - { id: a, by: m, when: { any: [${is('weather', 'equal', true)}, ${is('days', 'greaterThan', 3)}] } }
tests:
${tests.map((facts, place) => `  - { name: t${place}, given: { receivedAt: 2026-03-02, facts: ${facts} }, expect: {} }\n`).join('')}`;
    const linted = lint(policyText(body), 'p.yaml', { calendars: CALENDARS });
    if (linted.policy === undefined) throw new Error(JSON.stringify(linted.findings));
    return coverageOf(linted, prepare(linted.policy, { calendars: CALENDARS }));
  };

  it('counts true and false of every condition, and of its parts', () => {
    const {
      covered: seen,
      total,
      parts,
      items,
      findings,
    } = covered('{ delay: 61, weather: true }', '{ delay: 60 }', '{}');
    expect([seen, total, parts]).toEqual([3, 4, { covered: 1, total: 4 }]);
    expect(items).toMatchObject([
      { where: 'classification.topic', rule: 'r0', true: 1, false: 1, decides: 1 },
      { where: 'approvals.a', rule: 'when', true: 1, false: 0, untestedParts: ['0', '1'] },
    ]);
    expect(findings.map(({ code, parameters }) => [code, parameters])).toEqual([
      ['rule-untested', { label: 'approval `a`', missing: 'false' }],
      ['test-covers-nothing', { test: 't2' }],
    ]);
  });

  it('asks for no side that cannot be, and says how many it leaves out', () => {
    // At most 60 or at least 50 minutes are all; less than 0 is none.
    const body = `${FACTS}approvals:
  - { id: all, by: m, when: { any: [${is('delay', 'lessThanInclusive', 60)}, ${is('delay', 'greaterThanInclusive', 50)}] } }
  - { id: none, by: m, when: { all: [${is('delay', 'lessThan', 10)}, ${is('delay', 'greaterThan', 20)}] } }
tests:
  - { name: a, given: { receivedAt: 2026-03-02, facts: { delay: 5 } }, expect: {} }
  - { name: b, given: { receivedAt: 2026-03-02, facts: { delay: 70 } }, expect: {} }
`;
    const linted = lint(policyText(body), 'p.yaml', { calendars: CALENDARS });
    if (linted.policy === undefined) throw new Error(JSON.stringify(linted.findings));
    const coverage = coverageOf(linted, prepare(linted.policy, { calendars: CALENDARS }));
    expect(coverage).toMatchObject({ covered: 2, total: 2, excused: 2, findings: [] });
    expect(coverage.parts).toEqual({ covered: 8, total: 8 });
    expect(coverage.items).toMatchObject([
      { where: 'approvals.all', true: 2, false: 0, always: 'true', untestedParts: [] },
      { where: 'approvals.none', true: 0, false: 2, always: 'false', untestedParts: [] },
    ]);
  });

  it('is whole when each has been both', () => {
    const whole = covered(
      '{ delay: 61, weather: false, days: 4 }',
      '{ delay: 60, weather: false, days: 3 }',
      '{ weather: true, days: 3 }',
    );
    expect([whole.covered, whole.total, whole.findings]).toEqual([4, 4, []]);
    expect(whole.parts).toEqual({ covered: 4, total: 4 });
  });
});
