import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CalendarError } from './error.js';
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

it('takes a text for a date exactly where its form, the platform and the known years say so', () => {
  const digits = fc.integer({ min: 0, max: 99 }).map((value) => String(value).padStart(2, '0'));
  const odd = fc.constantFrom(
    '',
    '-',
    '--',
    '0',
    ' ',
    '\n',
    '+',
    '/',
    '２',
    '٣',
    ':',
    'T',
    '2026',
    '1a',
    '-1',
    '.5',
  );
  const texts = fc.oneof(
    fc
      .tuple(fc.constantFrom('18', '19', '20', '21', '22'), digits, digits, digits)
      .map(([century, year, month, day]) => `${century}${year}-${month}-${day}`),
    fc.array(fc.oneof(digits, odd, fc.constant('-')), { maxLength: 8 }).map((parts) => parts.join('')),
    fc
      .tuple(fc.constantFrom('2026-02-28', '2024-02-29'), fc.nat(10), odd)
      .map(([text, at, other]) => text.slice(0, at) + other + text.slice(at + other.length)),
    fc.string(),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
      const exists = !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === text;
      const day = instant / 86_400_000;
      const code = !exists ? 'bad-date' : day < FIRST_DAY || day >= END_DAY ? 'out-of-range' : undefined;
      expect(readOf(text)).toBe(code ?? day);
    }),
    { numRuns: 20_000 },
  );
});

/** The day, or the code of the error. */
function readOf(text: string): number | string {
  try {
    return parseDate(text);
  } catch (error) {
    if (error instanceof CalendarError) return error.code;
    throw error;
  }
}

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
