/** How far a window of the witness reaches; minutes are counted from its start. */
export const WINDOW_DAYS = 400;
const MINUTES = WINDOW_DAYS * 1440;

/**
 * The wall clock of a zone, read off the platform for every half hour of a window and kept by the minute.
 * Wall minutes are minutes since 1970-01-01T00:00 local.
 */
export class WallClock {
  readonly zone: string;
  /** UTC minutes since 1970 at which the window starts. */
  readonly start: number;
  /** Wall minute of every minute of the window. */
  readonly wall: Int32Array;
  readonly #first = new Map<number, number>();

  constructor(zone: string, firstDate: string) {
    this.zone = zone;
    this.start = Date.parse(`${firstDate}T00:00Z`) / 60_000;
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
    for (let half = 0; half < MINUTES; half += 30) {
      const read: Record<string, number> = {};
      for (const { type, value } of parts.formatToParts((this.start + half) * 60_000))
        read[type] = Number(value);
      const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = read;
      const wall = Date.UTC(year, month - 1, day, hour, minute) / 60_000;
      for (let minutes = 0; minutes < 30; minutes += 1) this.#show(half + minutes, wall + minutes);
    }
  }

  #show(minute: number, wall: number): void {
    this.wall[minute] = wall;
    if (!this.#first.has(wall)) this.#first.set(wall, minute);
  }

  exists(wall: number): boolean {
    return this.#first.has(wall);
  }

  /** First minute that shows a wall time; a skipped one is moved forward by the length of the gap. */
  minuteOf(wall: number): number {
    const shown = this.#first.get(wall);
    if (shown !== undefined) return shown;
    let before = wall;
    let after = wall;
    while (!this.exists(before)) before -= this.#inside(before);
    while (!this.exists(after)) after += this.#inside(after);
    return this.#first.get(wall + (after - before - 1)) ?? fallOut();
  }

  /** First minute that shows a wall time or, where it is skipped, the next one that is not. */
  minuteFrom(wall: number): number {
    let shown = wall;
    while (!this.exists(shown)) shown += this.#inside(shown);
    return this.#first.get(shown) ?? fallOut();
  }

  /** Local date (days since 1970) a minute of the window lies in. */
  dateOf(minute: number): number {
    const wall = this.wall[minute];
    return wall === undefined ? fallOut() : Math.floor(wall / 1440);
  }

  #inside(wall: number): 1 {
    const low = this.wall[0] ?? 0;
    const high = this.wall[MINUTES - 1] ?? 0;
    return wall > low && wall < high ? 1 : fallOut();
  }
}

/** The question leads out of the window: the witness has no answer to it. */
export class OutOfWindow extends Error {}

export function fallOut(): never {
  throw new OutOfWindow('outside the window');
}
