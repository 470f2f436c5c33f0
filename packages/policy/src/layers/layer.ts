import type { FindingCode, FindingParameters, Reporter } from '../catalogue/index.js';
import type { PolicyDocument } from '../document.js';
import type { Place } from '../places.js';
import { locate } from '../read/locate.js';
import type { Sections } from '../read/sections.js';
import { textIn, type MapNode, type TreeNode } from '../read/tree.js';

/** The text of a policy that others may stand on. Who hands in the same object again has it read once. */
export interface LayerText {
  readonly text: string;
  /** What findings call it. */
  readonly file: string;
}

/** The policy of an id, in the version pinned where one is; `undefined` where there is none. */
export type Parents = (id: string, pin: string | undefined) => LayerText | undefined;

/** One document of a stack, as written. */
export interface Layer extends LayerText {
  readonly id: string;
  readonly version: string;
  readonly kind: PolicyDocument['layer'];
  readonly extends: readonly Parent[];
  /** The first day on which it is in force, where it says so. */
  readonly since?: string;
  readonly tree: MapNode;
}

/** What a layer names as one that it stands on. */
export interface Parent {
  readonly id: string;
  readonly pin?: string;
  readonly place: Place;
}

/** What a text says of itself before anybody knows whether the rest is right; what is missing is empty. */
export function layerOf(source: LayerText, tree: MapNode): Layer {
  const { text, file } = source;
  const since = textIn(mapIn(tree, 'effective'), 'from');
  const kind = textIn(tree, 'layer');
  return {
    text,
    file,
    id: textIn(tree, 'policy') ?? '',
    version: textIn(tree, 'version') ?? '',
    kind: kind === 'law' || kind === 'industry' ? kind : 'client',
    extends: parentsOf(tree),
    ...(since === undefined ? {} : { since }),
    tree,
  };
}

/** The layer of a parent's text, whose places name its file; `undefined` where it is no map, which has been reported. */
export function readParent(source: LayerText, report: Reporter): Layer | undefined {
  const known = READ.get(source) ?? readText(source);
  READ.set(source, known);
  for (const say of known.said) say(report);
  return known.layer;
}

interface Known {
  readonly layer: Layer | undefined;
  readonly said: readonly ((report: Reporter) => void)[];
}

const READ = new WeakMap<LayerText, Known>();

function readText(source: LayerText): Known {
  const said: Known['said'][number][] = [];
  const note = <C extends FindingCode>(code: C, place: Place, parameters: FindingParameters[C]): void => {
    said.push((report) => report(code, { ...place, file: source.file }, parameters));
  };
  const tree = treeOf(source.text, note, undefined, source.file);
  return { layer: tree?.kind === 'map' ? layerOf(source, tree) : undefined, said };
}

/** The tree of a text, with or without a byte order mark. */
export function treeOf(
  text: string,
  report: Reporter,
  sections?: Sections,
  file?: string,
): TreeNode | undefined {
  return locate(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text, report, sections, file);
}

const BYTE_ORDER_MARK = '\ufeff';

/** The id by which a text calls itself, as far as that can be seen without reading it. */
export function policyIdIn(text: string): string | undefined {
  return ID_LINE.exec(text)?.[1];
}

/** The version by which a text calls itself, likewise. */
export function policyVersionIn(text: string): string | undefined {
  return VERSION_LINE.exec(text)?.[1];
}

/** What a text says it extends; nothing where it is no policy. */
export function extendsOf(source: LayerText): readonly Pick<Parent, 'id' | 'pin'>[] {
  return EXTENDS.test(source.text) ? (readParent(source, () => undefined)?.extends ?? []) : [];
}

/** Most policies stand on none, which is seen without reading them. */
const EXTENDS = /^\s*["']?extends["']?\s*:/mu;
const VERSION_LINE = /^(?:version|\s*"version")\s*:\s*["']?([\p{L}\p{N}][\p{L}\p{N}.+_-]*)/mu;
const ID_LINE = /^(?:policy|\s*"policy")\s*:\s*["']?([\p{L}\p{N}][\p{L}\p{N}_-]*)/mu;

function parentsOf(tree: MapNode): Parent[] {
  const written = tree.entries.get('extends')?.value;
  if (written?.kind !== 'list') return [];
  return written.items.flatMap((item) => {
    if (item.kind !== 'scalar' || typeof item.value !== 'string') return [];
    const [id = '', pin] = item.value.split('@', 2);
    return [{ id, ...(pin === undefined ? {} : { pin }), place: item.place }];
  });
}

function mapIn(tree: MapNode | undefined, key: string): MapNode | undefined {
  const value = tree?.entries.get(key)?.value;
  return value?.kind === 'map' ? value : undefined;
}
