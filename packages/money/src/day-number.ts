import { MoneyError } from './money-error.js';
import { quoted } from './quoted.js';

/** Days since 1970-01-01 of a date `YYYY-MM-DD`, years 0001 to 9999, Gregorian throughout. Error: `bad-date`. */
export function dayNumber(date: string): number {
  const day = DATE.test(date) ? Date.parse(`${date}T00:00:00Z`) / MILLISECONDS_PER_DAY : NaN;
  // A date that does not exist, such as 30 February, either fails to parse or slides into the next month.
  if (isInRange(day) && dateText(day) === date) return day;
  throw new MoneyError(
    'bad-date',
    `${quoted(date)} is not a date`,
    'write a date that exists as `YYYY-MM-DD`',
  );
}

/** `YYYY-MM-DD` of a day number. Error: `bad-date` outside the years 0001 to 9999. */
export function dateText(day: number): string {
  return new Date(assertDay(day) * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** The day number itself. Error: `bad-date` when it is none or lies outside the years 0001 to 9999. */
export function assertDay(day: number): number {
  if (isInRange(day)) return day;
  throw new MoneyError(
    'bad-date',
    `${quoted(day)} is not a day number`,
    'give whole days since 1970-01-01 within the years 0001 to 9999',
  );
}

function isInRange(day: number): boolean {
  return Number.isInteger(day) && day >= FIRST_DAY && day <= LAST_DAY;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MILLISECONDS_PER_DAY = 86_400_000;
const FIRST_DAY = Date.parse('0001-01-01T00:00:00Z') / MILLISECONDS_PER_DAY;
const LAST_DAY = Date.parse('9999-12-31T00:00:00Z') / MILLISECONDS_PER_DAY;
