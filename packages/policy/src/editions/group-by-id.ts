/** Items by their id, in the order in which each id comes first. */
export function groupById<T extends { readonly id: string }>(
  items: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const known = groups.get(item.id);
    if (known === undefined) groups.set(item.id, [item]);
    else known.push(item);
  }
  return groups;
}
