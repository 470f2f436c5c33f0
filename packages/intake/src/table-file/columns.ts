import type { Table } from '@redress/policy';

/** What a column of a sheet says of each row. */
export type Column =
  | { readonly kind: 'id' | 'cite' | 'assumed' | 'from' | 'to' }
  | { readonly kind: 'title'; readonly locale: 'en' | 'zh-CN' | 'zh-TW' }
  | { readonly kind: 'when' | 'then'; readonly name: string };

/** The columns of a table in the order in which they are written; what no row says is left out. */
export function columnsFor({ inputs, outputs, rows }: Table): readonly Column[] {
  const locales = (['en', 'zh-CN', 'zh-TW'] as const).filter((locale) =>
    rows.some(({ title }) => title?.[locale] !== undefined),
  );
  return [
    { kind: 'id' },
    ...[...inputs.keys()].map((name): Column => ({ kind: 'when', name })),
    ...[...outputs.keys()].map((name): Column => ({ kind: 'then', name })),
    ...(rows.some(({ from }) => from !== undefined) ? [{ kind: 'from' } as const] : []),
    ...(rows.some(({ to }) => to !== undefined) ? [{ kind: 'to' } as const] : []),
    ...(rows.some(({ cite }) => cite.length > 0) ? [{ kind: 'cite' } as const] : []),
    ...(rows.some(({ assumed }) => assumed) ? [{ kind: 'assumed' } as const] : []),
    ...locales.map((locale): Column => ({ kind: 'title', locale })),
  ];
}

/** `when.distance`, `then.amount`, `title.zh-CN`, `id`. */
export function headingOf(column: Column): string {
  switch (column.kind) {
    case 'when':
    case 'then':
      return `${column.kind}.${column.name}`;
    case 'title':
      return `title.${column.locale}`;
    default:
      return column.kind;
  }
}

/** The column of a heading; absent if there is none of that name. */
export function columnOf(heading: string, { inputs, outputs }: Table): Column | undefined {
  const [kind, ...rest] = heading.split('.');
  const name = rest.join('.');
  if (kind === 'when') return inputs.has(name) ? { kind, name } : undefined;
  if (kind === 'then') return outputs.has(name) ? { kind, name } : undefined;
  if (kind === 'title')
    return name === 'en' || name === 'zh-CN' || name === 'zh-TW' ? { kind, locale: name } : undefined;
  if (rest.length > 0) return undefined;
  return kind === 'id' || kind === 'cite' || kind === 'assumed' || kind === 'from' || kind === 'to'
    ? { kind }
    : undefined;
}
