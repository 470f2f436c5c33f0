import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Decision } from './decision.js';
import { explain } from './explain/explain.js';
import { lint } from '@redress/policy';
import { CALENDARS, decideOf, policyText, programOf } from './program.fixture.js';
import { prepare } from './program.js';

// language.md §1 "Every item may carry … from/to (half-open), datedBy. One id may occur several times with disjoint
// from/to"; §2 "A known date outside all editions: fields take `otherwise`, remedies are not owed, finding
// `law-not-in-force`; a hole inside: undetermined with `no-value-at-date`"; the date is taken in `zone`.

const LAW = { layer: 'law', policy: 'law', datedBy: 'flightDate', zone: 'Europe/Berlin' };
const FACTS = `facts:
  flightDate: { type: date }
  contractDate: { type: date }
  late: { type: boolean }
`;

const codes = ({ findings }: Decision): string[] =>
  findings.map(({ code, where }) => `${code} ${where ?? ''}`);
const shown = ({ remedies }: Decision): string[] =>
  remedies.map(
    ({ id, state, total, totalMin, totalMax, cite }) =>
      `${id} ${state} ${total?.amount ?? `${totalMin?.amount ?? ''} to ${totalMax?.amount ?? ''}`} ${cite.join('+')}`,
  );

describe('a remedy in editions', () => {
  const program = programOf(
    `${FACTS}remedies:
  - { id: pay, kind: cash, basis: law, from: 2005-02-17, to: 2020-01-01, when: { fact: late, operator: equal, value: true }, amount: { money: 100 }, cite: [A] }
  - { id: pay, kind: cash, basis: law, from: 2020-01-01, to: 2021-01-01, when: { fact: late, operator: equal, value: true }, amount: { money: 250 }, cite: [B] }
  - { id: pay, kind: cash, basis: law, from: 2022-01-01, to: 2030-01-01, when: { fact: late, operator: present }, amount: { money: 300 }, cite: [{ ids: [C] }, { ids: [D], from: 2025-01-01 }] }
classification:
  edition:
    type: { enum: [old, new, none] }
    rules:
      - { id: e, from: 2005-02-17, to: 2020-01-01, when: { fact: late, operator: present }, then: old }
      - { id: e, from: 2020-01-01, when: { fact: late, operator: present }, then: new }
    otherwise: none
`,
    LAW,
  );
  const on = (flightDate: string | undefined, late = true) =>
    decideOf(program, { ...(flightDate !== undefined && { flightDate }), late });

  test.each([
    ['2005-02-16', [], 'none', ['law-not-in-force remedies.pay']],
    ['2005-02-17', ['pay owed 100.00 A'], 'old', []],
    ['2019-12-31', ['pay owed 100.00 A'], 'old', []],
    ['2020-01-01', ['pay owed 250.00 B'], 'new', []],
    ['2020-12-31', ['pay owed 250.00 B'], 'new', []],
    // A hole: nobody knows what held, so it is not false either.
    ['2021-01-01', ['pay possible 100.00 to 300.00 A+B+C+D'], 'new', ['no-value-at-date remedies.pay']],
    ['2021-12-31', ['pay possible 100.00 to 300.00 A+B+C+D'], 'new', ['no-value-at-date remedies.pay']],
    ['2022-01-01', ['pay owed 300.00 C'], 'new', []],
    ['2024-12-31', ['pay owed 300.00 C'], 'new', []],
    ['2025-01-01', ['pay owed 300.00 C+D'], 'new', []],
    ['2029-12-31', ['pay owed 300.00 C+D'], 'new', []],
    ['2030-01-01', [], 'new', ['law-not-in-force remedies.pay']],
  ])('on %s: %j, %s', (day, remedies, field, findings) => {
    const decision = on(day);
    // In a hole the clauses of no edition are known to hold; all are shown.
    expect(shown(decision)).toEqual(remedies);
    expect(decision.classification).toEqual({ edition: field });
    expect(codes(decision)).toEqual(findings);
  });

  test('an unknown date leaves the hull of all editions, and is asked for', () => {
    const decision = on(undefined);
    expect(shown(decision)).toEqual(['pay possible 100.00 to 300.00 A+B+C+D']);
    expect(decision.askNext).toEqual(['flightDate']);
    expect(codes(decision)).toEqual([]);
  });

  test('only the edition of the day is asked whether it applies', () => {
    expect(shown(on('2010-01-01', false))).toEqual([]);
    expect(shown(on('2023-01-01', false))).toEqual(['pay owed 300.00 C']);
  });
});

describe('a law with dates of its own', () => {
  const program = programOf(
    `${FACTS}remedies:
  - { id: pay, kind: cash, basis: law, when: { fact: late, operator: equal, value: true }, amount: { money: 100 } }
  - { id: care, kind: service, basis: law }
classification:
  inScope: { type: boolean, rules: [{ id: r, when: { fact: late, operator: present }, then: true }], otherwise: false }
`,
    { ...LAW, effective: '{ from: 2005-02-17, to: 2030-01-01 }' },
  );

  test.each([
    ['2005-02-16', false, [], ['law-not-in-force law']],
    ['2005-02-17', true, ['pay', 'care'], []],
    ['2029-12-31', true, ['pay', 'care'], []],
    ['2030-01-01', false, [], ['law-not-in-force law']],
  ])('on %s is it in force: %j', (flightDate, inScope, remedies, findings) => {
    const decision = decideOf(program, { flightDate, late: true });
    expect(decision.classification).toEqual({ inScope });
    expect(decision.remedies.map(({ id }) => id)).toEqual(remedies);
    expect(codes(decision)).toEqual(findings);
  });

  test('is decided by its own date, whatever the receipt', () => {
    const decision = decideOf(
      program,
      { flightDate: '2029-12-31', late: true },
      { receivedAt: '2031-01-01T00:00:00Z' },
    );
    expect(codes(decision)).toEqual([]);
  });
});

test('the day of a moment is the one in the zone of the policy', () => {
  const program = programOf(
    `${FACTS}remedies: [{ id: pay, kind: apology, basis: law, from: 2026-03-02, when: { fact: late, operator: present } }]\n`,
    { layer: 'law', datedBy: 'case.incidentAt', zone: 'Europe/Berlin' },
  );
  const at = (incidentAt: string) => decideOf(program, { late: true }, { incidentAt }).remedies.length;
  // Midnight in Berlin is 23:00 UTC of the day before, whatever zone the moment is written in.
  expect(at('2026-03-01T22:59:59Z')).toBe(0);
  expect(at('2026-03-02T07:00:00+08:00')).toBe(1);
});

test('an item, and a value, may be picked by a date of its own', () => {
  const program = programOf(
    `${FACTS}values:
  limit: [{ to: 2020-01-01, money: 10, datedBy: contractDate }, { from: 2020-01-01, money: 20, datedBy: contractDate }]
remedies:
  - { id: a, kind: cash, basis: law, from: 2020-01-01, datedBy: contractDate, amount: { value: limit } }
  - { id: b, kind: cash, basis: law, from: 2020-01-01, amount: { money: 5 } }
`,
    LAW,
  );
  expect(shown(decideOf(program, { flightDate: '2019-01-01', contractDate: '2020-01-01' }))).toEqual([
    'a owed 20.00 ',
  ]);
  expect(shown(decideOf(program, { flightDate: '2020-01-01', contractDate: '2019-01-01' }))).toEqual([
    'b owed 5.00 ',
  ]);
});

test('derivations, conditions, grounds, approvals, stages, checklists and notices hold in their time', () => {
  const program = programOf(
    `facts:
  day: { type: date }
  n: { type: integer, min: 0, max: 100 }
derive:
  d: [{ to: 2020-01-01, sum: [{ fact: n }, 1] }, { from: 2020-01-01, product: [{ fact: n }, 2] }]
conditions:
  c: [{ to: 2020-01-01, when: { fact: n, operator: greaterThan, value: 5 } }, { from: 2020-01-01, when: { fact: n, operator: lessThan, value: 5 } }]
classification:
  viaD: { type: integer, rules: [{ id: r, when: { fact: n, operator: present }, then: { fact: d } }], otherwise: 0 }
  viaC: { type: boolean, rules: [{ id: r, when: { condition: c }, then: true }], otherwise: false }
  whole:
    - { to: 2020-01-01, type: { enum: [a, b, z] }, rules: [{ id: r, when: { fact: n, operator: present }, then: a }], otherwise: z }
    - { from: 2020-01-01, type: { enum: [a, b, z] }, rules: [{ id: r, when: { fact: n, operator: present }, then: b }], otherwise: z }
remedies:
  - id: r
    kind: cash
    basis: law
    amount: { money: 500 }
    payer: us
    refusedBy: [{ id: no, from: 2020-01-01, when: { fact: n, operator: equal, value: 7 }, cite: [N] }]
approvals: [{ id: boss, from: 2020-01-01, when: { fact: total.all, operator: greaterThan, value: 1 }, by: boss }]
checklists: [{ id: l, stage: answer, from: 2020-01-01, facts: [n] }]
stages:
  - { id: answer, starts: { event: received }, to: 2020-01-01, within: { days: 1 } }
  - { id: answer, starts: { event: received }, from: 2020-01-01, within: { days: 2 } }
notices: [{ id: hi, audience: agent, at: { stage: answer }, to: 2020-01-01, text: { en: hi, zh-CN: hi, zh-TW: hi } }]
`,
    { ...LAW, datedBy: 'day' },
  );
  const summary = (decision: Decision) => ({
    ...decision.classification,
    remedies: decision.remedies.map(({ id }) => id),
    denied: decision.denied,
    approvals: decision.approvals.map(({ id }) => id),
    missing: decision.missing.map(({ fact }) => fact),
    due: decision.stages.map(({ lastDay }) => lastDay),
    notices: decision.notices.map(({ id }) => id),
  });
  expect(summary(decideOf(program, { day: '2019-12-31', n: 7 }))).toEqual({
    viaD: 8,
    viaC: true,
    whole: 'a',
    remedies: ['r'],
    denied: [],
    approvals: [],
    missing: [],
    due: ['2026-03-03'],
    notices: ['hi'],
  });
  expect(summary(decideOf(program, { day: '2020-01-01', n: 7 }))).toEqual({
    viaD: 14,
    viaC: false,
    whole: 'b',
    remedies: [],
    denied: [{ id: 'r', rule: 'no', cite: ['N'] }],
    approvals: [],
    missing: [],
    due: ['2026-03-04'],
    notices: [],
  });
  expect(summary(decideOf(program, { day: '2020-01-01' }))).toMatchObject({
    missing: ['n'],
    approvals: ['boss'],
  });
});

test('a derivation in editions is irrelevant outside of them', () => {
  const program = programOf(
    `${FACTS}derive: { d: { from: 2020-01-01, to: 2021-01-01, firstKnown: [{ fact: late }, true] } }
classification: { f: { type: boolean, rules: [{ id: r, when: { fact: d, operator: equal, value: true }, then: true }], otherwise: false } }
`,
    LAW,
  );
  expect(decideOf(program, { flightDate: '2020-06-01' }).classification).toEqual({ f: true });
  expect(decideOf(program, { flightDate: '2021-01-01' }).classification).toEqual({ f: false });
  expect(decideOf(program, {}).classification).toEqual({});
});

test('the edition of the day decides as a policy that holds nothing else', () => {
  const edges = ['2018-01-01', '2019-01-01', '2020-01-01', '2021-01-01', '2022-01-01'];
  const item = fc.record({
    end: fc.integer({ min: 0, max: edges.length }),
    amount: fc.integer({ min: 1, max: 99 }),
    when: fc.constantFrom('present', 'equal, value: true', 'equal, value: false'),
  });
  const line = (one: { amount: number; when: string }, dates: string): string =>
    `  - { id: pay, kind: cash, basis: law, ${dates}when: { fact: late, operator: ${one.when} }, amount: { money: ${one.amount} } }\n`;
  fc.assert(
    fc.property(
      fc.array(item, { minLength: 1, maxLength: 4 }),
      fc.array(
        fc.tuple(
          fc.constantFrom('2017-06-01', ...edges, '2018-12-31', '2023-01-01'),
          fc.option(fc.boolean()),
        ),
        {
          minLength: 1,
          maxLength: 6,
        },
      ),
      (items, cases) => {
        // Editions one after the other, each beginning where the one before ends; past the last day there is no end.
        const ends = [...new Set(items.map(({ end }) => end))].toSorted((a, b) => a - b);
        const editions = ends.map((end, at) => ({
          from: at === 0 ? '' : (edges[ends[at - 1] ?? 0] ?? ''),
          to: edges[end] ?? '',
          one: items[at] ?? { amount: 0, when: 'present' },
        }));
        const whole = programOf(
          `${FACTS}remedies:\n${editions
            .map(({ from, to, one }) => line(one, `${from && `from: ${from}, `}${to && `to: ${to}, `}`))
            .join('')}`,
          LAW,
        );
        for (const [flightDate, late] of cases) {
          const holding = editions.find(
            ({ from, to }) => (from === '' || from <= flightDate) && (to === '' || flightDate < to),
          );
          const facts = { flightDate, ...(late !== null && { late }) };
          const alone =
            holding === undefined
              ? []
              : shown(decideOf(programOf(`${FACTS}remedies:\n${line(holding.one, '')}`, LAW), facts));
          const found = shown(decideOf(whole, facts));
          expect([flightDate, late, found]).toEqual([flightDate, late, alone]);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test.each([
  ['en', 'The law: not in force on the date of the case; nothing is owed by it'],
  ['zh-CN', '条例：在案件日期尚未生效或已失效，不据此赔付'],
  ['zh-TW', '條例：於案件日期尚未生效或已失效，不據此給付'],
] as const)('that a law is not in force is told in %s', (locale, words) => {
  const program = programOf(
    `${FACTS}remedies: [{ id: pay, kind: apology, basis: law, when: { fact: late, operator: present } }]\n`,
    {
      ...LAW,
      title: '{ en: The law, zh-CN: 条例, zh-TW: 條例 }',
      effective: '{ from: 2005-02-17 }',
    },
  );
  const decision = decideOf(program, { flightDate: '2004-01-01', late: true }, {}, { explain: true });
  expect(JSON.stringify(explain(decision, program.policy, { locale, audience: 'agent' }))).toContain(words);
  const held = decideOf(program, { flightDate: '2026-01-01', late: true }, {}, { explain: true });
  // Why it applies: by the edition of the day.
  expect(JSON.stringify(explain(held, program.policy, { locale, audience: 'agent' }))).toContain(
    '2005-02-17/..',
  );
});

test('a law seen through a client is picked by its own date, and told by its name', () => {
  const law = policyText(
    `facts: { flightDate: { type: date }, late: { type: boolean } }
remedies:
  - { id: pay, kind: cash, basis: law, to: 2020-01-01, when: { fact: late, operator: equal, value: true }, amount: { money: 100 }, cite: [A] }
  - { id: pay, kind: cash, basis: law, from: 2020-01-01, when: { fact: late, operator: equal, value: true }, amount: { money: 250 }, cite: [B] }
  - { id: care, kind: service, basis: law }
`,
    { ...LAW, effective: '{ from: 2005-02-17 }' },
  );
  const client = policyText(
    `facts: { late: { type: boolean } }
remedies: [{ id: extra, kind: apology, basis: goodwill, from: 2026-03-01 }]
`,
    { layer: 'client', extends: '[law]' },
  );
  const { policy, findings } = lint(client, 'client.yaml', {
    calendars: CALENDARS,
    parents: (id) => (id === 'law' ? { text: law, file: 'law.yaml' } : undefined),
  });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (policy === undefined) return;
  const program = prepare(policy, { calendars: CALENDARS });
  const on = (flightDate: string) => decideOf(program, { flightDate, late: true });
  expect(shown(on('2019-12-31'))).toEqual([
    'extra owed  to  ',
    'law.pay owed 100.00 A',
    'law.care owed  to  ',
  ]);
  expect(shown(on('2020-01-01'))).toEqual([
    'extra owed  to  ',
    'law.pay owed 250.00 B',
    'law.care owed  to  ',
  ]);
  const before = on('2005-02-16');
  expect(shown(before)).toEqual(['extra owed  to  ']);
  expect(codes(before).toSorted()).toEqual(['law-not-in-force law', 'law-not-in-force remedies.law.pay']);
  // What the client gives goes by its own date, the receipt, and no law is told not to be in force.
  const early = decideOf(
    program,
    { flightDate: '2020-01-01', late: true },
    { receivedAt: '2026-02-28T10:00:00+08:00' },
  );
  expect(shown(early)).toEqual(['law.pay owed 250.00 B', 'law.care owed  to  ']);
  expect(codes(early)).toEqual([]);
});
