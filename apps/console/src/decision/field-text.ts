import type { Language } from '../i18n/language.svelte.js';
import type { Names } from './names.js';

/** The value of a field (`class.severity`) in the reader's words; of shares each party with its own. */
export function fieldText(field: string, value: unknown, names: Names, language: Language): string {
  const { yes, no, none } = language.messages.result;
  if (value === null) return none;
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'number') return value.toLocaleString(language.locale);
  if (typeof value === 'string') return names.fieldValue(field, value);
  const money = moneyText(value, language);
  if (money !== undefined) return money;
  return Object.entries(partsOf(value))
    .map(([party, share]) => `${names.party(party)} ${language.percent(Number(share) / 100)}`)
    .join(' · ');
}

/** An amount `{amount, currency}`; nothing for what is none. */
export function moneyText(value: unknown, language: Language): string | undefined {
  const { amount, currency } = partsOf(value);
  return typeof amount === 'string' && typeof currency === 'string'
    ? language.money(amount, currency)
    : undefined;
}

/** An amount between two ends, the upper one open where there is none. */
export function rangeText(low: unknown, high: unknown, language: Language): string | undefined {
  const least = moneyText(low, language);
  const most = moneyText(high, language);
  if (least === undefined) return undefined;
  if (least === most) return least;
  const { atLeast, between } = language.messages.remedy;
  return most === undefined ? atLeast(least) : between(least, most);
}

/** The members of what is an object; none of anything else. */
export function partsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
