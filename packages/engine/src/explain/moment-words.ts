import {
  civilDate,
  lastDayOf,
  localDate,
  localTime,
  parseDate,
  parseInstant,
  weekday,
  type Zone,
} from '@redress/calendar';
import type { Messages } from './messages.js';

/** An instant on the zone's clock, for people: `Mon 2 Mar 2026, 14:00`. Seconds only where there are any. */
export function momentWords(instant: string, zone: Zone, messages: Messages): string {
  const ms = parseInstant(instant);
  return messages.dateAndTime(dayWords(localDate(ms, zone), messages), timeWords(localTime(ms, zone)));
}

/** The same for the end of a period: midnight is 24:00 of the day that ends then, never 00:00 of the next. */
export function dueWords(instant: string, zone: Zone, messages: Messages): string {
  const ms = parseInstant(instant);
  if (localTime(ms, zone) !== 0) return momentWords(instant, zone, messages);
  return messages.dateAndTime(dayWords(lastDayOf(ms, zone), messages), '24:00');
}

/** A date `2026-03-02` for people: `Mon 2 Mar 2026`. */
export function dateWords(date: string, messages: Messages): string {
  return dayWords(parseDate(date), messages);
}

function dayWords(day: number, messages: Messages): string {
  const { year, month, dayOfMonth } = civilDate(day);
  return messages.date(year, month, dayOfMonth, weekday(day));
}

function timeWords(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = `${two(Math.floor(seconds / 3600))}:${two(Math.floor((seconds % 3600) / 60))}`;
  return seconds % 60 === 0 ? minutes : `${minutes}:${two(seconds % 60)}`;
}
