import { lawName } from '../layers/law-name.js';
import { itemName } from '../list-item.js';
import type { MapNode } from '../read/tree.js';
import type { ObjectShape } from '../shape/object.js';
import type { Reading, Shape } from '../shape/shape.js';

/** How a field of an element is written where a list is gone through. */
const ITEM = 'item.';

/** A map whose `key` names a list, alone or as `list` of a map: in what stands beside it `item.x` is a field of that list. */
export function overList<T>(key: string, shape: ObjectShape<T>): ObjectShape<T> {
  return {
    ...shape,
    read: (node, reading) => {
      const list = node.kind === 'map' ? listIn(node, key) : undefined;
      const item = list === undefined ? undefined : lawName(reading.law, list);
      return shape.read(node, item === undefined ? reading : { ...reading, item });
    },
  };
}

/** What is said of the whole, and not of each element. */
export function ofTheWhole<T>(shape: Shape<T>): Shape<T> {
  return {
    ...shape,
    read: (node, reading) => {
      const { item: _, ...outside } = reading;
      return shape.read(node, outside);
    },
  };
}

/** `item.age` as `passengers[].age` while passengers are gone through; every other name as it is. */
export function readableName(name: string, { item }: Reading): string {
  return item !== undefined && name.startsWith(ITEM) ? itemName(item, name.slice(ITEM.length)) : name;
}

function listIn(node: MapNode, key: string): string | undefined {
  const named = node.entries.get(key)?.value;
  const list = named?.kind === 'map' ? named.entries.get('list')?.value : named;
  return list?.kind === 'scalar' && typeof list.value === 'string' ? list.value : undefined;
}
