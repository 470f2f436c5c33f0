import { describe, expect, it } from 'vitest';
import { codesIn, findingsIn, rulesOn } from './lint.fixture.js';

const BEFORE = `facts:
  flight.delay: { type: integer }
  late: { type: boolean }
stages:
  - { id: reply, starts: { event: received }, within: { hours: 1 } }
remedies:
  - { id: refund, kind: cash, basis: contract, amount: { money: 5 } }
${rulesOn('{ fact: late, operator: equal, value: true }')}tests:
`;
function codesOf(given: string, expected: string): readonly string[] {
  return codesIn(
    `${BEFORE}  - { name: t, given: { receivedAt: 2026-03-02T10:00:00+08:00, ${given} }, expect: ${expected} }\n`,
  );
}

describe('names what is there', () => {
  it.each([
    ['facts: { flight.delay: 5 }', '{ classification: { topic: a } }'],
    ['facts: { flight: { delay: 5 } }', '{ stages: { reply: { due: 2026-03-02 } } }'],
    ['facts: { flight: null }', '{ remedies: { refund: null } }'],
    ['facts: {}', '{ remedies: [{ id: refund, state: owed }], denied: [], undetermined: [] }'],
    ['facts: {}, events: [{ stage: reply, kind: done, at: 2026-03-02 }]', '{ presumed: [late] }'],
    ['facts: {}, settled: { late: legal }', '{ askNext: [flight.delay] }'],
    ['matters: [{ id: a, facts: { late: true } }]', '{ matters: { a: { remedies: { refund: null } } } }'],
    ['matters: [{ id: a }]', '{ undetermined: [], matters: [{ id: a, presumed: [late] }] }'],
  ])('%s → %s', (given, expected) => {
    expect(codesOf(given, expected)).toEqual([]);
  });
});

describe('names what is not there', () => {
  it.each([
    ['facts: { flight.delai: 5 }', '{}'],
    ['facts: { flight: { delai: 5 } }', '{}'],
    ['facts: {}, settled: { lat: legal }', '{}'],
    ['facts: {}, events: [{ stage: repli, kind: done, at: 2026-03-02 }]', '{}'],
    ['facts: {}', '{ clasification: { topic: a } }'],
    ['facts: {}', '{ classification: { topik: a } }'],
    ['facts: {}', '{ remedies: { refnd: null } }'],
    ['facts: {}', '{ remedies: [{ id: refnd }] }'],
    ['facts: {}', '{ stages: { repli: null } }'],
    ['facts: {}', '{ presumed: [lat] }'],
    ['facts: {}', '{ matters: { a: {} } }'],
    ['matters: [{ id: a, facts: { lat: true } }]', '{}'],
    ['matters: [{ id: a }]', '{ matters: { b: {} } }'],
    ['matters: [{ id: a }]', '{ matters: [{ id: a, remedies: { refnd: null } }] }'],
  ])('%s → %s', (given, expected) => {
    expect(codesOf(given, expected)).toEqual(['test-unknown-name']);
  });
});

it('asks whether a value of the wrong type is meant', () => {
  expect(codesOf('facts: { late: "yes" }', '{}')).toEqual(['test-value']);
});

it('needs a moment, and one that can be read', () => {
  const test = (moment: string) =>
    codesIn(`${BEFORE}  - { name: t, given: { ${moment} facts: {} }, expect: {} }\n`);
  expect(test('')).toEqual(['test-without-moment']);
  expect(test('receivedAt: 2026-02-30T10:00:00+08:00,')).toEqual(['value-type']);
  expect(test('receivedAt: 2026-02-28,')).toEqual([]);
});

it('a name in several languages is asked for in all, and English names the test', () => {
  const named = (name: string): string => `tests: [{ name: ${name}, given: {}, expect: {} }]\n`;
  expect(findingsIn(named('{ en: a bag, zh-CN: 行李, zh-TW: 行李 }'))).toMatchObject([
    { code: 'test-without-moment', message: 'test `a bag` has no moment at which it is decided' },
  ]);
  expect(codesIn(named('{ en: a bag, zh-CN: 行李 }'))).toEqual([
    'translation-missing',
    'test-without-moment',
  ]);
  expect(codesIn(named('{ zh-CN: 行李 }'))).toEqual(['missing-key']);
  expect(codesIn(named('a bag'))).toEqual(['test-without-moment']);
});
