import { zoneOf } from '@redress/calendar';
import { describe, expect, test } from 'vitest';
import { MESSAGES } from './languages.js';
import { dateWords, dueWords, momentWords } from './moment-words.js';

const { en, 'zh-CN': mainland, 'zh-TW': taiwan } = MESSAGES;
const shanghai = zoneOf('Asia/Shanghai');

describe('an instant', () => {
  test('is written as people of the locale write it', () => {
    const instant = '2026-03-02T14:00:00+08:00';
    expect(momentWords(instant, shanghai, en)).toBe('Mon 2 Mar 2026, 14:00');
    expect(momentWords(instant, shanghai, mainland)).toBe('2026年3月2日（周一）14:00');
    expect(momentWords(instant, shanghai, taiwan)).toBe('2026年3月2日（週一）14:00');
  });

  test('is read on the clock of the zone, whatever offset it is written with', () => {
    // 06:00 UTC is 14:00 in Shanghai and, at UTC-5 in winter, 01:00 in New York.
    expect(momentWords('2026-03-02T06:00:00Z', shanghai, en)).toBe('Mon 2 Mar 2026, 14:00');
    expect(momentWords('2026-03-02T06:00:00Z', zoneOf('America/New_York'), en)).toBe('Mon 2 Mar 2026, 01:00');
    // 23:30 on Sunday in Shanghai is still Sunday there though UTC says 15:30.
    expect(momentWords('2026-03-01T15:30:00Z', shanghai, taiwan)).toBe('2026年3月1日（週日）23:30');
  });

  test('follows the clock change of its zone', () => {
    // Berlin goes from 02:00 to 03:00 on 29 March 2026: 00:59 UTC is 01:59, 01:00 UTC is 03:00.
    const berlin = zoneOf('Europe/Berlin');
    expect(momentWords('2026-03-29T00:59:00Z', berlin, en)).toBe('Sun 29 Mar 2026, 01:59');
    expect(momentWords('2026-03-29T01:00:00Z', berlin, en)).toBe('Sun 29 Mar 2026, 03:00');
  });

  test('shows seconds only where there are any', () => {
    expect(momentWords('2026-03-02T14:00:07+08:00', shanghai, en)).toBe('Mon 2 Mar 2026, 14:00:07');
  });
});

describe('a due time', () => {
  test('at midnight is 24:00 of the day that ends, never 00:00 of the next', () => {
    expect(dueWords('2026-03-24T00:00:00+08:00', shanghai, en)).toBe('Mon 23 Mar 2026, 24:00');
    expect(dueWords('2026-01-01T00:00:00+08:00', shanghai, mainland)).toBe('2025年12月31日（周三）24:00');
  });

  test('at any other time is that time', () => {
    expect(dueWords('2026-03-24T00:01:00+08:00', shanghai, en)).toBe('Tue 24 Mar 2026, 00:01');
  });
});

test('a date is written with its weekday', () => {
  // 29 February 2028 is a Tuesday.
  expect(dateWords('2028-02-29', en)).toBe('Tue 29 Feb 2028');
  expect(dateWords('2028-02-29', taiwan)).toBe('2028年2月29日（週二）');
});
