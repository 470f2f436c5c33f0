import { readCalendar, type CalendarDocument } from '@redress/calendar';
import { lint, readAirports } from '@redress/policy';
import { RateTable, readRates } from '@redress/money';
import type { Case } from '@redress/policy';
import { decide, type DecideOptions } from './decide.js';
import type { Decision } from './decision.js';
import { prepare, type Program } from './program.js';

const ALL_DAY = [['00:00', '24:00']];
const OFFICE = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
];

/** `desk`: Monday to Friday 09:00–12:00 and 13:30–18:00 in Shanghai, 1 to 7 October 2026 closed, known until the end of 2026. */
export const CALENDARS: ReadonlyMap<string, CalendarDocument> = new Map([
  [
    'desk',
    readCalendar({
      timeZone: 'Asia/Shanghai',
      week: { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE },
      holidays: ['01', '02', '03', '04', '05', '06', '07'].map((day) => `2026-10-${day}`),
      knownUntil: '2026-12-31',
    }),
  ],
  [
    'round-the-clock',
    readCalendar({
      timeZone: 'asker',
      week: {
        mon: ALL_DAY,
        tue: ALL_DAY,
        wed: ALL_DAY,
        thu: ALL_DAY,
        fri: ALL_DAY,
        sat: ALL_DAY,
        sun: ALL_DAY,
      },
    }),
  ],
]);

/** A Monday, ten in the morning: the receipt of a case that says nothing else. */
export const RECEIVED = '2026-03-02T10:00:00+08:00';

/** The text of a policy in CNY, Shanghai and on the desk calendar; `keys` in YAML replace those of the head. */
export function policyText(body: string, keys: Readonly<Record<string, string>> = {}): string {
  const head = {
    policy: 'p',
    version: '"1"',
    layer: 'industry',
    title: '{ en: P, zh-CN: 政策, zh-TW: 政策 }',
    currency: 'CNY',
    zone: 'Asia/Shanghai',
    calendar: 'desk',
    datedBy: 'case.receivedAt',
    ...keys,
  };
  return `${Object.entries(head)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('')}${body}`;
}

/** Two airports of the world, their places rounded. */
export const AIRPORTS = readAirports({
  edition: '2026-01-01',
  source: 'test',
  licence: 'none',
  attribution: 'nobody',
  airports: { PVG: ['CN', 'Asia/Shanghai', 31, 122], TPE: ['TW', 'Asia/Taipei', 25, 121] },
});

/** Reads, checks and compiles a policy with this body; its errors are thrown in words. */
export function programOf(
  body: string,
  keys?: Readonly<Record<string, string>>,
  airports?: typeof AIRPORTS,
): Program {
  const { policy, findings } = lint(policyText(body, keys), 'policy.yaml', { calendars: CALENDARS });
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (policy === undefined || errors.length > 0)
    throw new Error(errors.map(({ code, line, message }) => `${line}: ${code}: ${message}`).join('\n'));
  return prepare(policy, { calendars: CALENDARS, airports });
}

/** Decides a case with these facts, received on Monday at ten unless it says otherwise. */
export function decideOf(
  program: Program,
  facts: Readonly<Record<string, unknown>>,
  more: Partial<Case> = {},
  options: DecideOptions = {},
): Decision {
  return decide(program, { id: 'c', receivedAt: RECEIVED, facts, ...more }, options);
}

/** Rates of the first of January 2026: how many CNY for one of each currency. */
export function ratesOf(perUnit: Readonly<Record<string, string>>): RateTable {
  return new RateTable(
    readRates(
      Object.entries(perUnit).map(([base, rate]) => ({
        id: `${base}-CNY`,
        base,
        quote: 'CNY',
        date: '2026-01-01',
        rate,
        source: 'test',
      })),
    ),
  );
}
