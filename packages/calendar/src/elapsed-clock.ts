import type { Calendar } from './calendar.js';
import { localDate } from './instant.js';
import { beyondPauses, pausedBetween } from './pauses.js';
import type { Reckon } from './reckoning.js';
import type { Direction } from './terms.js';

/** `minutes` and `hours`: real time, whatever the wall clock does; pauses shift the end by what they cover. */
export function countElapsed(calendar: Calendar, ms: number, direction: Direction): Reckon {
  const step = direction === 'before' ? -1 : 1;
  return (at, date, pauses) => {
    const reach = (missing: number): number => at + step * (ms + missing);
    const due =
      pauses === undefined
        ? reach(0)
        : beyondPauses(reach, (end) => pausedBetween(pauses, Math.min(at, end), Math.max(at, end), realTime));
    const start = date ?? localDate(at, calendar.zone);
    return { due, lowest: start, highest: start, supplement: false };
  };
}

const realTime = (from: number, to: number): number => to - from;
