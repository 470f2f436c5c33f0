/** How far a window of the witness reaches; minutes are counted from its start. */
export const WINDOW_DAYS = 400;
const MINUTES = WINDOW_DAYS * 1440;

/** Minutes by which local time and UTC are apart at most. */
const MARGIN = 1440;

/**
 * The wall clock of a zone, read off the platform and kept by the minute: every half hour of a window is asked
 * for, and every minute of one at whose end the clock stands otherwise than it should.
 * Wall minutes are minutes since 1970-01-01T00:00 local.
 */
export class WallClock {
  readonly zone: string;
  /** UTC minutes since 1970 at which the window starts. */
  readonly start: number;
  /** Wall minute of every minute of the window. */
  readonly wall: Int32Array;
  /** By wall minute since `#lowest`: the first minute that shows it, -1 where none does. */
  readonly #first = new Int32Array(MINUTES + 2 * MARGIN).fill(-1);
  readonly #lowest: number;

  constructor(zone: string, firstDate: string) {
    this.zone = zone;
    this.start = Date.parse(`${firstDate}T00:00Z`) / 60_000;
    this.#lowest = this.start - MARGIN;
    this.wall = new Int32Array(MINUTES);
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    const shown = (at: number): number => {
      const read: Record<string, number> = {};
      for (const { type, value } of parts.formatToParts((this.start + at) * 60_000))
        read[type] = Number(value);
      const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = read;
      return Date.UTC(year, month - 1, day, hour, minute) / 60_000;
    };
    let wall = shown(0);
    for (let half = 0; half < MINUTES; half += 30) {
      const next = shown(half + 30);
      for (let minute = half; minute < half + 30; minute += 1)
        this.#show(minute, next === wall + 30 ? wall + minute - half : shown(minute));
      wall = next;
    }
  }

  #show(minute: number, wall: number): void {
    this.wall[minute] = wall;
    if (!this.exists(wall)) this.#first[wall - this.#lowest] = minute;
  }

  exists(wall: number): boolean {
    return this.#firstOf(wall) !== -1;
  }

  /** First minute that shows a wall time; a skipped one is moved forward by the length of the gap. */
  minuteOf(wall: number): number {
    if (this.exists(wall)) return this.#firstOf(wall);
    let before = wall;
    let after = wall;
    while (!this.exists(before)) before = this.#inside(before) - 1;
    while (!this.exists(after)) after = this.#inside(after) + 1;
    return this.#firstOf(this.#inside(wall + (after - before - 1)));
  }

  /** First minute that shows a wall time or, where it is skipped, the next one that is not. */
  minuteFrom(wall: number): number {
    let shown = wall;
    while (!this.exists(shown)) shown = this.#inside(shown) + 1;
    return this.#firstOf(shown);
  }

  /** Local date (days since 1970) a minute of the window lies in. */
  dateOf(minute: number): number {
    const wall = this.wall[minute];
    return wall === undefined ? fallOut() : Math.floor(wall / 1440);
  }

  #firstOf(wall: number): number {
    return this.#first[wall - this.#lowest] ?? -1;
  }

  #inside(wall: number): number {
    const low = this.wall[0] ?? 0;
    const high = this.wall[MINUTES - 1] ?? 0;
    return wall > low && wall < high ? wall : fallOut();
  }
}

/** The question leads out of the window: the witness has no answer to it. */
export class OutOfWindow extends Error {}

export function fallOut(): never {
  throw new OutOfWindow('outside the window');
}
