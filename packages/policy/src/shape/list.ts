import { mismatch, type Shape } from './shape.js';

/** A list of `item`; `count` fixes how many. */
export function list<T>(what: string, item: Shape<T>, count?: number): Shape<readonly T[]> {
  return {
    what,
    read: (node, reading) => {
      if (node.kind !== 'list') return mismatch(node, what, reading);
      const read = node.items.map((each) => item.read(each, reading));
      const known = read.filter((value) => value !== undefined);
      if (count !== undefined && node.items.length !== count) {
        reading.report('wrong-count', node.place, { expected: what, count: node.items.length });
        return undefined;
      }
      if (known.length < read.length) return undefined;
      reading.places.put(
        known,
        node.place,
        () => new Map(node.items.map((each, index) => [index, each.place])),
      );
      return known;
    },
    schema: (book) => ({
      type: 'array',
      items: item.schema(book),
      ...(count === undefined ? {} : { minItems: count, maxItems: count }),
    }),
  };
}

/** A list of exactly two. */
export function pair<T>(what: string, item: Shape<T>): Shape<readonly [T, T]> {
  const two = list(what, item, 2);
  return {
    ...two,
    read: (node, reading) => {
      const [first, second] = two.read(node, reading) ?? [];
      if (first === undefined || second === undefined) return undefined;
      const both: readonly [T, T] = [first, second];
      reading.places.put(both, node.place);
      return both;
    },
  };
}
