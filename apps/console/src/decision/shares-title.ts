/** What the shares among the fields of responsibility are called, those of a law with its id; `undefined` for a field. */
export function sharesTitle(field: string, shares: string): string | undefined {
  if (field === 'shares') return shares;
  return field.endsWith('.shares') ? `${shares} · ${field.slice(0, -'.shares'.length)}` : undefined;
}
