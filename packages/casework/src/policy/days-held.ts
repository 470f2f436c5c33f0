import { periodOf, type Period } from './period.js';
import type { VersionRow } from './version.js';

/**
 * By number, the days of receipt on which each of the versions in use decides, `versions` being given the last put in use
 * first: a later one takes the days of its period from all before it. A version without any is retired.
 */
export function daysHeld(versions: readonly VersionRow[]): ReadonlyMap<number, readonly Period[]> {
  const held = new Map<number, readonly Period[]>();
  let free: readonly Period[] = [{ from: null, to: null }];
  for (const version of versions) {
    const period = periodOf(version);
    held.set(
      version.number,
      free.flatMap((one) => common(one, period)),
    );
    free = free.flatMap((one) => [
      ...common(one, { from: null, to: period.from ?? FIRST }),
      ...common(one, { from: period.to ?? LAST, to: null }),
    ]);
  }
  return held;
}

/** Before and after every day that a policy can name. */
const FIRST = '';
const LAST = '~';

function common(one: Period, other: Period): readonly Period[] {
  const from = later(one.from, other.from);
  const to = earlier(one.to, other.to);
  return (from ?? FIRST) < (to ?? LAST) ? [{ from, to }] : [];
}

function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
