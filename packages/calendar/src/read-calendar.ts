import { DAY_MS, parseDate } from './date.js';
import { ASKERS_ZONE, WEEKDAYS } from './document.js';
import type { CalendarDocument, Hours } from './document.js';
import { CalendarError } from './error.js';
import { inside, readEntries, readList, readObject, readText, shown } from './shape.js';
import { TABLE_START } from './transitions.js';
import type { Transition } from './transitions.js';
import { checkZone } from './zone.js';

/**
 * Reads a calendar from its JSON, strictly. `where` is the path under which the calendar stands, for messages.
 * Throws CalendarError: unknown and missing keys, wrong types, unknown zones, intervals and dates that cannot be.
 */
export function readCalendar(json: unknown, where = ''): CalendarDocument {
  const object = readObject(json, KEYS, where);
  const at = (key: string): string => inside(where, key);
  for (const key of NOTES) if (object[key] !== undefined) readNote(object[key], at(key));
  readAssumed(object['assumed'], at('assumed'));
  const { name, edition, source } = object;
  const knownFrom = readKnown(object['knownFrom'], at('knownFrom'));
  const knownUntil = readKnown(object['knownUntil'], at('knownUntil'));
  if (knownFrom !== undefined && knownUntil !== undefined && knownFrom > knownUntil) {
    throw new CalendarError(
      'bad-known-range',
      '`knownUntil` lies before `knownFrom`',
      'let the calendar know at least one date',
      at('knownUntil'),
    );
  }
  const transitions = readTransitions(object['transitions'], at('transitions'));
  return {
    timeZone: readTimeZone(object['timeZone'], transitions !== undefined, at('timeZone')),
    week: readWeek(object['week'], at('week')),
    holidays: readHolidays(object['holidays'], at('holidays')),
    extraWorkdays: readDatedHours(object['extraWorkdays'], at('extraWorkdays')),
    breaks: readDatedHours(object['breaks'], at('breaks')),
    ...(typeof name === 'string' && { name }),
    ...(typeof edition === 'string' && { edition }),
    ...(typeof source === 'string' && { source }),
    ...(knownFrom !== undefined && { knownFrom }),
    ...(knownUntil !== undefined && { knownUntil }),
    ...(transitions !== undefined && { transitions }),
  };
}

const NOTES = ['name', 'title', 'edition', 'source', 'licence', 'note'];

const KEYS = [
  'timeZone',
  'week',
  'holidays',
  'extraWorkdays',
  'breaks',
  'knownFrom',
  'knownUntil',
  'transitions',
  'assumed',
  ...NOTES,
];

// Three centuries of closed dates are 110,000; a calendar of people never comes near these.
const MOST_DATES = 20_000;
const MOST_INTERVALS = 96;
const LONGEST_NOTE = 4_000;

function readNote(json: unknown, where: string): void {
  if (readText(json, where).length > LONGEST_NOTE) throw tooLarge(where, `${LONGEST_NOTE} characters`);
}

/** The keys whose content is assumed and the client's to change. */
function readAssumed(json: unknown, where: string): void {
  if (json === undefined) return;
  readList(json, where).forEach((key, index) => {
    if (!KEYS.includes(readText(key, inside(where, index)))) readObject({ [String(key)]: true }, KEYS, where);
  });
}

function readKnown(json: unknown, where: string): number | undefined {
  return json === undefined ? undefined : parseDate(readText(json, where), where);
}

/** A calendar with its own transitions does not need the platform to know its zone. */
function readTimeZone(json: unknown, pinned: boolean, where: string): string {
  const name = readText(json, where);
  if (name !== ASKERS_ZONE && !pinned) checkZone(name, where);
  return name;
}

function readWeek(json: unknown, where: string): Hours[][] {
  const week = json === undefined ? {} : readObject(json, WEEKDAYS, where);
  return WEEKDAYS.map((day) => (week[day] === undefined ? [] : readIntervals(week[day], inside(where, day))));
}

function readHolidays(json: unknown, where: string): Set<number> {
  if (json === undefined) return new Set();
  const dates = readList(json, where);
  if (dates.length > MOST_DATES) throw tooLarge(where, `${MOST_DATES} dates`);
  return new Set(
    dates.map((date, index) => parseDate(readText(date, inside(where, index)), inside(where, index))),
  );
}

function readDatedHours(json: unknown, where: string): Map<number, Hours[]> {
  if (json === undefined) return new Map();
  const entries = readEntries(json, where);
  if (entries.length > MOST_DATES) throw tooLarge(where, `${MOST_DATES} dates`);
  return new Map(
    entries.map(([date, intervals]) => [
      parseDate(date, where),
      readIntervals(intervals, inside(where, date)),
    ]),
  );
}

/** Sorted; intervals of one date that touch or overlap become one, so that no minute counts twice. */
function readIntervals(json: unknown, where: string): Hours[] {
  const list = readList(json, where);
  if (list.length > MOST_INTERVALS) throw tooLarge(where, `${MOST_INTERVALS} intervals`);
  const intervals = list.map((interval, index) => readInterval(interval, inside(where, index)));
  intervals.sort((left, right) => left.from - right.from);
  const merged: Hours[] = [];
  for (const interval of intervals) {
    const last = merged.at(-1);
    if (last === undefined || interval.from > last.to) merged.push(interval);
    else merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, interval.to) };
  }
  return merged;
}

/** An end at or before its start runs into the next day. */
function readInterval(json: unknown, where: string): Hours {
  const pair = readList(json, where);
  if (pair.length !== 2) throw badInterval(json, where);
  const [from, to] = pair.map((time) => readTime(time, where));
  if (from === undefined || to === undefined || from === DAY_MS) throw badInterval(json, where);
  return { from, to: to <= from ? to + DAY_MS : to };
}

function readTime(json: unknown, where: string): number {
  const match = /^(?:([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?|24:00(?::00)?)$/.exec(readText(json, where));
  if (match === null) throw badInterval(json, where);
  if (match[1] === undefined) return DAY_MS;
  return ((Number(match[1]) * 60 + Number(match[2])) * 60 + Number(match[3] ?? 0)) * 1000;
}

function readTransitions(json: unknown, where: string): Transition[] | undefined {
  if (json === undefined) return undefined;
  const list = readList(json, where);
  if (list.length > MOST_DATES) throw tooLarge(where, `${MOST_DATES} transitions`);
  let before = -Infinity;
  const transitions = list.map((entry, index): Transition => {
    const [at, offset] = Array.isArray(entry) ? entry : [];
    const sound =
      Number.isSafeInteger(at) && Number.isSafeInteger(offset) && at > before && Math.abs(offset) < 86_400;
    if (!sound) throw badTransitions(inside(where, index));
    before = at;
    return [at, offset];
  });
  if (transitions[0]?.[0] !== TABLE_START) throw badTransitions(where);
  return transitions;
}

function badInterval(json: unknown, where: string): CalendarError {
  return new CalendarError(
    'bad-interval',
    `${shown(json)} is not an interval of local times`,
    'write it as ["09:00","18:00"]; the end may be 24:00',
    where,
  );
}

function badTransitions(where: string): CalendarError {
  return new CalendarError(
    'bad-transitions',
    'the offset changes are not pairs of seconds in ascending order from 1900 on',
    'leave `transitions` out, or take them from a compiled calendar unchanged',
    where,
  );
}

function tooLarge(where: string, bound: string): CalendarError {
  return new CalendarError(
    'calendar-too-large',
    `\`${where}\` holds more than ${bound}`,
    'shorten it',
    where,
  );
}
