import type { Sources } from '../layers/sources.js';
import type { Places } from '../places.js';
import type { Scope } from './scope.js';
import { currencyOf } from './value-type.js';

/**
 * Amounts that a layer wrote in another currency than the policy's: they stay in it, 300 yuan as 300 yuan. Told once a
 * layer, where the currency is set; of values only those that are read.
 */
export function tellInheritedAmounts(
  { document, survey, report }: Scope,
  places: Places,
  { layers, currencies }: Sources,
): void {
  const names = new Map<string, Set<string>>();
  const note = (node: object, currency: string | undefined, name: string): void => {
    const { file = '' } = places.of(node);
    if (currency === undefined || currency === document.currency || currencies.get(file) !== currency) return;
    names.set(file, (names.get(file) ?? new Set()).add(name));
  };
  const read = new Set(survey.reads.map(({ name }) => name));
  for (const [name, entries] of document.values) {
    if (!read.has(`value.${name}`)) continue;
    for (const entry of entries) note(entry, currencyOf(entry.value), name);
  }
  for (const { amount, site } of survey.amounts)
    if (amount.kind === 'money') note(amount, amount.money.currency, site.self);
  for (const [file, found] of names) {
    const layer = layers.find((one) => one.file === file);
    if (layer === undefined) continue;
    report(
      'amounts-in-other-currency',
      {
        names: [...found],
        layer: layer.id,
        written: currencies.get(file) ?? '',
        currency: document.currency,
      },
      document,
      'currency',
    );
  }
}
