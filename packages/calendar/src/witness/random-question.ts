import { textOf } from './painted-hours.js';
import type { PlainCalendar, PlainIntervals } from './painted-hours.js';
import type { PlainDue, PlainElapsed } from './question.js';
import type { Seeded } from './seeded.js';
import { WINDOW_DAYS } from './wall-clock.js';
import type { WallClock } from './wall-clock.js';

/**
 * Calendars as people write them, and as they should not: shifts past midnight, overlaps, hours in a clock change.
 * `watched`: a minute near which dates and times of day are drawn more often, such as a clock change.
 */
export function randomCalendar(chance: Seeded, clock: WallClock, watched: number): PlainCalendar {
  const week: Record<string, PlainIntervals> = {};
  const changes = (clock.wall[watched] ?? 0) - clock.dateOf(watched) * 1440;
  const intervals = (): PlainIntervals =>
    chance.chance(0.3) ? intervalsAround(chance, changes) : randomIntervals(chance);
  const usual = intervals();
  for (const day of ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']) {
    const works = chance.chance(day === 'sat' || day === 'sun' ? 0.25 : 0.9);
    if (works) week[day] = chance.chance(0.7) ? usual : intervals();
  }
  const date = (): string =>
    textOf(
      chance.chance(0.15)
        ? clock.dateOf(watched) + chance.between(-3, 2)
        : clock.dateOf(0) + chance.between(20, WINDOW_DAYS - 20),
    );
  const dates = (most: number): string[] => Array.from({ length: chance.between(0, most) }, date);
  const dated = (most: number): Record<string, PlainIntervals> =>
    Object.fromEntries(dates(most).map((text) => [text, intervals()]));
  return {
    timeZone: clock.zone,
    week,
    holidays: dates(40),
    extraWorkdays: dated(25),
    breaks: dated(40),
    ...(chance.chance(0.2) && { knownUntil: textOf(clock.dateOf(0) + chance.between(180, 320)) }),
    ...(chance.chance(0.2) && { knownFrom: textOf(clock.dateOf(0) + chance.between(80, 170)) }),
  };
}

/** `watched`: a minute near which starts and pauses are drawn more often, such as a clock change. */
export function randomDue(
  chance: Seeded,
  calendar: PlainCalendar,
  clock: WallClock,
  watched: number,
): PlainDue {
  const fromMinute = randomMinute(chance, watched);
  const maybe = (key: string, values: readonly string[]): Record<string, string> =>
    chance.chance(0.6) ? { [key]: chance.pick(values) } : {};
  const within = randomWithin(chance);
  return {
    calendar,
    from: chance.chance(0.12) ? textOf(clock.dateOf(fromMinute)) : instantText(chance, clock, fromMinute),
    within,
    ...maybe('ends', ['sameTime', 'closeOfBusiness', 'endOfDay']),
    ...('until' in within ? {} : maybe('direction', ['after', 'after', 'before'])),
    ...maybe('onClosedDay', ['keep', 'nextWorkingDay', 'previousWorkingDay']),
    ...maybe('offHours', ['keep', 'thenRoll', 'rollFirst', 'rollDateFirst']),
    ...maybe('boundary', ['earliest', 'latest']),
    ...(chance.chance(0.4) && { pauses: randomPauses(chance, clock, fromMinute) }),
  };
}

export function randomElapsed(
  chance: Seeded,
  calendar: PlainCalendar,
  clock: WallClock,
  watched: number,
): PlainElapsed {
  const from = randomMinute(chance, watched);
  const to = chance.chance(0.1) ? from : from + chance.between(-20_000, 20_000);
  const base = {
    calendar,
    from: instantText(chance, clock, from),
    to: instantText(chance, clock, to),
    ...(chance.chance(0.4) && { pauses: randomPauses(chance, clock, Math.min(from, to)) }),
  };
  return chance.chance(0.5)
    ? { ...base, measure: 'workingMinutes' }
    : {
        ...base,
        measure: 'openDates',
        count: chance.pick(['includeStart', 'includeEnd', 'both', 'neither']),
      };
}

function randomIntervals(chance: Seeded): PlainIntervals {
  switch (chance.between(0, 9)) {
    case 0:
      return [['00:00', '24:00']];
    case 1:
      return [['22:00', '06:00']];
    case 2:
      return [
        ['09:00', '12:00'],
        ['13:30', '18:00'],
      ];
    case 3:
      return [['01:30', chance.pick(['02:15', '02:30', '03:30', '09:00'])]];
    case 4:
      return [
        [
          chance.pick(['02:00', '02:15', '02:30', '00:00', '00:30']),
          chance.pick(['02:45', '03:00', '08:00']),
        ],
      ];
    case 5:
      return Array.from(
        { length: chance.between(1, 3) },
        () => [randomTime(chance), randomTime(chance)] as const,
      );
    default:
      return [['09:00', chance.pick(['17:00', '18:00', '24:00'])]];
  }
}

/** Several within a few hours of a time of day, so that they touch, overlap and leave little open. */
function intervalsAround(chance: Seeded, middle: number): PlainIntervals {
  const reach = chance.pick([6, 16]);
  const time = (): string => timeText((middle + chance.between(-reach, reach) * 15 + 1440) % 1440);
  return Array.from({ length: chance.between(1, 4) }, () => [time(), time()] as const);
}

const randomTime = (chance: Seeded): string => timeText(chance.between(0, 1439));

const timeText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function randomWithin(chance: Seeded): Record<string, unknown> {
  switch (chance.between(0, 9)) {
    case 0:
      return { minutes: chance.between(0, 5000) };
    case 1:
      return { hours: chance.between(0, 200) / 2 };
    case 2:
      return { days: chance.between(0, 20) };
    case 3:
      return { weeks: chance.between(0, 5) };
    case 4:
      return { months: chance.between(0, 3) };
    case 5:
      return { workingMinutes: chance.between(0, 6000) };
    case 6:
      return { workingHours: chance.between(0, 120) / 2 };
    case 7:
      return chance.chance(0.2)
        ? { until: 'endOfYear' }
        : {
            until: 'endOfMonth',
            ...(chance.chance(0.6) && { cutOff: { workingDays: chance.between(0, 6) } }),
          };
    default:
      return { workingDays: chance.between(0, 15) };
  }
}

function randomMinute(chance: Seeded, watched: number): number {
  return chance.chance(0.5)
    ? chance.between(150 * 1440, 250 * 1440)
    : watched + Math.round((chance.next() - 0.6) * (chance.chance(0.3) ? 300 : 12_000));
}

function randomPauses(chance: Seeded, clock: WallClock, from: number): [string, string | null][] {
  return Array.from({ length: chance.between(1, 3) }, () => {
    const start = from + chance.between(-4000, 12_000);
    const length = chance.chance(0.3) ? chance.between(0, 300) : chance.between(0, 9000);
    const end = chance.chance(0.08) ? null : instantText(chance, clock, start + length);
    return [instantText(chance, clock, start), end];
  });
}

/** The same instant may be written with any offset. */
function instantText(chance: Seeded, clock: WallClock, minute: number): string {
  const offset = chance.pick([0, 60, -300, 480, 345]);
  const wall = new Date((clock.start + minute + offset) * 60_000).toISOString().slice(0, 19);
  return offset === 0 ? `${wall}Z` : `${wall}${offset < 0 ? '-' : '+'}${timeText(Math.abs(offset))}`;
}
