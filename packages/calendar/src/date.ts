import { CalendarError } from './error.js';

/** Dates are day numbers since 1970-01-01 in the proleptic Gregorian calendar. */
export const DAY_MS = 86_400_000;

const DAYS_OF_ERA = 146_097;
const DAYS_TO_1970 = 719_468;

/** First date and the date after the last one this room answers for: zone tables are compiled for these years. */
export const FIRST_DAY = dayNumber(1900, 1, 1);
export const END_DAY = dayNumber(2200, 1, 1);

/** Reads `2026-10-01` (strictly that form, a date that exists, 1900 to 2199) as a day number. */
export function parseDate(text: string, where?: string): number {
  const year = twoDigitsAt(text, 0) * 100 + twoDigitsAt(text, 2);
  const month = twoDigitsAt(text, 5);
  const day = twoDigitsAt(text, 8);
  const hasHyphens = text.charCodeAt(4) === HYPHEN && text.charCodeAt(7) === HYPHEN;
  if (text.length !== 10 || !hasHyphens || year < 0 || month < 0 || day < 0) {
    throw new CalendarError('bad-date', `\`${shown(text)}\` is not a date`, 'write it as 2026-10-01', where);
  }
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    throw new CalendarError(
      'bad-date',
      `\`${text}\` is not in the calendar`,
      'name a date that exists',
      where,
    );
  }
  const number = dayNumber(year, month, day);
  requireDay(number, where);
  return number;
}

/** Writes a day number as `2026-10-01`. */
export function formatDate(day: number): string {
  const { year, month, dayOfMonth } = civilDate(day);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

/** Throws `out-of-range` for a day outside the years this room answers for. */
export function requireDay(day: number, where?: string): void {
  if (day >= FIRST_DAY && day < END_DAY) return;
  throw new CalendarError(
    'out-of-range',
    'the date lies outside the years 1900 to 2199',
    'use a date or a period inside these years',
    where,
  );
}

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
}

/** Day number of a civil date; years are counted from March so that the leap day is a year's last. */
export function dayNumber(year: number, month: number, dayOfMonth: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_OF_ERA + dayOfEra - DAYS_TO_1970;
}

/** Civil date of a day number. */
export function civilDate(day: number): CivilDate {
  const shifted = day + DAYS_TO_1970;
  const era = Math.floor(shifted / DAYS_OF_ERA);
  const dayOfEra = shifted - era * DAYS_OF_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** The same day of the month some months on (or back); a missing day becomes the last of the month. */
export function addMonths(day: number, months: number): number {
  const { year, month, dayOfMonth } = civilDate(day);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return dayNumber(toYear, toMonth, Math.min(dayOfMonth, daysInMonth(toYear, toMonth)));
}

/** Last date of the month a date lies in. */
export function endOfMonth(day: number): number {
  const { year, month } = civilDate(day);
  return dayNumber(year, month, daysInMonth(year, month));
}

/** Last date of the year a date lies in. */
export function endOfYear(day: number): number {
  return dayNumber(civilDate(day).year, 12, 31);
}

/** 0 for Monday to 6 for Sunday. */
export function weekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const HYPHEN = 45;
const ZERO = 48;
/** Below zero also when it is a part of a year. */
const NO_DIGITS = -10_000;

/** The number that two ASCII digits write, or NO_DIGITS. By codes: a case may hold many dates. */
function twoDigitsAt(text: string, index: number): number {
  const tens = text.charCodeAt(index) - ZERO;
  const ones = text.charCodeAt(index + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NO_DIGITS;
}

const twoDigits = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
