/** The day, counted from 1970-01-01, that the calendar on a wall in a zone shows at an instant in milliseconds. */
export function dayIn(zone: string, instant: number): number {
  let calendar = calendars.get(zone);
  if (calendar === undefined) {
    calendar = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    calendars.set(zone, calendar);
  }
  const parts = new Map(calendar.formatToParts(instant).map(({ type, value }) => [type, value]));
  const [year, month, day] = (['year', 'month', 'day'] as const).map((part) => Number(parts.get(part)));
  if (year === undefined || month === undefined || day === undefined)
    throw new Error(`no calendar of ${zone}`);
  const midnight = new Date(0);
  midnight.setUTCFullYear(parts.get('era') === 'BC' ? 1 - year : year, month - 1, day);
  return midnight.getTime() / 86_400_000;
}

const calendars = new Map<string, Intl.DateTimeFormat>();
