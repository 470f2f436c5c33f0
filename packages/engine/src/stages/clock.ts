import {
  compileClock,
  type Calendar,
  type Clock,
  type ClockTerms as CalendarTerms,
  type Within as CalendarWithin,
} from '@redress/calendar';
import type { ClockTerms, Within } from '@redress/policy';
import type { CalendarsOf } from '../calendars.js';
import type { Frame } from '../frame.js';
import { literalValue } from '../literal.js';
import { slotOf, type Scope } from '../scope.js';
import { isNumber, rationalOf } from '../value.js';

/** The clock for the values of a case; `undefined` while the length of its period is unknown. */
export type ClockOf = (frame: Frame) => Clock | undefined;

/** Compiles the clock once where its length is constant, else once for each length that occurs. */
export function compileClockOf(terms: ClockTerms, scope: Scope, calendars: CalendarsOf): ClockOf {
  const calendar = calendars.get(terms.calendar);
  const { within } = terms;
  if (within.kind === 'until') {
    const clock = compileClock(calendar, calendarTerms(terms, within, 0));
    return () => clock;
  }
  if (within.count.kind === 'constant') {
    const count = literalValue(within.count.value, { kind: 'decimal' }, scope);
    const clock = compileClock(
      calendar,
      calendarTerms(terms, within, isNumber(count) ? rationalOf(count).toNumber() : NaN),
    );
    return () => clock;
  }
  const slot = slotOf(scope, within.count.name);
  const byCount = new Map<number, Clock>();
  return (frame) => {
    const value = frame.values[slot];
    return isNumber(value)
      ? clockFor(rationalOf(value).toNumber(), byCount, calendar, terms, within)
      : undefined;
  };
}

/** The name that gives the length of a period, where it is not constant. */
export function lengthSlot(within: Within, scope: Scope): number | undefined {
  return within.kind === 'duration' && within.count.kind === 'reference'
    ? slotOf(scope, within.count.name)
    : undefined;
}

/** More lengths than a policy has values; a fact that takes a new one in every case does not fill the memory. */
const MOST_LENGTHS = 1_000;

function clockFor(
  count: number,
  known: Map<number, Clock>,
  calendar: Calendar,
  terms: ClockTerms,
  within: Within,
): Clock {
  const found = known.get(count);
  if (found !== undefined) return found;
  const clock = compileClock(calendar, calendarTerms(terms, within, count));
  if (known.size < MOST_LENGTHS) known.set(count, clock);
  return clock;
}

export function calendarTerms(
  terms: Omit<ClockTerms, 'within'>,
  within: Within,
  count: number,
): CalendarTerms {
  return {
    within: calendarWithin(within, count),
    ends: terms.ends,
    direction: terms.direction,
    onClosedDay: terms.onClosedDay,
    offHours: terms.offHours,
    boundary: terms.boundary,
  };
}

function calendarWithin(within: Within, count: number): CalendarWithin {
  if (within.kind === 'until') {
    return within.cutOffWorkingDays === undefined
      ? { until: within.until }
      : { until: within.until, cutOff: { workingDays: within.cutOffWorkingDays } };
  }
  switch (within.unit) {
    case 'minutes':
      return { minutes: count };
    case 'hours':
      return { hours: count };
    case 'days':
      return { days: count };
    case 'weeks':
      return { weeks: count };
    case 'months':
      return { months: count };
    case 'years':
      return { years: count };
    case 'workingMinutes':
      return { workingMinutes: count };
    case 'workingHours':
      return { workingHours: count };
    case 'workingDays':
      return { workingDays: count };
  }
}
