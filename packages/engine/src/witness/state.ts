import { itemName } from '@redress/policy';
import type { Fraction } from './fraction.js';

/** What is known of one name when a condition is asked. */
export type State =
  | { readonly is: 'unknown' }
  | { readonly is: 'null' }
  | { readonly is: 'irrelevant' }
  | { readonly is: 'value'; readonly value: Known };

/** All that conditions are asked with. */
export interface States {
  /** By the names that conditions read; a name that is not there is unknown. */
  readonly names: ReadonlyMap<string, State>;
  readonly house: House;
  /** The zone in which a moment was told, where the case says so. */
  readonly zones: ReadonlyMap<string, string>;
}

/** The currency of a policy, and what others are worth in it by the rates of the case. */
export interface House {
  readonly currency: string;
  /** `undefined` where no rate leads there. */
  readonly worth: (amount: Fraction, currency: string) => Fraction | undefined;
}

/** Dates are days, instants and durations milliseconds, all exact numbers. */
export type Known = boolean | string | Fraction | Amount | Spot | Rows;

export interface Amount {
  readonly kind: 'amount';
  readonly amount: Fraction;
  readonly currency: string;
  /** The same in the policy's currency; absent where no rate leads there. */
  readonly inHouse: Fraction | undefined;
  /** More than any amount: an upper end that nothing limits. */
  readonly isUnbounded: boolean;
}

/** The elements of a list: what is known of their fields. */
export interface Rows {
  readonly kind: 'rows';
  readonly rows: readonly ReadonlyMap<string, State>[];
}

/** A place; conditions only ask whether it is there. */
export interface Spot {
  readonly kind: 'place';
}

export const UNKNOWN: State = { is: 'unknown' };
export const NONE: State = { is: 'null' };
export const IRRELEVANT: State = { is: 'irrelevant' };

/** The elements of a list where it is known. */
export function rowsOf(state: State): readonly ReadonlyMap<string, State>[] | undefined {
  return state.is === 'value' && typeof state.value === 'object' && 'rows' in state.value
    ? state.value.rows
    : undefined;
}

/** The states as they are while one element of a list is looked at. */
export function withElement(states: States, list: string, row: ReadonlyMap<string, State>): States {
  const names = new Map(states.names);
  for (const [field, state] of row) names.set(itemName(list, field), state);
  return { ...states, names };
}

export function known(value: Known | undefined): State {
  return value === undefined ? UNKNOWN : { is: 'value', value };
}

export function amountIn(house: House, amount: Fraction, currency: string): Amount {
  return amountOf(amount, currency, house.worth(amount, currency));
}

export function amountOf(amount: Fraction, currency: string, inHouse: Fraction | undefined): Amount {
  return { kind: 'amount', amount, currency, inHouse, isUnbounded: false };
}

export function isAmount(value: Known): value is Amount {
  return typeof value === 'object' && 'kind' in value && value.kind === 'amount';
}

/** Negative, zero or positive; `undefined` where two currencies meet and no rate joins them. */
export function orderOfAmounts(left: Amount, right: Amount): number | undefined {
  if (left.isUnbounded || right.isUnbounded) return Number(left.isUnbounded) - Number(right.isUnbounded);
  if (left.currency === right.currency) return left.amount.order(right.amount);
  return left.inHouse === undefined || right.inHouse === undefined
    ? undefined
    : left.inHouse.order(right.inHouse);
}
