import { payersOf, waysOf, type Policy, type Way } from '@redress/policy';
import type { DeniedRemedy, RemedyDecision } from '../decision.js';

/** Those that are told as going this way: what the customer gets is told as that, also where the customer pays for it. */
export function going(way: Way, remedies: readonly RemedyDecision[]): readonly RemedyDecision[] {
  return remedies.filter(
    ({ beneficiary, ways = ['toCustomer'] }) =>
      ways.includes(way) || (way === 'toCustomer' && beneficiary === 'customer'),
  );
}

/** Whether the customer pays all of it. */
export function isPaidByCustomer({ ways = [] }: RemedyDecision): boolean {
  return ways.length === 1 && ways[0] === 'fromCustomer';
}

/** Whether what is refused would have been the customer's to pay, and nobody else's. */
export function isWaived({ id }: DeniedRemedy, { document }: Policy): boolean {
  const declared = document.remedies.find((remedy) => remedy.id === id);
  if (declared === undefined) return false;
  return waysOf(declared, payersOf(declared.payer)).every((way) => way === 'fromCustomer');
}
