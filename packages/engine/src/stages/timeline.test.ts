import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideOf, programOf } from '../program.fixture.js';

// A kept timeline answers for every case that agrees in what it hangs on; it must be the one made anew.

const program = programOf(
  `facts:
  a: { type: boolean }
  b: { type: boolean }
  n: { type: decimal }
  letter: { type: date }
  call: { type: instant, presume: { fact: case.receivedAt } }
derive: { third: { ratio: [{ fact: n }, 3] } }
values:
  days: [{ to: 2026-03-05, integer: 3 }, { from: 2026-03-05, integer: 5 }]
conditions:
  many: { when: { fact: third, operator: greaterThan, value: 1 } }
stages:
  - { id: one, starts: { event: received }, owner: [{ when: { condition: many }, then: x }, { otherwise: y }], within: [{ when: { fact: a, operator: equal, value: true }, hours: 1 }, { workingDays: { value: days } }], pausesOn: [waiting], warnAt: 80% }
  - { id: two, starts: { after: [one] }, when: { fact: b, operator: equal, value: true }, within: { workingHours: 2 }, escalate: [{ at: { workingDays: { value: days } }, to: head }] }
  - { id: three, starts: { fact: letter }, within: { days: 14 } }
  - { id: four, starts: { fact: call }, within: { minutes: 90 } }
  - { id: five, starts: { after: [two, three] }, within: [{ when: { condition: many }, years: 100 }, { hours: 1 }] }
  - { id: six, starts: { event: received }, earliest: [one, three, five] }
`,
  { datedBy: 'letter' },
);

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const day = fc.integer({ min: 1, max: 9 }).map((one) => `2026-03-0${one}`);
const cases = fc.record({
  facts: fc.record({
    a: maybe(fc.boolean()),
    b: maybe(fc.constantFrom(true, false, null)),
    n: maybe(fc.constantFrom(1, 3, '3.0000000000000000000000001', 4)),
    letter: maybe(fc.oneof(day, fc.constant(null))),
    call: maybe(day.map((one) => `${one}T09:00:00+08:00`)),
  }),
  receivedAt: fc
    .tuple(
      fc.constantFrom('2026-03', '2150-01'),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('08:00', '10:00', '23:59'),
    )
    .map(([month, date, time]) => `${month}-0${date}T${time}:00+08:00`),
});

describe('a timeline', () => {
  test('that is kept is the one made anew, findings included', () => {
    // An event that no clock waits for makes a case no longer bare, so that its timeline is its own.
    const event = { kind: 'happened' as const, event: 'nothing', at: '2026-03-01T00:00:00Z' };
    fc.assert(
      fc.property(fc.array(cases, { minLength: 2, maxLength: 40 }), (all) => {
        for (const { facts, receivedAt } of all) {
          const kept = decideOf(program, facts, { receivedAt });
          const anew = decideOf(program, facts, { receivedAt, events: [event] });
          expect(kept).toEqual(anew);
        }
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  test('is shared by cases that agree in what it hangs on, and by no others', () => {
    const of = (facts: Readonly<Record<string, unknown>>) => decideOf(program, facts).stages;
    const facts = { a: true, b: false, n: 1, letter: '2026-03-02' };
    expect(of({ ...facts, n: 2 })).toBe(of(facts));
    expect(of({ ...facts, letter: '2026-03-03' })).not.toEqual(of(facts));
    expect(of({ ...facts, a: false })).not.toEqual(of(facts));
    expect(of({ ...facts, n: 4 })).not.toEqual(of(facts));
  });

  test('lists the stages in the order of the policy, without those that are skipped', () => {
    expect(
      decideOf(program, { a: true, b: false, n: 1, letter: '2026-03-02' }).stages.map(({ id }) => id),
    ).toEqual(['one', 'three', 'four', 'five', 'six']);
  });
});
