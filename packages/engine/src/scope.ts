import type { CurrencyCode } from '@redress/money';
import type { Airports, Policy, ValueType } from '@redress/policy';
import type { Mentions } from './conditions/mentions.js';
import type { LeafTest, Test } from './conditions/test.js';
import type { MoneyValue } from './money-value.js';

/**
 * What the compilation of one policy shares: a slot for every readable name, and the conditions compiled so far.
 * Slots number `policy.types` in its order.
 */
export interface Scope {
  readonly policy: Policy;
  readonly currency: CurrencyCode;
  readonly slots: ReadonlyMap<string, number>;
  readonly names: readonly string[];
  readonly types: readonly ValueType[];
  /** Named conditions, filled in `policy.conditionOrder`. */
  readonly conditions: Map<string, Test>;
  /**
   * Constant amounts in another currency, by their text. Each case brings them into the policy's by its own rates, in a
   * slot after those of the names.
   */
  readonly foreign: Map<string, ForeignAmount>;
  /** Slots that conditions and derivations read: what stands there without a rate cannot be compared. */
  readonly compared: Set<number>;
  readonly mentions: Mentions;
  /** Where airports lie; present only if the policy speaks of places and a table was given. */
  readonly airports: Airports | undefined;
  /** Outputs of tables that hang on fields: they are set while a case is decided, not before. */
  readonly late: ReadonlySet<string>;
  /** Every leaf compiled so far, also those that occur several times. */
  readonly leaves: LeafTest[];
}

export interface ForeignAmount {
  readonly slot: number;
  readonly money: MoneyValue;
}

/** The slot of a name that the checks have found to exist. */
export function slotOf(scope: Scope, name: string): number {
  const slot = scope.slots.get(name);
  if (slot === undefined) throw new Error(`no slot for the name ${name}: the policy was not checked`);
  return slot;
}

export function typeOf(scope: Scope, name: string): ValueType {
  const type = scope.policy.types.get(name);
  if (type === undefined) throw new Error(`no type for the name ${name}: the policy was not checked`);
  return type;
}
