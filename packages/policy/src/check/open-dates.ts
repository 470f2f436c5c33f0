import { weekday } from '@redress/calendar';
import type { CalendarHours } from './calendars-known.js';

/** How the open dates of a calendar lie, as far as the calendar is known; what is not known is left open. */
export interface OpenDates {
  readonly zone: string;
  /** The fewest and the most dates from any date to the n-th open date after it. */
  readonly until: (n: number) => { readonly least: number; readonly most: number };
  /** The shortest and the longest open time of an open date, in minutes. */
  readonly shortest: number;
  readonly longest: number;
  /** Whether hours of a date run past its midnight, so that the small hours belong to the date before. */
  readonly isOvernight: boolean;
  /** Whether a date may be open until its midnight. */
  readonly closesAtMidnight: boolean;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Beyond the first and last date that a calendar names, weeks are all alike. */
const MARGIN = 400;

/**
 * Reads a calendar of which the hours are known; nothing for one of which only a part is. `round-the-clock` stands for
 * every date, all day, in the zone of whoever asks.
 */
export function openDatesOf(calendar: CalendarHours | undefined, zone: string): OpenDates | undefined {
  if (calendar === undefined) return undefined;
  const known = KNOWN.get(calendar)?.get(zone);
  if (known !== undefined) return known;
  const made = reckon(calendar, zone);
  if (made === undefined) return undefined;
  const all = KNOWN.get(calendar) ?? new Map<string, OpenDates>();
  all.set(zone, made);
  KNOWN.set(calendar, all);
  return made;
}

const KNOWN = new WeakMap<CalendarHours, Map<string, OpenDates>>();

/** Open at all times in the zone of whoever asks. */
export function roundTheClock(zone: string): OpenDates {
  return {
    zone,
    until: (n) => ({ least: n, most: n }),
    shortest: 24 * 60,
    longest: 24 * 60,
    isOvernight: false,
    closesAtMidnight: true,
  };
}

function reckon(calendar: CalendarHours, asker: string): OpenDates | undefined {
  const { timeZone, holidays, breaks, week, extraWorkdays } = calendar;
  if (timeZone === undefined || holidays === undefined || breaks === undefined) return undefined;
  const hoursOf = (date: number): readonly unknown[] =>
    extraWorkdays.get(date) ?? (holidays.has(date) ? [] : (week[weekday(date)] ?? []));
  const days = [...week, ...extraWorkdays.values()].filter((hours) => hours.length > 0);
  const intervals = days.map((hours) => hours.filter(isInterval));
  if (intervals.length === 0 || intervals.some((hours, at) => hours.length < (days[at]?.length ?? 0)))
    return undefined;
  const ends = intervals.flat().map(({ to }) => to);
  const lengths = intervals.map((hours) => hours.reduce((sum, { from, to }) => sum + to - from, 0) / MINUTE);
  const named = [...holidays, ...breaks.keys(), ...numbersIn(extraWorkdays.keys())];
  const from = Math.min(...named, calendar.knownFrom ?? Infinity);
  const to = Math.max(...named, calendar.knownUntil ?? -Infinity);
  // A date with a break may be open or, where it takes all of the day, not.
  const open: number[] = [];
  const sure: number[] = [];
  const first = (Number.isFinite(from) ? from : 0) - MARGIN;
  const last = (Number.isFinite(to) ? to : 0) + MARGIN;
  for (let date = first; date <= last; date += 1) {
    if (hoursOf(date).length === 0) continue;
    open.push(date);
    if (!breaks.has(date)) sure.push(date);
  }
  const known = new Map<number, { readonly least: number; readonly most: number }>();
  return {
    zone: timeZone === ASKER ? asker : timeZone,
    until: (n) => {
      const found = known.get(n) ?? { least: fewest(open, n), most: most(sure, n) };
      known.set(n, found);
      return found;
    },
    // Breaks make a date shorter, to nothing at worst.
    shortest: breaks.size === 0 ? Math.min(...lengths) : 0,
    longest: Math.max(...lengths),
    isOvernight: ends.some((end) => end > DAY),
    closesAtMidnight: ends.some((end) => end === DAY),
  };
}

/** From the day before an open date to the n-th from there. */
function fewest(open: readonly number[], n: number): number {
  if (n === 0) return 0;
  let least = Infinity;
  for (let at = 0; at + n - 1 < open.length; at += 1)
    least = Math.min(least, (open[at + n - 1] ?? 0) - (open[at] ?? 0) + 1);
  return Number.isFinite(least) ? least : n;
}

/** From an open date to the n-th after it; without end where that is longer than what is looked at. */
function most(open: readonly number[], n: number): number {
  if (n === 0) return 0;
  if (open.length <= n) return Infinity;
  let longest = 0;
  for (let at = 0; at + n < open.length; at += 1)
    longest = Math.max(longest, (open[at + n] ?? 0) - (open[at] ?? 0));
  return longest;
}

const ASKER = 'asker';

function isInterval(value: unknown): value is { readonly from: number; readonly to: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'from' in value &&
    'to' in value &&
    typeof value.from === 'number' &&
    typeof value.to === 'number'
  );
}

function numbersIn(keys: Iterable<unknown>): number[] {
  return [...keys].flatMap((key) => (typeof key === 'number' ? [key] : []));
}
