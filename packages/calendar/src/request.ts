import type { Calendar } from './calendar.js';
import { compileCalendar } from './calendar.js';
import type { DateStart } from './clock.js';
import { parseDate } from './date.js';
import { CalendarError } from './error.js';
import { parseInstant, writtenOffset } from './instant.js';
import { readCalendar } from './read-calendar.js';
import { readText } from './shape.js';
import type { FindCalendar } from './shelf.js';

/** Reads `from` or `to`: an instant with offset, or a date. */
export function readStart(json: unknown, where: string): number | DateStart {
  const text = readText(json, where);
  return /^[\d-]{0,10}$/.test(text) ? { date: parseDate(text, where) } : parseInstant(text, where);
}

/**
 * The calendar of a request, named or written out. One without a zone of its own takes `timeZone` of the request,
 * else the offset `from` is written with, else UTC.
 */
export function readRequestCalendar(object: Readonly<Record<string, unknown>>, find: FindCalendar): Calendar {
  const { calendar: json, timeZone, from } = object;
  const asker =
    timeZone === undefined
      ? ((typeof from === 'string' ? writtenOffset(from) : undefined) ?? '+00:00')
      : readText(timeZone, 'timeZone');
  if (typeof json !== 'string') return compileCalendar(readCalendar(json, 'calendar'), asker);
  const calendar = find(json, asker);
  if (calendar !== undefined) return calendar;
  throw new CalendarError(
    'unknown-calendar',
    `there is no calendar \`${json.slice(0, 60)}\``,
    'name a calendar of `configs/calendars`, or write one out',
    'calendar',
  );
}
