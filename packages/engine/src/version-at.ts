import { localDate, type Zone } from '@redress/calendar';
import { CaseError, type Case } from '@redress/policy';
import { momentOf } from './case-moments.js';
import { caseZone } from './case-zones.js';
import type { Program } from './program.js';

/**
 * Of the versions of a policy the one that is in force on the day on which the case was received (language.md §6); of
 * several the one that came last into force. The first of the list, where none is or the case says no day: it tells so itself.
 */
export function versionAt(versions: readonly [Program, ...Program[]], input: Case): Program {
  const [named] = versions;
  if (versions.length === 1) return named;
  let chosen: Program | undefined;
  for (const version of versions) {
    const { effective, zone } = version;
    const day = dayOfReceipt(input, zone);
    if (day === undefined) return named;
    const isInForce = effective.from <= day && day < effective.to;
    if (isInForce && (chosen === undefined || effective.from > chosen.effective.from)) chosen = version;
  }
  return chosen ?? named;
}

/**
 * The day in `zone`, as `parseDate` counts them, on which a case was received; a date without a zone of its own is one of `zone`.
 * Nothing where the case does not say, or not so that it can be read, which deciding it then tells.
 */
export function dayOfReceipt(input: Case, zone: Zone): number | undefined {
  const { receivedAt } = input;
  if (receivedAt === undefined) return undefined;
  try {
    const told = caseZone(input, 'receivedAt') ?? zone;
    return localDate(momentOf(receivedAt, 'receivedAt', told, []), zone);
  } catch (error) {
    if (error instanceof CaseError) return undefined;
    throw error;
  }
}
