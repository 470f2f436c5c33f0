import type { Reporter } from '../catalogue/index.js';
import { readParent, type Layer, type Parent, type Parents } from './layer.js';

/** A policy with all that it stands on. */
export interface Stack {
  /** Industries and clients, each before what it stands on, earlier parents first; the policy itself is the first. */
  readonly layers: readonly Layer[];
  /** In the same order. */
  readonly laws: readonly Layer[];
  /** False where a parent could not be taken, so that what seems missing may stand in it. */
  readonly isWhole: boolean;
  /** Whether a layer stands on another, directly or not. */
  readonly standsOn: (upper: Layer, lower: Layer) => boolean;
}

/**
 * Finds what a policy stands on (language.md §6): earlier parents first, a shared one once. Reports parents that are not
 * there, are pinned to another version, stand on themselves, or belong above what stands on them.
 */
export function stackOf(own: Layer, parents: Parents, report: Reporter): Stack {
  const found = new Map<string, Layer>([[own.id, own]]);
  const pins = new Map<string, string>();
  const below = new Map<Layer, Layer[]>();
  const path: Layer[] = [];
  const order: Layer[] = [];

  let isWhole = true;
  const refuse: Reporter = (code, place, parameters) => {
    isWhole = false;
    report(code, place, parameters);
  };

  const find = (parent: Parent): Layer | undefined => {
    const { id, pin, place } = parent;
    const pinned = pins.get(id);
    if (pin !== undefined && pinned !== undefined && pinned !== pin) {
      refuse('parent-pins-differ', place, { parent: id, first: pinned, other: pin });
      return undefined;
    }
    const known = found.get(id);
    const source = known ?? parents(id, pin);
    if (source === undefined) {
      refuse('unknown-parent', place, { parent: id, pin });
      return undefined;
    }
    const layer = known ?? readParent(source, report);
    if (layer === undefined) {
      isWhole = false;
      return undefined;
    }
    if (pin !== undefined && layer.version !== pin) {
      refuse('parent-version', place, { parent: id, pin, version: layer.version });
      return undefined;
    }
    if (pin !== undefined) pins.set(id, pin);
    found.set(id, layer);
    return layer;
  };

  const visit = (layer: Layer): void => {
    path.push(layer);
    const direct: Layer[] = [];
    below.set(layer, direct);
    for (const parent of layer.extends) {
      const lower = find(parent);
      if (lower === undefined) continue;
      if (path.includes(lower)) {
        const circle = path.slice(path.indexOf(lower)).map(({ id }) => id);
        refuse('extends-cycle', parent.place, { path: circle });
      } else if (!MAY_EXTEND[layer.kind].has(lower.kind)) {
        const parameters = { policy: layer.id, layer: layer.kind, parent: lower.id, parentLayer: lower.kind };
        refuse('layer-order', parent.place, parameters);
      } else direct.push(lower);
    }
    // The last parent is gone through first, so that in the order, which is turned round, earlier ones come first.
    for (const lower of direct.toReversed()) if (!below.has(lower)) visit(lower);
    order.push(layer);
    path.pop();
  };
  visit(own);

  const standsOn = (upper: Layer, lower: Layer): boolean =>
    (below.get(upper) ?? []).some((next) => next === lower || standsOn(next, lower));
  const ordered = order.toReversed();
  return {
    layers: ordered.filter((layer) => layer === own || layer.kind !== 'law'),
    laws: ordered.filter((layer) => layer !== own && layer.kind === 'law'),
    isWhole,
    standsOn,
  };
}

const MAY_EXTEND: Readonly<Record<Layer['kind'], ReadonlySet<Layer['kind']>>> = {
  law: new Set(),
  industry: new Set(['industry', 'law']),
  client: new Set(['industry', 'law']),
};
