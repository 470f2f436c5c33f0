import { money, type MoneyJson } from '@redress/money';
import type { Bounds, Decision, RemedyDecision } from '../decision.js';
import { going, isPaidByCustomer } from './ways-told.js';
import { customerRemedies } from './withheld.js';
import type { Wording } from './wording.js';

/**
 * The total of a basis, or of `all`; currencies that were not converted stand beside one another. A customer is told what
 * the customer gets, and nothing that counts what is not for him to hear.
 */
export function totalText(
  basis: string,
  isForCustomer: boolean,
  decision: Decision,
  wording: Wording,
): string {
  const { messages, policy } = wording;
  const counts = (one: { readonly basis: string }): boolean => basis === 'all' || one.basis === basis;
  if (isForCustomer) {
    const told = new Set(customerRemedies(decision, policy));
    const isCounted = (remedy: RemedyDecision): boolean =>
      counts(remedy) && (remedy.total ?? remedy.totalMin) !== undefined;
    const toCustomer = going('toCustomer', decision.remedies).filter((one) => !isPaidByCustomer(one));
    if (toCustomer.some((remedy) => isCounted(remedy) && !told.has(remedy))) return messages.underExamination;
  }
  const sums = new Map<string, Bounds[]>();
  for (const { currency, toCustomer, ...whole } of decision.totals.filter(counts)) {
    const total = isForCustomer ? (toCustomer ?? whole) : whole;
    sums.set(currency, [...(sums.get(currency) ?? []), total]);
  }
  if (sums.size === 0) return messages.none;
  return messages.list(
    [...sums].map(([code, totals]) => {
      const highs = totals.flatMap(({ max }) => max ?? []);
      const low = sumOf(
        totals.map(({ min }) => min),
        code,
      );
      return wording.range(low, highs.length === totals.length ? sumOf(highs, code) : undefined);
    }),
  );
}

function sumOf(amounts: readonly string[], code: string): MoneyJson {
  return amounts.reduce((sum, amount) => sum.add(money(amount, code)), money('0', code)).toJSON();
}
