import type { Rate, RateTable } from '@redress/money';
import type { CaseFinding } from '@redress/policy';
import type { Values } from './value.js';

/** All that is known while one case is decided; made anew for each. */
export interface Frame {
  readonly values: Values;
  /** 1 where the value is the presumption's. */
  readonly presumed: Uint8Array;
  /** 1 where a stated value departs from its presumption and the role that settles it has not confirmed it, and for fields that hang on one. */
  readonly unsettled: Uint8Array;
  /** For a field that hangs on unsettled statements (its slot is marked too), their slots. */
  readonly unsettledBehind: Map<number, ReadonlySet<number>>;
  readonly findings: CaseFinding[];
  readonly rates: RateTable | undefined;
  /** The local day by which dated values and rates are picked; absent when that date is unknown. */
  readonly day: number | undefined;
  /** The name that date comes from. */
  readonly datedBy: string;
  /** Rates that were applied, by id. */
  readonly usedRates: Map<string, Rate>;
}
