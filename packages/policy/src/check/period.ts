import type { Period } from '../document.js';
import { readDate } from './moment.js';
import type { Report } from './scope.js';

/** Whether both ends are days, the first before the last. */
export function checkPeriod(period: Period, what: string, report: Report): boolean {
  for (const key of ['from', 'to'] as const) {
    const date = period[key];
    if (date === undefined || readDate(date) !== undefined) continue;
    const why = 'write a day that exists, as 2026-03-02';
    report('value-type', { value: date, wanted: 'a date', why }, period, key);
    return false;
  }
  const { from, to } = period;
  if (from === undefined || to === undefined || from < to) return true;
  report('period-reversed', { what, from, to }, period, 'to');
  return false;
}

/** What two neighbours have in common, and what lies between them, in the order of their beginnings. */
export function lookThrough<T extends Period>(
  entries: readonly T[],
  told: {
    readonly overlap: (entry: T, date: string) => void;
    readonly gap: (entry: T, from: string, to: string) => void;
  },
): { readonly sorted: readonly T[]; readonly until: string | undefined } {
  const sorted = entries.toSorted((a, b) => compare(a.from ?? '', b.from ?? ''));
  let until = sorted[0]?.to;
  for (const entry of sorted.slice(1)) {
    if (entry.from === undefined || until === undefined || entry.from < until)
      told.overlap(entry, entry.from ?? 'the beginning');
    else if (entry.from > until) told.gap(entry, until, entry.from);
    until = until === undefined || entry.to === undefined ? undefined : later(until, entry.to);
  }
  return { sorted, until };
}

function later(a: string, b: string): string {
  return a < b ? b : a;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
