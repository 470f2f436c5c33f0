import { policy } from './construct/policy.js';
import { layeredSections, ownKeys, sectionsOf } from './layered-schema.js';
import { SchemaBook, type JsonSchema } from './shape/json-schema.js';

/** The JSON Schema (draft 2020-12) of a policy, for editors; what needs the sense of the words only `readPolicy` sees. */
export function policySchema(): JsonSchema {
  const book = new SchemaBook();
  const { required = [], properties = {}, ...root } = policy.schema(book);
  const whole = properties as JsonSchema;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Redress policy',
    ...root,
    // What a policy that extends others leaves out, also of an item, they have.
    properties: layeredSections(whole, book.definitions),
    required: ownKeys(required),
    if: { required: ['extends'], properties: { extends: { minItems: 1 } } },
    else: { required, properties: sectionsOf(whole) },
    $defs: book.definitions,
  };
}

/** By key, everything in the language that takes it, in words: drawn up when first asked for. */
export function keyTakers(): (key: string) => readonly string[] {
  let book: SchemaBook | undefined;
  return (key) => {
    if (book === undefined) {
      book = new SchemaBook();
      policy.schema(book);
    }
    return book.takersOf(key);
  };
}
