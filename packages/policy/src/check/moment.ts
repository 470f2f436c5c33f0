import { parseDate, parseInstant } from '@redress/calendar';

const DAY_MS = 86_400_000;

/** Milliseconds since 1970-01-01 of a local date `2026-03-02` taken as if in UTC; `undefined` if there is no such day. */
export function readDate(text: string): number | undefined {
  const day = attempt(() => parseDate(text));
  return day === undefined ? undefined : day * DAY_MS;
}

/** Milliseconds since 1970-01-01 of an ISO 8601 instant with an offset; `undefined` for anything else. */
export function readInstant(text: string): number | undefined {
  return attempt(() => parseInstant(text));
}

/** Milliseconds of an ISO 8601 duration of days and below, such as `PT4H30M`; `undefined` for anything else. */
export function readDuration(text: string): number | undefined {
  const parts = /^P(?=.)(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,8})H)?(?:(\d{1,8})M)?(?:(\d{1,8})S)?)?$/.exec(text);
  if (parts === null) return undefined;
  const [days, hours, minutes, seconds] = [1, 2, 3, 4].map((group) => Number(parts[group] ?? 0));
  return ((((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
}

/** The calendar refuses by an error; here a refusal is an answer. */
function attempt(read: () => number): number | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
