import { addMonths } from '@redress/calendar';
import type { ClockTerms, DurationUnit } from '../document.js';
import type { OpenDates } from './open-dates.js';

/**
 * Where an instant lies, seen from the origin of a chain of clocks, by three measures of which each is true for every
 * start: in dates, in minutes, and in the open dates of the calendar that was counted by last.
 */
export interface Reach {
  /** What the chain begins with: `event received`, `fact letterDate`. */
  readonly origin: string;
  /** For an origin that is a date without a time: the zone in which it begins. */
  readonly dayBeginsIn?: string;
  /** Dates after that of the origin, in a zone; 24:00 belongs to the date before. Absent zone: any. */
  readonly dates: Count & { readonly zone?: string };
  readonly minutes: Span;
  /** Open dates of a calendar after the date of the origin. Absent calendar: any. */
  readonly open: Count & { readonly calendar?: string };
  /** Whether a clock on the way may stand still. */
  readonly mayPause: boolean;
}

export interface Span {
  readonly least: number;
  readonly most: number;
}

interface Count extends Span {
  /** Whether it is 24:00 of the least. */
  readonly isEnd: boolean;
  /** Whether it may be 24:00 of the most, so that what follows begins on the date after. */
  readonly mayBeMidnight: boolean;
}

/** A calendar by name and zone, with how its open dates lie where that is known. */
export interface Place {
  readonly name: string;
  readonly zone: string;
  readonly open: OpenDates | undefined;
}

export interface Step {
  readonly unit: DurationUnit;
  readonly counts: Span;
  readonly ends: NonNullable<ClockTerms['ends']>;
  readonly terms: Omit<ClockTerms, 'within' | 'ends'>;
  readonly place: Place;
}

const DAY = 24 * 60;
/** A day may be an hour shorter or longer; two leave room. */
const CLOCK_CHANGE = 2 * 60;
/** The same date begins at most so long apart in two zones. */
const ZONES_APART = 26 * 60;

const HERE: Count = { least: 0, most: 0, isEnd: false, mayBeMidnight: false };

export function atOrigin(origin: string, dayBeginsIn?: string): Reach {
  return {
    origin,
    ...(dayBeginsIn === undefined ? {} : { dayBeginsIn }),
    dates: HERE,
    minutes: { least: 0, most: 0 },
    open: HERE,
    mayPause: false,
  };
}

/** Where a clock ends that starts there. */
export function afterStep(start: Reach, step: Step): Reach {
  const { unit, counts, place } = step;
  const dates = datesIn(start, place.zone);
  const open = openDatesIn(start, place.name);
  switch (unit) {
    case 'minutes':
    case 'hours':
      return afterMinutes(start, dates, place, scaled(counts, unit === 'hours' ? 60 : 1));
    case 'workingMinutes':
    case 'workingHours':
      return afterOpenTime(start, dates, open, step, scaled(counts, unit === 'workingHours' ? 60 : 1));
    case 'workingDays':
      return afterOpenDates(start, dates, open, step);
    case 'days':
    case 'weeks':
    case 'months':
    case 'years':
      return afterDates(start, dates, open, step, datesOf(unit, counts));
  }
}

/** Whether one instant is never later than another one of the same origin; with `isStrict`, always before it. */
export function isWithin(one: Reach, other: Reach, isStrict = false): boolean {
  const room = isStrict ? 1 : 0;
  const { zone } = one.dates;
  const { calendar } = one.open;
  const apart = one.dayBeginsIn === other.dayBeginsIn ? 0 : ZONES_APART;
  return (
    (zone !== undefined &&
      zone === other.dates.zone &&
      one.dates.most + 1 + room <= other.dates.least + Number(other.dates.isEnd)) ||
    (calendar !== undefined &&
      calendar === other.open.calendar &&
      2 * one.open.most + 1 + room <= 2 * other.open.least + Number(other.open.isEnd)) ||
    one.minutes.most + apart + room <= other.minutes.least
  );
}

/** Either of several, whichever it is. */
export function eitherOf(one: Reach, other: Reach): Reach {
  return combined(one, other, Math.min, Math.max);
}

/** The later of both. */
export function laterOf(one: Reach, other: Reach): Reach {
  return combined(one, other, Math.max, Math.max);
}

/** The earlier of both. */
export function earlierOf(one: Reach, other: Reach): Reach {
  return combined(one, other, Math.min, Math.min);
}

type Choose = (a: number, b: number) => number;

function combined(one: Reach, other: Reach, least: Choose, most: Choose): Reach {
  const span = (a: Span, b: Span): Span => ({ least: least(a.least, b.least), most: most(a.most, b.most) });
  const count = (a: Count, b: Count): Count => ({
    ...span(a, b),
    isEnd: a.isEnd && b.isEnd,
    mayBeMidnight: a.mayBeMidnight || b.mayBeMidnight,
  });
  const zone = one.dates.zone ?? other.dates.zone;
  const calendar = one.open.calendar ?? other.open.calendar;
  return {
    ...one,
    dates: {
      ...(zone === undefined ? {} : { zone }),
      ...count(datesIn(one, zone), datesIn(other, zone)),
    },
    minutes: span(one.minutes, other.minutes),
    open: {
      ...(calendar === undefined ? {} : { calendar }),
      ...count(openDatesIn(one, calendar), openDatesIn(other, calendar)),
    },
    mayPause: one.mayPause || other.mayPause,
  };
}

function datesIn({ dates, minutes }: Reach, zone: string | undefined): Count {
  if (zone === undefined || dates.zone === undefined || dates.zone === zone) return dates;
  return {
    least: Math.floor((minutes.least - CLOCK_CHANGE) / DAY),
    most: Math.ceil((minutes.most + CLOCK_CHANGE) / DAY),
    isEnd: false,
    mayBeMidnight: true,
  };
}

/** Of another calendar it is only known how much time has passed: an open date takes a date at least. */
function openDatesIn({ open, minutes }: Reach, calendar: string | undefined): Count {
  if (calendar === undefined || open.calendar === undefined || open.calendar === calendar) return open;
  const most = Math.ceil((minutes.most + CLOCK_CHANGE) / DAY);
  return { least: -Infinity, most, isEnd: false, mayBeMidnight: true };
}

function afterMinutes(start: Reach, dates: Count, { zone, name }: Place, minutes: Span): Reach {
  const later = {
    least: Math.max(0, Math.floor((minutes.least - CLOCK_CHANGE) / DAY)),
    most: minutes.most === 0 ? 0 : Math.ceil((minutes.most + CLOCK_CHANGE) / DAY),
  };
  const open = openDatesIn(start, name);
  return {
    ...start,
    dates: { zone, ...moved(dates, later) },
    // Every open date is a date, so that so many open dates later it is no earlier.
    open: { calendar: name, ...moved(open, { least: 0, most: later.most }) },
    minutes: added(start.minutes, minutes),
  };
}

function moved(count: Count, by: Span): Count {
  return {
    least: count.least + by.least,
    most: count.most + Number(count.mayBeMidnight) + by.most,
    isEnd: count.isEnd && by.least === 0,
    mayBeMidnight: count.mayBeMidnight || by.most > 0,
  };
}

/** A clock of calendar dates. */
function afterDates(start: Reach, dates: Count, open: Count, step: Step, by: Span): Reach {
  const { ends, terms, place } = step;
  const run = place.open?.until(1).most ?? Infinity;
  const isMovedOn = terms.onClosedDay === 'nextWorkingDay';
  const isMovedBack = terms.onClosedDay === 'previousWorkingDay';
  const from = startDates(dates, place);
  const later = isPastMidnight(step) ? 1 : 0;
  const end: Count = {
    // What is moved back may even end before it starts.
    least: from.least + by.least - (isMovedBack ? run : 0),
    most: from.most + by.most + (isMovedOn ? run : 0) + later,
    isEnd: ends === 'endOfDay',
    mayBeMidnight: ends !== 'sameTime',
  };
  const first = startOpenDates(open, place);
  return {
    ...start,
    dates: { zone: place.zone, ...end },
    open: {
      calendar: place.name,
      least: isMovedBack ? -Infinity : first.least,
      // The next open date is one open date later.
      most: first.most + by.most + (isMovedOn ? 1 : 0) + later,
      isEnd: false,
      mayBeMidnight: ends !== 'sameTime',
    },
    minutes: narrowed(
      minutesOf(start, end),
      ends === 'sameTime' && !isMovedOn && !isMovedBack
        ? {
            least: start.minutes.least + by.least * DAY - CLOCK_CHANGE,
            most: start.minutes.most + by.most * DAY + CLOCK_CHANGE,
          }
        : undefined,
    ),
  };
}

/** A clock of open dates. What rolls begins, or ends, up to one of them later. */
function afterOpenDates(start: Reach, dates: Count, open: Count, step: Step): Reach {
  const { counts, ends, terms, place } = step;
  const rolled = counts.most + (terms.offHours === undefined || terms.offHours === 'keep' ? 0 : 1);
  const later = isPastMidnight(step) ? 1 : 0;
  const mayBeMidnight = ends === 'endOfDay' || (ends === 'closeOfBusiness' && mayCloseAtMidnight(step));
  const from = startDates(dates, place);
  const first = startOpenDates(open, place);
  const end: Count = {
    least: from.least + fewest(place, counts.least),
    most: from.most + most(place, rolled) + later,
    isEnd: ends === 'endOfDay',
    mayBeMidnight,
  };
  return {
    ...start,
    dates: { zone: place.zone, ...end },
    open: {
      calendar: place.name,
      least: first.least + counts.least,
      most: first.most + rolled + later,
      isEnd: ends === 'endOfDay',
      mayBeMidnight,
    },
    minutes: minutesOf(start, end),
  };
}

/** A clock of open time: at least the dates that the longest hours need, at most those that the shortest need. */
function afterOpenTime(start: Reach, dates: Count, open: Count, step: Step, minutes: Span): Reach {
  const { place, terms } = step;
  const { shortest, longest, isOvernight } = place.open ?? UNKNOWN_HOURS;
  const least = Math.max(0, Math.ceil(minutes.least / longest) - 1);
  const atMost =
    (minutes.most === 0 ? 0 : Math.ceil(minutes.most / shortest)) + (terms.boundary === 'latest' ? 1 : 0);
  const later = isOvernight ? 1 : 0;
  const from = startDates(dates, place);
  const first = startOpenDates(open, place);
  const end: Count = {
    least: from.least + fewest(place, least),
    most: from.most + most(place, atMost) + later,
    isEnd: false,
    mayBeMidnight: true,
  };
  const passed = minutesOf(start, end);
  return {
    ...start,
    dates: { zone: place.zone, ...end },
    open: {
      calendar: place.name,
      least: first.least + least,
      most: first.most + atMost + later,
      isEnd: false,
      mayBeMidnight: true,
    },
    minutes: {
      least: Math.max(passed.least, start.minutes.least + minutes.least),
      most: passed.most,
    },
  };
}

/** The date from which is counted: that of the start, or the one before where its hours run past midnight. */
function startDates(count: Count, { open }: Place): Span {
  const isOvernight = open?.isOvernight ?? true;
  return {
    least: count.least + Number(count.isEnd && !isOvernight) - Number(isOvernight),
    most: count.most + Number(count.mayBeMidnight),
  };
}

/** The same in open dates: what follows the last midnight of one may be closed, and then the next is no further. */
function startOpenDates(count: Count, place: Place): Span {
  return startDates({ ...count, isEnd: false }, place);
}

/** Whether a clock may end after the midnight of the date that it ends with. */
function isPastMidnight({ ends, place }: Step): boolean {
  return ends !== 'endOfDay' && (place.open?.isOvernight ?? true);
}

function mayCloseAtMidnight({ place }: Step): boolean {
  return place.open?.closesAtMidnight ?? true;
}

function fewest({ open }: Place, count: number): number {
  return open?.until(count).least ?? count;
}

function most({ open }: Place, count: number): number {
  return count === 0 ? 0 : (open?.until(count).most ?? Infinity);
}

const UNKNOWN_HOURS = { shortest: 0, longest: 2 * DAY, isOvernight: true };

/** From the origin, which lies somewhere in its date unless it is the beginning of it. */
function minutesOf({ dayBeginsIn }: Reach, { least, most, isEnd }: Count): Span {
  const within = dayBeginsIn === undefined ? DAY : 0;
  return {
    least: (least + Number(isEnd)) * DAY - within - CLOCK_CHANGE,
    most: (most + 1) * DAY + CLOCK_CHANGE,
  };
}

function narrowed(span: Span, other: Span | undefined): Span {
  if (other === undefined) return span;
  return { least: Math.max(span.least, other.least), most: Math.min(span.most, other.most) };
}

function added(one: Span, other: Span): Span {
  return { least: one.least + other.least, most: one.most + other.most };
}

function scaled({ least, most }: Span, by: number): Span {
  return { least: least * by, most: most * by };
}

function datesOf(unit: DurationUnit, { least, most }: Span): Span {
  if (unit === 'days') return { least, most };
  if (unit === 'weeks') return { least: least * 7, most: most * 7 };
  const months = unit === 'years' ? 12 : 1;
  return { least: datesInMonths(least * months).least, most: datesInMonths(most * months).most };
}

const INTO_MONTHS = new Map<number, Span>();
/** 2000 to 2008, so that each length of a month and a leap year come on every side. */
const FIRST_DATE = 10_957;
const DATES = 8 * 366;

/** So many months later it is so many dates later, from every date. */
function datesInMonths(months: number): Span {
  const known = INTO_MONTHS.get(months);
  if (known !== undefined) return known;
  let least = Infinity;
  let most = -Infinity;
  for (let date = FIRST_DATE; date < FIRST_DATE + DATES; date += 1) {
    const dates = addMonths(date, months) - date;
    least = Math.min(least, dates);
    most = Math.max(most, dates);
  }
  INTO_MONTHS.set(months, { least, most });
  return { least, most };
}
