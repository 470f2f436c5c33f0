import { describe, expect, test } from 'vitest';
import { instantAt, wallClockOf } from './wall-clock.js';

describe('a time typed on the wall clock', () => {
  test.each([
    // China has kept UTC+8 without summer time since 1991.
    ['2026-03-02T10:00', 'Asia/Shanghai', '2026-03-02T10:00:00+08:00'],
    ['2026-07-01T00:00', 'Europe/Berlin', '2026-07-01T00:00:00+02:00'],
    ['2026-01-01T00:00', 'America/New_York', '2026-01-01T00:00:00-05:00'],
    // 2026-03-29 02:00 → 03:00 in Germany: 02:30 does not exist and moves on by the hour.
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T03:30:00+02:00'],
    // 2026-10-25 03:00 → 02:00: 02:30 occurs twice, the first is still summer time.
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T02:30:00+02:00'],
  ])('%s in %s is %s', (wall, zone, instant) => {
    expect(instantAt(wall, zone)).toBe(instant);
  });

  test('what is no time is nothing', () => {
    expect(instantAt('', 'Asia/Shanghai')).toBeUndefined();
  });
});

test('an instant is shown on the wall clock of the policy, a date as the start of its day', () => {
  expect(wallClockOf('2026-03-02T02:00:00Z', 'Asia/Shanghai')).toBe('2026-03-02T10:00');
  expect(wallClockOf('2026-03-02', 'Asia/Shanghai')).toBe('2026-03-02T00:00');
  expect(wallClockOf('soon', 'Asia/Shanghai')).toBeUndefined();
  expect(wallClockOf(null, 'Asia/Shanghai')).toBeUndefined();
});
