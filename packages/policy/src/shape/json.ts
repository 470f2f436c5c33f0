import type { TreeNode } from '../read/tree.js';
import { mismatch, type Reading, type Shape } from './shape.js';

/** Plain JSON values, for parts whose meaning is not the reader's; every map and list in it knows its places. */
export const anyJson: Shape<unknown> = {
  what: 'a value',
  read: plain,
  schema: () => ({}),
};

export const anyMap: Shape<Readonly<Record<string, unknown>>> = {
  what: 'a map',
  read: (node, reading) => {
    if (node.kind !== 'map') return mismatch(node, anyMap.what, reading);
    const read = [...node.entries].map(([key, entry]) => [key, plain(entry.value, reading)] as const);
    if (!node.isWhole || read.some(([, value]) => value === undefined)) return undefined;
    const map = Object.fromEntries(read);
    reading.places.put(
      map,
      node.place,
      () => new Map([...node.entries].map(([key, entry]) => [key, entry.keyPlace])),
    );
    return map;
  },
  schema: () => ({ type: 'object' }),
};

function plain(node: TreeNode, reading: Reading): unknown {
  switch (node.kind) {
    case 'map':
      return anyMap.read(node, reading);
    case 'list': {
      const items = node.items.map((item) => plain(item, reading));
      if (items.includes(undefined)) return undefined;
      reading.places.put(
        items,
        node.place,
        () => new Map(node.items.map((item, index) => [index, item.place])),
      );
      return items;
    }
    case 'scalar':
      return node.value;
    case 'empty':
    case 'broken':
      return mismatch(node, anyJson.what, reading);
  }
}
