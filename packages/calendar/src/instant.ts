import { CalendarError } from './error.js';
import { DAY_MS, formatDate, parseDate, requireDay } from './date.js';
import type { Zone } from './zone.js';

/**
 * Reads an ISO 8601 instant with an offset or `Z`, such as `2026-09-30T16:00:00+08:00`, as epoch milliseconds.
 * Seconds may be left out; digits below the millisecond are cut off. Throws `bad-instant` or `bad-date`.
 */
export function parseInstant(text: string, where?: string): number {
  const match = INSTANT.exec(text);
  if (match === null) {
    const hint = /^\d{4}-\d{2}-\d{2}T[\d:.]+$/.test(text)
      ? 'add the offset, such as +08:00 or Z'
      : 'write it as 2026-09-30T16:00:00+08:00';
    throw new CalendarError('bad-instant', `\`${text.slice(0, 60)}\` is not an instant`, hint, where);
  }
  const day = parseDate(match[1] ?? '', where);
  const seconds = (Number(match[2]) * 60 + Number(match[3])) * 60 + Number(match[4] ?? 0);
  const milliseconds = Number((match[5] ?? '').slice(0, 3).padEnd(3, '0'));
  return day * DAY_MS + seconds * 1000 + milliseconds - offsetOf(match[6] ?? 'Z');
}

/** The offset an instant is written with, as a zone name (`+08:00`; `Z` is `+00:00`). */
export function writtenOffset(text: string): string | undefined {
  const offset = INSTANT.exec(text)?.[6];
  return offset === 'Z' ? '+00:00' : offset;
}

/** Writes an instant with the offset its zone has then; milliseconds only where there are any. */
export function formatInstant(ms: number, zone: Zone): string {
  // ISO 8601 knows no seconds in offsets, which zones had before standard time.
  const offset = Math.round(zone.offsetAt(ms) / 60_000);
  const wall = ms + offset * 60_000;
  const day = Math.floor(wall / DAY_MS);
  const time = wall - day * DAY_MS;
  const minutes = Math.floor(time / 60_000);
  const rest = time - minutes * 60_000;
  const second = Math.floor(rest / 1000);
  const fraction = rest - second * 1000;
  const away = Math.abs(offset);
  return (
    `${formatDate(day)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(second)}` +
    (fraction === 0 ? '' : `.${String(fraction).padStart(3, '0')}`) +
    `${offset < 0 ? '-' : '+'}${two(Math.floor(away / 60))}:${two(away % 60)}`
  );
}

/** The local date of an instant, as a day number. */
export function localDate(ms: number, zone: Zone): number {
  return Math.floor((ms + zone.offsetAt(ms)) / DAY_MS);
}

/** The local time of day of an instant, in milliseconds since 00:00 on the wall clock. */
export function localTime(ms: number, zone: Zone): number {
  const wall = ms + zone.offsetAt(ms);
  return wall - Math.floor(wall / DAY_MS) * DAY_MS;
}

/** The instant of 00:00 of a date; where a clock change skips 00:00, the first moment after the gap. */
export function startOfDay(day: number, zone: Zone): number {
  return zone.openingOf(day * DAY_MS);
}

/** The local date on which a period ends at an instant: 24:00 belongs to the day before. */
export function lastDayOf(ms: number, zone: Zone): number {
  return localDate(ms - 1, zone);
}

/** Throws `out-of-range` for an instant outside the years this room answers for. */
export function requireInstant(ms: number, where?: string): void {
  requireDay(Math.floor(ms / DAY_MS), where);
}

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

function offsetOf(text: string): number {
  if (text === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(4));
  return (text.startsWith('-') ? -minutes : minutes) * 60_000;
}

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);
