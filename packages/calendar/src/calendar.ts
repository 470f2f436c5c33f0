import { canonicalText } from './canonical.js';
import type { Json } from './canonical.js';
import { formatDate } from './date.js';
import { ASKERS_ZONE, WEEKDAYS } from './document.js';
import type { CalendarDocument, Hours } from './document.js';
import { CalendarError } from './error.js';
import { neverOpen, OpenHours, opensAtAll } from './open-hours.js';
import { Zone, zoneOf } from './zone.js';

/** A calendar ready to answer: zone and hours as tables. */
export interface Calendar {
  readonly name: string | undefined;
  readonly edition: string | undefined;
  readonly zone: Zone;
  /** Open time. Throws `calendar-never-open` on reading where no weekday and no make-up day has hours. */
  readonly open: OpenHours;
  /** Open time also where nothing opens: every date is closed then. */
  readonly hours: OpenHours;
  /** First and last date the calendar knows; infinite where it says nothing. */
  readonly knownFrom: number;
  readonly knownUntil: number;
  /**
   * RFC 8785 text of all that decides a due time, clock changes included, without names and notes.
   * Its SHA-256 is the calendar's hash; read back as a calendar it compiles to itself on any platform.
   */
  readonly canonicalText: string;
}

/**
 * Compiles a calendar. `asker` is the zone for calendars that take the zone of whoever asks.
 * Throws `time-zone-missing` where such a calendar gets none, `unknown-time-zone` for an unknown one.
 */
export function compileCalendar(document: CalendarDocument, asker?: string): Calendar {
  const zone = zoneFor(document, asker);
  const hours = new OpenHours(document, zone);
  const opens = opensAtAll(document);
  let text: string | undefined;
  return {
    name: document.name,
    edition: document.edition,
    zone,
    hours,
    knownFrom: document.knownFrom ?? -Infinity,
    knownUntil: document.knownUntil ?? Infinity,
    get open() {
      if (!opens) throw neverOpen();
      return hours;
    },
    get canonicalText() {
      return (text ??= canonicalText(contentOf(document, zone)));
    },
  };
}

function zoneFor(document: CalendarDocument, asker: string | undefined): Zone {
  const name = document.timeZone === ASKERS_ZONE ? asker : document.timeZone;
  if (name === undefined) {
    throw new CalendarError(
      'time-zone-missing',
      `the calendar ${document.name === undefined ? '' : `\`${document.name}\` `}takes the zone of whoever asks`,
      'name a zone such as Asia/Shanghai',
      'timeZone',
    );
  }
  return document.transitions === undefined ? zoneOf(name, 'timeZone') : new Zone(name, document.transitions);
}

function contentOf(document: CalendarDocument, zone: Zone): Json {
  const week = WEEKDAYS.flatMap((day, index) => {
    const hours = document.week[index] ?? [];
    return hours.length === 0 ? [] : [[day, hours.map(intervalText)] as const];
  });
  return {
    timeZone: zone.name,
    transitions: zone.transitions,
    week: Object.fromEntries(week),
    holidays: [...document.holidays].toSorted((left, right) => left - right).map(formatDate),
    extraWorkdays: datedHours(document.extraWorkdays),
    breaks: datedHours(document.breaks),
    ...(document.knownFrom !== undefined && { knownFrom: formatDate(document.knownFrom) }),
    ...(document.knownUntil !== undefined && { knownUntil: formatDate(document.knownUntil) }),
  };
}

function datedHours(dates: ReadonlyMap<number, readonly Hours[]>): Json {
  return Object.fromEntries([...dates].map(([date, hours]) => [formatDate(date), hours.map(intervalText)]));
}

function intervalText({ from, to }: Hours): [string, string] {
  return [timeText(from), timeText(to)];
}

/** An end beyond the day is written as the next day's time, 24:00 as itself. */
function timeText(ms: number): string {
  const seconds = (ms > 86_400_000 ? ms - 86_400_000 : ms) / 1000;
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (seconds % 60 !== 0) parts.push(seconds % 60);
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
