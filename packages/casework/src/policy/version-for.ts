import { formatDate, localDate, zoneOf, type Zone } from '@redress/calendar';
import { dayOfReceipt } from '@redress/engine';
import { CaseError, readCase } from '@redress/policy';
import { CaseworkError } from '../casework-error.js';
import { daysHeld } from './days-held.js';
import { holdsOn, isOpen, periodOf, type Period } from './period.js';
import type { VersionRow, VersionsInUse } from './version.js';

/** The version that decides a case, and why it is that one. */
export interface DecidingVersion {
  readonly number: number;
  /** `received`: it is in force on the day of the receipt; `asked`: by its number; `current`: the case says no day. */
  readonly because: 'received' | 'asked' | 'current';
  readonly inForce: Period;
}

/**
 * Of the versions of a policy in use the one that decides a case, or a matter of it: the one in force on the day of its
 * receipt, in the zone of the version; of several the last put in use. The one of `now` where the case says no day.
 * Error: `no-version-in-force`.
 */
export function versionFor(versions: VersionsInUse, input: unknown, now: number): VersionRow {
  const days = new Map<string, string | undefined>();
  for (const version of versions) {
    const period = periodOf(version);
    if (isOpen(period)) return version;
    const zone = version.zone ?? 'UTC';
    if (!days.has(zone)) days.set(zone, receiptIn(input, zoneOf(zone)));
    const day = days.get(zone);
    if (day === undefined) return currentOf(versions, now);
    if (holdsOn(period, day)) return version;
  }
  throw noneInForce(versions, days);
}

/** Of versions in use the one in force now; where none is, the last put in use. */
export function currentOf(versions: VersionsInUse, now: number): VersionRow {
  return (
    versions.find((version) => {
      const period = periodOf(version);
      return isOpen(period) || holdsOn(period, formatDate(localDate(now, zoneOf(version.zone ?? 'UTC'))));
    }) ?? versions[0]
  );
}

export function decidingVersion(
  version: VersionRow,
  input: unknown,
  because: DecidingVersion['because'],
): DecidingVersion {
  const isDated = typeof input === 'object' && input !== null && 'receivedAt' in input;
  return {
    number: version.number,
    because: because === 'received' && !isDated ? 'current' : because,
    inForce: periodOf(version),
  };
}

/** What cannot be read as a case has no day; deciding it then says what is wrong. */
function receiptIn(input: unknown, zone: Zone): string | undefined {
  if (typeof input !== 'object' || input === null || !('receivedAt' in input)) return undefined;
  // The facts are long, and only deciding needs them.
  const { receivedAt } = input;
  const dated = 'zones' in input ? input : { id: 'receipt', receivedAt, facts: {} };
  try {
    const day = dayOfReceipt(readCase(dated), zone);
    return day === undefined ? undefined : formatDate(day);
  } catch (error) {
    if (error instanceof CaseError) return undefined;
    throw error;
  }
}

function noneInForce(versions: VersionsInUse, days: ReadonlyMap<string, string | undefined>): CaseworkError {
  const [{ policy }] = versions;
  const received = [...days].map(([zone, day]) => `${day} (${zone})`).join(', ');
  const held = [...daysHeld(versions)]
    .flatMap(([number, periods]) => periods.map((period) => `version ${number} ${inWords(period)}`))
    .join(', ');
  return new CaseworkError('no-version-in-force', `no version of \`${policy}\` is in force on ${received}`, {
    hint: `correct \`receivedAt\`, or publish a version for that day; in force are ${held}`,
  });
}

function inWords({ from, to }: Period): string {
  return [...(from === null ? [] : [`from ${from}`]), ...(to === null ? [] : [`before ${to}`])].join(' ');
}
