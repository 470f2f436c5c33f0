import type { DatedValue, Literal, Table, ValueType } from '../document.js';

/** The type that a dated value is read with, all its periods together; `undefined` where they differ. */
export function valueType(entries: readonly DatedValue[], policyCurrency: string): ValueType | undefined {
  const kinds = new Set(entries.map((entry) => entry.type));
  const [kind] = kinds;
  if (kind === undefined || kinds.size > 1) return undefined;
  if (kind === 'percent') return { kind: 'decimal' };
  if (kind !== 'money') return { kind };
  const currencies = new Set(entries.map((entry) => currencyOf(entry.value) ?? policyCurrency));
  const [currency] = currencies;
  return currency === undefined || currencies.size > 1 ? { kind: 'money' } : { kind: 'money', currency };
}

/** The type of an output of a table; of an amount with its currency where all rows agree on it. */
export function outputType(table: Table, output: string, policyCurrency: string): ValueType | undefined {
  const type = table.outputs.get(output)?.type;
  if (type?.kind !== 'money') return type;
  const values = [...table.rows.map(({ then }) => then.get(output)), table.otherwise?.get(output)];
  const currencies = new Set(
    values.flatMap((value) =>
      value === undefined || value === null ? [] : [currencyOf(value) ?? policyCurrency],
    ),
  );
  const [currency] = currencies;
  return currency === undefined || currencies.size > 1 ? type : { kind: 'money', currency };
}

/** The currency that a constant states itself. */
export function currencyOf(value: Literal): string | undefined {
  return typeof value === 'object' && value !== null ? value.currency : undefined;
}
