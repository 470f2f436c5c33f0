import { compileClock, workingMinutes, type Calendar, type Clock } from '@redress/calendar';

/**
 * When a warning is due: after this percentage of the time that the clock measures — open time for a period in
 * working units, so that nobody is warned at night, else the time that passes. A clock that counts backwards has no
 * time left to warn in.
 */
export function warningOf(
  percent: number | undefined,
  from: number | undefined,
  due: number | undefined,
  openTime: Calendar | undefined,
): number | undefined {
  if (percent === undefined || from === undefined || due === undefined || due < from) return undefined;
  const minutes = openTime === undefined ? 0 : workingMinutes(openTime, from, due);
  if (openTime === undefined || minutes === 0) return from + Math.round(((due - from) * percent) / 100);
  return clockOf(openTime, (minutes * percent) / 100).due(from).due ?? undefined;
}

/** Most clocks have a few lengths; one that measures odd ones does not fill the memory. */
const MOST_LENGTHS = 200;
const known = new WeakMap<Calendar, Map<number, Clock>>();

function clockOf(calendar: Calendar, workingMinutes: number): Clock {
  const clocks = known.get(calendar) ?? new Map<number, Clock>();
  if (clocks.size === 0) known.set(calendar, clocks);
  const clock = clocks.get(workingMinutes) ?? compileClock(calendar, { within: { workingMinutes } });
  if (clocks.size < MOST_LENGTHS) clocks.set(workingMinutes, clock);
  return clock;
}
