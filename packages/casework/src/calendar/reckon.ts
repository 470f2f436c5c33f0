import {
  CalendarError,
  calendarShelf,
  due,
  elapsed,
  type DueAnswer,
  type ElapsedAnswer,
  type FindCalendar,
} from '@redress/calendar';
import { CaseworkError } from '../casework-error.js';
import type { Context } from '../context.js';

/** By when something is due: a question of `redress due`. Error: `question-refused`. */
export async function reckonDue(context: Context, question: unknown): Promise<DueAnswer> {
  return answered(() => due(question, shelfOf(context)));
}

/** How much working time has passed: a question of `redress elapsed`. Error: `question-refused`. */
export async function reckonElapsed(context: Context, question: unknown): Promise<ElapsedAnswer> {
  return answered(() => elapsed(question, shelfOf(context)));
}

/** Compiled calendars of each folder that was read. */
const shelves = new WeakMap<Context['office']['calendars'], FindCalendar>();

function shelfOf({ office: { calendars } }: Context): FindCalendar {
  const known = shelves.get(calendars) ?? calendarShelf(calendars);
  shelves.set(calendars, known);
  return known;
}

function answered<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    const where = error.where === undefined || error.where === '' ? '' : `${error.where}: `;
    throw new CaseworkError('question-refused', `${where}${error.message}`, {
      cause: error.code,
      hint: error.hint,
    });
  }
}
