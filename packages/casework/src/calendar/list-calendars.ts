import {
  ASKERS_ZONE,
  compileCalendar,
  formatDate,
  type CalendarDocument,
  type Json,
} from '@redress/calendar';
import { CaseworkError } from '../casework-error.js';
import type { Context } from '../context.js';

export interface CalendarSummary {
  readonly name: string;
  readonly timeZone: string;
  readonly edition?: string;
  readonly source?: string;
  readonly knownFrom?: string;
  readonly knownUntil?: string;
}

/** The calendars of the folder of configs, by name. */
export async function listCalendars({ office: { calendars } }: Context): Promise<readonly CalendarSummary[]> {
  return [...calendars]
    .map(([name, { timeZone, edition, source, knownFrom, knownUntil }]) => ({
      name,
      timeZone,
      ...(edition !== undefined && { edition }),
      ...(source !== undefined && { source }),
      ...(knownFrom !== undefined && { knownFrom: formatDate(knownFrom) }),
      ...(knownUntil !== undefined && { knownUntil: formatDate(knownUntil) }),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** One of them as a document that reads back as the same calendar anywhere. Error: `unknown-calendar`. */
export async function getCalendar({ office: { calendars } }: Context, name: string): Promise<Json> {
  const document = calendars.get(name);
  if (document !== undefined) return jsonOf(document);
  throw new CaseworkError('unknown-calendar', `no calendar is called \`${name.slice(0, 80)}\``, {
    hint: `take one of ${[...calendars.keys()].map((known) => `\`${known}\``).join(', ')}`,
  });
}

function jsonOf(document: CalendarDocument): Json {
  const { timeZone, edition, source, name } = document;
  const isAskers = timeZone === ASKERS_ZONE;
  const content: Record<string, Json> = JSON.parse(
    compileCalendar(document, isAskers ? 'UTC' : undefined).canonicalText,
  );
  const { transitions, ...rest } = content;
  return {
    ...(name !== undefined && { name }),
    ...(edition !== undefined && { edition }),
    ...(source !== undefined && { source }),
    ...rest,
    timeZone,
    ...(!isAskers && transitions !== undefined && { transitions }),
  };
}
