import type { CurrencyCode } from '@redress/money';
import type { Policy, ValueType } from '@redress/policy';
import type { Mentions } from './conditions/mentions.js';
import type { Test } from './conditions/test.js';

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
  readonly mentions: Mentions;
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
