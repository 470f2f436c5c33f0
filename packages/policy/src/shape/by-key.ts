import type { MapNode } from '../read/tree.js';
import { refuseUnknownKeys, type ObjectShape } from './object.js';
import { mismatch, type Reading, type Shape } from './shape.js';

/** A map whose kind is told by which of these keys it has: `{ all: […] }`, `{ fact: …, operator: … }`. */
export function byKey<T>(what: string, variants: Readonly<Record<string, ObjectShape<T>>>): Shape<T> {
  const known = Object.keys(variants);
  return {
    what,
    read: (node, reading) => {
      if (node.kind !== 'map') return mismatch(node, what, reading);
      const { entries } = node;
      const kind = known.find((key) => entries.has(key));
      if (kind === undefined) return nameless(what, variants, node, reading);
      if (known.findLast((key) => entries.has(key)) === kind) return variants[kind]?.read(node, reading);
      const kinds = known.filter((key) => entries.has(key));
      reading.report('several-kinds', node.place, { where: what, kinds });
      return undefined;
    },
    schema: (book) => ({ oneOf: Object.values(variants).map((variant) => variant.schema(book)) }),
  };
}

function nameless<T>(
  what: string,
  variants: Readonly<Record<string, ObjectShape<T>>>,
  node: MapNode,
  reading: Reading,
): undefined {
  if (!node.isWhole) return undefined;
  const known = Object.keys(variants);
  const companions = new Set(Object.values(variants).flatMap((variant) => variant.keys));
  const strangers = new Map([...node.entries].filter(([key]) => !companions.has(key)));
  if (strangers.size === 0) reading.report('kind-missing', node.place, { where: what, known });
  else refuseUnknownKeys(what, known, { ...node, entries: strangers }, reading);
  return undefined;
}
