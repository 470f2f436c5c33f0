import type { MapEntry, MapNode } from '../read/tree.js';

/** An item of a list as if it stood under its id; what it overrides with it. */
export function itemEntry(map: MapNode): MapEntry {
  const { overrides, place } = map;
  return {
    keyPlace: place,
    value: map,
    ...(overrides === undefined ? {} : { overrides: itemEntry(overrides) }),
  };
}
