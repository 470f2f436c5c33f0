import { ofLaw } from '../layers/law-name.js';
import type { TextForm } from './text.js';
import { asIndented, isEmpty, lacks, type BelongsBelow } from './misindented.js';
import { mismatch, shortened, type Reading, type Shape } from './shape.js';

/** A record whose names the policy declares: seen through another policy, those of a law have its own in front. */
export function declarations<V, T>(
  what: string,
  name: TextForm,
  item: Shape<V>,
  build: (name: string, value: V) => T,
): Shape<ReadonlyMap<string, T>> {
  return record(what, name, item, build, ofLaw);
}

/** By name: a map of any keys of the form `name`, each made into a `T` that stands where its name does. */
export function record<V, T>(
  what: string,
  name: TextForm,
  item: Shape<V>,
  build: (name: string, value: V) => T,
  qualified: typeof ofLaw = (_law, key) => key,
): Shape<ReadonlyMap<string, T>> {
  return {
    what,
    read: (written, reading) => {
      if (written.kind !== 'map') return mismatch(written, what, reading);
      const node = asIndented(written, keysOf(item, reading), reading);
      const declared = new Map<string, T>();
      let isWhole = node.isWhole;
      for (const [key, entry] of node.entries) {
        const value = item.read(entry.value, reading);
        const isName = name.pattern.test(key);
        if (!isName)
          reading.report('wrong-form', entry.keyPlace, {
            text: shortened(key),
            expected: name.what,
            example: name.example,
          });
        if (value === undefined || !isName) {
          isWhole = false;
          continue;
        }
        const called = qualified(reading.law, key);
        const built = build(called, value);
        if (isObject(built)) reading.places.hand(isObject(value) ? value : built, built, entry.keyPlace);
        declared.set(called, built);
      }
      if (!isWhole) return undefined;
      const { law } = reading;
      reading.places.put(
        declared,
        node.place,
        () => new Map([...node.entries].map(([key, entry]) => [qualified(law, key), entry.keyPlace])),
      );
      return declared;
    },
    schema: (book) => ({
      type: 'object',
      propertyNames: { pattern: name.pattern.source },
      additionalProperties: item.schema(book),
    }),
  };
}

/** Keys of a declaration in the column of its name: below a name that says nothing, or that lacks them. */
function keysOf(item: Shape<unknown>, reading: Reading): BelongsBelow {
  // Of a declaration that comes in kinds each kind takes keys: `a money fact` is `a fact`.
  const noun = item.what.replace(/^an? /, ' ');
  const isTaken = (key: string): boolean => reading.elsewhere(key).some((taker) => taker.endsWith(noun));
  return (key, entry, { entry: host, hasTaken }) =>
    (isEmpty(host) || (lacks(host, key) && (hasTaken || entry.value.kind !== 'map'))) && isTaken(key);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
