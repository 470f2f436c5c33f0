import { describe, expect, test } from 'vitest';
import { CaseError, type Case } from '@redress/policy';
import { decide, outcomeOf } from './decide.js';
import { programOf, RECEIVED } from './program.fixture.js';
import { attest } from './witness/attest.js';

// The policy lives in Shanghai, thirteen hours ahead of New York on 1 and 2 March 2026 (UTC-5 there until the 8th).
const BODY = `facts:
  landed: { type: instant }
  noticed: { type: instant }
  tagged: { type: instant, presume: { fact: landed } }
derive:
  moment: { firstKnown: [{ fact: noticed }, { fact: landed }, { fact: case.incidentAt }] }
  day: { localDate: { of: { fact: moment } } }
  dayThere: { localDate: { of: { fact: moment }, zone: America/New_York } }
  decided: { localDate: { of: { fact: case.at } } }
  tagDays: { daysBetween: [{ fact: tagged }, { fact: case.receivedAt }] }
  days: { daysBetween: [{ fact: case.incidentAt }, { fact: case.receivedAt }] }
  last: { due: { from: { fact: case.incidentAt }, within: { days: 7 } } }
conditions:
  late: { when: { fact: days, operator: greaterThan, value: 7 } }
remedies:
  - id: repair
    title: { en: Repair, zh-CN: 维修, zh-TW: 維修 }
    kind: repair
    basis: contract
    refusedBy: [{ id: late, when: { condition: late }, title: { en: late, zh-CN: 逾期, zh-TW: 逾期 }, cite: [C-1] }]
    amount: { money: 100 }
`;
const program = programOf(BODY);
const NEW_YORK = { receivedAt: 'America/New_York', incidentAt: 'America/New_York' };

function valuesOf(input: Partial<Case>, at?: string) {
  const { frame } = outcomeOf(program, { id: 'c', facts: {}, ...input }, { at });
  return (name: string) => frame.values[program.scope.slots.get(name) ?? -1];
}

/** Days since 1970 of a date in March 2026. */
const march = (date: number): number => Date.UTC(2026, 2, date) / 86_400_000;

describe('the day of a moment', () => {
  test.each([
    ['2026-03-01T23:30:00-05:00', 1, 2],
    ['2026-03-01T11:00:00-05:00', 1, 2],
    ['2026-03-01T10:59:59-05:00', 1, 1],
    ['2026-03-02T00:00:00-05:00', 2, 2],
  ])(
    '%s is the %d. in New York, and without a word of that the %d. in Shanghai',
    (incidentAt, there, here) => {
      const told = { receivedAt: RECEIVED, incidentAt };
      expect(valuesOf({ ...told, zones: NEW_YORK })('day')).toBe(march(there));
      expect(valuesOf(told)('day')).toBe(march(here));
      expect(valuesOf(told)('dayThere')).toBe(march(there));
    },
  );

  test('is asked for in another zone by the policy where that zone is named', () => {
    const told = {
      incidentAt: '2026-03-02T12:30:00+08:00',
      receivedAt: RECEIVED,
      zones: { incidentAt: 'Asia/Shanghai' },
    };
    expect([valuesOf(told)('day'), valuesOf(told)('dayThere')]).toEqual([march(2), march(1)]);
  });

  test('stays with the moment that is taken over by another name', () => {
    const facts = { landed: '2026-03-01T23:30:00-05:00' };
    const value = valuesOf({
      receivedAt: '2026-03-03T01:00:00+08:00',
      facts,
      zones: { landed: 'America/New_York' },
    });
    // The 1st in New York to the 3rd in Shanghai, where the receipt was told.
    expect([value('day'), value('tagDays')]).toEqual([march(1), 2]);
  });

  test("is that of the receipt where the case is decided at it, and the policy's at any other moment", () => {
    const told = { receivedAt: '2026-03-01T23:30:00-05:00', zones: NEW_YORK };
    expect(valuesOf(told)('decided')).toBe(march(1));
    expect(valuesOf(told, '2026-03-03T23:30:00-05:00')('decided')).toBe(march(4));
  });

  test('is what a date was written as', () => {
    const value = valuesOf({
      receivedAt: '2026-03-09',
      incidentAt: '2026-03-01',
      facts: { landed: '2026-03-05' },
      zones: { ...NEW_YORK, landed: 'America/New_York' },
    });
    expect([value('days'), value('day')]).toEqual([8, march(5)]);
  });

  test('starts a period', () => {
    const told = { receivedAt: RECEIVED, incidentAt: '2026-03-01T23:30:00-05:00' };
    expect([valuesOf({ ...told, zones: NEW_YORK })('last'), valuesOf(told)('last')]).toEqual([
      march(8),
      march(9),
    ]);
  });
});

describe('a period of seven days', () => {
  // Lost at 23:30 on 1 March: the 8th is the seventh day and in time, the 9th is late, whatever the hour in Shanghai.
  test.each([
    ['2026-03-08T00:10:00-05:00', 7, 'owed'],
    ['2026-03-08T23:30:00-04:00', 7, 'owed'],
    ['2026-03-09T00:30:00-04:00', 8, 'denied'],
    ['2026-03-09T09:00:00-04:00', 8, 'denied'],
  ])(
    'that began on 1 March at 23:30 in New York: received %s on day %d it is %s',
    async (receivedAt, days, state) => {
      const input = {
        id: 'c',
        receivedAt,
        incidentAt: '2026-03-01T23:30:00-05:00',
        facts: {},
        zones: NEW_YORK,
      };
      expect(valuesOf(input)('days')).toBe(days);
      const decision = decide(program, input);
      expect(decision.remedies.map(({ id }) => id)).toEqual(state === 'owed' ? ['repair'] : []);
      expect(decision.denied.map(({ rule }) => rule)).toEqual(state === 'denied' ? ['late'] : []);
      // The witness counts the days by itself.
      expect((await attest(program, input, decision)).attestation).toBe('confirmed');
    },
  );
});

test('the witness keeps the zone of a moment that is taken over, presumed or written as a date', async () => {
  const body = `${BODY}approvals:
  - { id: a, by: manager, when: { fact: day, operator: equal, value: "2026-03-01" } }
  - { id: b, by: manager, when: { fact: tagDays, operator: equal, value: 2 } }
  - { id: c, by: manager, when: { fact: decided, operator: equal, value: "2026-03-03" } }
`;
  const other = programOf(body);
  const input = {
    id: 'c',
    receivedAt: '2026-03-03',
    facts: { landed: '2026-03-01' },
    zones: { receivedAt: 'America/New_York', landed: 'America/New_York' },
  };
  const decision = decide(other, input);
  expect(decision.approvals.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect((await attest(other, input, decision)).attestation).toBe('confirmed');
});

test('a zone that there is not refuses the case', () => {
  const decided = () =>
    decide(program, { id: 'c', receivedAt: RECEIVED, facts: {}, zones: { landed: 'Mars/Olympus' } });
  expect(decided).toThrow(CaseError);
});
