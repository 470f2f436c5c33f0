import { describe, expect, test } from 'vitest';
import type { Case } from '@redress/policy';
import type { OutputReason } from '../decision.js';
import { explain, explanationText } from '../explain/explain.js';
import { decideOf, programOf } from '../program.fixture.js';

// The desk: Monday to Friday 09:00–12:00 and 13:30–18:00, 1 to 7 October 2026 closed, known until the end of 2026.
const program = programOf(`facts:
  urgent: { type: boolean, title: { en: Urgent, zh-CN: 紧急, zh-TW: 緊急 } }
  asked: { type: boolean }
  letter: { type: date, title: { en: Date of the letter, zh-CN: 来函日期, zh-TW: 來函日期 } }
values:
  answerDays: [{ integer: 3 }]
stages:
  - id: register
    title: { en: Register, zh-CN: 登记, zh-TW: 登錄 }
    starts: { event: received }
    within: [{ when: { fact: urgent, operator: equal, value: true }, minutes: 30 }, { workingHours: 2 }]
    owner: [{ when: { fact: urgent, operator: equal, value: true }, then: line }, { otherwise: desk }]
  - id: check
    when: { fact: asked, operator: equal, value: true }
    starts: { after: [register] }
    within: { hours: 1 }
  - id: answer
    title: { en: Answer, zh-CN: 答复, zh-TW: 回覆 }
    class: promised
    starts: { after: [register, check] }
    within: { workingDays: { value: answerDays } }
    pausesOn: [customer]
  - { id: legal, class: statutory, starts: { fact: letter }, within: { days: 30 }, onClosedDay: nextWorkingDay }
  - { id: first, title: { en: First of both, zh-CN: 较早者, zh-TW: 較早者 }, starts: { event: received }, earliest: [answer, legal] }
  - { id: far, starts: { event: received }, within: { months: 11 } }
remedies:
  - { id: refund, kind: refund, basis: contract, amount: { money: 1 }, due: { starts: { event: received }, within: { days: 7 } } }
reports:
  - { id: monthly, every: month, within: { until: endOfMonth }, ends: closeOfBusiness, onClosedDay: previousWorkingDay }
`);

const decided = (facts: Readonly<Record<string, unknown>>, more: Partial<Case> = {}) =>
  decideOf(program, facts, more, { explain: true });

const reasonOf = (
  where: string,
  facts: Readonly<Record<string, unknown>>,
  more: Partial<Case> = {},
): OutputReason | undefined => decided(facts, more).reasons?.outputs.find((one) => one.where === where);

const SETTLED = { urgent: false, asked: false, letter: '2026-03-02' };

describe('where a due time comes from', () => {
  test('an unconditional period: length, start and calendar; what lies in it and is closed does not count', () => {
    // Received on Thursday 5 March at 16:00; two open hours end at 18:00; three open dates are the 6th, 9th and 10th.
    const late = { receivedAt: '2026-03-05T16:00:00+08:00' };
    expect(reasonOf('stages.answer', SETTLED, late)?.clocks).toEqual([
      {
        within: {
          kind: 'duration',
          unit: 'workingDays',
          count: { kind: 'reference', name: 'value.answerDays' },
        },
        length: 3,
        starts: { kind: 'after', stages: ['register'] },
        from: '2026-03-05T18:00:00+08:00',
        calendar: 'desk',
        terms: {},
        closedDays: ['2026-03-07', '2026-03-08'],
        due: '2026-03-10T18:00:00+08:00',
      },
    ]);
  });

  test('a period under a condition carries its rule', () => {
    expect(reasonOf('stages.register', { ...SETTLED, urgent: true })?.clocks).toMatchObject([
      {
        rule: 'register.within[0]',
        starts: { kind: 'event', event: 'received' },
        due: '2026-03-02T10:30:00+08:00',
      },
    ]);
  });

  test('a date starts the clock as a date, and a closed end is moved to the next working day', () => {
    // 30 days from Thursday 5 March: Saturday 4 April, moved to Monday the 6th.
    expect(reasonOf('stages.legal', { ...SETTLED, letter: '2026-03-05' })?.clocks).toMatchObject([
      { from: '2026-03-05', movedFrom: '2026-04-04', due: '2026-04-07T00:00:00+08:00' },
    ]);
  });

  test('a statutory clock that was started later than the law has it counts from the date of the law', () => {
    const events = [{ stage: 'legal', kind: 'started', at: '2026-03-20T09:00:00+08:00' }] as const;
    // 30 days from 2 March.
    const legal = reasonOf('stages.legal', SETTLED, { events });
    expect(legal?.clocks).toMatchObject([
      {
        starts: { kind: 'fact', fact: 'letter' },
        from: '2026-03-02',
        due: '2026-04-02T00:00:00+08:00',
      },
    ]);
    expect(legal?.promised).toBeUndefined();
  });

  test('a stage that was started by itself counts from then, and a promise made then stands', () => {
    const events = [
      { stage: 'answer', kind: 'started', at: '2026-03-03T09:00:00+08:00', due: '2026-03-04T18:00:00+08:00' },
    ] as const;
    expect(reasonOf('stages.answer', SETTLED, { events })).toMatchObject({
      clocks: [{ starts: { kind: 'started' }, from: '2026-03-03T09:00:00+08:00' }],
      promised: true,
    });
  });

  test('a closed start date is none of the days that are passed over', () => {
    // Started on Sunday the 8th; the 9th, 10th and 11th are open.
    const events = [{ stage: 'answer', kind: 'started', at: '2026-03-08T10:00:00+08:00' }] as const;
    expect(reasonOf('stages.answer', SETTLED, { events })?.clocks).toMatchObject([
      { closedDays: [], due: '2026-03-11T18:00:00+08:00' },
    ]);
  });

  test('while it stands still, since when', () => {
    const events = [{ kind: 'paused', reason: 'customer', at: '2026-03-03T09:00:00+08:00' }] as const;
    expect(reasonOf('stages.answer', SETTLED, { events })?.clocks).toMatchObject([
      { pauses: [['2026-03-03T09:00:00+08:00', null]], due: null },
    ]);
  });

  test('of remedies and reports too', () => {
    expect(reasonOf('remedies.refund', SETTLED)?.clocks).toMatchObject([
      { due: '2026-03-09T10:00:00+08:00' },
    ]);
    expect(reasonOf('reports.monthly', SETTLED)?.clocks).toMatchObject([
      { due: '2026-03-31T18:00:00+08:00' },
    ]);
  });
});

describe('why a due time is provisional', () => {
  test('it is open which period applies: the earliest counts, both are told', () => {
    const reason = reasonOf('stages.register', { asked: false, letter: '2026-03-02' });
    expect(reason?.clocks?.map(({ due }) => due)).toEqual([
      '2026-03-02T10:30:00+08:00',
      '2026-03-02T12:00:00+08:00',
    ]);
    expect(reason?.provisional).toEqual([{ kind: 'period' }]);
  });

  test('it is open whether the step is needed, and the next step hangs on it', () => {
    const facts = { urgent: false, letter: '2026-03-02' };
    expect(reasonOf('stages.check', facts)?.provisional).toEqual([{ kind: 'need' }]);
    expect(reasonOf('stages.answer', facts)?.provisional).toEqual([{ kind: 'stages', stages: ['check'] }]);
  });

  test('what starts it is not known; the first of several clocks waits for it too', () => {
    const facts = { urgent: false, asked: false };
    expect(reasonOf('stages.legal', facts)?.provisional).toEqual([
      { kind: 'start', starts: { kind: 'fact', fact: 'letter' } },
    ]);
    expect(reasonOf('stages.first', facts)).toMatchObject({
      earliest: ['answer', 'legal'],
      provisional: [{ kind: 'stages', stages: ['legal'] }],
    });
  });

  test('the calendar is not known that far', () => {
    expect(reasonOf('stages.far', SETTLED)?.provisional).toEqual([
      { kind: 'calendar', calendar: 'desk', knownUntil: '2026-12-31' },
    ]);
    expect(reasonOf('stages.answer', SETTLED)?.provisional).toBeUndefined();
  });
});

describe('in words', () => {
  const lines = (locale: 'en' | 'zh-CN' | 'zh-TW', facts: Readonly<Record<string, unknown>>): string[] =>
    explanationText(explain(decided(facts), program.policy, { locale, audience: 'agent' })).split('\n');

  test('period, start, calendar, closing', () => {
    expect(lines('en', SETTLED)).toContain(
      '    period: 3 working days from the end of Register (Mon 2 Mar 2026, 12:00)',
    );
    expect(lines('zh-CN', SETTLED)).toContain(
      '    时限：3 个工作日，自“登记”完成时（2026年3月2日（周一）12:00）起算',
    );
    expect(lines('zh-TW', SETTLED)).toContain('      行事曆：desk，於到期日下班時屆滿');
  });

  test('why it is provisional, and what would settle it', () => {
    const open = lines('en', {});
    expect(open).toContain(
      '    provisional because it is open which period applies, and the earliest counts',
    );
    expect(open).toContain('      would be settled by: Urgent');
    expect(open).toContain('    provisional because what starts it is not known yet: Date of the letter');
    expect(lines('zh-TW', {})).toContain('    暫定原因：起算時間不明：來函日期');
  });

  test('an owner that is open is said to be, with the facts that would settle it', () => {
    expect(lines('en', {})).toContain('    with: not decided yet');
    expect(lines('zh-CN', {})).toContain('    经办：待定');
    expect(lines('en', SETTLED)).toContain('    with: desk');
  });
});
