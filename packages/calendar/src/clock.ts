import type { Calendar } from './calendar.js';
import { requireDay } from './date.js';
import { countDays } from './day-unit-clock.js';
import { countElapsed } from './elapsed-clock.js';
import { lastDayOf, requireInstant, startOfDay } from './instant.js';
import { countOpenTime } from './open-time-clock.js';
import { settlePauses } from './pauses.js';
import type { Pause } from './pauses.js';
import type { Reckon, Reckoned } from './reckoning.js';
import { readObject } from './shape.js';
import { settleTerms, TERM_KEYS } from './terms.js';
import type { ClockTerms, SettledTerms } from './terms.js';

/** A start without a time of day: it starts at 00:00 in the calendar's zone. */
export interface DateStart {
  readonly date: number;
}

/** When a clock runs out. */
export interface Due {
  /** Epoch milliseconds; null while a pause still runs. */
  readonly due: number | null;
  /** The local date on which it ends, as a day number; 24:00 belongs to the day before. */
  readonly lastDay: number | null;
  /** Whether the path from start to end leaves the dates the calendar knows. */
  readonly provisional: boolean;
  readonly paused?: true;
  /** The start came after the cut-off: due with the next period, listed there as a supplement to its own. */
  readonly supplement?: true;
}

/** A checked period on a compiled calendar, to be asked for as many starts as wanted. */
export interface Clock {
  /** `from` is an instant in epoch milliseconds or a date. Throws `out-of-range`, `calendar-never-open`, `bad-pause`. */
  due(from: number | DateStart, pauses?: readonly Pause[]): Due;
}

/**
 * Checks the terms of a clock once and binds them to a calendar.
 * Throws for terms that cannot be, and `calendar-never-open` for working time on a calendar without hours.
 */
export function compileClock(calendar: Calendar, terms: ClockTerms): Clock {
  return bindClock(calendar, settleTerms(readObject(terms, TERM_KEYS, '')));
}

/** Binds terms that have been checked to a calendar. */
export function bindClock(calendar: Calendar, settled: SettledTerms): Clock {
  const reckon = reckoningOf(calendar, settled);
  const backward = settled.direction === 'before';
  return {
    due(from, pauses) {
      const date = typeof from === 'number' ? undefined : from.date;
      if (date !== undefined) requireDay(date, 'from');
      const at = typeof from === 'number' ? from : startOfDay(from.date, calendar.zone);
      requireInstant(at, 'from');
      if (pauses === undefined || pauses.length === 0) return answer(calendar, reckon(at, date, undefined));
      const standing = settlePauses(pauses);
      if (backward && standing.running < at) return PAUSED;
      const reckoned = reckon(at, date, standing);
      // A clock that had run out before the pause began stays run out.
      return !backward && standing.running < reckoned.due ? PAUSED : answer(calendar, reckoned);
    },
  };
}

const PAUSED: Due = Object.freeze({ due: null, lastDay: null, provisional: false, paused: true });

function reckoningOf(calendar: Calendar, terms: SettledTerms): Reckon {
  switch (terms.span.kind) {
    case 'elapsed':
      return countElapsed(calendar, terms.span.ms, terms.direction);
    case 'open':
      return countOpenTime(calendar, terms.span.ms, terms.direction, terms.boundary);
    default:
      return countDays(calendar, terms.span, terms);
  }
}

function answer(calendar: Calendar, { due, lowest, highest, supplement }: Reckoned): Due {
  requireInstant(due, 'within');
  const lastDay = lastDayOf(due, calendar.zone);
  const provisional =
    Math.min(lowest, lastDay) < calendar.knownFrom || Math.max(highest, lastDay) > calendar.knownUntil;
  return supplement ? { due, lastDay, provisional, supplement } : { due, lastDay, provisional };
}
