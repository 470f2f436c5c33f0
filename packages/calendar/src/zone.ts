import { cell } from './cell.js';
import { CalendarError } from './error.js';
import { nearest } from './nearest.js';
import { TABLE_START, transitionsOf } from './transitions.js';
import type { Transition } from './transitions.js';

/**
 * A time zone as a table. Wall times are milliseconds too: what `Date.UTC` would give for the local reading.
 */
export class Zone {
  readonly name: string;
  readonly transitions: readonly Transition[];
  readonly #starts: Float64Array;
  readonly #offsets: Float64Array;
  /** Wall time at which each regime ends; ascending. */
  readonly #wallEnds: Float64Array;

  constructor(name: string, transitions: readonly Transition[]) {
    this.name = name;
    this.transitions = transitions;
    this.#starts = Float64Array.from(transitions, ([at]) => at * 1000);
    this.#offsets = Float64Array.from(transitions, ([, offset]) => offset * 1000);
    this.#wallEnds = Float64Array.from(transitions, ([, offset], index) => {
      const next = transitions[index + 1];
      return next === undefined ? Infinity : (next[0] + offset) * 1000;
    });
  }

  /** Milliseconds to add to an instant to get its wall time. */
  offsetAt(ms: number): number {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (cell(starts, middle) <= ms) low = middle;
      else high = middle;
    }
    return cell(this.#offsets, low);
  }

  /** The instant of a wall time: a skipped one moves forward by the gap, a repeated one means the first. */
  instantOf(wall: number): number {
    const regime = this.#regimeOf(wall);
    const instant = wall - cell(this.#offsets, regime);
    return regime > 0 && instant < cell(this.#starts, regime)
      ? wall - cell(this.#offsets, regime - 1)
      : instant;
  }

  /** The first instant that shows this wall time or a later one: a skipped opening is clipped to the gap's end. */
  openingOf(wall: number): number {
    const regime = this.#regimeOf(wall);
    const instant = wall - cell(this.#offsets, regime);
    return regime > 0 ? Math.max(instant, cell(this.#starts, regime)) : instant;
  }

  /** Whether a clock change skips both wall times at once, so that the time between them never happens. */
  skipsAll(from: number, to: number): boolean {
    const regime = this.#regimeOf(from);
    return regime > 0 && to - cell(this.#offsets, regime) < cell(this.#starts, regime);
  }

  /** The first regime that ends after a wall time; the wall time lies before its start when it is skipped. */
  #regimeOf(wall: number): number {
    const ends = this.#wallEnds;
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (cell(ends, middle) > wall) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/**
 * The zone of an IANA name (`Asia/Shanghai`) or of a fixed offset (`+08:00`), 1900 to 2199.
 * Its table is built from the platform's zone database on first use and kept. Throws `unknown-time-zone`.
 */
export function zoneOf(name: string, where?: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = new Zone(name, fixedOffset(name) ?? namedTransitions(name, where));
  zones.set(name, zone);
  return zone;
}

const zones = new Map<string, Zone>();

function fixedOffset(name: string): Transition[] | undefined {
  const match = /^([+-])(0\d|1[0-4]):([0-5]\d)$/.exec(name);
  if (match === null) return undefined;
  const seconds = (Number(match[2]) * 60 + Number(match[3])) * 60;
  return [[TABLE_START, match[1] === '-' && seconds > 0 ? -seconds : seconds]];
}

/** Throws `unknown-time-zone` unless `zoneOf` has a zone of that name; costs next to nothing, as no table is built. */
export function checkZone(name: string, where?: string): void {
  if (zones.has(name) || fixedOffset(name) !== undefined) return;
  ofKnownName(name, where, () => new Intl.DateTimeFormat('en-US', { timeZone: name }));
}

function namedTransitions(name: string, where?: string): Transition[] {
  return ofKnownName(name, where, () => transitionsOf(name));
}

/** What `ask` has of the platform, which throws RangeError for a zone it does not know. */
function ofKnownName<T>(name: string, where: string | undefined, ask: () => T): T {
  if (/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(name) && name.length <= 64) {
    try {
      return ask();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  const shown = name.slice(0, 64);
  const meant = nearest(shown, Intl.supportedValuesOf('timeZone'));
  throw new CalendarError(
    'unknown-time-zone',
    `\`${shown}\` is not a time zone`,
    meant === undefined ? 'use an IANA name such as Asia/Shanghai' : `did you mean \`${meant}\`?`,
    where,
  );
}
