import type { Zone } from '@redress/calendar';
import type { CaseFinding } from '@redress/policy';
import type { WallReading } from './date-pattern.js';
import { detached } from './detached.js';
import type { Value } from './mapping.js';
import { type Read, type Result, type Row, shown } from './row.js';
import { wallMilliseconds, zoneNamed } from './wall-clock.js';

type Unreadable = (text: string, row: Row) => undefined;

/**
 * Reads texts as epoch milliseconds by the value's formats, zone and time of day. A text without a time is noted as
 * `assumed-time`. A wall time that a clock change skips moves forward, a repeated one means the first.
 */
export function momentReader(
  value: Value,
  where: string,
  zoneName: Read,
  unreadable: Unreadable,
): (text: string, row: Row) => Result {
  const zone = zoneReader(zoneName, where);
  // An offset says when it was and not where; the day is the one of the mapping's zone, if that is the same for all rows.
  const constantZone = typeof value.zone === 'string' ? value.zone : undefined;
  const assumedTime: CaseFinding = {
    code: 'assumed-time',
    message: `\`${where}\` is a date without a time; ${timeName(value.timeOfDay)} is assumed`,
    where,
  };
  // Dates repeat from row to row, so their reading is kept; the bound holds memory flat on files where they do not.
  const readings = new Map<string, WallReading | undefined>();
  return (text, row) => {
    let reading = readings.get(text);
    if (reading === undefined && !readings.has(text)) {
      for (const pattern of value.patterns) {
        reading = pattern.read(text);
        if (reading !== undefined) break;
      }
      if (readings.size >= KEPT_READINGS) readings.clear();
      readings.set(detached(text), reading);
    }
    if (reading === undefined) return unreadable(text, row);
    const wall = wallMilliseconds(reading, value.timeOfDay);
    if (reading.offsetMinutes !== undefined) {
      row.zone = constantZone;
      return wall - reading.offsetMinutes * 60_000;
    }
    const local = zone(row);
    if (local === undefined) return undefined;
    if (reading.secondOfDay === undefined) row.findings.push(assumedTime);
    row.zone = local.name;
    return local.instantOf(wall);
  };
}

/** Reads texts as times of day, written `HH:mm` (`HH:mm:ss` where there are seconds). */
export function timeReader(value: Value, unreadable: Unreadable): (text: string, row: Row) => Result {
  return (text, row) => {
    for (const pattern of value.patterns) {
      const seconds = pattern.read(text)?.secondOfDay;
      if (seconds !== undefined) return timeText(seconds);
    }
    return unreadable(text, row);
  };
}

/** `HH:mm`, with seconds where there are any. */
export function timeText(secondOfDay: number): string {
  const minutes = Math.floor(secondOfDay / 60);
  const seconds = secondOfDay - minutes * 60;
  const text = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return seconds === 0 ? text : `${text}:${two(seconds)}`;
}

const KEPT_READINGS = 8192;
const KEPT_ZONES = 2048;

function zoneReader(read: Read, where: string): (row: Row) => Zone | undefined {
  const known = new Map<string, Zone | undefined>();
  return (row) => {
    const name = read(row);
    if (typeof name !== 'string') {
      if (row.findings.at(-1)?.where !== where)
        row.note('zone-unknown', 'the time zone of the moment is unknown', where);
      return undefined;
    }
    let found = known.get(name);
    if (found === undefined && !known.has(name)) {
      const kept = detached(name);
      found = zoneNamed(kept);
      if (known.size >= KEPT_ZONES) known.clear();
      known.set(kept, found);
    }
    if (found === undefined) row.note('zone-unknown', `\`${shown(name)}\` is no time zone`, where);
    return found;
  };
}

function timeName(secondOfDay: number): string {
  return secondOfDay === 0
    ? 'the start of the day'
    : secondOfDay === 86_400
      ? 'the end of the day'
      : timeText(secondOfDay);
}

const two = (value: number): string => String(value).padStart(2, '0');
