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
  /** The date to which each minute belongs, -1 while closed. */
  readonly owner: Int32Array;
  readonly #own = new Map<number, number[]>();
  readonly #firstDate: number;
  readonly #lastDate: number;

  constructor(calendar: PlainCalendar, clock: WallClock) {
    this.clock = clock;
    this.owner = new Int32Array(clock.wall.length).fill(-1);
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
        if (this.owner[minute] === -1) this.owner[minute] = date;
      }
      mine.fill(0, from, to);
      if (minutes.length > 0) this.#own.set(date, minutes);
    }
  }

  isOpen(minute: number): boolean {
    if (minute < 0 || minute >= this.owner.length) fallOut();
    return this.owner[minute] !== -1;
  }

  ownerOf(minute: number): number | undefined {
    return this.isOpen(minute) ? this.owner[minute] : undefined;
  }

  /** The open minutes a date's own hours hold; none for a closed date. */
  minutesOn(date: number): readonly number[] {
    if (date < this.#firstDate || date > this.#lastDate) fallOut();
    return this.#own.get(date) ?? [];
  }

  /** From minute to minute; nothing where every wall time of an interval is skipped. */
  #stretches(date: number, intervals: PlainIntervals): [number, number][] {
    const stretches: [number, number][] = [];
    for (const [from, to] of intervals) {
      const start = date * 1440 + minutesIn(from);
      const end = date * 1440 + minutesIn(to) + (minutesIn(to) <= minutesIn(from) ? 1440 : 0);
      let happens = false;
      for (let wall = start; wall < end && !happens; wall += 1) happens = this.clock.exists(wall);
      if (happens) stretches.push([this.clock.minuteFrom(start), this.clock.minuteOf(end)]);
    }
    return stretches;
  }
}

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
