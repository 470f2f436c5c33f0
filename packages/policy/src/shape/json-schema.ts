/** A JSON Schema of draft 2020-12. */
export interface JsonSchema {
  readonly [keyword: string]: JsonSchemaValue;
}

export type JsonSchemaValue =
  boolean | number | string | null | readonly JsonSchemaValue[] | { readonly [key: string]: JsonSchemaValue };

/** Where shapes write down what refers to itself or stands in many places. */
export class SchemaBook {
  readonly #definitions = new Map<string, JsonSchema>();
  readonly #keys = new Map<string, Set<string>>();

  /** A reference to the definition `name`, written down when first asked for. */
  refer(name: string, define: () => JsonSchema): JsonSchema {
    if (!this.#definitions.has(name)) {
      this.#definitions.set(name, {});
      this.#definitions.set(name, define());
    }
    return { $ref: `#/$defs/${name}` };
  }

  /** Notes that `what` takes the keys. */
  noteKeys(what: string, keys: readonly string[]): void {
    for (const key of keys) {
      const takers = this.#keys.get(key) ?? new Set();
      this.#keys.set(key, takers.add(what));
    }
  }

  /** In words, everything that takes a key of this name. */
  takersOf(key: string): readonly string[] {
    return [...(this.#keys.get(key) ?? [])];
  }

  get definitions(): { readonly [name: string]: JsonSchema } {
    return Object.fromEntries(this.#definitions);
  }
}
