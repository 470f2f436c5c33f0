import type { Sources } from '../layers/sources.js';
import type { Places } from '../places.js';
import type { Scope } from './scope.js';

/**
 * Amounts without a currency that a lower layer wrote when another currency was the policy's: they now count in this
 * one, 8,000 yuan as 8,000 dollars. Told once a layer, where the currency is set; of values only those that are read.
 */
export function tellInheritedAmounts(
  { document, survey, report }: Scope,
  places: Places,
  { file, sources }: { readonly file: string; readonly sources: Sources },
): void {
  const written = new Map<string, { readonly layer: string; readonly currency: string }>();
  for (const { file: at, id, kind, tree } of sources.layers) {
    const currency = tree.entries.get('currency')?.value;
    if (kind === 'law' || at === file || currency?.kind !== 'scalar') continue;
    if (typeof currency.value !== 'string' || currency.value === document.currency) continue;
    written.set(at, { layer: id, currency: currency.value });
  }
  if (written.size === 0) return;
  const names = new Map<string, Set<string>>();
  const note = (node: object, name: string): void => {
    const at = places.of(node).file;
    if (at === undefined || !written.has(at)) return;
    names.set(at, (names.get(at) ?? new Set()).add(name));
  };
  const read = new Set(survey.reads.map(({ name }) => name));
  for (const [name, entries] of document.values) {
    if (!read.has(`value.${name}`)) continue;
    for (const entry of entries) if (isBare(entry)) note(entry, name);
  }
  for (const { amount, site } of survey.amounts) {
    if (amount.kind === 'money' && amount.money.currency === undefined) note(amount, site.self);
  }
  for (const [at, found] of names) {
    const layer = written.get(at);
    if (layer === undefined) continue;
    report(
      'amounts-in-other-currency',
      { names: [...found], layer: layer.layer, written: layer.currency, currency: document.currency },
      document,
      'currency',
    );
  }
}

function isBare({ type, value }: { readonly type: string; readonly value: unknown }): boolean {
  if (type !== 'money') return false;
  return (
    typeof value !== 'object' || value === null || !('currency' in value) || value.currency === undefined
  );
}
