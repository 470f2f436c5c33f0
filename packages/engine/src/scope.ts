import { zoneOf, type Zone } from '@redress/calendar';
import { currency, type CurrencyCode } from '@redress/money';
import { lawOf, type Airports, type Policy, type ValueType } from '@redress/policy';
import type { Mentions } from './conditions/mentions.js';
import type { LeafTest, Test } from './conditions/test.js';
import type { MoneyValue } from './money-value.js';

/**
 * What the compilation of one policy shares: a slot for every readable name, and the conditions compiled so far.
 * Slots number `policy.types` in its order.
 */
export interface Scope {
  readonly policy: Policy;
  /** Of the policy: in which amounts of different homes meet. */
  readonly currency: CurrencyCode;
  /** Where what is compiled is at home: the policy, or a law folded into it. */
  readonly home: Home;
  /** The same scope, at the home of what is called so. */
  readonly at: (name: string) => Scope;
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

/** Bare amounts are in its currency, days are those of its zone. */
export interface Home {
  readonly law: string | undefined;
  readonly currency: CurrencyCode;
  readonly zone: Zone;
}

/** What the scopes of a policy and of its laws have in common. */
type Shared = Omit<Scope, 'home' | 'at'>;

/** The scope of a policy, and by way of `at` those of the laws that are folded into it. */
export function scopeOf(shared: Shared): Scope {
  const { document } = shared.policy;
  const homes = new Map<string | undefined, Scope>();
  const own = homeOf(undefined, document);
  const at = (name: string): Scope => {
    const law = lawOf(document, name);
    const known = homes.get(law?.id);
    if (known !== undefined) return known;
    const scope = { ...shared, home: law === undefined ? own : homeOf(law.id, law), at };
    homes.set(law?.id, scope);
    return scope;
  };
  return at('');
}

function homeOf(law: string | undefined, of: { readonly currency: string; readonly zone: string }): Home {
  return { law, currency: currency(of.currency), zone: zoneOf(of.zone) };
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
