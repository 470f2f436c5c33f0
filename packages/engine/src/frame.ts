import type { Zone } from '@redress/calendar';
import type { Rate, RateTable } from '@redress/money';
import type { CaseFinding } from '@redress/policy';
import type { Granted } from './grants.js';
import type { TableOutcome } from './tables/index.js';
import type { Values } from './value.js';

/** A mark for each slot. Plain numbers: small typed arrays cost more to make and to let go than the rest of a frame. */
export type Flags = (0 | 1)[];

/** All that is known while one case is decided; made anew for each. */
export interface Frame {
  readonly values: Values;
  /** 1 where the value is the presumption's. */
  readonly presumed: Flags;
  /** 1 where a stated value departs from its presumption and the role that settles it has not confirmed it, and for fields that hang on one. */
  readonly unsettled: Flags;
  /** For a field that hangs on unsettled statements (its slot is marked too), their slots. */
  readonly unsettledBehind: Map<number, ReadonlySet<number>>;
  /** Where a moment was told in a zone of its own, by slot; absent where the case names none. */
  readonly zones: ToldZones | undefined;
  /** What tables came to, by name. */
  readonly tables: Map<string, TableOutcome>;
  readonly findings: CaseFinding[];
  /** What was granted before; absent where the case names nothing. */
  readonly granted: readonly Granted[] | undefined;
  readonly rates: RateTable | undefined;
  /** The local day by which dated values and rates are picked; absent when that date is unknown. */
  readonly day: number | undefined;
  /** The same for each law that is folded in; absent where there is none. */
  readonly lawDays: ReadonlyMap<string, number | undefined> | undefined;
  /** The name that date comes from. */
  readonly datedBy: string;
  /** An amount was looked for in another currency after the facts were read; what came of it is this case's alone. */
  asksRates: boolean;
  /** Rates that were applied, by id. */
  readonly usedRates: Map<string, Rate>;
}

/** The local day by which a law, or without one the policy itself, picks what holds. */
export function dayOf({ day, lawDays }: Frame, law: string | undefined): number | undefined {
  return law === undefined ? day : lawDays?.get(law);
}

/** A moment taken over from another slot keeps the zone it was told in. */
export function tellZone({ zones }: Frame, from: number, to: number): void {
  const zone = zones?.get(from);
  if (zone !== undefined) zones?.set(to, zone);
}

/** Zones by slot. A case names two or three, for which going through a list is quicker than a map, and less to let go. */
export class ToldZones {
  private readonly slots: number[] = [];
  private readonly zones: Zone[] = [];

  get(slot: number): Zone | undefined {
    const place = this.slots.indexOf(slot);
    return place === -1 ? undefined : this.zones[place];
  }

  set(slot: number, zone: Zone): void {
    const known = this.slots.indexOf(slot);
    const place = known === -1 ? this.slots.push(slot) - 1 : known;
    this.zones[place] = zone;
  }
}
