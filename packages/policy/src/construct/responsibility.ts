import type { Field, Shares } from '../document.js';
import { ofLaw } from '../layers/law-name.js';
import type { MapNode } from '../read/tree.js';
import { mismatch, type Shape } from '../shape/shape.js';
import { SHARES } from '../shares-name.js';
import { fields, shares } from './fields.js';

/** Fields, and beside them the shares of the parties under the name `shares`. */
export interface Responsibility {
  readonly fields: ReadonlyMap<string, Field>;
  /** By name; at most one, where they are read. */
  readonly shares: ReadonlyMap<string, Shares>;
}

export const responsibility: Shape<Responsibility> = {
  what: 'a map of fields and `shares`',
  read: (node, reading) => {
    if (node.kind !== 'map') return mismatch(node, responsibility.what, reading);
    const entry = node.entries.get(SHARES);
    const read = fields.read(without(node, SHARES), reading);
    const split = entry === undefined ? undefined : shares.read(entry.value, reading);
    if (read === undefined || (entry !== undefined && split === undefined)) return undefined;
    if (split === undefined) return { fields: read, shares: new Map() };
    const named = { name: ofLaw(reading.law, SHARES), ...split };
    reading.places.hand(split, named);
    return { fields: read, shares: new Map([[named.name, named]]) };
  },
  schema: (book) => ({ ...fields.schema(book), properties: { [SHARES]: shares.schema(book) } }),
};

function without(node: MapNode, key: string): MapNode {
  return { ...node, entries: new Map([...node.entries].filter(([name]) => name !== key)) };
}
