import { CalendarError, zoneOf, type Zone } from '@redress/calendar';
import { CaseError, reachOf, type Case } from '@redress/policy';
import type { CaseMoments } from './case-moments.js';
import { ToldZones } from './frame.js';
import type { Program } from './program.js';
import { slotOf } from './scope.js';

/**
 * The zones of a case by the slots of its moments, so that a day is the one the teller had on the wall and not the one of
 * the policy's house: an incident at 23:30 in New York is not of the next day because the policy lives in Shanghai.
 * Error: `zone-unknown`.
 */
export function zonesOf(
  { scope, caseSlots }: Program,
  input: Case,
  moments: CaseMoments,
): ToldZones | undefined {
  if (input.zones === undefined) return undefined;
  const zones = new ToldZones();
  for (const name in input.zones) {
    const zone = caseZone(input, name);
    const slot =
      name === 'receivedAt'
        ? caseSlots.receivedAt
        : name === 'incidentAt'
          ? caseSlots.incidentAt
          : scope.slots.get(name);
    if (zone === undefined) continue;
    for (const reached of reachOf(scope.policy.document).get(name) ?? [])
      zones.set(slotOf(scope, reached), zone);
    if (slot === undefined) continue;
    zones.set(slot, zone);
    // Decided at its receipt, a case has one moment by two names.
    if (name === 'receivedAt' && moments.at === moments.receivedAt) zones.set(caseSlots.at, zone);
  }
  return zones;
}

/** The zone that a case names for a moment, if it names one. Error: `zone-unknown`. */
export function caseZone({ zones }: Case, name: string): Zone | undefined {
  const named = zones?.[name];
  if (named === undefined) return undefined;
  try {
    return zoneOf(named);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    throw new CaseError(
      'zone-unknown',
      `\`zones\` of \`${name.slice(0, 60)}\`: ${error.message}`,
      error.hint,
    );
  }
}
