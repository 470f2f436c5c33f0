import { compileClock, workingMinutes, type Calendar } from '@redress/calendar';

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
  const clock = compileClock(openTime, { within: { workingMinutes: (minutes * percent) / 100 } });
  return clock.due(from).due ?? undefined;
}
