import type { Calendar } from './calendar.js';
import type { DateStart } from './clock.js';
import { CalendarError } from './error.js';
import { localDate, requireInstant, startOfDay } from './instant.js';
import { pausedDates } from './paused-dates.js';
import { pausedBetween, readPauses, settlePauses } from './pauses.js';
import type { Pause } from './pauses.js';
import { readRequestCalendar, readStart } from './request.js';
import { readChoice, readObject } from './shape.js';
import type { FindCalendar } from './shelf.js';

export type Count = (typeof COUNTS)[number];

export type ElapsedAnswer =
  | { readonly workingMinutes: number; readonly provisional?: true }
  | { readonly openDates: number; readonly provisional?: true };

/**
 * Measures working time between two instants as JSON: `calendar`, `from`, `to`, `pauses`, `measure`
 * (`workingMinutes`, or `openDates` with `count`). Before `from` the result is negative.
 */
export function elapsed(request: unknown, find: FindCalendar): ElapsedAnswer {
  const object = readObject(request, KEYS, '');
  const calendar = readRequestCalendar(object, find);
  const from = readStart(object['from'], 'from');
  const to = readStart(object['to'], 'to');
  const pauses = readPauses(object['pauses'], 'pauses');
  const measure = readChoice(object['measure'], MEASURES, 'measure');
  const count = readChoice(object['count'], COUNTS, 'count');
  if (measure === undefined) throw missing('measure', MEASURES);
  const found = measured();
  return leavesKnown(calendar, from, to) ? { ...found, provisional: true } : found;

  function measured(): ElapsedAnswer {
    if (measure === 'workingMinutes') return { workingMinutes: workingMinutes(calendar, from, to, pauses) };
    if (count === undefined) throw missing('count', COUNTS);
    return { openDates: openDates(calendar, from, to, count, pauses) };
  }
}

/** Open minutes from one start to another, with fractions, less those in pauses; negative backwards. */
export function workingMinutes(
  calendar: Calendar,
  from: number | DateStart,
  to: number | DateStart,
  pauses: readonly Pause[] = [],
): number {
  const { open } = calendar;
  const start = instantOf(calendar, from, 'from');
  const end = instantOf(calendar, to, 'to');
  const earlier = Math.min(start, end);
  const later = Math.max(start, end);
  const standing = settlePauses(endedBy(pauses, later));
  const paused = pausedBetween(standing, earlier, later, (left, right) => open.between(left, right));
  const minutes = (open.between(earlier, later) - paused) / 60_000;
  return start <= end || minutes === 0 ? minutes : -minutes;
}

/**
 * Open dates from the date of one start to that of another, less those on which the clock stands still all day;
 * negative backwards. `count` says which of the two dates themselves are counted.
 */
export function openDates(
  calendar: Calendar,
  from: number | DateStart,
  to: number | DateStart,
  count: Count,
  pauses: readonly Pause[] = [],
): number {
  const { open } = calendar;
  const start = dateOf(calendar, from, 'from');
  const end = dateOf(calendar, to, 'to');
  const includeStart = count === 'includeStart' || count === 'both';
  const includeEnd = count === 'includeEnd' || count === 'both';
  const forward = start <= end;
  const first = forward ? start + (includeStart ? 0 : 1) : end + (includeEnd ? 0 : 1);
  const last = forward ? end - (includeEnd ? 0 : 1) : start - (includeStart ? 0 : 1);
  if (first > last) return 0;
  // The hours of the last date end before its third midnight, even where a zone skips the date after it.
  const standing = settlePauses(endedBy(pauses, startOfDay(last + 3, calendar.zone)));
  const paused = pausedDates(calendar, true)(first - 1, last, standing);
  const dates = open.countOpenDates(first, last + 1) - paused;
  return forward || dates === 0 ? dates : -dates;
}

const MEASURES = ['workingMinutes', 'openDates'] as const;
const COUNTS = ['includeStart', 'includeEnd', 'both', 'neither'] as const;
const KEYS = ['id', 'calendar', 'timeZone', 'from', 'to', 'pauses', 'measure', 'count'];

function instantOf(calendar: Calendar, start: number | DateStart, where: string): number {
  const ms = typeof start === 'number' ? start : startOfDay(start.date, calendar.zone);
  requireInstant(ms, where);
  return ms;
}

function dateOf(calendar: Calendar, start: number | DateStart, where: string): number {
  if (typeof start !== 'number') return start.date;
  requireInstant(start, where);
  return calendar.open.ownerAt(start) ?? localDate(start, calendar.zone);
}

/** For what has passed so far, a pause that still runs lasts at least to the end of the measure. */
function endedBy(pauses: readonly Pause[], end: number): Pause[] {
  return pauses.map(([start, stop]) => [start, stop ?? Math.max(start, end)]);
}

function leavesKnown(calendar: Calendar, from: number | DateStart, to: number | DateStart): boolean {
  const start = dateOf(calendar, from, 'from');
  const end = dateOf(calendar, to, 'to');
  return Math.min(start, end) < calendar.knownFrom || Math.max(start, end) > calendar.knownUntil;
}

function missing(key: string, choices: readonly string[]): CalendarError {
  return new CalendarError('missing-key', `\`${key}\` is missing`, `choices: ${choices.join(', ')}`, key);
}
