import type { Policy } from '../policy.js';
import type { LayerText, Parents } from './layer.js';

/** A layer that a policy stood on when it was used, so that it can be read again whatever has become of its file. */
export interface KeptLayer extends LayerText {
  readonly id: string;
  readonly version: string;
}

/** All that a policy stands on, laws included, as it was read. */
export function layersBelow({ sources }: Pick<Policy, 'sources'>): readonly KeptLayer[] {
  return (sources?.layers ?? []).slice(1).map(({ id, version, file, text }) => ({ id, version, file, text }));
}

/** Finds kept layers by id; there is one version of each in a stack. */
export function parentsAmong(layers: readonly KeptLayer[]): Parents {
  const byId = new Map(layers.map((layer) => [layer.id, layer]));
  return (id) => byId.get(id);
}
