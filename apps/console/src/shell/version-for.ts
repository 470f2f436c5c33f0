import type { Period, PolicyVersion } from '@redress/api/contract';
import { instantAt, wallClockOf } from '../case/wall-clock.js';

/** The version that decides a case received on a day (`YYYY-MM-DD`), the one in force today where it says none. */
export function versionFor(
  versions: readonly PolicyVersion[],
  day: string | undefined,
): PolicyVersion | undefined {
  if (day === undefined) return versions.find(({ isCurrent }) => isCurrent);
  return versions.find(({ holds }) => holds.some((period) => isIn(period, day)));
}

/** The day in `zone` on which a case was received, as it states it; undefined where it says none that can be read. */
export function dayOfReceipt(value: Readonly<Record<string, unknown>>, zone: string): string | undefined {
  const { receivedAt, zones } = value;
  const told = typeof zones === 'object' && zones !== null && 'receivedAt' in zones ? zones.receivedAt : zone;
  const isDate = typeof receivedAt === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(receivedAt);
  try {
    const moment =
      isDate && typeof told === 'string' && told !== zone
        ? instantAt(`${receivedAt}T00:00`, told)
        : receivedAt;
    return wallClockOf(moment, zone)?.slice(0, 10);
  } catch {
    // A zone that is none: deciding the case says so.
    return undefined;
  }
}

/** Whether a version is in force on every day. */
export function isOpen({ from, to }: Period): boolean {
  return from === null && to === null;
}

function isIn({ from, to }: Period, day: string): boolean {
  return (from === null || from <= day) && (to === null || day < to);
}
