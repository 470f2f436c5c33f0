import type { Transition } from './transitions.js';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The `timeZone` of a calendar that takes the zone of whoever asks, such as `round-the-clock`. */
export const ASKERS_ZONE = 'asker';

/** Half-open, in milliseconds since 00:00 of its date on the wall clock; `to` beyond a day runs into the next. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

/** A calendar document once it has been read: nothing in it can be wrong, dates are day numbers. */
export interface CalendarDocument {
  readonly name?: string;
  readonly edition?: string;
  readonly source?: string;
  /** An IANA name, a fixed offset, or `asker`. */
  readonly timeZone: string;
  /** By weekday, Monday first. */
  readonly week: readonly (readonly Hours[])[];
  readonly holidays: ReadonlySet<number>;
  readonly extraWorkdays: ReadonlyMap<number, readonly Hours[]>;
  readonly breaks: ReadonlyMap<number, readonly Hours[]>;
  /** First date the calendar knows; absent: all before. */
  readonly knownFrom?: number;
  /** Last date the calendar knows; absent: all after. */
  readonly knownUntil?: number;
  /** Offset changes the calendar was compiled with; absent: those of the platform. */
  readonly transitions?: readonly Transition[];
}
