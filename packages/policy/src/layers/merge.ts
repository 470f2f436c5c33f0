import type { Reporter } from '../catalogue/index.js';
import type { Place } from '../places.js';
import type { MapEntry, MapNode, TreeNode } from '../read/tree.js';
import { itemEntry } from './item-entry.js';
import { inOwnCurrency } from './layer-currency.js';
import type { Layer } from './layer.js';
import { OWN, SECTIONS, WHOLE, type Merging } from './sections.js';
import type { Sources } from './sources.js';
import type { Stack } from './stack.js';

/**
 * One tree of the industries and clients of a stack: items by id, declarations and their keys by name, lists whole;
 * `off: true` takes away; what is overridden keeps its place, what is new stands before the lower layer's. Reports
 * parents that set one thing differently unless a layer above both sets it too, and what is switched off but not there.
 * What is switched off, and not declared again above, is answered too: by its name the entry that says so, over what it took away.
 */
export function mergeLayers(
  { layers, standsOn }: Pick<Stack, 'layers' | 'standsOn'>,
  currencies: Sources['currencies'],
  report: Reporter,
): Pick<Sources, 'tree' | 'switchedOff'> {
  const [own] = layers;
  if (own === undefined) throw new Error('a stack has a policy');
  const byFile = new Map(layers.map((layer) => [layer.file, layer]));
  const merger = new Merger((entry) => byFile.get(entry.keyPlace.file ?? own.file) ?? own, standsOn, report);
  let merged: MapNode | undefined;
  for (const layer of layers.toReversed()) {
    const written = layer === own ? layer.tree : without(layer.tree, OWN);
    const currency = currencies.get(layer.file);
    const tree =
      currency === undefined || currency === currencies.get(own.file)
        ? written
        : inOwnCurrency(written, currency);
    merged = merger.over(merged ?? { ...tree, entries: new Map() }, tree, layer);
  }
  merger.tellDisagreements(own.tree.entries.get('extends')?.keyPlace ?? own.tree.place);
  return { tree: merged ?? own.tree, switchedOff: merger.switchedOff };
}

function without(tree: MapNode, keys: ReadonlySet<string>): MapNode {
  return { ...tree, entries: new Map([...tree.entries].filter(([key]) => !keys.has(key))) };
}

interface Disagreement {
  readonly first: Layer;
  readonly second: Layer;
}

class Merger {
  readonly switchedOff = new Map<string, MapEntry>();
  readonly #open = new Map<string, Disagreement>();
  readonly #layerOf: (entry: MapEntry) => Layer;
  readonly #standsOn: Stack['standsOn'];
  readonly #report: Reporter;
  #layer: Layer | undefined;

  constructor(layerOf: (entry: MapEntry) => Layer, standsOn: Stack['standsOn'], report: Reporter) {
    this.#layerOf = layerOf;
    this.#standsOn = standsOn;
    this.#report = report;
  }

  over(lower: MapNode, upper: MapNode, layer: Layer): MapNode {
    this.#layer = layer;
    return this.#keys(lower, upper, { kind: 'keys', inside: SECTIONS, instead: [] }, '');
  }

  tellDisagreements(place: Place): void {
    for (const [path, { first, second }] of this.#open)
      this.#report('parents-disagree', place, { what: path, first: second.id, second: first.id });
  }

  #node(lower: MapEntry, upper: MapEntry, merging: Merging, path: string): TreeNode {
    const [low, high] = [lower.value, upper.value];
    if (merging.kind === 'keys' && low.kind === 'map' && high.kind === 'map')
      return this.#keys(low, high, merging, path);
    if (merging.kind === 'names' && low.kind === 'map' && high.kind === 'map')
      return this.#names(low, high, merging.each, path);
    if (merging.kind === 'items' && low.kind === 'list' && high.kind === 'list')
      return { ...high, items: this.#items(low.items, high.items, merging.each, path) };
    if (merging.kind === 'keys' && merging.word !== undefined && low.kind === 'map' && high.kind === 'scalar')
      return this.#keys(low, { ...low, entries: new Map([[merging.word, upper]]) }, merging, path);
    const value =
      merging.kind === 'whole' && merging.keeps !== undefined ? keeping(low, high, merging.keeps) : high;
    this.#compare(lower, { ...upper, value }, path);
    return value;
  }

  #keys(
    lower: MapNode,
    upper: MapNode,
    { inside, instead, together = {} }: Extract<Merging, { kind: 'keys' }>,
    path: string,
  ): MapNode {
    const entries = new Map(lower.entries);
    for (const group of instead) {
      if (![...group].some((key) => upper.entries.has(key))) continue;
      for (const key of group) if (!upper.entries.has(key)) entries.delete(key);
    }
    for (const [key, others] of Object.entries(together))
      if (upper.entries.has(key))
        for (const other of others) if (!upper.entries.has(other)) entries.delete(other);
    for (const [key, entry] of upper.entries) {
      const low = entries.get(key);
      const merging = inside[key] ?? WHOLE;
      if (low === undefined) {
        const value = this.#fresh(entry.value, merging, joined(path, key));
        entries.set(key, value === entry.value ? entry : { ...entry, value });
      } else {
        const value = this.#node(low, entry, merging, joined(path, key));
        entries.set(key, { keyPlace: entry.keyPlace, value, overrides: low });
      }
    }
    return { ...upper, entries, isWhole: lower.isWhole && upper.isWhole, overrides: lower };
  }

  /** What no lower layer has, without what it would switch off. */
  #fresh(node: TreeNode, merging: Merging, path: string): TreeNode {
    if (merging.kind === 'names' && node.kind === 'map')
      return this.#names({ ...node, entries: new Map() }, node, merging.each, path);
    if (merging.kind === 'items' && node.kind === 'list') {
      return { ...node, items: this.#items([], node.items, merging.each, path) };
    }
    return node;
  }

  #names(lower: MapNode, upper: MapNode, each: Merging, path: string): MapNode {
    const fresh = new Map<string, MapEntry>();
    const entries = new Map(lower.entries);
    for (const [name, entry] of upper.entries) {
      const low = entries.get(name);
      const at = joined(path, name);
      if (isOff(entry.value)) {
        if (low === undefined) this.#report('off-nothing', entry.keyPlace, { what: at });
        else this.#switchOff(at, { ...entry, overrides: low });
        entries.delete(name);
      } else if (low === undefined) {
        this.switchedOff.delete(at);
        fresh.set(name, this.#freshInside(entry, each, at));
      } else {
        const value = this.#node(low, entry, each, at);
        entries.set(name, { keyPlace: entry.keyPlace, value, overrides: low });
      }
    }
    return { ...upper, entries: new Map([...fresh, ...entries]), isWhole: lower.isWhole && upper.isWhole };
  }

  /** With an item goes what was switched off in it. */
  #switchOff(path: string, entry: MapEntry): void {
    for (const inside of this.switchedOff.keys())
      if (inside.startsWith(`${path}.`)) this.switchedOff.delete(inside);
    this.switchedOff.set(path, entry);
  }

  #freshInside(entry: MapEntry, each: Merging, path: string): MapEntry {
    if (each.kind !== 'keys' || entry.value.kind !== 'map') return entry;
    const nested = [...entry.value.entries].filter(([key]) => each.inside[key] !== undefined);
    if (nested.length === 0) return entry;
    const entries = new Map(entry.value.entries);
    for (const [key, { keyPlace, value }] of nested)
      entries.set(key, { keyPlace, value: this.#fresh(value, each.inside[key] ?? WHOLE, joined(path, key)) });
    return { ...entry, value: { ...entry.value, entries } };
  }

  #items(
    lower: readonly TreeNode[],
    upper: readonly TreeNode[],
    each: Merging,
    path: string,
  ): readonly TreeNode[] {
    const [below, above] = [byId(lower), byId(upper)];
    const fresh: TreeNode[] = [];
    const placed = new Map<TreeNode, readonly TreeNode[]>();
    const done = new Set<string>();
    for (const item of upper) {
      const id = idOf(item);
      if (id === undefined) {
        fresh.push(item);
        continue;
      }
      const [low = [], high = []] = [below.get(id), above.get(id)];
      const [first] = low;
      const at = joined(path, id);
      if (isOff(item)) {
        if (first === undefined) this.#report('off-nothing', item.place, { what: at });
        else if (item.kind === 'map' && first.kind === 'map')
          this.#switchOff(at, itemEntry({ ...item, overrides: first }));
        for (const one of low) placed.set(one, []);
      } else if (first === undefined) {
        this.switchedOff.delete(at);
        fresh.push(item);
      } else if (low.length > 1 || high.length > 1) {
        // An id with several editions is replaced with all of them.
        if (done.has(id)) continue;
        for (const one of low) placed.set(one, []);
        placed.set(first, high);
      } else {
        const asEntry = (value: TreeNode): MapEntry => ({ keyPlace: value.place, value });
        placed.set(first, [this.#node(asEntry(first), asEntry(item), each, at)]);
      }
      done.add(id);
    }
    return [...fresh, ...lower.flatMap((item) => placed.get(item) ?? [item])];
  }

  /** Remembers what two layers, neither of which stands on the other, set differently, until one above both sets it. */
  #compare(lower: MapEntry, upper: MapEntry, path: string): void {
    const layer = this.#layer;
    if (layer === undefined) return;
    const below = this.#layerOf(lower);
    const open = this.#open.get(path);
    if (open !== undefined && this.#standsOn(layer, open.first) && this.#standsOn(layer, open.second))
      this.#open.delete(path);
    if (below === layer || this.#standsOn(layer, below) || isSame(lower.value, upper.value)) return;
    this.#open.set(path, { first: below, second: layer });
  }
}

/** A list whose items write `key` nowhere, with that of the lower list in its first item. */
function keeping(lower: TreeNode, upper: TreeNode, key: string): TreeNode {
  if (lower.kind !== 'list' || upper.kind !== 'list') return upper;
  const [first, ...rest] = upper.items;
  const kept = entryIn(lower.items, key);
  if (first?.kind !== 'map' || kept === undefined || entryIn(upper.items, key) !== undefined) return upper;
  return { ...upper, items: [{ ...first, entries: new Map([...first.entries, [key, kept]]) }, ...rest] };
}

function entryIn(items: readonly TreeNode[], key: string): MapEntry | undefined {
  for (const item of items) {
    const entry = item.kind === 'map' ? item.entries.get(key) : undefined;
    if (entry !== undefined) return entry;
  }
  return undefined;
}

function joined(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** Whether an item or a declaration only switches off that of a lower layer. */
export function isOff(node: TreeNode): boolean {
  const off = node.kind === 'map' ? node.entries.get('off')?.value : undefined;
  return off?.kind === 'scalar' && off.value === true;
}

/** The id that an item of a list writes. */
export function idOf(node: TreeNode): string | undefined {
  const id = node.kind === 'map' ? node.entries.get('id')?.value : undefined;
  return id?.kind === 'scalar' && typeof id.value === 'string' ? id.value : undefined;
}

function byId(items: readonly TreeNode[]): ReadonlyMap<string, readonly TreeNode[]> {
  const found = new Map<string, TreeNode[]>();
  for (const item of items) {
    const id = idOf(item);
    if (id === undefined) continue;
    const known = found.get(id);
    if (known === undefined) found.set(id, [item]);
    else known.push(item);
  }
  return found;
}

/** Whether two trees say the same, wherever they stand. */
function isSame(a: TreeNode, b: TreeNode): boolean {
  if (a.kind === 'scalar' && b.kind === 'scalar') return a.value === b.value;
  if (a.kind === 'list' && b.kind === 'list') {
    return (
      a.items.length === b.items.length &&
      a.items.every((item, index) => {
        const other = b.items[index];
        return other !== undefined && isSame(item, other);
      })
    );
  }
  if (a.kind === 'map' && b.kind === 'map') {
    return (
      a.entries.size === b.entries.size &&
      [...a.entries].every(([key, { value }]) => {
        const other = b.entries.get(key);
        return other !== undefined && isSame(value, other.value);
      })
    );
  }
  return a.kind === b.kind;
}
