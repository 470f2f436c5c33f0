import { describe, expect, test } from 'vitest';
import { programOf, RECEIVED } from './program.fixture.js';
import { runTests, type TestResult } from './run-tests.js';

// language.md §4 "tests": `given` is a case of cli.md without id, `expect` a part of its answer: objects match by key,
// lists of items by id, `null` = must be absent.

const POLICY = `facts:
  cost: { type: money }
  late: { type: boolean }
classification:
  kind: { type: { enum: [late, other] }, rules: [{ id: r, when: { fact: late, operator: equal, value: true }, then: late }], otherwise: other }
remedies:
  - { id: pay, kind: cash, basis: contract, when: { fact: class.kind, operator: equal, value: late }, amount: { convert: { of: { fact: cost }, to: CNY } } }
stages:
  - { id: reply, starts: { event: received }, within: { workingDays: 2 } }
  - { id: close, starts: { after: [reply] }, within: { hours: 1 } }
`;

function resultsOf(tests: readonly string[]): TestResult[] {
  return runTests(programOf(`${POLICY}tests:\n${tests.map((one) => `  - ${one}\n`).join('')}`));
}

/** Of one test with this case and expectation: what differs. */
function differing(given: string, expected: string, more = ''): readonly object[] {
  return resultsOf([`{ name: t, given: ${given}${more}, expect: ${expected} }`])[0]?.differences ?? [];
}

const LATE = `{ receivedAt: ${RECEIVED}, facts: { late: true, cost: { amount: "100", currency: CNY } } }`;

describe('the tests of a policy', () => {
  test('are run in their order, each under its name', () => {
    const results = resultsOf([
      `{ name: one, given: ${LATE}, expect: { classification: { kind: late } } }`,
      `{ name: { en: two, zh-CN: 二, zh-TW: 二 }, given: ${LATE}, expect: { classification: { kind: other } } }`,
    ]);
    expect(results).toEqual([
      { policy: 'p', test: 'one', pass: true, differences: [] },
      {
        policy: 'p',
        test: 'two',
        pass: false,
        differences: [{ path: 'classification.kind', expected: 'other', actual: 'late' }],
      },
    ]);
    expect(runTests(programOf(POLICY))).toEqual([]);
  });

  test('expect a part of the answer, by key and by id', () => {
    expect(
      differing(LATE, '{ remedies: { pay: { total: { amount: 100, currency: CNY } } }, undetermined: [] }'),
    ).toEqual([]);
    expect(differing(LATE, '{ remedies: { pay: null } }')).toMatchObject([{ path: 'remedies.pay' }]);
  });

  test('may state several matters, each with its own answer', () => {
    const given = `{ receivedAt: ${RECEIVED}, facts: { cost: { amount: "100", currency: CNY } }, matters: [{ id: a, facts: { late: true } }, { id: b, facts: { late: false } }] }`;
    const both =
      '{ undetermined: [], matters: { a: { classification: { kind: late }, id: "t#a" }, b: { remedies: { pay: null } } } }';
    expect(differing(given, both)).toEqual([]);
    expect(
      differing(
        given,
        '{ matters: [{ id: a, remedies: { pay: null } }, { id: b, classification: { kind: late } }] }',
      ),
    ).toMatchObject([{ path: 'matters.a.remedies.pay' }, { path: 'matters.b.classification.kind' }]);
    // What stands beside the matters holds for all of them.
    expect(differing(given, '{ classification: { kind: late } }')).toMatchObject([
      { path: 'matters.b.classification.kind', actual: 'other' },
    ]);
  });

  test('are decided at their own moment, else at the receipt', () => {
    expect(differing(LATE, `{ at: ${RECEIVED} }`)).toEqual([]);
    expect(differing(LATE, '{ at: 2026-03-05T08:00:00+08:00 }', ', at: 2026-03-05T08:00:00+08:00')).toEqual(
      [],
    );
  });

  test('bring their events: a step done moves what follows', () => {
    // Done on Tuesday at noon, an hour to close.
    const given = `{ receivedAt: ${RECEIVED}, events: [{ kind: done, stage: reply, at: 2026-03-03T12:00:00+08:00 }] }`;
    expect(
      differing(given, '{ stages: { close: { due: 2026-03-03T13:00:00+08:00, basis: actual } } }'),
    ).toEqual([]);
  });

  test('bring their rates', () => {
    const given = `{ receivedAt: ${RECEIVED}, facts: { late: true, cost: { amount: "10", currency: USD } } }`;
    const rates = ', rates: [{ id: r, base: USD, quote: CNY, date: 2026-03-01, rate: "7.1", source: test }]';
    expect(
      differing(given, '{ remedies: { pay: { total: { amount: 71, currency: CNY } } } }', rates),
    ).toEqual([]);
  });

  test('fail with the reason where nothing can be decided', () => {
    const nameless = `{ receivedAt: ${RECEIVED}, events: [{ kind: done, at: ${RECEIVED} }] }`;
    expect(differing(nameless, '{ classification: { kind: late } }')).toEqual([
      { path: 'error', expected: 'a decision', actual: expect.stringMatching(/^event-unreadable: ./) },
    ]);
    const rates = ', rates: [{ id: r, base: CNY, quote: CNY, date: 2026-03-01, rate: "1", source: test }]';
    expect(differing(LATE, '{}', rates)).toEqual([
      { path: 'error', expected: 'a decision', actual: expect.stringMatching(/^same-currency: ./) },
    ]);
  });
});
