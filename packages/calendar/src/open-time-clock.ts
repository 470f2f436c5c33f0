import type { Calendar } from './calendar.js';
import { localDate } from './instant.js';
import { beyondPauses, pausedBetween } from './pauses.js';
import type { SettledPauses } from './pauses.js';
import type { Reckon } from './reckoning.js';
import type { Boundary, Direction } from './terms.js';

/**
 * `workingMinutes` and `workingHours`: open time summed. Used up exactly at closing it ends there, or with
 * `latest` at the next opening; walking back, exactly at an opening, or with `latest` at the closing before it.
 */
export function countOpenTime(
  calendar: Calendar,
  ms: number,
  direction: Direction,
  boundary: Boundary,
): Reckon {
  const { open, zone } = calendar;
  const measure = (from: number, to: number): number => open.between(from, to);

  const reach = (at: number, amount: number): number => {
    if (amount === 0) return at;
    return direction === 'before' ? open.retreat(at, amount) : open.advance(at, amount);
  };

  const reachBeyond = (at: number, pauses: SettledPauses): number =>
    beyondPauses(
      (missing) => reach(at, ms + missing),
      (due) => pausedBetween(pauses, Math.min(at, due), Math.max(at, due), measure),
    );

  return (at, date, pauses) => {
    let due = pauses === undefined ? reach(at, ms) : reachBeyond(at, pauses);
    if (boundary === 'latest') due = direction === 'before' ? open.previousOpen(due) : open.nextOpen(due);
    const start = date ?? open.ownerAt(at) ?? localDate(at, zone);
    return { due, lowest: start, highest: start, supplement: false };
  };
}
