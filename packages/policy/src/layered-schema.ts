import { OWN, SECTIONS, type Merging } from './layers/sections.js';
import type { JsonSchema, JsonSchemaValue } from './shape/json-schema.js';

/**
 * The schemas of the sections of a policy that extends others: by how layers merge in each (`layers/sections.ts`) an item or a
 * declaration says only what it changes, or `off: true`.
 */
export function layeredSections(properties: JsonSchema, definitions: JsonSchema): JsonSchema {
  const partial = new Partial(definitions);
  return Object.fromEntries(
    Object.entries(properties).map(([section, schema]) => [
      section,
      isSchema(schema) ? partial.merging(schema, SECTIONS[section]) : schema,
    ]),
  );
}

/** The schemas of the sections in which layers merge, as they are where nothing is below. */
export function sectionsOf(properties: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(properties).filter(([section]) => section in SECTIONS));
}

/** Of the keys that a policy has to have those that no layer below can give it. */
export function ownKeys(required: JsonSchemaValue | undefined): readonly string[] {
  return listOf(required).filter((key): key is string => typeof key === 'string' && OWN.has(key));
}

const OFF = { const: true, description: 'takes away what a layer below has under this name' };
const NAME_OFF: JsonSchema = {
  type: 'object',
  properties: { off: OFF },
  required: ['off'],
  additionalProperties: false,
};

class Partial {
  constructor(private readonly definitions: JsonSchema) {}

  merging(schema: JsonSchema, how: Merging | undefined): JsonSchema {
    switch (how?.kind) {
      case undefined:
      case 'whole':
        return schema;
      case 'keys':
        return this.#keys(schema, how, []);
      case 'names': {
        const { additionalProperties: each, properties = {} } = schema;
        return {
          ...schema,
          // Beside fields the shares stand under a name of their own.
          ...('properties' in schema && isSchema(properties)
            ? { properties: this.#each(properties, (one) => this.#orOff(one, how.each, NAME_OFF, [])) }
            : {}),
          ...(isSchema(each) ? { additionalProperties: this.#orOff(each, how.each, NAME_OFF, []) } : {}),
        };
      }
      case 'items': {
        const { items } = schema;
        if (!isSchema(items)) return schema;
        const { id = {} } = isSchema(items['properties']) ? items['properties'] : {};
        const off = {
          ...NAME_OFF,
          properties: { id, off: OFF },
          required: ['id', 'off'],
        };
        return { ...schema, items: this.#orOff(items, how.each, off, ['id']) };
      }
    }
  }

  #orOff(schema: JsonSchema, each: Merging, off: JsonSchema, needed: readonly string[]): JsonSchema {
    const partial = each.kind === 'keys' ? this.#keys(schema, each, needed) : schema;
    return { anyOf: [partial, off] };
  }

  /** The same map, of which only the `needed` keys have to be there; in each of the forms that it may have. */
  #keys(schema: JsonSchema, how: Extract<Merging, { kind: 'keys' }>, needed: readonly string[]): JsonSchema {
    const { $ref: reference, required: _required, anyOf, oneOf, allOf, ...rest } = schema;
    if (typeof reference === 'string') {
      const target = this.definitions[reference.replace('#/$defs/', '')];
      return isSchema(target) ? this.#keys(target, how, needed) : schema;
    }
    const again = (one: JsonSchemaValue): JsonSchemaValue =>
      isSchema(one) ? this.#keys(one, how, needed) : one;
    const { properties } = rest;
    const open: JsonSchema = {
      ...rest,
      ...(needed.length > 0 ? { required: needed } : {}),
      ...(isSchema(properties)
        ? { properties: this.#each(properties, (one, key) => this.merging(one, how.inside[key])) }
        : {}),
    };
    // What tells the forms apart may be left out, so that several of them fit.
    const forms = [...listOf(anyOf), ...listOf(oneOf)];
    if (forms.length > 0) return { anyOf: forms.map(again) };
    // A kind that is told by a word, which a layer above need not repeat.
    const kinds = listOf(allOf).filter(isSchema);
    if (kinds.length === 0) return open;
    const variants = kinds.map((one) => (isSchema(one['then']) ? again(one['then']) : true));
    const tags = listOf(_required);
    return {
      ...open,
      allOf: [
        ...kinds.map((one, at) => ({ ...one, then: variants[at] ?? true })),
        { if: { required: tags }, else: { anyOf: variants } },
      ],
    };
  }

  #each(properties: JsonSchema, change: (schema: JsonSchema, key: string) => JsonSchema): JsonSchema {
    return Object.fromEntries(
      Object.entries(properties).map(([key, one]) => [key, isSchema(one) ? change(one, key) : one]),
    );
  }
}

function isSchema(value: JsonSchemaValue | undefined): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: JsonSchemaValue | undefined): readonly JsonSchemaValue[] {
  return Array.isArray(value) ? value : [];
}
