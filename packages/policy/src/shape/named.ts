import type { Shape } from './shape.js';

/** A shape that may contain itself, or stands in many places: in the schema it is defined once under `name`. */
export function named<T>(name: string, what: string, shape: () => Shape<T>): Shape<T> {
  let made: Shape<T> | undefined;
  const known = (): Shape<T> => (made ??= shape());
  return {
    what,
    read: (node, reading) => known().read(node, reading),
    schema: (book) => book.refer(name, () => known().schema(book)),
  };
}
