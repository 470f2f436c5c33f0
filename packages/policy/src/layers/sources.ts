import type { MapEntry, MapNode } from '../read/tree.js';
import type { Layer } from './layer.js';

/** What an effective document was made of. */
export interface Sources {
  /** The policy itself, what it stands on, and last the laws. */
  readonly layers: readonly Layer[];
  /** In what currency each of the industries and clients writes bare amounts, by file. */
  readonly currencies: ReadonlyMap<string, string>;
  /** Industries and clients as merged. */
  readonly tree: MapNode;
  /** What a layer switched off and none above declares again, by name: what says so, over what it took away. */
  readonly switchedOff: ReadonlyMap<string, MapEntry>;
  /** The laws by id, as written. */
  readonly laws: ReadonlyMap<string, MapNode>;
}
