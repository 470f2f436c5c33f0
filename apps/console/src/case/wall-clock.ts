const minute = 60_000;

/**
 * The wall clock of an instant in `zone`, as `YYYY-MM-DDTHH:mm` for an input; a date stands for the start of its
 * day. Nothing for what is no moment.
 */
export function wallClockOf(moment: unknown, zone: string): string | undefined {
  if (typeof moment === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(moment)) return `${moment}T00:00`;
  const time = typeof moment === 'number' ? moment : typeof moment === 'string' ? Date.parse(moment) : NaN;
  if (Number.isNaN(time)) return undefined;
  return new Date(time + offsetAt(time, zone)).toISOString().slice(0, 16);
}

/**
 * The instant, with its offset, at which the clocks of `zone` show `wall` (`YYYY-MM-DDTHH:mm`). A time that occurs
 * twice means the first; one that a clock change skips moves on by the gap.
 */
export function instantAt(wall: string, zone: string): string | undefined {
  const local = Date.parse(`${wall}Z`);
  if (Number.isNaN(local)) return undefined;
  const around = [offsetAt(local - 24 * 60 * minute, zone), offsetAt(local + 24 * 60 * minute, zone)];
  const fitting = around
    .map((offset) => local - offset)
    .filter((time) => time + offsetAt(time, zone) === local);
  const time = fitting.length > 0 ? Math.min(...fitting) : local - Math.min(...around);
  const offset = offsetAt(time, zone);
  return `${new Date(time + offset).toISOString().slice(0, 19)}${offsetText(offset)}`;
}

/** The present moment, to the minute, as the clocks of `zone` show it. */
export function nowIn(zone: string): string {
  const wall = wallClockOf(Date.now(), zone);
  return (wall === undefined ? undefined : instantAt(wall, zone)) ?? new Date().toISOString();
}

function offsetText(offset: number): string {
  const minutes = Math.abs(Math.round(offset / minute));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Milliseconds by which the wall clock of `zone` is ahead of UTC. */
function offsetAt(time: number, zone: string): number {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(time)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall - Math.floor(time / 1000) * 1000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(zone, clock);
  return clock;
}
