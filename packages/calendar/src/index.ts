export { compileCalendar } from './calendar.js';
export type { Calendar } from './calendar.js';
export { canonicalText } from './canonical.js';
export type { Json } from './canonical.js';
export { compileClock } from './clock.js';
export type { Clock, DateStart, Due } from './clock.js';
export {
  addMonths,
  civilDate,
  dayNumber,
  endOfMonth,
  endOfYear,
  formatDate,
  parseDate,
  weekday,
} from './date.js';
export type { CivilDate } from './date.js';
export { ASKERS_ZONE } from './document.js';
export type { CalendarDocument, Hours } from './document.js';
export { due } from './due.js';
export type { DueAnswer } from './due.js';
export { elapsed, openDates, workingMinutes } from './elapsed.js';
export type { Count, ElapsedAnswer } from './elapsed.js';
export { CalendarError } from './error.js';
export type { CalendarErrorCode } from './error.js';
export {
  formatInstant,
  lastDayOf,
  localDate,
  localTime,
  parseInstant,
  startOfDay,
  writtenOffset,
} from './instant.js';
export type { OpenHours } from './open-hours.js';
export type { Pause } from './pauses.js';
export { readCalendar } from './read-calendar.js';
export { calendarShelf } from './shelf.js';
export type { FindCalendar } from './shelf.js';
export type { Boundary, ClockTerms, Direction, Ends, OffHours, OnClosedDay, Within } from './terms.js';
export { nearest } from './nearest.js';
export { zoneOf } from './zone.js';
export type { Zone } from './zone.js';
