import { cell } from './cell.js';
import { parseInstant } from './instant.js';
import { CalendarError } from './error.js';
import { inside, readList, readText } from './shape.js';

/** `[start, end]` in epoch milliseconds, in which a clock stands still; `null` as end: still running. */
export type Pause = readonly [start: number, end: number | null];

/** Ended pauses in order, overlapping ones made one, and since when one still runs. */
export interface SettledPauses {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Start of the pause that still runs; Infinity where none does. */
  readonly running: number;
}

/** Sorts and joins pauses. Throws `bad-pause` where one ends before it starts. */
export function settlePauses(pauses: readonly Pause[]): SettledPauses {
  const starts: number[] = [];
  const ends: number[] = [];
  let running = Infinity;
  for (const [start, end] of pauses.toSorted((left, right) => left[0] - right[0])) {
    if (end === null) {
      running = Math.min(running, start);
      continue;
    }
    if (!(end >= start)) throw badPause('pauses');
    const last = ends.length - 1;
    if (last >= 0 && start <= cell(ends, last)) ends[last] = Math.max(cell(ends, last), end);
    else {
      starts.push(start);
      ends.push(end);
    }
  }
  return { starts, ends, running };
}

/** Counted milliseconds of `[from, to)` that fall into pauses; `measure` counts a part of it. */
export function pausedBetween(
  pauses: SettledPauses,
  from: number,
  to: number,
  measure: (from: number, to: number) => number,
): number {
  let paused = 0;
  for (let index = 0; index < pauses.starts.length; index += 1) {
    const start = Math.max(from, cell(pauses.starts, index));
    const end = Math.min(to, cell(pauses.ends, index));
    if (start < end) paused += measure(start, end);
  }
  return paused;
}

/** An end moved by what pauses take out of the way to it, which may reach into further pauses. */
export function beyondPauses(reach: (missing: number) => number, paused: (end: number) => number): number {
  for (let missing = 0; ;) {
    const end = reach(missing);
    const found = paused(end);
    if (found === missing) return end;
    missing = found;
  }
}

/** Whether one pause covers all of `[from, to)`. */
export function covers(pauses: SettledPauses, from: number, to: number): boolean {
  return pauses.starts.some((start, index) => start <= from && to <= cell(pauses.ends, index));
}

/** Reads the `pauses` of a request. */
export function readPauses(json: unknown, where: string): Pause[] {
  if (json === undefined) return [];
  return readList(json, where).map((entry, index) => {
    const at = inside(where, index);
    const pair = readList(entry, at);
    if (pair.length !== 2) throw badPause(at);
    const start = parseInstant(readText(pair[0], at), at);
    const end = pair[1] === null ? null : parseInstant(readText(pair[1], at), at);
    if (end !== null && end < start) throw badPause(at);
    return [start, end];
  });
}

function badPause(where: string): CalendarError {
  return new CalendarError(
    'bad-pause',
    'a pause needs a start and an end that is not before it',
    'write it as [start, end], with null as end while it still runs',
    where,
  );
}
