import { expect, it } from 'vitest';
import { readDate, readDuration, readInstant } from './moment.js';

it('reads a date as its midnight in UTC', () => {
  expect(readDate('1970-01-02')).toBe(86_400_000);
  expect(readDate('1969-12-31')).toBe(-86_400_000);
});

it('refuses days that do not exist', () => {
  expect(readDate('2026-02-29')).toBeUndefined();
  expect(readDate('2024-02-29')).toBeDefined();
  expect(readDate('2026-13-01')).toBeUndefined();
  expect(readDate('2026-3-1')).toBeUndefined();
});

it('reads an instant by its offset', () => {
  // 10:00 in Shanghai is 02:00 in UTC
  expect(readInstant('2026-03-02T10:00:00+08:00')).toBe(Date.UTC(2026, 2, 2, 2));
  expect(readInstant('2026-03-02T10:00Z')).toBe(Date.UTC(2026, 2, 2, 10));
});

it('refuses an instant without an offset, or on a day that does not exist', () => {
  expect(readInstant('2026-03-02T10:00:00')).toBeUndefined();
  expect(readInstant('2026-02-30T10:00:00Z')).toBeUndefined();
  expect(readInstant('2026-03-02T25:00:00Z')).toBeUndefined();
});

it('reads a duration of days, hours, minutes and seconds', () => {
  expect(readDuration('PT4H30M')).toBe(4.5 * 3_600_000);
  expect(readDuration('P1DT1S')).toBe(86_401_000);
  expect(readDuration('P')).toBeUndefined();
  expect(readDuration('PT')).toBeUndefined();
  expect(readDuration('P1M')).toBeUndefined();
});
