import { readCalendar, type CalendarDocument } from '@redress/calendar';
import { describe, expect, it } from 'vitest';
import { parentsWith } from '../layers/parents.fixture.js';
import { lint } from '../lint.js';
import type { CalendarHours } from './calendars-known.js';
import { CALENDARS } from './lint.fixture.js';

const TITLE = 'title: { en: T, zh-CN: 题, zh-TW: 題 }';
const DESK = [['09:00', '18:00']];
const WEEK = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, DESK]));
/** Spring Festival of 2026 from Sunday 15 to Monday 23 February; the Saturdays 14 and 28 are worked. */
const FESTIVAL = readCalendar({
  timeZone: 'Asia/Shanghai',
  week: WEEK,
  holidays: ['16', '17', '18', '19', '20', '23'].map((day) => `2026-02-${day}`),
  extraWorkdays: { '2026-02-14': DESK, '2026-02-28': DESK },
});
const PLAIN = readCalendar({ timeZone: 'Asia/Shanghai', week: WEEK });

interface Clocks {
  /** Of the law `duty`, all but its id, title and class. */
  readonly law: string;
  /** Stages of the client; `own` is to meet the law. */
  readonly own: readonly string[];
  readonly cn?: CalendarDocument;
}

/** What is said about the stage `own` and the law it meets. */
function told({ law, own, cn = PLAIN }: Clocks): string[] {
  const duty = `policy: duty
version: "1.0.0"
layer: law
${TITLE}
currency: CNY
zone: Asia/Shanghai
calendar: cn
datedBy: case.receivedAt
facts:
  letter: { type: date }
  urgent: { type: boolean }
values:
  time: [{ to: 2026-01-01, integer: 9 }, { from: 2026-01-01, integer: 7 }]
stages:
${law.replaceAll(/^/gm, '  ')}
`;
  const client = `policy: acme
version: "1.0.0"
layer: client
${TITLE}
extends: [shop, duty]
stages:
${own.map((stage) => `  - { ${TITLE}, class: promised, ${stage} }\n`).join('')}`;
  const calendars = new Map<string, CalendarHours>([...CALENDARS, ['cn', cn]]);
  const { findings } = lint(client, 'acme.yaml', { calendars, parents: parentsWith({ duty }) });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return findings.map(({ code }) => code).filter((code) => code.startsWith('stage-'));
}

const answer = (terms: string): string => `- { id: answer, ${TITLE}, class: statutory, ${terms} }`;
const received = 'starts: { event: received }';
const meets = 'meets: [duty.answer]';
const one = (terms: string): string[] => [`id: own, ${received}, ${terms}, ${meets}`];

describe('a stage that meets a law is never after it', () => {
  it.each<[string, Clocks]>([
    [
      'five working days against seven of one calendar',
      { law: answer(`${received}, within: { workingDays: 7 }`), own: one('within: { workingDays: 5 }') },
    ],
    [
      'ten days against fourteen, in two zones',
      {
        law: answer(`${received}, within: { days: 14 }`),
        own: one('within: { days: 10 }, calendar: round-the-clock'),
      },
    ],
    // 14 February + 3 working days are the 26th at 18:00 (24, 25, 26), 14 + 14 days the 28th.
    [
      'three working days of the longest holidays against fourteen days',
      {
        law: answer(`${received}, within: { days: 14 }`),
        own: one('within: { workingDays: 3 }'),
        cn: FESTIVAL,
      },
    ],
    [
      'the same length',
      { law: answer(`${received}, within: { months: 1 }`), own: one('within: { months: 1 }') },
    ],
    [
      'a law that is shortened by its later edition',
      {
        law: answer(`${received}, within: { workingDays: { value: time } }`),
        own: one('within: { workingDays: 7 }'),
      },
    ],
    // Two and three working days end with the fifth date at 18:00, or are skipped.
    [
      'a chain with a step that may be skipped',
      {
        law: answer(`${received}, within: { workingDays: 7 }`),
        own: [
          `id: look, ${received}, within: { workingDays: 2 }, when: { fact: late, operator: equal, value: true }`,
          `id: own, starts: { after: [look] }, within: { workingDays: 3 }, ${meets}`,
        ],
      },
    ],
    [
      'the first of two of which one is always in time',
      {
        law: answer(`${received}, within: { workingDays: 7 }`),
        own: [
          `id: slow, ${received}, within: { workingDays: 9 }`,
          `id: fast, ${received}, within: { workingDays: 5 }`,
          `id: own, ${received}, earliest: [slow, fast], ${meets}`,
        ],
      },
    ],
    [
      'hours against days',
      { law: answer(`${received}, within: { days: 4 }`), own: one('within: { hours: 48 }') },
    ],
  ])('%s', (_, clocks) => {
    expect(told(clocks)).toEqual([]);
  });
});

describe('it may be after it', () => {
  it.each<[string, Clocks]>([
    // 14 February + 5 working days are the 28th (24, 25, 26, 27, 28) at 18:00; 14 days from 10:00 end on the 28th at 10:00.
    [
      'five working days of the longest holidays against fourteen days',
      {
        law: answer(`${received}, within: { days: 14 }`),
        own: one('within: { workingDays: 5 }'),
        cn: FESTIVAL,
      },
    ],
    // A law whose first step is skipped ends two days earlier: 5 working days, not 7.
    [
      'a law of which a step may be skipped',
      {
        law: [
          `- { id: look, ${TITLE}, class: statutory, ${received}, within: { workingDays: 2 }, when: { fact: urgent, operator: equal, value: true } }`,
          answer('starts: { after: [look] }, within: { workingDays: 5 }'),
        ].join('\n'),
        own: one('within: { workingDays: 6 }'),
      },
    ],
    [
      'a law of which one edition is shorter',
      {
        law: answer(`${received}, within: { workingDays: { value: time } }`),
        own: one('within: { workingDays: 8 }'),
      },
    ],
    [
      'one that stands still',
      {
        law: answer(`${received}, within: { workingDays: 7 }`),
        own: one('within: { workingDays: 5 }, pausesOn: [awaiting-customer]'),
      },
    ],
    [
      'one that begins with something else',
      {
        law: answer(`${received}, within: { workingDays: 7 }`),
        own: [`id: own, starts: { event: called }, within: { workingDays: 5 }, ${meets}`],
      },
    ],
    // From Thursday: five working days are the next Thursday, as seven days are; 18:00 against 10:00.
    [
      'five working days against seven days',
      { law: answer(`${received}, within: { days: 7 }`), own: one('within: { workingDays: 5 }') },
    ],
  ])('%s', (_, clocks) => {
    expect(told(clocks)).toEqual(['stage-law-unproven']);
  });
});

it('is said to be always after it where that is so', () => {
  expect(
    told({ law: answer(`${received}, within: { days: 14 }`), own: one('within: { days: 30 }') }),
  ).toEqual(['stage-after-law']);
  // Eight open dates are never fewer than eight dates.
  expect(
    told({ law: answer(`${received}, within: { days: 5 }`), own: one('within: { workingDays: 8 }') }),
  ).toEqual(['stage-after-law']);
});
