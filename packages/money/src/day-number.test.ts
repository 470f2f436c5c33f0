import { expect, it } from 'vitest';
import { assertDay, dateText, dayNumber } from './day-number.js';

// Counted by hand: 30 years of 365 days and 7 leap days lie between 1970 and 2000.
it.each([
  ['1970-01-01', 0],
  ['1969-12-31', -1],
  ['1972-02-29', 789],
  ['2000-01-01', 10957],
  ['2000-02-29', 11016],
  ['2000-03-01', 11017],
])('counts %s as day %d and back', (date, day) => {
  expect(dayNumber(date)).toBe(day);
  expect(dateText(day)).toBe(date);
});

it('gives every day of four centuries its own number, in order', () => {
  const first = dayNumber('1800-01-01');
  const last = dayNumber('2200-01-01');
  // A Gregorian cycle of 400 years has 146,097 days.
  expect(last - first).toBe(146_097);
  const days = Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
  expect(days.filter((day) => dayNumber(dateText(day)) !== day)).toEqual([]);
});

it('holds the first and the last date and nothing outside', () => {
  const [first, last] = [dayNumber('0001-01-01'), dayNumber('9999-12-31')];
  expect([dateText(first), dateText(last)]).toEqual(['0001-01-01', '9999-12-31']);
  for (const day of [first - 1, last + 1, 0.5, NaN, Infinity]) {
    expect(() => dateText(day)).toThrow(expect.objectContaining({ code: 'bad-date' }));
    expect(() => assertDay(day)).toThrow(expect.objectContaining({ code: 'bad-date' }));
  }
});

it.each([
  '2023-02-29',
  '1900-02-29',
  '2023-04-31',
  '2023-13-01',
  '2023-00-10',
  '2023-01-00',
  '0000-01-01',
  '2023-1-1',
  '2023-01-01T00:00:00Z',
  '20230101',
  '',
  '+002023-01-01',
  '2023-01-01\n',
])('refuses `%s`', (date) => {
  expect(() => dayNumber(date)).toThrow(expect.objectContaining({ code: 'bad-date' }));
});
