import type { TreeNode } from '../read/tree.js';
import type { Reading, Shape } from './shape.js';

/** What `shape` reads, made into something else that stands in the same place; `undefined` after saying why not. */
export function converted<V, T>(
  shape: Shape<V>,
  convert: (value: V, node: TreeNode, reading: Reading) => T | undefined,
): Shape<T> {
  return {
    what: shape.what,
    read: (node, reading) => {
      const value = shape.read(node, reading);
      if (value === undefined) return undefined;
      const result = convert(value, node, reading);
      if (typeof result === 'object' && result !== null) {
        if (typeof value === 'object' && value !== null) reading.places.hand(value, result);
        else reading.places.put(result, node.place);
      }
      return result;
    },
    schema: shape.schema,
  };
}
