import { ASKERS_ZONE, compileCalendar, type Calendar, type CalendarDocument } from '@redress/calendar';
import { lawOf, type PolicyDocument } from '@redress/policy';

/** The calendars of a policy, compiled on first use in the policy's zone. */
export interface CalendarsOf {
  /** The named calendar, or without a name the policy's own. */
  readonly get: (name: string | undefined) => Calendar;
  /** Those of the home of what is called so: the policy, or a law that is folded into it. */
  readonly at: (item: string) => CalendarsOf;
  /** Those used so far by any of them, by name; where a law asks from another zone, `name@zone`. */
  readonly used: ReadonlyMap<string, Calendar>;
}

export function calendarsOf(
  documents: ReadonlyMap<string, CalendarDocument>,
  policy: Pick<PolicyDocument, 'calendar' | 'zone' | 'laws'>,
): CalendarsOf {
  const used = new Map<string, Calendar>();
  const homes = new Map<string | undefined, CalendarsOf>();
  const at = (item: string): CalendarsOf => {
    const law = lawOf(policy, item);
    const known = homes.get(law?.id);
    if (known !== undefined) return known;
    const { calendar: own, zone } = law ?? policy;
    const calendars = { used, at, get: (name = own) => calendarIn(zone, name) };
    homes.set(law?.id, calendars);
    return calendars;
  };
  const calendarIn = (zone: string, name: string): Calendar => {
    const { key, document } = documentIn(zone, name);
    const known = used.get(key);
    if (known !== undefined) return known;
    if (document === undefined)
      throw new Error(`no calendar ${name}: the policy was not checked against these calendars`);
    const calendar = compileCalendar(document, zone);
    used.set(key, calendar);
    return calendar;
  };
  /** A calendar that takes the zone of whoever asks is another one in the zone of a law, also when it was kept. */
  const documentIn = (
    zone: string,
    name: string,
  ): { readonly key: string; readonly document: CalendarDocument | undefined } => {
    const document = documents.get(name);
    if (zone === policy.zone) return { key: name, document };
    const key = `${name}@${zone}`;
    const kept = documents.get(key);
    if (kept !== undefined) return { key, document: kept };
    return { key: document?.timeZone === ASKERS_ZONE ? key : name, document };
  };
  return at('');
}
