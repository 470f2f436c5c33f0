import { nearest } from '@redress/calendar';
import type { MapNode } from '../read/tree.js';
import { choice } from './choice.js';
import { refuseUnknownKeys, type ObjectShape } from './object.js';
import { mismatch, type Reading } from './shape.js';

/** A map whose kind is told by the word under `tag`, such as `type: integer`; each word has keys of its own. */
export function tagged<T>(
  what: string,
  tag: string,
  about: string,
  variants: Readonly<Record<string, ObjectShape<T>>>,
): ObjectShape<T> {
  const words = Object.keys(variants);
  const word = choice(about, words);
  return {
    what,
    keys: [...new Set(Object.values(variants).flatMap((variant) => variant.keys))],
    read: (node, reading) => {
      if (node.kind !== 'map') return mismatch(node, what, reading);
      const entry = node.entries.get(tag);
      if (entry === undefined) return untagged(what, tag, about, node, reading);
      const kind = word.read(entry.value, reading);
      return kind === undefined ? undefined : variants[kind]?.read(node, reading);
    },
    schema: (book) => ({
      type: 'object',
      properties: { [tag]: { enum: words, description: about } },
      required: [tag],
      allOf: [...byVariant(variants)].map(([variant, kinds]) => ({
        if: { properties: { [tag]: { enum: kinds } }, required: [tag] },
        then: variant.schema(book),
      })),
    }),
  };
}

/** Several words may share one shape. */
function byVariant<T>(
  variants: Readonly<Record<string, ObjectShape<T>>>,
): ReadonlyMap<ObjectShape<T>, string[]> {
  const kinds = new Map<ObjectShape<T>, string[]>();
  for (const [kind, variant] of Object.entries(variants))
    kinds.set(variant, [...(kinds.get(variant) ?? []), kind]);
  return kinds;
}

function untagged(what: string, tag: string, about: string, node: MapNode, reading: Reading): undefined {
  if (!node.isWhole) return undefined;
  const meant = [...node.entries].filter(([key]) => nearest(key, [tag]) !== undefined);
  if (meant.length === 0) reading.report('missing-key', node.place, { key: tag, where: what, what: about });
  else refuseUnknownKeys(what, [tag], { ...node, entries: new Map(meant) }, reading);
  return undefined;
}
