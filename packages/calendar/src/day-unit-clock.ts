import type { Calendar } from './calendar.js';
import { DAY_MS } from './date.js';
import { startOfDay } from './instant.js';
import { dayCounter } from './day-counter.js';
import type { DaySpan } from './day-counter.js';
import type { Reckon } from './reckoning.js';
import { startFinder } from './start-date.js';
import type { Start } from './start-date.js';
import type { Ends, SettledTerms } from './terms.js';

/** `days`, `weeks`, `months`, `years`, `workingDays`, `until`: from the start date to a last day, then to its end. */
export function countDays(calendar: Calendar, span: DaySpan, terms: SettledTerms): Reckon {
  const startOf = startFinder(calendar, span, terms);
  const lastDay = dayCounter(calendar, span, terms.direction);
  const moved = closedDayMover(calendar, span, terms);
  const sameTime = timeKeeper(calendar, span, terms);
  const endOf = (day: number, start: Start, ends: Ends): number => {
    switch (ends) {
      case 'endOfDay':
        return startOfDay(day + 1, calendar.zone);
      case 'closeOfBusiness':
        return calendar.hours.closeOf(day);
      case 'sameTime':
        return sameTime(day, start);
    }
  };
  const usual: Ends =
    span.kind === 'workingDays' ? 'closeOfBusiness' : span.kind === 'until' ? 'endOfDay' : 'sameTime';

  return (at, date, pauses) => {
    const start = startOf(at, date);
    const { day: counted, supplement } = lastDay(start, pauses);
    const last = moved(counted);
    return {
      due: endOf(last, start, terms.ends ?? (date === undefined ? usual : 'endOfDay')),
      lowest: Math.min(start.asked, start.date, counted, last),
      highest: Math.max(start.asked, start.date, counted, last),
      supplement,
    };
  };
}

/** `onClosedDay`, for all but working days, which end on an open date anyway. */
function closedDayMover(calendar: Calendar, span: DaySpan, terms: SettledTerms): (day: number) => number {
  if (span.kind === 'workingDays' || terms.onClosedDay === 'keep') return (day) => day;
  const step = terms.onClosedDay === 'nextWorkingDay' ? 1 : -1;
  const { open } = calendar;
  return (day) => (open.isOpenDate(day) ? day : open.openDate(day, step));
}

/** `sameTime`: the wall clock of the start on another date; `thenRoll` moves it into open time. */
function timeKeeper(
  calendar: Calendar,
  span: DaySpan,
  terms: SettledTerms,
): (day: number, start: Start) => number {
  const { zone, hours } = calendar;
  const kept = (day: number, start: Start): number =>
    day === start.date ? start.at : zone.instantOf(day * DAY_MS + start.wallTime);
  if (span.kind !== 'workingDays' || terms.offHours !== 'thenRoll') return kept;
  return (day, start) => {
    const due = kept(day, start);
    if (start.open) return due;
    return terms.direction === 'before' ? hours.previousOpen(due) : hours.nextOpen(due);
  };
}
