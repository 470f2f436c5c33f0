import { due } from '../due.js';
import { elapsed } from '../elapsed.js';
import { CalendarError } from '../error.js';
import { PaintedHours } from './painted-hours.js';
import type { PlainDue, PlainElapsed } from './question.js';
import { randomCalendar, randomDue, randomElapsed } from './random-question.js';
import { Seeded } from './seeded.js';
import { stepDue, stepElapsed } from './stepping.js';
import { OutOfWindow, WallClock } from './wall-clock.js';

export interface Agreement {
  readonly compared: number;
  /** Questions that led out of the witness's window and were put aside. */
  readonly aside: number;
  readonly byUnit: Readonly<Record<string, number>>;
  readonly disagreements: readonly Disagreement[];
}

export interface Disagreement {
  readonly question: PlainDue | PlainElapsed;
  readonly compiled: unknown;
  readonly stepped: unknown;
}

/** Asks the compiled calendars and the minute-stepping witness the same random questions, of one zone or of all. */
export function compareWithWitness(count: number, seed: number, zone?: string): Agreement {
  const chance = new Seeded(seed);
  const asked = WINDOWS.filter(([name]) => zone === undefined || name === zone);
  const disagreements: Disagreement[] = [];
  const byUnit: Record<string, number> = {};
  let compared = 0;
  let aside = 0;
  while (compared < count) {
    const { clock, watched } = windowOf(chance.pick(asked));
    const calendar = randomCalendar(chance, clock, watched);
    const hours = new PaintedHours(calendar, clock);
    for (let index = 0; index < QUESTIONS_A_CALENDAR && compared < count; index += 1) {
      const question = chance.chance(0.75)
        ? randomDue(chance, calendar, clock, watched)
        : randomElapsed(chance, calendar, clock, watched);
      const stepped = steppedAnswer(question, hours);
      if (stepped === undefined) {
        aside += 1;
        continue;
      }
      const compiled = compiledAnswer(question);
      compared += 1;
      const unit = 'within' in question ? (Object.keys(question.within)[0] ?? '') : question.measure;
      byUnit[unit] = (byUnit[unit] ?? 0) + 1;
      if (compiled !== stepped) disagreements.push({ question, compiled, stepped });
    }
  }
  return { compared, aside, byUnit, disagreements };
}

const QUESTIONS_A_CALENDAR = 20;

type Window = readonly [zone: string, firstDate: string, change: string];

/** A clock change stands in the middle of each. */
const WINDOWS: readonly Window[] = [
  ['Asia/Shanghai', '2026-01-01', '2026-08-01T00:00Z'],
  ['Europe/Berlin', '2025-09-10', '2026-03-29T01:00Z'],
  ['Europe/Berlin', '2026-04-01', '2026-10-25T01:00Z'],
  ['America/New_York', '2025-08-20', '2026-03-08T07:00Z'],
  ['America/New_York', '2026-04-10', '2026-11-01T06:00Z'],
  ['Australia/Sydney', '2026-03-20', '2026-10-03T16:00Z'],
  ['Australia/Sydney', '2025-09-15', '2026-04-04T16:00Z'],
  // Half an hour.
  ['Australia/Lord_Howe', '2025-09-15', '2026-04-04T15:00Z'],
  ['Australia/Lord_Howe', '2026-03-20', '2026-10-03T15:30Z'],
  // Two hours.
  ['Antarctica/Troll', '2025-09-10', '2026-03-29T01:00Z'],
  // At midnight, onto midnight, and a minute past midnight back over it.
  ['America/Sao_Paulo', '2018-04-20', '2018-11-04T03:00Z'],
  ['America/Sao_Paulo', '2017-08-01', '2018-02-18T02:00Z'],
  ['America/Nuuk', '2025-09-10', '2026-03-29T01:00Z'],
  ['America/St_Johns', '2010-04-20', '2010-11-07T02:31Z'],
  // A date that never was, and one that was twice.
  ['Pacific/Apia', '2011-06-15', '2011-12-30T10:00Z'],
  ['Pacific/Kwajalein', '1993-02-01', '1993-08-21T12:00Z'],
  ['Pacific/Kwajalein', '1969-03-15', '1969-09-30T13:00Z'],
  // The offset comes back after a month.
  ['Africa/Casablanca', '2025-08-01', '2026-02-15T02:00Z'],
];

interface Watched {
  readonly clock: WallClock;
  /** The minute of the clock change. */
  readonly watched: number;
}

const windows = new Map<Window, Watched>();

/** A wall clock takes the platform a second to read, so each is read once. */
function windowOf(window: Window): Watched {
  const known = windows.get(window);
  if (known !== undefined) return known;
  const [zone, firstDate, change] = window;
  const clock = new WallClock(zone, firstDate);
  const read = { clock, watched: Date.parse(change) / 60_000 - clock.start };
  windows.set(window, read);
  return read;
}

function steppedAnswer(question: PlainDue | PlainElapsed, hours: PaintedHours): string | undefined {
  try {
    return JSON.stringify('within' in question ? stepDue(question, hours) : stepElapsed(question, hours));
  } catch (error) {
    if (error instanceof OutOfWindow) return undefined;
    throw error;
  }
}

function compiledAnswer(question: PlainDue | PlainElapsed): string {
  try {
    if (!('within' in question)) {
      const answer = elapsed(question, () => undefined);
      return JSON.stringify('workingMinutes' in answer ? answer.workingMinutes : answer.openDates);
    }
    const answer = due(question, () => undefined);
    return JSON.stringify(answer.due === null ? answer : { ...answer, due: Date.parse(answer.due) });
  } catch (error) {
    return error instanceof CalendarError ? error.code : String(error);
  }
}
