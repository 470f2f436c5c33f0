import type { FirstHit, Remedy } from './document.js';

/** Which way a remedy goes, seen from who complains: `customer`, whatever the policy calls that party. */
export type Way = 'toCustomer' | 'toOthers' | 'fromCustomer';

/**
 * The ways that a remedy goes, one or two: to who gets it, and from the customer. Of two none is certain: who pays is open, or
 * both sides pay and the policy does not say how much each. What goes to another than the customer is the customer's to pay
 * where nobody else is named, unless it is internal and no customer's matter. `payers`: those who may pay.
 */
export function waysOf(
  { beneficiary, audience }: Pick<Remedy, 'beneficiary' | 'audience'>,
  payers: readonly string[],
): readonly Way[] {
  const own: Way = beneficiary === 'customer' ? 'toCustomer' : 'toOthers';
  if (payers.length === 0 && own === 'toOthers') return audience === 'internal' ? TO_OTHERS : FROM_CUSTOMER;
  if (payers.length > 0 && payers.every((payer) => payer === 'customer')) return FROM_CUSTOMER;
  const pays = payers.some((payer) => payer === 'customer' || payer === 'shared');
  if (pays) return [own, 'fromCustomer'];
  return own === 'toCustomer' ? TO_CUSTOMER : TO_OTHERS;
}

const TO_CUSTOMER: readonly Way[] = ['toCustomer'];
const TO_OTHERS: readonly Way[] = ['toOthers'];
const FROM_CUSTOMER: readonly Way[] = ['fromCustomer'];

/** Everybody who may pay by what a policy says. */
export function payersOf(payer: string | FirstHit<string> | undefined): readonly string[] {
  if (payer === undefined) return [];
  return typeof payer === 'string' ? [payer] : [...payer.cases.map(({ then }) => then), payer.otherwise];
}
