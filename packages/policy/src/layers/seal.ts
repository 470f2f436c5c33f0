import type { Reporter } from '../catalogue/index.js';
import type { Place } from '../places.js';
import type { MapEntry, MapNode, TreeNode } from '../read/tree.js';
import type { Layer } from './layer.js';
import { idOf, isOff } from './merge.js';
import { SECTIONS } from './sections.js';

/**
 * A layer without what it says about items of a law (language.md §6: a layer above may bind facts and choose options,
 * nothing else); reports each, and the names by which it may have meant to change one. `below`: the layers that it stands on,
 * whose bindings it may take away.
 */
export function sealed(
  layer: Layer,
  laws: readonly Layer[],
  below: readonly Layer[],
  report: Reporter,
): Layer {
  if (laws.length === 0) return layer;
  const byId = new Map(laws.map((law) => [law.id, law]));
  const lawIn = (name: string): Layer | undefined => {
    const dot = name.indexOf('.');
    return dot === -1 ? undefined : byId.get(name.slice(0, dot));
  };
  const refuse = (what: string, name: string, place: Place): void => {
    const law = lawIn(name)?.id ?? '';
    report('law-sealed', place, { what, name, law });
  };
  const entries = new Map<string, MapEntry>();
  for (const [section, entry] of layer.tree.entries) {
    const merging = SECTIONS[section];
    const { value } = entry;
    if (merging?.kind === 'names' && value.kind === 'map')
      entries.set(section, { ...entry, value: namesOutside(section, value, lawIn, below, refuse) });
    else if (merging?.kind === 'items' && value.kind === 'list') {
      const items = value.items.filter((item) => {
        const id = idOf(item);
        if (id === undefined || lawIn(id) === undefined) return true;
        refuse(section, id, item.place);
        return false;
      });
      entries.set(
        section,
        items.length === value.items.length ? entry : { ...entry, value: { ...value, items } },
      );
    } else entries.set(section, entry);
  }
  return { ...layer, tree: { ...layer.tree, entries } };
}

function namesOutside(
  section: string,
  map: MapNode,
  lawIn: (name: string) => Layer | undefined,
  below: readonly Layer[],
  refuse: (what: string, name: string, place: Place) => void,
): MapNode {
  const kept = [...map.entries].filter(([name, { keyPlace, value }]) => {
    if (section === 'parties' || lawIn(name) === undefined || isAllowed(section, value)) return true;
    if (section === 'facts' && isOff(value) && below.some((lower) => binds(lower, name))) return true;
    refuse(section, name, keyPlace);
    return false;
  });
  return kept.length === map.entries.size ? map : { ...map, entries: new Map(kept) };
}

function binds({ tree }: Layer, name: string): boolean {
  const facts = tree.entries.get('facts')?.value;
  const fact = facts?.kind === 'map' ? facts.entries.get(name)?.value : undefined;
  return fact?.kind === 'map' && fact.entries.has('sameAs');
}

/** A fact of a law may be bound, an option of it chosen. */
function isAllowed(section: string, value: TreeNode): boolean {
  if (section === 'facts') return value.kind === 'map' && value.entries.has('sameAs');
  return section === 'options' && value.kind !== 'map' && value.kind !== 'list';
}

/** Names of a law that a layer which knows it declares again: they change nothing of the law, and may have been meant to. */
export function tellBesideLaws(layer: Layer, laws: readonly Layer[], report: Reporter): void {
  for (const law of laws) {
    tellPresumptions(layer, law, report);
    for (const [section, { value }] of layer.tree.entries) {
      const merging = SECTIONS[section];
      if (section === 'parties' || section === 'facts' || merging === undefined) continue;
      const its = namesIn(law.tree.entries.get(section)?.value);
      for (const [name, place] of namesIn(value))
        if (its.has(name)) report('beside-law', place, { what: section, name, law: law.id });
    }
  }
}

/** What a layer presumes for a fact that by its bare name is one of the law's, where the law does not presume the same. */
function tellPresumptions(layer: Layer, law: Layer, report: Reporter): void {
  const facts = layer.tree.entries.get('facts')?.value;
  if (facts?.kind !== 'map') return;
  const its = law.tree.entries.get('facts')?.value;
  for (const [name, { value }] of facts.entries) {
    const own = value.kind === 'map' ? value.entries.get('presume') : undefined;
    const fact = its?.kind === 'map' ? its.entries.get(name)?.value : undefined;
    if (own === undefined || fact?.kind !== 'map') continue;
    const presumed = fact.entries.get('presume')?.value;
    if (
      own.value.kind === 'scalar' &&
      own.value.value === (presumed?.kind === 'scalar' ? presumed.value : null)
    )
      continue;
    report('law-presumption-kept', own.keyPlace, { name, law: law.id });
  }
}

/** By name or id; what is only switched off declares nothing. */
function namesIn(section: TreeNode | undefined): ReadonlyMap<string, Place> {
  if (section?.kind === 'map')
    return new Map(
      [...section.entries].flatMap(([name, { keyPlace, value }]) =>
        isOff(value) ? [] : [[name, keyPlace] as const],
      ),
    );
  if (section?.kind !== 'list') return new Map();
  return new Map(
    section.items.flatMap((item) => {
      const id = idOf(item);
      return id === undefined || isOff(item) ? [] : [[id, item.place] as const];
    }),
  );
}
