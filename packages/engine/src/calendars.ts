import { compileCalendar, type Calendar, type CalendarDocument } from '@redress/calendar';

/** The calendars of a policy, compiled on first use in the policy's zone. */
export interface CalendarsOf {
  /** The named calendar, or without a name the policy's own. */
  readonly get: (name: string | undefined) => Calendar;
  /** Those used so far, by name. */
  readonly used: ReadonlyMap<string, Calendar>;
}

export function calendarsOf(
  documents: ReadonlyMap<string, CalendarDocument>,
  own: string,
  zone: string,
): CalendarsOf {
  const used = new Map<string, Calendar>();
  return {
    used,
    get(name = own) {
      const known = used.get(name);
      if (known !== undefined) return known;
      const document = documents.get(name);
      if (document === undefined)
        throw new Error(`no calendar ${name}: the policy was not checked against these calendars`);
      const calendar = compileCalendar(document, zone);
      used.set(name, calendar);
      return calendar;
    },
  };
}
