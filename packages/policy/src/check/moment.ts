/** Milliseconds since 1970-01-01 of a local date `2026-03-02` taken as if in UTC; `undefined` if there is no such day. */
export function readDate(text: string): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
    ? at.getTime()
    : undefined;
}

/** Milliseconds since 1970-01-01 of an ISO 8601 instant with an offset; `undefined` for anything else. */
export function readInstant(text: string): number | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.exec(
    text,
  );
  if (parts === null || readDate(parts[1] ?? '') === undefined) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

/** Milliseconds of an ISO 8601 duration of days and below, such as `PT4H30M`; `undefined` for anything else. */
export function readDuration(text: string): number | undefined {
  const parts = /^P(?=.)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (parts === null) return undefined;
  const [days, hours, minutes, seconds] = [1, 2, 3, 4].map((group) => Number(parts[group] ?? 0));
  return ((((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
}
