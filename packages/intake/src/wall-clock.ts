import { CalendarError, type Zone, zoneOf } from '@redress/calendar';
import { datePattern, type WallReading } from './date-pattern.js';

/** The zone of an IANA name or fixed offset, or undefined where there is none of that name. */
export function zoneNamed(name: string): Zone | undefined {
  try {
    return zoneOf(name);
  } catch (problem) {
    if (problem instanceof CalendarError) return undefined;
    throw problem;
  }
}

export function isZone(name: string): boolean {
  return zoneNamed(name) !== undefined;
}

const TIME = datePattern('HH:mm');

/** `startOfDay`, `endOfDay` or `HH:mm` as seconds since 00:00. */
export function timeOfDaySeconds(text: string): number | undefined {
  if (text === 'startOfDay') return 0;
  if (text === 'endOfDay') return 86_400;
  return TIME?.read(text)?.secondOfDay;
}

/** Wall milliseconds of a reading that has a date (what `Date.UTC` gives for its fields); `timeOfDay` where it has no time. */
export function wallMilliseconds(reading: WallReading, timeOfDay: number): number {
  const day = Date.UTC(reading.year ?? 1970, (reading.month ?? 1) - 1, reading.day ?? 1);
  return day + (reading.secondOfDay ?? timeOfDay) * 1000;
}
