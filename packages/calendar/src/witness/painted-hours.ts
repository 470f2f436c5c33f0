import { fallOut, WINDOW_DAYS } from './wall-clock.js';
import type { WallClock } from './wall-clock.js';

/** A calendar as its JSON has it. */
export interface PlainCalendar {
  readonly timeZone: string;
  readonly week: Readonly<Record<string, PlainIntervals>>;
  readonly holidays?: readonly string[];
  readonly extraWorkdays?: Readonly<Record<string, PlainIntervals>>;
  readonly breaks?: Readonly<Record<string, PlainIntervals>>;
  readonly knownFrom?: string;
  readonly knownUntil?: string;
}

export type PlainIntervals = readonly (readonly [string, string])[];

/** Open time painted minute by minute on a window of the wall clock. */
export class PaintedHours {
  readonly clock: WallClock;
  /** The date to which each minute belongs; `CLOSED` is no date. */
  readonly owner: Int32Array;
  readonly #own = new Map<number, number[]>();
  readonly #firstDate: number;
  readonly #lastDate: number;

  constructor(calendar: PlainCalendar, clock: WallClock) {
    this.clock = clock;
    this.owner = new Int32Array(clock.wall.length).fill(CLOSED);
    this.#firstDate = clock.dateOf(0) + 3;
    this.#lastDate = clock.dateOf(0) + WINDOW_DAYS - 5;
    const cut = new Uint8Array(clock.wall.length);
    for (let date = this.#firstDate; date <= this.#lastDate; date += 1) {
      for (const [from, to] of this.#stretches(date, calendar.breaks?.[textOf(date)] ?? []))
        cut.fill(1, from, to);
    }
    const mine = new Uint8Array(clock.wall.length);
    for (let date = this.#firstDate; date <= this.#lastDate; date += 1) {
      const stretches = this.#stretches(date, hoursOn(calendar, date));
      const from = Math.min(...stretches.map(([start]) => start));
      const to = Math.max(...stretches.map(([, end]) => end));
      for (const [start, end] of stretches) mine.fill(1, start, end);
      const minutes: number[] = [];
      for (let minute = from; minute < to; minute += 1) {
        if (mine[minute] !== 1 || cut[minute] === 1) continue;
        minutes.push(minute);
        if (this.owner[minute] === CLOSED) this.owner[minute] = date;
      }
      mine.fill(0, from, to);
      if (minutes.length > 0) this.#own.set(date, minutes);
    }
  }

  isOpen(minute: number): boolean {
    if (minute < 0 || minute >= this.owner.length) fallOut();
    return this.owner[minute] !== CLOSED;
  }

  ownerOf(minute: number): number | undefined {
    return this.isOpen(minute) ? this.owner[minute] : undefined;
  }

  /** The open minutes a date's own hours hold; none for a closed date. */
  minutesOn(date: number): readonly number[] {
    if (date < this.#firstDate || date > this.#lastDate) fallOut();
    return this.#own.get(date) ?? [];
  }

  /**
   * From minute to minute, what touches or overlaps on the wall clock as one; nothing where every wall time is
   * skipped, be it of the interval or of the date it belongs to.
   */
  #stretches(date: number, intervals: PlainIntervals): [number, number][] {
    const midnight = date * 1440;
    if (!this.#happens(midnight, midnight + 1440)) return [];
    const wanted = new Uint8Array(2 * 1440 + 1);
    for (const [from, to] of intervals) {
      const [start, end] = [minutesIn(from), minutesIn(to)];
      wanted.fill(1, start, end <= start ? end + 1440 : end);
    }
    const stretches: [number, number][] = [];
    for (let start = wanted.indexOf(1); start !== -1;) {
      const end = wanted.indexOf(0, start);
      if (this.#happens(midnight + start, midnight + end))
        stretches.push([this.clock.minuteFrom(midnight + start), this.clock.minuteOf(midnight + end)]);
      start = wanted.indexOf(1, end);
    }
    return stretches;
  }

  #happens(from: number, to: number): boolean {
    for (let wall = from; wall < to; wall += 1) if (this.clock.exists(wall)) return true;
    return false;
  }
}

// Not -1, which is 31 December 1969.
const CLOSED = -(2 ** 31);

export function textOf(date: number): string {
  return new Date(date * 86_400_000).toISOString().slice(0, 10);
}

function hoursOn(calendar: PlainCalendar, date: number): PlainIntervals {
  const text = textOf(date);
  const extra = calendar.extraWorkdays?.[text];
  if (extra !== undefined) return extra;
  if (calendar.holidays?.includes(text)) return [];
  return calendar.week[NAMES[new Date(date * 86_400_000).getUTCDay()] ?? ''] ?? [];
}

const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function minutesIn(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
