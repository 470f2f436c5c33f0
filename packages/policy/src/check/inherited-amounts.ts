import type { Amount, Operand } from '../document.js';
import type { Sources } from '../layers/sources.js';
import type { Places } from '../places.js';
import type { Report, Scope } from './scope.js';
import { currencyOf } from './value-type.js';

/** An amount of a lower layer by what it is called there, and where it stands. */
export interface InheritedAmount {
  readonly name: string;
  readonly node: object;
  readonly key?: string | undefined;
}

/**
 * Amounts that a layer wrote in another currency than the policy's: they stay in it, 300 yuan as 300 yuan. Told once a
 * layer, where the currency is set: first those that cannot stay so, then of values that are read and of remedies the others.
 */
export function tellInheritedAmounts(
  { document, survey, otherCurrency }: Scope,
  places: Places,
  { layers, currencies }: Sources,
  toRestate: readonly InheritedAmount[],
  report: Report,
): void {
  if (otherCurrency === undefined) return;
  const told = new Set<string>();
  const tell = (
    code: 'amount-in-other-currency' | 'amounts-in-other-currency',
    all: readonly InheritedAmount[],
  ) => {
    const byFile = new Map<string, { name: string; line: number }[]>();
    for (const { name, node, key } of all) {
      const { file = '', line, column } = places.of(node, key);
      const place = `${file}:${line}:${column}`;
      if (told.has(place)) continue;
      told.add(place);
      const amounts = byFile.get(file) ?? [];
      if (!amounts.some((one) => one.name === name && one.line === line)) amounts.push({ name, line });
      byFile.set(file, amounts);
    }
    for (const [file, amounts] of byFile) {
      const layer = layers.find((one) => one.file === file);
      const written = currencies.get(file);
      if (layer === undefined || written === undefined) continue;
      const { currency } = document;
      report(code, { amounts, layer: layer.id, file, written, currency }, document, 'currency');
    }
  };
  tell('amount-in-other-currency', toRestate);
  const read = new Set(survey.reads.map(({ name }) => name));
  const values = [...document.values].flatMap(([name, entries]) =>
    read.has(`value.${name}`)
      ? entries.map((node) => ({ name, node, currency: currencyOf(node.value) }))
      : [],
  );
  const amounts = survey.amounts.flatMap(({ amount, site }) =>
    amount.kind === 'money' ? [{ name: site.self, node: amount, currency: amount.money.currency }] : [],
  );
  tell(
    'amounts-in-other-currency',
    [...values, ...amounts].filter(({ node, currency }) => isInherited(otherCurrency, node, currency)),
  );
}

/** Whether an amount in a currency is one that a layer below wrote in its own. */
function isInherited(
  otherCurrency: NonNullable<Scope['otherCurrency']>,
  node: object,
  currency: string | undefined,
): boolean {
  return currency !== undefined && otherCurrency(node) === currency;
}

/** The inherited amounts among the parts of an amount that belongs to `self`. */
export function inheritedIn(amount: Amount, self: string, scope: Scope): readonly InheritedAmount[] {
  const { otherCurrency } = scope;
  if (otherCurrency === undefined) return [];
  const within = (part: Amount): readonly InheritedAmount[] => inheritedIn(part, self, scope);
  switch (amount.kind) {
    case 'money':
      return isInherited(otherCurrency, amount, amount.money.currency) ? [{ name: self, node: amount }] : [];
    case 'reference':
      return inheritedOf(amount, scope);
    case 'percent':
    case 'share':
    case 'round':
      return within(amount.of);
    case 'rate':
      return within(amount.each);
    // Whatever it is in, it is brought into another.
    case 'convert':
      return [];
    case 'cap':
      return [amount.of, amount.at].flatMap(within);
    case 'choose':
      return [...amount.cases.cases.map(({ then }) => then), amount.cases.otherwise].flatMap(within);
    case 'min':
    case 'max':
    case 'sum':
    case 'minus':
    case 'range':
      return amount.of.flatMap(within);
  }
}

/** The inherited amounts of a value that is read. */
export function inheritedOf(
  operand: Operand,
  { document, otherCurrency }: Scope,
): readonly InheritedAmount[] {
  if (otherCurrency === undefined || operand.kind !== 'reference') return [];
  const [, value = ''] = /^value\.(.+)$/.exec(operand.name) ?? [];
  return (document.values.get(value) ?? []).flatMap((node) =>
    isInherited(otherCurrency, node, currencyOf(node.value)) ? [{ name: value, node }] : [],
  );
}
