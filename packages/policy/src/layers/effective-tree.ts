import type { MapEntry, MapNode, TreeNode } from '../read/tree.js';
import type { Sources } from './sources.js';

/** JSON of what a policy is made of, without places: the merged layers, and the laws by id as written. */
export interface EffectiveJson {
  readonly policy: Json;
  readonly laws: Readonly<Record<string, Json>>;
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What whoever only decides needs of the texts of a policy that stands. */
export function effectiveJson({ tree, laws }: Pick<Sources, 'tree' | 'laws'>): EffectiveJson {
  return {
    policy: jsonOf(tree),
    laws: Object.fromEntries([...laws].map(([id, law]) => [id, jsonOf(law)])),
  };
}

/** A tree without places. */
export function jsonOf(node: TreeNode): Json {
  switch (node.kind) {
    case 'map': {
      const entries = [...node.entries].map(([key, { value }]) => [key, jsonOf(value)] as const);
      return entries.some(([key]) => MOVES.test(key)) ? { [IN_ORDER]: entries } : Object.fromEntries(entries);
    }
    case 'list':
      return node.items.map(jsonOf);
    case 'scalar':
      return node.value;
    case 'empty':
    case 'broken':
      return null;
  }
}

/** Keys that an object would bring to its front. */
const MOVES = /^\d+$/;
/** Stands for a map whose entries keep their order as a list. */
const IN_ORDER = '';

const NOWHERE = { line: 1, column: 1 };

/** The tree of such JSON. Error: Error for what is none. */
export function treeOfJson(json: unknown): MapNode {
  const tree = nodeOf(json);
  if (tree.kind !== 'map') throw new Error('an effective policy is a map');
  return tree;
}

function nodeOf(json: unknown): TreeNode {
  if (Array.isArray(json)) return { kind: 'list', place: NOWHERE, items: json.map(nodeOf) };
  if (typeof json === 'object' && json !== null) {
    const kept: unknown = Reflect.get(json, IN_ORDER);
    return mapOf(
      Array.isArray(kept) ? (kept as readonly (readonly [string, unknown])[]) : Object.entries(json),
    );
  }
  if (json === null || typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean')
    return { kind: 'scalar', place: NOWHERE, value: json };
  throw new Error(`a ${typeof json} is no part of an effective policy`);
}

function mapOf(entries: readonly (readonly [string, unknown])[]): MapNode {
  return {
    kind: 'map',
    place: NOWHERE,
    isWhole: true,
    entries: new Map(
      entries.map(([key, value]): [string, MapEntry] => [key, { keyPlace: NOWHERE, value: nodeOf(value) }]),
    ),
  };
}
