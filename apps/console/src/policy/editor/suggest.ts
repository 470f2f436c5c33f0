import type { JsonSchema } from '@redress/policy';
import type { Vocabulary } from '../../judge/vocabulary.js';
import type { Cursor } from './cursor.js';

export interface Suggestion {
  readonly label: string;
  readonly kind: 'key' | 'name' | 'value';
  /** What it means, in the words of the schema. */
  readonly detail?: string;
}

/** What may stand at the cursor: keys and words of the language by its schema, names by the document itself. */
export function suggest(
  cursor: Cursor,
  schema: JsonSchema,
  vocabulary: Vocabulary | undefined,
): Suggestion[] {
  const here = cursor.path.reduce<JsonSchema[]>(
    (schemas, key) => schemas.flatMap((one) => below(one, key, schema)),
    parts(schema, schema),
  );
  if (!cursor.isValue) return keysOf(here, cursor);
  const names = vocabulary === undefined ? [] : namesFor(cursor, vocabulary);
  return distinct([...names, ...wordsOf(here)]);
}

function keysOf(schemas: readonly JsonSchema[], { siblings }: Cursor): Suggestion[] {
  return distinct(
    schemas.flatMap((schema) =>
      Object.entries(record(schema.properties)).flatMap(([label, property]) =>
        siblings.has(label) ? [] : [suggestion(label, 'key', record(property).description)],
      ),
    ),
  );
}

function wordsOf(schemas: readonly JsonSchema[]): Suggestion[] {
  return schemas.flatMap((schema) => {
    const words = [...list(schema.enum), ...('const' in schema ? [schema.const] : [])];
    const isBoolean = schema.type === 'boolean';
    return [...words, ...(isBoolean ? [true, false] : [])]
      .filter((word) => typeof word === 'string' || typeof word === 'boolean')
      .map((word) => suggestion(String(word), 'value', schema.description));
  });
}

/** Which of the document's names fit, by the key whose value is written. */
function namesFor({ path, siblings }: Cursor, vocabulary: Vocabulary): Suggestion[] {
  const key = path.findLast((part) => part !== '[]') ?? '';
  const [group, field] = path;
  if (key === 'value' || key === 'right') {
    const fact = siblings.get('fact');
    if (fact === undefined) return names(vocabulary.values);
    return names(siblings.get('operator') === 'mentions' ? vocabulary.terms : (vocabulary.enums[fact] ?? []));
  }
  if (key === 'then' || key === 'otherwise' || key === 'order') {
    const prefix = { classification: 'class', routing: 'route', responsibility: 'responsibility' }[
      group ?? ''
    ];
    return names(vocabulary.enums[`${prefix}.${field}`] ?? []);
  }
  const isOverList = path.some((part) => OVER_LIST.has(part));
  return names([...(isOverList && key === 'fact' ? vocabulary.items : []), ...listFor(key, vocabulary)]);
}

/** Below these a name may be of an element of a list. */
const OVER_LIST: ReadonlySet<string> = new Set(['where', 'amount', 'of']);

function listFor(key: string, vocabulary: Vocabulary): readonly string[] {
  switch (key) {
    case 'fact':
    case 'facts':
    case 'evidence':
    case 'proof':
    case 'datedBy':
    case 'of':
    case 'from':
      return vocabulary.readable;
    case 'condition':
      return vocabulary.conditions;
    case 'some':
    case 'every':
    case 'none':
    case 'count':
    case 'list':
    case 'forEach':
      return vocabulary.lists;
    case 'calendar':
      return vocabulary.calendars;
    case 'after':
    case 'ask':
    case 'stage':
    case 'earliest':
    case 'meets':
      return vocabulary.stages;
    default:
      return [];
  }
}

function names(list: readonly string[]): Suggestion[] {
  return list.map((label) => ({ label, kind: 'name' }));
}

function suggestion(label: string, kind: Suggestion['kind'], detail: unknown): Suggestion {
  return typeof detail === 'string' ? { label, kind, detail } : { label, kind };
}

function distinct(suggestions: readonly Suggestion[]): Suggestion[] {
  return [...new Map(suggestions.toReversed().map((one) => [one.label, one])).values()].toReversed();
}

/** The schemas of what stands under `key` (`[]`: of the items). */
function below(schema: JsonSchema, key: string, root: JsonSchema): JsonSchema[] {
  const property = record(schema.properties)[key];
  const next = key === '[]' ? schema.items : (property ?? schema.additionalProperties);
  return isSchema(next) ? parts(next, root) : [];
}

/** A schema with all it refers to and may be, each part by itself. */
function parts(schema: JsonSchema, root: JsonSchema, seen: ReadonlySet<string> = new Set()): JsonSchema[] {
  const { $ref: reference } = schema;
  if (typeof reference === 'string') {
    const target = record(root.$defs)[reference.replace('#/$defs/', '')];
    if (!isSchema(target) || seen.has(reference)) return [];
    return parts(target, root, new Set([...seen, reference]));
  }
  const further = [
    ...list(schema.anyOf),
    ...list(schema.oneOf),
    ...list(schema.allOf),
    ...[schema.then, schema.else].filter((one) => one !== undefined),
  ];
  return [schema, ...further.filter(isSchema).flatMap((one) => parts(one, root, seen))];
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isSchema(value) ? value : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
