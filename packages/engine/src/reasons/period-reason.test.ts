import { describe, expect, test } from 'vitest';
import type { ConditionReason, Decision, PeriodReason } from '../decision.js';
import { explain, explanationText } from '../explain/explain.js';
import { decideOf, programOf } from '../program.fixture.js';

// 2026-03-01 is a Sunday; the desk is closed on Saturdays and Sundays.
const program = programOf(`facts:
  arrived: { type: date, title: { en: Day of arrival, zh-CN: 到达日期, zh-TW: 抵達日期 } }
  landed: { type: instant, title: { en: Landing, zh-CN: 落地时间, zh-TW: 落地時間 } }
  told: { type: date, title: { en: Day of the report, zh-CN: 申报日期, zh-TW: 申報日期 } }
values:
  days: [{ integer: 7, title: { en: Days to report, zh-CN: 申报期限, zh-TW: 申報期限 } }]
derive:
  passed: { daysBetween: [{ fact: arrived }, { fact: told }] }
  working: { workingDaysBetween: { from: { fact: arrived }, to: { fact: told }, count: includeEnd } }
  sinceIncident: { daysBetween: [{ fact: case.incidentAt }, { fact: case.receivedAt }] }
  hours: { hoursBetween: [{ fact: landed }, { fact: case.receivedAt }] }
  lastDay: { due: { from: { fact: arrived }, within: { days: { value: days } } } }
conditions:
  lateByDays: { when: { fact: passed, operator: greaterThan, value: { value: days } }, cite: [MC-12] }
remedies:
  - id: byDays
    kind: cash
    basis: contract
    title: { en: Repair, zh-CN: 维修, zh-TW: 維修 }
    amount: { money: 1 }
    refusedBy: [{ id: late, title: { en: reported late, zh-CN: 逾期申报, zh-TW: 逾期申報 }, when: { condition: lateByDays } }]
  - id: byLastDay
    kind: cash
    basis: contract
    amount: { money: 1 }
    refusedBy: [{ id: late, when: { fact: told, operator: after, value: { fact: lastDay } }, cite: [MC-12] }]
  - id: notInTime
    kind: cash
    basis: contract
    amount: { money: 1 }
    refusedBy: [{ id: late, when: { not: { fact: passed, operator: lessThan, value: 7 } } }]
  - id: byWorkingDays
    kind: cash
    basis: contract
    amount: { money: 1 }
    refusedBy: [{ id: late, when: { fact: working, operator: greaterThan, value: 5 } }]
  - id: byInstants
    kind: cash
    basis: contract
    amount: { money: 1 }
    refusedBy: [{ id: late, when: { fact: sinceIncident, operator: greaterThan, value: { value: days } }, cite: [MC-12] }]
  - id: byHours
    kind: cash
    basis: contract
    amount: { money: 1 }
    refusedBy: [{ id: late, when: { fact: hours, operator: greaterThanInclusive, value: 24 } }]
`);

const decided = (facts: Readonly<Record<string, unknown>>): Decision =>
  decideOf(program, facts, {}, { explain: true });

function periodOf(decision: Decision, remedy: string): PeriodReason | undefined {
  const output = decision.reasons?.outputs.find(({ where }) => where === `remedies.${remedy}`);
  const inside = (condition: ConditionReason): PeriodReason[] =>
    condition.kind === 'leaf' ? [condition.period ?? []].flat() : condition.children.flatMap(inside);
  return output?.rules.flatMap(({ condition }) => (condition === undefined ? [] : inside(condition)))[0];
}

describe('the period behind a refusal', () => {
  test('seven days from 1 March end on the 8th; the report of the 9th comes on the eighth day', () => {
    expect(periodOf(decided({ arrived: '2026-03-01', told: '2026-03-09' }), 'byDays')).toEqual({
      from: { name: 'arrived', value: '2026-03-01' },
      to: { name: 'told', value: '2026-03-09' },
      elapsed: 8,
      limit: 7,
      limitName: 'value.days',
      unit: 'days',
      last: '2026-03-08',
    });
  });

  test('where the last day is reckoned itself, it says the same without counting', () => {
    expect(periodOf(decided({ arrived: '2026-03-01', told: '2026-03-09' }), 'byLastDay')).toEqual({
      from: { name: 'arrived', value: '2026-03-01' },
      to: { name: 'told', value: '2026-03-09' },
      limit: 7,
      limitName: 'value.days',
      unit: 'days',
      last: '2026-03-08',
    });
  });

  test('fewer than seven days end a day earlier', () => {
    expect(periodOf(decided({ arrived: '2026-03-01', told: '2026-03-08' }), 'notInTime')).toMatchObject({
      elapsed: 7,
      last: '2026-03-07',
    });
  });

  test('five working days from a Sunday last until before the sixth, over the weekend', () => {
    expect(periodOf(decided({ arrived: '2026-03-01', told: '2026-03-09' }), 'byWorkingDays')).toMatchObject({
      elapsed: 6,
      limit: 5,
      unit: 'workingDays',
      last: '2026-03-08',
    });
  });

  test('24 hours end at the same time on the next day', () => {
    expect(periodOf(decided({ landed: '2026-03-01T10:00:00+08:00' }), 'byHours')).toMatchObject({
      elapsed: 24,
      unit: 'hours',
      last: '2026-03-02T10:00:00+08:00',
    });
  });

  test('an instant counts by its day in the zone it was told in', () => {
    // 23:00 on the 1st in New York is noon of the 2nd in Shanghai; eight days later there, seven here.
    const decision = decideOf(
      program,
      {},
      {
        incidentAt: '2026-03-01T23:00:00-05:00',
        receivedAt: '2026-03-09T10:00:00+08:00',
        zones: { incidentAt: 'America/New_York' },
      },
      { explain: true },
    );
    expect(periodOf(decision, 'byInstants')).toMatchObject({
      from: { name: 'case.incidentAt', value: '2026-03-01' },
      to: { name: 'case.receivedAt', value: '2026-03-09' },
      elapsed: 8,
      last: '2026-03-08',
    });
  });

  test('nothing is said of a period of which a part is unknown', () => {
    expect(periodOf(decided({ told: '2026-03-09' }), 'byDays')).toBeUndefined();
  });
});

describe('in words', () => {
  const decision = decided({ arrived: '2026-03-01', told: '2026-03-09' });
  const lines = (locale: 'en' | 'zh-CN' | 'zh-TW', audience: 'agent' | 'customer'): string[] =>
    explanationText(explain(decision, program.policy, { locale, audience })).split('\n');

  test('an agent reads clause, length, start, last day and the day that came too late', () => {
    expect(lines('en', 'agent')).toContain('  Repair: refused: reported late [MC-12] #late');
    expect(lines('en', 'agent')).toContain(
      '    7 days from Sun 1 Mar 2026 (Day of arrival), so the last day is Sun 8 Mar 2026; Mon 9 Mar 2026 (Day of the report) is 8 days on',
    );
    expect(lines('zh-CN', 'agent')).toContain(
      '    期限 7 天，自到达日期 2026年3月1日（周日）起算，最后一日为 2026年3月8日（周日）；申报日期为 2026年3月9日（周一），实际为 8 天',
    );
    expect(lines('zh-TW', 'agent')).toContain(
      '    期限 7 天，自抵達日期 2026年3月1日（週日）起算，最後一日為 2026年3月8日（週日）；申報日期為 2026年3月9日（週一），實際為 8 天',
    );
  });

  test('a customer reads them in plain words', () => {
    expect(lines('en', 'customer')).toContain('  Repair: reported late [MC-12]');
    expect(lines('en', 'customer')).toContain(
      '    The period is 7 days from Sun 1 Mar 2026 (Day of arrival) and ended on Sun 8 Mar 2026; Day of the report: Mon 9 Mar 2026.',
    );
    expect(lines('zh-TW', 'customer')).toContain(
      '    期限為 7 天，自抵達日期 2026年3月1日（週日）起算，至 2026年3月8日（週日）屆滿；申報日期：2026年3月9日（週一）。',
    );
  });

  test('a ground without a clause says so', () => {
    // Those of `notInTime` and `byWorkingDays`; the hours are not known.
    expect(lines('zh-CN', 'agent').filter((one) => one === '    政策未就此理由注明条款')).toHaveLength(2);
  });
});
