import type { Calendar } from './calendar.js';
import { addMonths, endOfMonth, endOfYear } from './date.js';
import { startOfDay } from './instant.js';
import { pausedDates } from './paused-dates.js';
import { beyondPauses } from './pauses.js';
import type { SettledPauses } from './pauses.js';
import type { Start } from './start-date.js';
import type { Direction, Span } from './terms.js';

export type DaySpan = Exclude<Span, { readonly kind: 'elapsed' | 'open' }>;

export interface LastDay {
  readonly day: number;
  readonly supplement: boolean;
}

/** Finds the last day of a period; dates on which the clock stands still all day are not counted. */
export function dayCounter(
  calendar: Calendar,
  span: DaySpan,
  direction: Direction,
): (start: Start, pauses: SettledPauses | undefined) => LastDay {
  if (span.kind === 'until') return periodEnd(calendar, span.period, span.cutOff);
  const reach = reachOf(calendar, span, direction === 'before' ? -1 : 1);
  const isPaused = pausedDates(calendar, span.kind === 'workingDays');
  return ({ date }, pauses) => {
    const day =
      pauses === undefined
        ? reach(date, 0)
        : beyondPauses(
            (missing) => reach(date, missing),
            (last) => isPaused(date, last, pauses),
          );
    return { day, supplement: false };
  };
}

/** The last day when so many dates more are needed because they did not count. */
function reachOf(
  calendar: Calendar,
  span: Exclude<DaySpan, { readonly kind: 'until' }>,
  step: 1 | -1,
): (date: number, missing: number) => number {
  switch (span.kind) {
    case 'days':
      return (date, missing) => date + step * (span.days + missing);
    case 'months':
      return (date, missing) => addMonths(date, step * span.months) + step * missing;
    case 'workingDays': {
      const { open } = calendar;
      return (date, missing) => {
        const count = span.days + missing;
        return count === 0 ? date : open.openDate(date, step * count);
      };
    }
  }
}

/** The end of the month or year; a start after the cut-off belongs to the next one, as a supplement. */
function periodEnd(
  calendar: Calendar,
  period: 'endOfMonth' | 'endOfYear',
  cutOff: number | undefined,
): (start: Start) => LastDay {
  const endOf = period === 'endOfMonth' ? endOfMonth : endOfYear;
  if (cutOff === undefined) return ({ date }) => ({ day: endOf(date), supplement: false });
  const lastMoment = cutOffBefore(calendar, cutOff);
  return ({ at, date }) => {
    const day = endOf(date);
    return at > lastMoment(day) ? { day: endOf(day + 1), supplement: true } : { day, supplement: false };
  };
}

/** Close of the n-th working day before a period's end, which is 24:00 of its last day. */
function cutOffBefore(calendar: Calendar, workingDays: number): (lastDay: number) => number {
  if (workingDays === 0) return (lastDay) => startOfDay(lastDay + 1, calendar.zone);
  const { open } = calendar;
  return (lastDay) => open.closeOf(open.openDate(lastDay + 1, -workingDays));
}
