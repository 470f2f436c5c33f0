import type { Shape } from './shape.js';

/** A shape that may contain itself, or stands in many places: in the schema it is defined once under `name`. */
export function named<T>(name: string, what: string, shape: () => Shape<T>): Shape<T> {
  return {
    what,
    read: (node, reading) => shape().read(node, reading),
    schema: (book) => book.refer(name, () => shape().schema(book)),
  };
}
