import type { MapEntry, MapNode, TreeNode } from '../read/tree.js';
import { jsonOf, type Json } from './effective-tree.js';
import { itemEntry } from './item-entry.js';
import type { Layer } from './layer.js';
import { idOf } from './merge.js';
import { SECTIONS, WHOLE, type Merging } from './sections.js';
import type { Sources } from './sources.js';

/** Where something that holds by a policy comes from. */
export interface Origin {
  /** `currency`, `values.goodwillVoucher`, `remedies.voucher.amount`, `classification.topic.rules.late`, `values.eu261.short`. */
  readonly name: string;
  /** A scalar or a dated value as written; the whole of an item only where it is asked for by its name. */
  readonly value?: Json;
  readonly layer: string;
  readonly kind: Layer['kind'];
  readonly version: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The first day on which it holds, where a day is given: its own, else that of its layer. */
  readonly since?: string;
  /** The first day on which it no longer holds. */
  readonly until?: string;
  readonly cite: readonly string[];
  readonly assumed: boolean;
  /** The layer switched it off: it does not hold, and what it took away stands under `overrides`. */
  readonly off?: true;
  /** What lower layers say in its place, the nearest first. */
  readonly overrides: readonly Pick<Origin, 'layer' | 'file' | 'line' | 'column' | 'value'>[];
}

/**
 * Where everything that holds comes from: every scalar at the top, every declaration, item and rule, and within them
 * every key that another layer has set than the item; then what was switched off, and by whom. With `within` only what is
 * called so or stands in it, key by key.
 */
export function originsOf(sources: Sources, within?: string): readonly Origin[] {
  const found: Origin[] = [];
  const own = sources.layers[0];
  if (own === undefined) return found;
  const byFile = new Map(sources.layers.map((layer) => [layer.file, layer]));
  const layerAt = (entry: MapEntry, home: Layer): Layer =>
    byFile.get(entry.keyPlace.file ?? home.file) ?? home;
  const note = (
    name: string,
    entry: MapEntry,
    home: Layer,
    around: readonly MapNode[],
    isWhole: boolean,
    isOff = false,
  ): void => {
    if (
      within !== undefined &&
      name !== within &&
      !name.startsWith(`${within}.`) &&
      !name.startsWith(`${within}[`)
    )
      return;
    const layer = layerAt(entry, home);
    const place = entry.value.kind === 'scalar' ? entry.value.place : entry.keyPlace;
    const since = textAround('from', entry.value, around) ?? layer.since;
    const until = textAround('to', entry.value, around);
    found.push({
      name,
      ...(isOff ? { off: true } : isWhole ? { value: jsonOf(entry.value) } : {}),
      layer: layer.id,
      kind: layer.kind,
      version: layer.version,
      file: layer.file,
      line: place.line,
      column: place.column,
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
      cite: citesAround(entry.value, around),
      assumed: [entry.value, ...around].some((node) => node.kind === 'map' && isTrue(node, 'assumed')),
      overrides: lower(entry).map((below) => ({
        layer: layerAt(below, home).id,
        file: layerAt(below, home).file,
        line: below.keyPlace.line,
        column: below.keyPlace.column,
        ...(isWhole ? { value: jsonOf(below.value) } : {}),
      })),
    });
  };
  const keys = (
    name: string,
    map: MapNode,
    merging: Extract<Merging, { kind: 'keys' }>,
    owner: MapEntry,
    home: Layer,
    around: readonly MapNode[],
  ): void => {
    for (const [key, entry] of map.entries) {
      const inside = merging.inside[key];
      const at = `${name}.${key}`;
      if (inside !== undefined) nodes(at, entry, inside, home, '', [map, ...around]);
      else if (
        within !== undefined ||
        layerAt(entry, home) !== layerAt(owner, home) ||
        entry.overrides !== undefined
      ) {
        if (!SAID_WITH.has(key)) note(at, entry, home, [map, ...around], true);
      }
    }
  };
  const item = (
    name: string,
    entry: MapEntry,
    each: Merging,
    home: Layer,
    around: readonly MapNode[],
  ): void => {
    const { value } = entry;
    if (value.kind === 'list' && value.items.length > 0 && value.items.every(({ kind }) => kind === 'map')) {
      value.items.forEach((dated, index) => {
        const place = value.items.length === 1 ? name : `${name}[${index}]`;
        note(place, { ...entry, keyPlace: dated.place, value: dated }, home, around, true);
      });
      return;
    }
    note(name, entry, home, around, value.kind === 'scalar' || name === within);
    if (each.kind === 'keys' && value.kind === 'map') keys(name, value, each, entry, home, around);
  };
  const nodes = (
    name: string,
    { value, keyPlace }: MapEntry,
    merging: Merging,
    home: Layer,
    law: string,
    around: readonly MapNode[],
  ): void => {
    if (merging.kind === 'names' && value.kind === 'map')
      for (const [key, entry] of value.entries)
        item(`${name}.${law}${key}`, entry, merging.each, home, around);
    else if (merging.kind === 'items' && value.kind === 'list')
      for (const one of value.items) {
        const id = idOf(one);
        if (id !== undefined && one.kind === 'map')
          item(`${name}.${law}${id}`, itemEntry(one), merging.each, home, around);
      }
    else if (merging.kind === 'whole' || value.kind === 'scalar')
      note(name, { value, keyPlace }, home, around, true);
  };
  for (const [key, entry] of sources.tree.entries) {
    if (entry.value.kind === 'scalar') note(key, entry, own, [], true);
    else nodes(key, entry, SECTIONS[key] ?? SKIPPED, own, '', []);
  }
  for (const [name, entry] of sources.switchedOff) note(name, entry, own, [], name === within, true);
  for (const [id, tree] of sources.laws) {
    const home = sources.layers.find((layer) => layer.id === id);
    if (home === undefined) continue;
    for (const [key, entry] of tree.entries) {
      if (entry.value.kind === 'scalar') note(`${id}.${key}`, entry, home, [], true);
      else nodes(key, entry, SECTIONS[key] ?? SKIPPED, home, `${id}.`, []);
    }
  }
  return found;
}

/** A section that is of one layer alone, such as its tests. */
const SKIPPED: Merging = { kind: 'items', each: WHOLE };
/** Told with what they stand beside. */
const SAID_WITH: ReadonlySet<string> = new Set(['id', 'cite', 'assumed', 'from', 'to']);

function lower({ overrides }: MapEntry): readonly MapEntry[] {
  return overrides === undefined ? [] : [overrides, ...lower(overrides)];
}

function textIn(map: MapNode, key: string): string | undefined {
  const node = map.entries.get(key)?.value;
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

function textAround(key: string, value: TreeNode, around: readonly MapNode[]): string | undefined {
  for (const node of [value, ...around]) {
    const text = node.kind === 'map' ? textIn(node, key) : undefined;
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Of the thing itself, else of what it stands in. */
function citesAround(value: TreeNode, around: readonly MapNode[]): readonly string[] {
  for (const node of [value, ...around]) {
    const cite = node.kind === 'map' ? node.entries.get('cite')?.value : undefined;
    if (cite?.kind !== 'list') continue;
    return cite.items.flatMap((one) => citesIn(one));
  }
  return [];
}

/** A clause, or the clauses that hold in a period. */
function citesIn(node: TreeNode): readonly string[] {
  if (node.kind === 'scalar') return [String(node.value)];
  const ids = node.kind === 'map' ? node.entries.get('ids')?.value : undefined;
  return ids?.kind === 'list' ? ids.items.flatMap(citesIn) : [];
}

function isTrue(map: MapNode, key: string): boolean {
  const node = map.entries.get(key)?.value;
  return node?.kind === 'scalar' && node.value === true;
}
