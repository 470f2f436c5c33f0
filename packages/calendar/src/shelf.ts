import type { Calendar } from './calendar.js';
import { compileCalendar } from './calendar.js';
import { ASKERS_ZONE } from './document.js';
import type { CalendarDocument } from './document.js';

/** Finds a calendar by name; `zone` is for calendars that take the zone of whoever asks. */
export type FindCalendar = (name: string, zone?: string) => Calendar | undefined;

/** Named calendars, each compiled when it is first asked for (once a zone where it takes the asker's). */
export function calendarShelf(documents: ReadonlyMap<string, CalendarDocument>): FindCalendar {
  const compiled = new Map<string, Calendar>();
  return (name, zone) => {
    const document = documents.get(name);
    if (document === undefined) return undefined;
    const key = document.timeZone === ASKERS_ZONE ? `${name} ${zone}` : name;
    const known = compiled.get(key);
    if (known !== undefined) return known;
    const calendar = compileCalendar(document, zone);
    compiled.set(key, calendar);
    return calendar;
  };
}
