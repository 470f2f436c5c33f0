import type { Field, Shares } from '../document.js';
import type { MapNode } from '../read/tree.js';
import { mismatch, type Shape } from '../shape/shape.js';
import { fields, shares } from './fields.js';

/** Fields, and beside them the shares of the parties under the name `shares`. */
export interface Responsibility {
  readonly fields: ReadonlyMap<string, Field>;
  readonly shares?: Shares;
}

const SHARES = 'shares';

export const responsibility: Shape<Responsibility> = {
  what: 'a map of fields and `shares`',
  read: (node, reading) => {
    if (node.kind !== 'map') return mismatch(node, responsibility.what, reading);
    const entry = node.entries.get(SHARES);
    const read = fields.read(without(node, SHARES), reading);
    const split = entry === undefined ? undefined : shares.read(entry.value, reading);
    if (read === undefined || (entry !== undefined && split === undefined)) return undefined;
    return { fields: read, ...(split === undefined ? {} : { shares: split }) };
  },
  schema: (book) => ({ ...fields.schema(book), properties: { [SHARES]: shares.schema(book) } }),
};

function without(node: MapNode, key: string): MapNode {
  return { ...node, entries: new Map([...node.entries].filter(([name]) => name !== key)) };
}
