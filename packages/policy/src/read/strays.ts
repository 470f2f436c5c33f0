import type { Place } from '../places.js';
import type { TreeNode } from './tree.js';

/** Keys at the top of a policy that it does not have, and all that is declared below them. */
export interface Strays {
  readonly places: readonly Place[];
  /** Keys and ids: what refers to them is not wrong by itself. */
  readonly names: ReadonlySet<string>;
}

export function straysOf(tree: TreeNode | undefined, known: readonly string[]): Strays {
  const strange = tree?.kind === 'map' ? [...tree.entries].filter(([key]) => !known.includes(key)) : [];
  const names = new Set<string>();
  for (const [, { value }] of strange) collect(value, names);
  return { places: strange.map(([, { keyPlace }]) => keyPlace), names };
}

function collect(node: TreeNode, names: Set<string>): void {
  if (node.kind === 'list') for (const item of node.items) collect(item, names);
  if (node.kind !== 'map') return;
  for (const [key, { value }] of node.entries) {
    names.add(key);
    if (key === 'id' && value.kind === 'scalar' && typeof value.value === 'string') names.add(value.value);
    collect(value, names);
  }
}
