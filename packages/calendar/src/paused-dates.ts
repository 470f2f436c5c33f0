import { cell } from './cell.js';
import type { Calendar } from './calendar.js';
import { localDate, startOfDay } from './instant.js';
import { covers } from './pauses.js';
import type { SettledPauses } from './pauses.js';

/**
 * Counts the dates after a start date up to a last day (or back to it) on which the clock stands still all day:
 * pauses cover all its open time, or with `openOnly` false the whole date.
 */
export function pausedDates(
  { zone, hours }: Calendar,
  openOnly: boolean,
): (start: number, last: number, pauses: SettledPauses) => number {
  const stands = openOnly
    ? (date: number, pauses: SettledPauses): boolean =>
        hours.isOpenDate(date) && hours.everyPiece(date, (from, to) => covers(pauses, from, to))
    : (date: number, pauses: SettledPauses): boolean => {
        const from = startOfDay(date, zone);
        const to = startOfDay(date + 1, zone);
        // A date that a clock change leaves out altogether has no moment to stand still in.
        return from < to && covers(pauses, from, to);
      };

  return (start, last, pauses) => {
    if (last === start) return 0;
    let count = 0;
    let next = Math.min(start + 1, last);
    const end = Math.max(last, start - 1);
    for (let index = 0; index < pauses.starts.length && next <= end; index += 1) {
      // The hours of a date may lie in the next one, or in the one after where a zone skips a whole date; where the
      // clock goes back over midnight, a date has begun before its eve ends.
      next = Math.max(next, localDate(cell(pauses.starts, index), zone) - 2);
      const until = Math.min(end, localDate(cell(pauses.ends, index), zone) + 1);
      for (; next <= until; next += 1) if (stands(next, pauses)) count += 1;
    }
    return count;
  };
}
