import type { Calendar } from './calendar.js';
import { DAY_MS } from './date.js';
import type { DaySpan } from './day-counter.js';
import { localDate } from './instant.js';
import type { SettledTerms } from './terms.js';

/** Where counting in days begins. */
export interface Start {
  readonly at: number;
  /** The start date: it is never counted. */
  readonly date: number;
  /** Since 00:00 of the start date on the wall clock; beyond 24:00 in a shift that runs past midnight. */
  readonly wallTime: number;
  /** Whether the start that was asked for lies in open time. */
  readonly open: boolean;
  /** The date of the start that was asked for, before any rolling. */
  readonly asked: number;
}

/**
 * The start date is the one that owns the open interval in which the start lies, else its local date.
 * For working days a closed start may be rolled first: into open time, or only its date.
 */
export function startFinder(
  calendar: Calendar,
  span: DaySpan,
  terms: SettledTerms,
): (at: number, date: number | undefined) => Start {
  const { zone, hours } = calendar;
  const asked = (at: number, date: number | undefined): Start => {
    const owner = hours.ownerAt(at);
    const day = date ?? owner ?? localDate(at, zone);
    const wallTime = date === undefined ? at + zone.offsetAt(at) - day * DAY_MS : 0;
    return { at, date: day, wallTime, open: owner !== undefined, asked: day };
  };
  const { offHours } = terms;
  if (span.kind !== 'workingDays' || offHours === 'keep' || offHours === 'thenRoll') return asked;

  const { open } = calendar;
  const backward = terms.direction === 'before';
  return (from, given) => {
    const start = asked(from, given);
    if (start.open) return start;
    const date = backward ? open.ownerOfPreviousOpen(from) : open.ownerOfNextOpen(from);
    if (offHours === 'rollDateFirst') {
      return date === start.date
        ? start
        : { ...start, date, at: zone.instantOf(date * DAY_MS + start.wallTime) };
    }
    const at = backward ? open.previousOpen(from) : open.nextOpen(from);
    return { ...start, date, at, wallTime: at + zone.offsetAt(at) - date * DAY_MS };
  };
}
