import type { Place } from '../places.js';

/** A document as written: maps, lists and scalars, each with its place, before anybody knows what they mean. */
export type TreeNode = MapNode | ListNode | ScalarNode | EmptyNode | BrokenNode;

export interface MapNode {
  readonly kind: 'map';
  readonly place: Place;
  /** In the order written; keys are distinct. */
  readonly entries: ReadonlyMap<string, MapEntry>;
  /** False if a key could not be taken, so that what seems missing may have been written. */
  readonly isWhole: boolean;
  /** Of an item that several layers speak of: what the next lower one says. */
  readonly overrides?: MapNode;
}

export interface MapEntry {
  readonly keyPlace: Place;
  readonly value: TreeNode;
  /** What the next lower layer says under this key. */
  readonly overrides?: MapEntry;
}

export interface ListNode {
  readonly kind: 'list';
  readonly place: Place;
  readonly items: readonly TreeNode[];
}

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly place: Place;
  readonly value: Scalar;
}

export type Scalar = string | number | boolean | null;

/** Nothing was written, for instance after the colon of `key`: to YAML `null`, to a reader most likely an omission. */
export interface EmptyNode {
  readonly kind: 'empty';
  readonly place: Place;
  readonly key?: string;
}

/** Could not be taken; the reason has been reported. */
export interface BrokenNode {
  readonly kind: 'broken';
  readonly place: Place;
}

/** The text under a key of a tree, where there is one. */
export function textIn(tree: MapNode | undefined, key: string): string | undefined {
  const value = tree?.entries.get(key)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}
