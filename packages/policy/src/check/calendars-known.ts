import { nearest } from '@redress/calendar';
import type { Check } from './scope.js';

/** The calendars there are: their names alone, or with their hours, so that one which never opens is found. */
export type KnownCalendars = ReadonlySet<string> | ReadonlyMap<string, CalendarHours>;

/** As far as it is read here; every `CalendarDocument` is one. What is optional takes part in proofs about lengths. */
export interface CalendarHours {
  /** Hours by weekday. */
  readonly week: readonly (readonly unknown[])[];
  readonly extraWorkdays: ReadonlyMap<unknown, readonly unknown[]>;
  readonly timeZone?: string;
  /** Dates, as days since 1970-01-01. */
  readonly holidays?: ReadonlySet<number>;
  readonly breaks?: ReadonlyMap<number, readonly unknown[]>;
  readonly knownFrom?: number;
  readonly knownUntil?: number;
}

/** Calendars that are not there or never open, zones and currencies that do not exist. */
export const checkCalendars: Check = ({ document, survey, calendars, report }) => {
  for (const { name, owner, key } of [
    ...[document, ...document.laws.values()].map((home) => ({
      name: home.calendar,
      owner: home,
      key: 'calendar',
    })),
    ...survey.calendars,
  ]) {
    if (name === ROUND_THE_CLOCK) continue;
    if (!calendars.has(name)) {
      const known = nearest(name, [...calendars.keys(), ROUND_THE_CLOCK]);
      report('unknown-calendar', { name, nearest: known }, owner, key);
    } else if ('get' in calendars && neverOpens(calendars.get(name))) {
      report('calendar-never-open', { name }, owner, key);
    }
  }
};

/** Open at all times in the zone of the policy, without a document. */
export const ROUND_THE_CLOCK = 'round-the-clock';

function neverOpens(calendar: CalendarHours | undefined): boolean {
  return (
    calendar !== undefined &&
    [...calendar.week, ...calendar.extraWorkdays.values()].every((day) => day.length === 0)
  );
}
