import type { Decision } from '@redress/api/contract';
import type { Language } from '../i18n/language.svelte.js';

type Total = Decision['totals'][number];

/** Sums in words, by basis: what others than the customer pay, what of it goes to the customer, what the customer pays. */
export function totalTexts(
  totals: Decision['totals'],
  language: Pick<Language, 'messages' | 'money'>,
): string[] {
  const { remedy } = language.messages;
  return totals.flatMap(({ basis, currency, toCustomer, fromCustomer, ...total }) => {
    const words = ({ amount, min, max }: Pick<Total, 'amount' | 'min' | 'max'>): string => {
      if (amount !== null) return language.money(amount, currency);
      const low = language.money(min, currency);
      return max === null ? remedy.atLeast(low) : remedy.between(low, language.money(max, currency));
    };
    const label = remedy.bases[basis] ?? basis;
    const isOnlyFrom = fromCustomer !== undefined && total.max !== null && Number(total.max) === 0;
    return [
      ...(isOnlyFrom ? [] : [`${label} ${words(total)}`]),
      ...(toCustomer === undefined ? [] : [`${label} ${words(toCustomer)} ${remedy.ways.toCustomer}`]),
      ...(fromCustomer === undefined ? [] : [`${label} ${words(fromCustomer)} ${remedy.ways.fromCustomer}`]),
    ];
  });
}
