import type { MapEntry, MapNode } from '../read/tree.js';
import type { Reading } from './shape.js';

/** Whether a key of a map would be at home in the map of the key before it. */
export type BelongsBelow = (key: string, entry: MapEntry, host: Host) => boolean;

export interface Host {
  readonly key: string;
  readonly entry: MapEntry;
  /** Keys have been put below it already. */
  readonly hasTaken: boolean;
}

/**
 * The map with those keys put below the key before them that probably were meant to stand there and begin in its column,
 * as happens where a line lost its indentation. The first of each is reported; reading on as meant spares the author what
 * would only follow from it.
 */
export function asIndented(node: MapNode, belongsBelow: BelongsBelow, reading: Reading): MapNode {
  // Written once a key is found that stands elsewhere: nearly all maps are as they should be.
  let entries: Map<string, MapEntry> | undefined;
  let host: Host | undefined;
  for (const [key, entry] of node.entries) {
    if (host !== undefined && isBelow(entry, host.entry) && belongsBelow(key, entry, host)) {
      if (!host.hasTaken) reading.report('indentation', entry.keyPlace, { key, below: host.key });
      host = { ...host, entry: withEntry(host.entry, key, entry), hasTaken: true };
      entries ??= entriesBefore(key, node);
      entries.set(host.key, host.entry);
      continue;
    }
    entries?.set(key, entry);
    host = { key, entry, hasTaken: false };
  }
  return entries === undefined ? node : { ...node, entries };
}

function entriesBefore(key: string, node: MapNode): Map<string, MapEntry> {
  const all = [...node.entries];
  return new Map(
    all.slice(
      0,
      all.findIndex(([one]) => one === key),
    ),
  );
}

/** In one column, each in a line of its own: a map written as a block. */
function isBelow({ keyPlace }: MapEntry, above: MapEntry): boolean {
  return keyPlace.column === above.keyPlace.column && keyPlace.line > above.keyPlace.line;
}

export function isEmpty({ value }: MapEntry): boolean {
  return value.kind === 'empty';
}

/** Whether the value is a map without that key. */
export function lacks({ value }: MapEntry, key: string): boolean {
  return value.kind === 'map' && !value.entries.has(key);
}

/**
 * Whether a key that is strange where it stands would be no stranger below the key before it: that one says nothing, holds
 * declarations of the same kind, or is a list of items of which the last could have such a key.
 */
export function couldHold(
  { entry: { keyPlace, value }, hasTaken }: Host,
  key: string,
  entry: MapEntry,
  reading: Reading,
): boolean {
  if (hasTaken || value.kind === 'empty') return true;
  if (value.place.line === keyPlace.line) return false;
  if (value.kind === 'map')
    return [...value.entries.values()].every((each) => each.value.kind === entry.value.kind);
  const last = value.kind === 'list' ? value.items.at(-1) : undefined;
  return last?.kind === 'map' && !last.entries.has(key) && reading.elsewhere(key).length > 0;
}

function withEntry(host: MapEntry, key: string, entry: MapEntry): MapEntry {
  const { value } = host;
  if (value.kind === 'list') {
    const last = value.items.at(-1);
    if (last?.kind !== 'map') return host;
    const item: MapNode = { ...last, entries: new Map([...last.entries, [key, entry]]) };
    return { ...host, value: { ...value, items: [...value.items.slice(0, -1), item] } };
  }
  const map: MapNode =
    value.kind === 'map'
      ? { ...value, entries: new Map([...value.entries, [key, entry]]) }
      : { kind: 'map', place: entry.keyPlace, entries: new Map([[key, entry]]), isWhole: true };
  return { ...host, value: map };
}
