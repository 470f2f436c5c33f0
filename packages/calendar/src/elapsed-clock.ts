import type { Calendar } from './calendar.js';
import { localDate } from './instant.js';
import { pausedBetween } from './pauses.js';
import type { Reckon } from './reckoning.js';
import type { Direction } from './terms.js';

/** `minutes` and `hours`: real time, whatever the wall clock does; pauses shift the end by what they cover. */
export function countElapsed(calendar: Calendar, ms: number, direction: Direction): Reckon {
  const step = direction === 'before' ? -1 : 1;
  return (at, date, pauses) => {
    let due = at + step * ms;
    for (let paused = 0; pauses !== undefined; ) {
      const found = pausedBetween(pauses, Math.min(at, due), Math.max(at, due), realTime);
      if (found === paused) break;
      paused = found;
      due = at + step * (ms + paused);
    }
    const start = date ?? localDate(at, calendar.zone);
    return { due, lowest: start, highest: start, supplement: false };
  };
}

const realTime = (from: number, to: number): number => to - from;
