import { localDate } from '@redress/calendar';
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
  const { receivedAt } = input;
  if (versions.length === 1 || receivedAt === undefined) return named;
  try {
    let chosen: Program | undefined;
    for (const version of versions) {
      const { effective, zone } = version;
      const told = caseZone(input, 'receivedAt') ?? zone;
      const day = localDate(momentOf(receivedAt, 'receivedAt', told, []), zone);
      const isInForce = effective.from <= day && day < effective.to;
      if (isInForce && (chosen === undefined || effective.from > chosen.effective.from)) chosen = version;
    }
    return chosen ?? named;
  } catch (error) {
    if (error instanceof CaseError) return named;
    throw error;
  }
}
