import { expect, it } from 'vitest';
import {
  addMonths,
  civilDate,
  END_DAY,
  endOfMonth,
  endOfYear,
  FIRST_DAY,
  formatDate,
  parseDate,
  weekday,
} from './date.js';

it('agrees with the platform on every date of 1900 to 2199', () => {
  for (let day = FIRST_DAY; day < END_DAY; day += 1) {
    const date = new Date(day * 86_400_000);
    const text = date.toISOString().slice(0, 10);
    if (formatDate(day) !== text || parseDate(text) !== day || (weekday(day) + 1) % 7 !== date.getUTCDay()) {
      expect.fail(`day ${day} is ${text}, not ${formatDate(day)}`);
    }
  }
});

it.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2028-02-29', -48, '2024-02-29'],
  ['2026-05-31', 0, '2026-05-31'],
])('%s and %i months is %s', (from, months, expected) => {
  expect(formatDate(addMonths(parseDate(from), months))).toBe(expected);
});

it('knows the ends of months and years', () => {
  expect(formatDate(endOfMonth(parseDate('2028-02-10')))).toBe('2028-02-29');
  expect(formatDate(endOfYear(parseDate('2028-02-10')))).toBe('2028-12-31');
  expect(civilDate(parseDate('1999-12-31'))).toEqual({ year: 1999, month: 12, dayOfMonth: 31 });
});
