import { nearest } from '@redress/calendar';
import type { Place } from '../places.js';
import type { MapNode, TreeNode } from '../read/tree.js';
import type { JsonSchema, SchemaBook } from './json-schema.js';
import { asIndented, couldHold, type BelongsBelow } from './misindented.js';
import { mismatch, shortened, type Reading, type Shape } from './shape.js';

/** A map with a closed list of keys. */
export interface ObjectShape<out T> extends Shape<T> {
  readonly keys: readonly string[];
}

/**
 * A map with these keys, made into a `T` by `build`. All keys are read before it says what is wrong: unknown keys with
 * the one that was probably meant, and what is missing unless such a key stands for it.
 */
export function object<P extends Properties, T>(
  what: string,
  properties: P,
  build: (parts: Parts<P>, site: Site) => T | undefined,
): ObjectShape<T> {
  return fromRecord(what, properties, (parts, site) => build(parts as Parts<P>, site));
}

/** A map whose one key `key` says what it is, beside `common` ones: `{ sum: […] }`, `{ hours: 4, when: … }`. */
export function keyed<V, P extends Properties, T>(
  what: string,
  key: string,
  main: Needed<V>,
  common: P,
  build: (value: V, parts: Parts<P>, site: Site) => T | undefined,
): ObjectShape<T> {
  const properties: Properties = { [key]: main, ...common };
  return fromRecord(what, properties, ({ [key]: value, ...others }, site) =>
    build(value as V, others as Parts<P>, site),
  );
}

export type Properties = Readonly<Record<string, Property<unknown>>>;
export type Property<T> = Needed<T> | Defaulted<T> | Optional<T>;
export interface Needed<out T> extends Documented<T> {
  readonly presence: 'needed';
}
export interface Defaulted<out T> extends Documented<T> {
  readonly presence: 'defaulted';
  readonly fallback: () => T;
}
export interface Optional<out T> extends Documented<T> {
  readonly presence: 'optional';
}
interface Documented<out T> {
  readonly shape: Shape<T>;
  /** What the key says, for the schema and for whoever left it out. */
  readonly about: string;
}

export function needed<T>(shape: Shape<T>, about: string): Needed<T> {
  return { presence: 'needed', shape, about };
}

export function optional<T>(shape: Shape<T>, about: string): Optional<T> {
  return { presence: 'optional', shape, about };
}

/** A key that stands for `fallback` while it is not written. */
export function defaulted<T>(shape: Shape<T>, fallback: () => T, about: string): Defaulted<T> {
  return { presence: 'defaulted', shape, about, fallback };
}

/** The values of the keys: what is optional may be absent. */
export type Parts<P extends Properties> = {
  readonly [K in keyof P as P[K] extends Optional<unknown> ? never : K]: ValueOf<P[K]>;
} & {
  readonly [K in keyof P as P[K] extends Optional<unknown> ? K : never]?: ValueOf<P[K]>;
};
type ValueOf<P> = P extends Property<infer T> ? T : never;

/** Where an object is being built: its places, and a way to say what is wrong with it as a whole. */
export interface Site {
  readonly node: MapNode;
  readonly reading: Reading;
  /** Lets a further object stand where this one does, for those that take over some of its keys. */
  readonly mark: <T extends object>(object: T) => T;
}

function fromRecord<T>(
  what: string,
  properties: Properties,
  build: (parts: Readonly<Record<string, unknown>>, site: Site) => T | undefined,
): ObjectShape<T> {
  const keys = Object.keys(properties);
  const expected = Object.entries(properties);
  return {
    what,
    keys,
    read: (node, reading) => {
      if (node.kind !== 'map') return mismatch(node, what, reading);
      const meant = hasOnly(keys, node) ? node : asIndented(node, strangersBelow(keys, reading), reading);
      const parts = readKeys(what, expected, meant, reading);
      if (parts === undefined) return undefined;
      const inside = (): ReadonlyMap<string, Place> => keyPlaces(meant);
      const mark = <O extends object>(marked: O): O => {
        reading.places.put(marked, meant.place, inside);
        return marked;
      };
      const built = build(parts, { node: meant, reading, mark });
      return typeof built === 'object' && built !== null ? mark(built) : built;
    },
    schema: (book) => objectSchema(what, properties, book),
  };
}

/** Keys that the map does not have, after one whose contents they resemble: their lines have lost their indentation. */
function strangersBelow(known: readonly string[], reading: Reading): BelongsBelow {
  return (key, entry, host) =>
    !known.includes(key) && couldHold(host, key, entry, reading) && nearest(key, known) === undefined;
}

function readKeys(
  what: string,
  expected: readonly (readonly [string, Property<unknown>])[],
  node: MapNode,
  reading: Reading,
): Record<string, unknown> | undefined {
  const parts: Record<string, unknown> = {};
  let isWhole = node.isWhole;
  let written = 0;
  const missing: string[] = [];
  for (const [key, property] of expected) {
    const entry = node.entries.get(key);
    if (entry !== undefined) {
      written += 1;
      const value = property.shape.read(entry.value, reading);
      if (value === undefined) isWhole = false;
      else parts[key] = value;
    } else if (property.presence === 'defaulted') parts[key] = property.fallback();
    else if (property.presence === 'needed') missing.push(key);
  }
  if (missing.length > 0) isWhole = false;
  if (written === node.entries.size && missing.length === 0) return isWhole ? parts : undefined;
  const meant = refuseUnknownKeys(
    what,
    expected.map(([key]) => key),
    node,
    reading,
  );
  if (node.isWhole) {
    for (const [key, { about }] of expected)
      if (missing.includes(key) && !meant.includes(key))
        reading.report('missing-key', node.place, { key, where: what, what: about });
  }
  return isWhole ? parts : undefined;
}

function hasOnly(known: readonly string[], { entries }: MapNode): boolean {
  for (const key of entries.keys()) if (!known.includes(key)) return false;
  return true;
}

const DATES: ReadonlySet<string> = new Set(['from', 'to', 'datedBy']);
/** What holds at all times. */
const UNDATED = /\b(fact|option|term)$/;

/** Reports the keys that `what` does not have; answers those that were probably meant. */
export function refuseUnknownKeys(
  what: string,
  known: readonly string[],
  node: MapNode,
  reading: Reading,
): readonly string[] {
  const free = known.filter((key) => !node.entries.has(key));
  const meant: string[] = [];
  for (const [key, { keyPlace }] of node.entries) {
    if (known.includes(key)) continue;
    const undated = DATES.has(key) ? UNDATED.exec(what)?.[1] : undefined;
    if (undated !== undefined) {
      reading.report('not-dated', keyPlace, { key, kind: undated });
      continue;
    }
    const unwritten = nearest(key, free);
    if (unwritten !== undefined) meant.push(unwritten);
    const near = unwritten ?? nearest(key, known);
    reading.report('unknown-key', keyPlace, {
      key: shortened(key),
      where: what,
      known,
      elsewhere: reading.elsewhere(key).filter((taker) => taker !== what),
      ...(near === undefined ? {} : { nearest: near }),
    });
  }
  return meant;
}

function keyPlaces(node: MapNode): ReadonlyMap<string, Place> {
  return new Map([...node.entries].map(([key, entry]) => [key, placeOfValue(entry.value, entry.keyPlace)]));
}

/** A map or list below its key begins at that key for a reader, a scalar where it is written. */
function placeOfValue(value: TreeNode, keyPlace: Place): Place {
  return value.kind === 'scalar' || value.place.line === keyPlace.line ? value.place : keyPlace;
}

function objectSchema(what: string, properties: Properties, book: SchemaBook): JsonSchema {
  book.noteKeys(what, Object.keys(properties));
  const entries = Object.entries(properties);
  const required = entries.filter(([, { presence }]) => presence === 'needed').map(([key]) => key);
  return {
    type: 'object',
    properties: Object.fromEntries(
      entries.map(([key, { shape, about }]) => [key, { ...shape.schema(book), description: about }]),
    ),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}
