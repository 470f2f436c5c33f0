import {
  compileCalendar,
  compileClock,
  localDate,
  readCalendar,
  startOfDay,
  zoneOf,
  type CalendarDocument,
} from '@redress/calendar';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { afterStep, atOrigin, type Step } from './clock-reach.js';
import { openDatesOf } from './open-dates.js';

function calendar(name: string): CalendarDocument {
  const file = new URL(`../../../../configs/calendars/${name}.json`, import.meta.url);
  return readCalendar(JSON.parse(readFileSync(file, 'utf8')));
}

const NIGHTS = readCalendar({
  timeZone: 'Europe/Berlin',
  week: { mon: [['22:00', '06:00']], wed: [['08:00', '24:00']], fri: [['22:00', '02:00']] },
  holidays: ['2026-12-25'],
  knownUntil: '2027-12-31',
});
const CALENDARS = { cn: calendar('cn'), de: calendar('de'), nights: NIGHTS };

/** The same numbers each time (a linear congruence modulo 2³²). */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const MINUTE = 60_000;
const UNITS = [
  ['minutes', 3000],
  ['hours', 60],
  ['days', 20],
  ['weeks', 4],
  ['months', 4],
  ['years', 2],
  ['workingDays', 12],
  ['workingHours', 50],
  ['workingMinutes', 1000],
] as const;

function withinOf(
  unit: (typeof UNITS)[number][0],
  count: number,
): Parameters<typeof compileClock>[1]['within'] {
  return { [unit]: count } as Parameters<typeof compileClock>[1]['within'];
}

describe('the reach of a chain', () => {
  it.each(Object.entries(CALENDARS))('holds every end that the clocks of %s tell', (name, document) => {
    const dates = openDatesOf(document, 'UTC');
    const calendar = compileCalendar(document);
    const zone = zoneOf(document.timeZone);
    const any = chance(name.length);
    const pick = <T>(list: readonly T[]): T => list[any(list.length)] as T;
    const outside: string[] = [];
    let steps = 0;
    for (let round = 0; round < 1_000; round += 1) {
      const start = Date.UTC(2026, 0, 1) + any(500 * 24 * 60) * MINUTE;
      const origin = localDate(start, zone);
      let at = start;
      let reach = atOrigin('event received');
      for (let length = 1 + any(3); length > 0; length -= 1) {
        const [unit, most] = pick(UNITS);
        const count = any(most + 1);
        const isWorkingDays = unit === 'workingDays';
        const isDates = isWorkingDays || ['days', 'weeks', 'months', 'years'].includes(unit);
        const terms: Step['terms'] = {
          ...(isWorkingDays
            ? { offHours: pick(['keep', 'thenRoll', 'rollFirst', 'rollDateFirst'] as const) }
            : {}),
          ...(isDates && !isWorkingDays
            ? { onClosedDay: pick(['keep', 'nextWorkingDay', 'previousWorkingDay'] as const) }
            : {}),
          ...(unit.startsWith('working') && !isWorkingDays
            ? { boundary: pick(['earliest', 'latest'] as const) }
            : {}),
        };
        const ends = isDates ? pick(['sameTime', 'closeOfBusiness', 'endOfDay'] as const) : 'sameTime';
        const clock = compileClock(calendar, {
          within: withinOf(unit, count),
          ...(isDates ? { ends } : {}),
          ...terms,
        });
        const { due } = clock.due(at);
        if (due === null) throw new Error('stands still');
        at = due;
        const place = { name, zone: document.timeZone, open: dates };
        reach = afterStep(reach, { unit, counts: { least: count, most: count }, ends, terms, place });
        steps += 1;
        const passed = (at - start) / MINUTE;
        const label = JSON.stringify({ unit, count, ends, terms, start: new Date(start), at: new Date(at) });
        const { least, most: atMost, isEnd } = reach.open;
        const nth = (n: number): number => (n === 0 ? origin : calendar.open.openDate(origin, n));
        const day = (offset: number): number => startOfDay(origin + offset, zone);
        const isWithin =
          passed >= reach.minutes.least &&
          passed <= reach.minutes.most &&
          at >= day(reach.dates.least + Number(reach.dates.isEnd)) &&
          (!Number.isFinite(reach.dates.most) || at <= day(reach.dates.most + 1)) &&
          (!Number.isFinite(least) || at >= startOfDay(nth(least) + Number(isEnd), zone)) &&
          (!Number.isFinite(atMost) || at <= startOfDay(nth(atMost) + 1, zone));
        if (!isWithin) outside.push(label);
      }
    }
    expect(outside).toEqual([]);
    expect(steps).toBeGreaterThan(1_000);
  });

  it('of open dates is that of the longest holidays', () => {
    // The week of Spring Festival 2026 and the Monday after it are closed, the Saturdays before and after are worked.
    const dates = openDatesOf(
      readCalendar({
        timeZone: 'Asia/Shanghai',
        week: Object.fromEntries(
          ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '18:00']]]),
        ),
        holidays: ['16', '17', '18', '19', '20', '23'].map((day) => `2026-02-${day}`),
        extraWorkdays: { '2026-02-14': [['09:00', '18:00']], '2026-02-28': [['09:00', '18:00']] },
      }),
      'UTC',
    );
    // From Saturday 14: Tuesday 24 (1), 25 (2), 26 (3), twelve dates later.
    expect(dates?.until(3).most).toBe(12);
    // From a Monday or Tuesday: the three dates after it.
    expect(dates?.until(3).least).toBe(3);
  });
});
