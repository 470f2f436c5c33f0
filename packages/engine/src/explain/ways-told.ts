import type { Policy } from '@redress/policy';
import type { DeniedRemedy, RemedyDecision } from '../decision.js';
import { payersOf, waysOf, type Way } from '../remedies/ways.js';

/** The ways that a remedy of a decision goes; while it is open who pays, those of everybody who may. */
export function waysTold(remedy: RemedyDecision, { document }: Policy): readonly Way[] {
  const { id, payer } = remedy;
  const declared = document.remedies.find((one) => one.id === id);
  return waysOf(remedy, payer === undefined ? payersOf(declared?.payer) : [payer]);
}

/** Those that go this way, and perhaps another one too. */
export function going(
  way: Way,
  remedies: readonly RemedyDecision[],
  policy: Policy,
): readonly RemedyDecision[] {
  return remedies.filter((remedy) => waysTold(remedy, policy).includes(way));
}

/** Whether what is refused would have been the customer's to pay, and nobody else's. */
export function isWaived({ id }: DeniedRemedy, { document }: Policy): boolean {
  const declared = document.remedies.find((remedy) => remedy.id === id);
  if (declared === undefined) return false;
  return waysOf(declared, payersOf(declared.payer)).every((way) => way === 'fromCustomer');
}
