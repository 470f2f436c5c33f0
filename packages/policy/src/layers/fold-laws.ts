import type { LawHome, PolicyDocument } from '../document.js';
import type { Places } from '../places.js';

/**
 * The effective document: a policy with the laws it stands on, which have been read under their names. What a law
 * declares follows what the policy declares; its tests are its own, and its titles of parties hold for its own items.
 */
export function foldLaws(
  policy: PolicyDocument,
  laws: readonly PolicyDocument[],
  places: Places,
): PolicyDocument {
  const folded: PolicyDocument = {
    ...policy,
    ...joinedSections(policy, laws, places),
    laws: new Map(
      laws.map((law) => {
        const home = homeOf(law);
        places.hand(law, home);
        return [law.policy, home] as const;
      }),
    ),
  };
  const chosen = choose(folded, places);
  places.hand(policy, chosen);
  return chosen;
}

/** Moves what a policy chooses into the options of the laws; what it chooses of none stays to be told. */
function choose(document: PolicyDocument, places: Places): PolicyDocument {
  if (document.settings.size === 0) return document;
  const options = new Map(document.options);
  const settings = new Map(document.settings);
  for (const [name, { value }] of document.settings) {
    const option = options.get(name);
    if (option === undefined) continue;
    const set = { ...option, chosen: value };
    places.put(
      set,
      places.of(option),
      () =>
        new Map([
          ...['allowed', 'default', 'disputed', 'cite'].map((key) => [key, places.of(option, key)] as const),
          ['chosen', places.of(document.settings, name)],
        ]),
    );
    options.set(name, set);
    settings.delete(name);
  }
  places.hand(document.options, options);
  places.hand(document.settings, settings);
  return { ...document, options, settings };
}

/** Every section of declarations or items, also one that the language gets later. */
function joinedSections(
  policy: PolicyDocument,
  laws: readonly PolicyDocument[],
  places: Places,
): Readonly<Record<string, unknown>> {
  const joined: Record<string, unknown> = {};
  for (const [key, own] of Object.entries(policy) as [string, unknown][]) {
    if (KEPT.has(key)) continue;
    const others = laws.map((law): unknown => Reflect.get(law, key));
    if (own instanceof Map) joined[key] = joinedMap(own, others, places);
    else if (Array.isArray(own)) joined[key] = joinedList(own, others, places);
  }
  return joined;
}

const KEPT: ReadonlySet<string> = new Set<keyof PolicyDocument>(['extends', 'tests', 'laws', 'bindings']);

function homeOf(law: PolicyDocument): LawHome {
  const { policy: id, version, title, currency, zone, calendar, datedBy, effective, parties } = law;
  return {
    id,
    version,
    title,
    currency,
    zone,
    calendar,
    datedBy,
    parties,
    ...(effective === undefined ? {} : { effective }),
  };
}

function joinedMap(
  own: ReadonlyMap<unknown, unknown>,
  others: readonly unknown[],
  places: Places,
): ReadonlyMap<unknown, unknown> {
  const maps = others.filter((other): other is ReadonlyMap<unknown, unknown> => other instanceof Map);
  // Names of laws are theirs alone; a party that the policy calls something is called so outside the law.
  const joined = new Map([...maps.flatMap((map) => [...map]), ...own]);
  const ordered = new Map([...own.keys(), ...joined.keys()].map((key) => [key, joined.get(key)]));
  places.join(ordered, [own, ...maps]);
  return ordered;
}

function joinedList(own: readonly unknown[], others: readonly unknown[], places: Places): readonly unknown[] {
  const joined: unknown[] = [
    ...own,
    ...others.flatMap((other): unknown[] => (Array.isArray(other) ? other : [])),
  ];
  places.put(
    joined,
    places.of(own),
    () =>
      new Map(
        joined.flatMap((item, index) =>
          typeof item === 'object' && item !== null ? [[index, places.of(item)] as const] : [],
        ),
      ),
  );
  return joined;
}
