import { payersOf, waysOf, type Policy, type Way } from '@redress/policy';
import type { DeniedRemedy, RemedyDecision } from '../decision.js';

/** Those that go this way, and perhaps another one too. */
export function going(way: Way, remedies: readonly RemedyDecision[]): readonly RemedyDecision[] {
  return remedies.filter(({ ways = ['toCustomer'] }) => ways.includes(way));
}

/** Whether what is refused would have been the customer's to pay, and nobody else's. */
export function isWaived({ id }: DeniedRemedy, { document }: Policy): boolean {
  const declared = document.remedies.find((remedy) => remedy.id === id);
  if (declared === undefined) return false;
  return waysOf(declared, payersOf(declared.payer)).every((way) => way === 'fromCustomer');
}
