import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RateTable, readRates } from '@redress/money';
import type { Case } from '@redress/policy';
import { decide } from '../decide.js';
import { CALENDARS, programOf } from '../program.fixture.js';
import { prepare } from '../program.js';

const POLICY = `facts:
  topic: { type: enum, values: [lost, late, other] }
  note: { type: text, presume: { fact: topicNote } }
  topicNote: { type: text }
  hours: { type: decimal, relevantWhen: { fact: topic, operator: equal, value: late } }
  claim: { type: money }
  limit: { type: money, presume: { value: standard } }
  guests: { type: integer, min: 1, max: 9, presume: 1 }
  vip: { type: boolean, presume: false, settledBy: legal }
  receipt: { type: boolean }
  strict: { type: boolean, presume: { option: reading, equal: narrow } }
  reportedOn: { type: date }
  bags: { type: list, max: 3, item: { weight: { type: integer }, worth: { type: money } } }
options:
  reading: { allowed: [narrow, wide], default: narrow, disputed: true }
values:
  standard: [{ money: 80, to: 2026-03-10 }, { money: 90, from: 2026-03-10 }]
  answerDays: [{ integer: 3, to: 2026-03-10 }, { integer: 5, from: 2026-03-10 }]
derive:
  least: { min: [{ fact: claim }, { fact: limit }] }
  heavy: { count: { list: bags, where: { fact: item.weight, operator: greaterThan, value: 23 } } }
classification:
  bag:
    type: text
    rules:
      - { id: dear, when: { some: bags, where: { fact: item.worth, operator: greaterThan, value: { fact: limit } } }, then: dear }
      - { id: heavy, when: { fact: heavy, operator: greaterThan, value: 0 }, then: heavy }
    otherwise: light
  kind:
    type: text
    rules:
      - { id: big, when: { fact: claim, operator: greaterThan, value: 50 }, then: big }
      - { id: late, when: { fact: hours, operator: greaterThanInclusive, value: 2.5 }, then: small }
    otherwise: none
  told: { type: text, rules: [{ id: note, when: { fact: vip, operator: equal, value: true }, then: { fact: note } }], otherwise: { fact: topicNote } }
routing:
  desk: { type: text, rules: [{ id: big, when: { fact: class.kind, operator: equal, value: big }, then: front }], otherwise: back }
checklists: [{ id: intake, stage: answer, facts: [topic, claim], evidence: [receipt] }]
remedies:
  - { id: pay, kind: cash, basis: contract, amount: { fact: least }, per: { fact: guests }, when: { fact: topic, operator: equal, value: lost }, proof: [receipt], stack: { group: g, take: largest } }
  - { id: gift, kind: cash, basis: goodwill, amount: { money: 40 }, stack: { group: g, take: largest } }
  - { id: abroad, kind: cash, basis: goodwill, amount: { money: { amount: "5", currency: USD } }, when: { fact: topic, operator: equal, value: other } }
  - { id: later, kind: apology, basis: goodwill, from: 2026-03-10, cite: [A, { ids: [B], from: 2026-03-13 }], when: { fact: topic, operator: present } }
  - { id: bags, kind: cash, basis: contract, forEach: { list: bags, where: { fact: item.weight, operator: greaterThan, value: 5 } }, amount: { cap: { of: { fact: item.worth }, at: { fact: limit } } } }
  - { id: more, kind: cash, basis: contract, when: { all: [{ fact: strict, operator: equal, value: true }, { fact: vip, operator: equal, value: true }] }, amount: { money: 90 }, stack: { group: m, take: all, offsetAgainst: [pay], alreadyGranted: true } }
  - id: late
    kind: voucher
    basis: contract
    when: { fact: topic, operator: equal, value: late }
    amount: { choose: [{ when: { fact: hours, operator: greaterThan, value: 4 }, then: { money: 70 } }, { otherwise: { money: 20 } }] }
    refusedBy: [{ id: vip-only, when: { fact: vip, operator: equal, value: false } }]
    due: { starts: { fact: reportedOn }, within: { days: 7 } }
approvals:
  - { id: all, by: board, cumulative: incident, when: { fact: total.contract, operator: greaterThan, value: 120 } }
  - { id: lead, by: lead, when: { fact: total.all, operator: greaterThan, value: 60 } }
stages:
  - { id: answer, owner: desk, starts: { event: received }, within: [{ when: { fact: class.kind, operator: equal, value: big }, hours: 4 }, { workingDays: { value: answerDays } }], warnAt: 80% }
  - { id: close, starts: { after: [answer] }, within: { days: 2 }, when: { fact: total.contract, operator: greaterThan, value: 0 } }
  - { id: visit, starts: { fact: reportedOn }, within: { days: 3 } }
notices: [{ id: hello, audience: customer, at: { stage: answer }, when: { fact: claim, operator: present }, text: { en: hi, zh-CN: hi, zh-TW: hi } }]
`;

const maybe = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(values, { nil: undefined, freq: 3 });
const cny = (value: string): object => ({ amount: value, currency: 'CNY' });
const amount = fc.constantFrom('0', '10.00', '49.99', '50', '50.01', '80', '85.5', '200');

const cases: fc.Arbitrary<Case> = fc
  .record({
    receivedAt: fc.constantFrom('2026-03-09T10:00:00Z', '2026-03-10T10:00:00Z', '2026-03-13T16:30:00Z'),
    facts: fc.record({
      topic: maybe(fc.constantFrom('lost', 'late', 'other', 'nonsense')),
      note: maybe(fc.constantFrom('a', 'b', null)),
      topicNote: maybe(fc.constantFrom('x', 'y')),
      hours: maybe(fc.constantFrom(0, 2.4, 2.5, 4, 4.1, null, '1e400', 0.1)),
      claim: maybe(
        fc.oneof(
          { weight: 3, arbitrary: amount.map(cny) },
          amount.map((value) => ({ amount: value, currency: 'USD' })),
          fc.constantFrom(null, '50'),
        ),
      ),
      limit: maybe(fc.oneof(amount.map(cny), fc.constant(cny('999999999999999999')))),
      guests: maybe(fc.constantFrom(1, 2, 9, 10)),
      vip: maybe(fc.boolean()),
      receipt: maybe(fc.boolean()),
      strict: maybe(fc.boolean()),
      reportedOn: maybe(fc.constantFrom('2026-03-01', '2026-03-02')),
      bags: maybe(
        fc.constantFrom(null, [], [{ weight: 20 }], [{ weight: 30, worth: cny('85') }, { worth: null }]),
      ),
    }),
    settled: maybe(fc.constant({ vip: 'legal' })),
    granted: maybe(
      fc.constantFrom(
        [{ remedy: 'more', amount: cny('10') }],
        [{ remedy: 'pay', amount: '100', incident: 'i' }],
      ),
    ),
    events: maybe(fc.constant([{ stage: 'answer', kind: 'done' as const, at: '2026-03-14T10:00:00Z' }])),
  })
  .map(({ receivedAt, facts, settled, events, granted }) => ({
    id: 'c',
    receivedAt,
    facts: Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
    ...(settled === undefined ? {} : { settled }),
    ...(events === undefined ? {} : { events }),
    ...(granted === undefined ? {} : { granted }),
  }));

const rates = new RateTable(
  readRates([
    { id: 'march', base: 'USD', quote: 'CNY', date: '2026-03-09', rate: '7.1', source: 'test' },
    { id: 'later', base: 'USD', quote: 'CNY', date: '2026-03-12', rate: '7.3', source: 'test' },
  ]),
);

/** Several cases of few kinds: they differ in what is read as it stands more often than in what conditions tell. */
const alike: fc.Arbitrary<{ one: Case; hasRates: boolean }[]> = fc
  .tuple(
    fc.array(cases, { minLength: 1, maxLength: 2 }),
    fc.array(
      fc.tuple(
        fc.nat(1),
        cases,
        fc.constantFrom([], ['claim'], ['guests'], ['reportedOn'], ['note', 'limit']),
        fc.boolean(),
      ),
      {
        minLength: 2,
        maxLength: 10,
      },
    ),
  )
  .map(([bases, variants]) =>
    variants.map(([base, other, taken, hasRates]) => {
      const like = bases[base % bases.length] ?? other;
      const facts: Record<string, unknown> = { ...like.facts };
      for (const fact of taken) if (fact in other.facts) facts[fact] = other.facts[fact];
      return { one: { ...like, receivedAt: other.receivedAt ?? '', facts }, hasRates };
    }),
  );

test('a case is decided after others as it is decided alone', () => {
  const program = programOf(POLICY);
  fc.assert(
    fc.property(alike, (several) => {
      for (const { one, hasRates } of several) {
        const options = { explain: true, rates: hasRates ? rates : undefined };
        const alone = prepare(program.policy, { calendars: CALENDARS });
        expect(decide(program, one, options)).toEqual(decide(alone, one, options));
      }
    }),
    { numRuns: 250 },
  );
}, 120_000);

test('a total over the limit is approved also after one of the same kind below it', () => {
  const program = programOf(POLICY);
  const approvalsFor = (guests: number): string[] => {
    const facts = { topic: 'lost', claim: cny('50'), receipt: true, guests, bags: [] };
    const one = { id: 'c', receivedAt: '2026-03-10T10:00:00Z', facts };
    return decide(program, one).approvals.map(({ id }) => id);
  };
  // 50 × 1 stays within 60, 50 × 2 does not.
  expect([approvalsFor(1), approvalsFor(2), approvalsFor(1)]).toEqual([[], ['lead'], []]);
});
