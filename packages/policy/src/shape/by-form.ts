import type { JsonSchema } from './json-schema.js';
import { mismatch, type Shape } from './shape.js';

/** Something that may be written in several forms, each read by its own shape: a word, a list or a map. */
export function byForm<T>(
  what: string,
  forms: { readonly scalar?: Shape<T>; readonly list?: Shape<T>; readonly map?: Shape<T> },
): Shape<T> {
  return {
    what,
    read: (node, reading) => {
      const form = node.kind === 'empty' || node.kind === 'broken' ? undefined : forms[node.kind];
      return form === undefined ? mismatch(node, what, reading) : form.read(node, reading);
    },
    schema: (book) => ({
      anyOf: [forms.scalar, forms.list, forms.map]
        .filter((form) => form !== undefined)
        .map((form): JsonSchema => form.schema(book)),
    }),
  };
}
