import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Node as YamlNode,
} from 'yaml';
import type { Reporter } from '../catalogue/index.js';
import type { Place } from '../places.js';
import { scan } from './scan.js';
import type { Section, Sections } from './sections.js';
import { LONE_SURROGATE, readScalar } from './scalar.js';
import { syntaxError } from './syntax-error.js';
import type { MapEntry, TreeNode } from './tree.js';

/** What a policy may take up: far above any real one, far below what would hold up the reader. */
export const LIMITS = {
  /** UTF-16 units of text. */
  length: 2 * 1024 * 1024,
  depth: 64,
  /** Maps, lists and scalars, those behind aliases counted every time. */
  nodes: 200_000,
} as const;

/**
 * Reads YAML or JSON text into a tree of maps, lists and scalars that know their places. Absent if the text is no
 * YAML, is too large, or uses what a policy may not; the reasons are reported. `sections` are those of an earlier reading;
 * `file` stands in every place where the text is not the one that is being read.
 */
export function locate(
  text: string,
  report: Reporter,
  sections?: Sections,
  file?: string,
): TreeNode | undefined {
  if (text.length > LIMITS.length) {
    report('text-too-large', START, { limit: LIMITS.length });
    return undefined;
  }
  const placeOf = placesIn(text, file);

  const cut = sections?.cut(text, SCAN_LIMITS, PARSER_OPTIONS);
  if (cut !== undefined) return new Locator(placeOf, report).treeOf(cut);

  const { refusals, excess } = scan(text, SCAN_LIMITS);
  if (excess !== undefined) {
    const place = placeOf(excess.offset);
    if (excess.kind === 'depth') report('too-deep', place, { limit: LIMITS.depth });
    else report('too-many-nodes', place, { limit: LIMITS.nodes });
    return undefined;
  }
  for (const { kind, text: refused, offset } of refusals) {
    if (kind === 'tag') report('tag-refused', placeOf(offset), { tag: refused });
    else report('directive-refused', placeOf(offset), { directive: refused });
  }
  if (refusals.length > 0) return undefined;

  const parsed = parseDocument(text, PARSER_OPTIONS);
  const [first] = parsed.errors;
  if (first !== undefined) {
    syntaxError(first, text, placeOf, report);
    return undefined;
  }
  if (parsed.contents === null) {
    report('document-empty', START, {});
    return undefined;
  }
  return new Locator(placeOf, report).tree(parsed.contents);
}

// A word more than a node each for separators, plus blank lines and comments.
const SCAN_LIMITS = { depth: 2 * LIMITS.depth, words: 5 * LIMITS.nodes };

// Repeated keys are found below: the parser compares every key with every other.
const PARSER_OPTIONS = {
  version: '1.2',
  schema: 'core',
  merge: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'error',
} as const;

const START: Place = { line: 1, column: 1 };

function placesIn(text: string, file: string | undefined): (offset: number) => Place {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) lines.addNewLine(end + 1);
  return (offset) => {
    const { line, col } = lines.linePos(offset);
    return file === undefined ? { line, column: col } : { line, column: col, file };
  };
}

/** Turns the parser's nodes into ours, resolving aliases on the way. */
class Locator {
  readonly #anchors = new Map<string, YamlNode>();
  readonly #open = new Set<YamlNode>();
  readonly #placeOf: (offset: number) => Place;
  readonly #report: Reporter;
  /** The alias that is being followed, outermost: where an author looks for what became too large. */
  #alias: Place | undefined;
  #nodes = 0;
  /** Where the section starts from whose beginning offsets count. */
  #start = 0;
  #gaveUp = false;

  constructor(placeOf: (offset: number) => Place, report: Reporter) {
    this.#placeOf = placeOf;
    this.#report = report;
  }

  tree(root: YamlNode): TreeNode | undefined {
    const tree = this.#node(root, 1);
    return this.#gaveUp ? undefined : tree;
  }

  /** The root map, from its sections. */
  treeOf(sections: readonly Section[]): TreeNode | undefined {
    this.#nodes = 1;
    const first = sections[0]?.start ?? 0;
    const tree = this.#map(sections, this.#placeOf(first), 1);
    return this.#gaveUp ? undefined : tree;
  }

  #node(node: YamlNode, depth: number): TreeNode {
    const place = this.#place(node);
    if (this.#gaveUp) return broken(place);
    if (isAlias(node)) return this.#follow(node.source, place, depth);
    this.#nodes += 1;
    if (this.#nodes > LIMITS.nodes) {
      this.#gaveUp = true;
      this.#report('too-many-nodes', this.#alias ?? place, { limit: LIMITS.nodes });
      return broken(place);
    }
    if (depth > LIMITS.depth) {
      this.#gaveUp = true;
      this.#report('too-deep', this.#alias ?? place, { limit: LIMITS.depth });
      return broken(place);
    }
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    if (isScalar(node)) return readScalar(node, place, this.#report);
    this.#open.add(node);
    const tree = isMap(node)
      ? this.#map(
          node.items.map((pair) => ({ start: this.#start, pair })),
          place,
          depth,
        )
      : this.#list(node, place, depth);
    this.#open.delete(node);
    return tree;
  }

  #follow(name: string, place: Place, depth: number): TreeNode {
    const target = this.#anchors.get(name);
    if (target === undefined || this.#open.has(target)) {
      this.#report(target === undefined ? 'alias-unknown' : 'alias-in-itself', place, { alias: name });
      return broken(place);
    }
    const outer = this.#alias;
    this.#alias ??= place;
    const tree = this.#node(target, depth);
    this.#alias = outer;
    return tree;
  }

  #list(node: YamlNode, place: Place, depth: number): TreeNode {
    const items = isSeq(node) ? node.items : [];
    return {
      kind: 'list',
      place,
      items: items.map((item) => (isNode(item) ? this.#node(item, depth + 1) : { kind: 'empty', place })),
    };
  }

  #map(pairs: readonly Section[], place: Place, depth: number): TreeNode {
    const entries = new Map<string, MapEntry>();
    let isWhole = true;
    for (const { start, pair } of pairs) {
      this.#start = start;
      const keyPlace = isNode(pair.key) ? this.#place(pair.key) : place;
      const key = this.#key(pair.key, keyPlace);
      const read: TreeNode = isNode(pair.value)
        ? this.#node(pair.value, depth + 1)
        : { kind: 'empty', place };
      if (key === undefined) {
        isWhole = false;
        continue;
      }
      const earlier = entries.get(key);
      if (earlier === undefined) {
        entries.set(key, {
          keyPlace,
          value: read.kind === 'empty' ? { ...read, place: keyPlace, key } : read,
        });
      } else {
        this.#report('duplicate-key', keyPlace, { key, line: earlier.keyPlace.line });
      }
    }
    return { kind: 'map', place, entries, isWhole };
  }

  /** Only text can be a key; `undefined` has been reported. */
  #key(key: unknown, place: Place): string | undefined {
    if (isNode(key) && key.anchor !== undefined) this.#anchors.set(key.anchor, key);
    if (!isScalar(key) || typeof key.value !== 'string') {
      this.#report('key-not-text', place, isScalar(key) ? { key: key.source ?? String(key.value) } : {});
      return undefined;
    }
    const name = key.value;
    if (name === '<<') this.#report('merge-key-refused', place, {});
    else if (name.split('.').some((part) => REFUSED_KEYS.has(part)))
      this.#report('key-refused', place, { key: name });
    else if (LONE_SURROGATE.test(name)) this.#report('text-not-unicode', place, {});
    else return name;
    return undefined;
  }

  #place(node: YamlNode): Place {
    return this.#placeOf(this.#start + (node.range?.[0] ?? 0));
  }
}

/** Names that mean something else to JavaScript; a case whose facts carry them could reach into our own objects. */
const REFUSED_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

function broken(place: Place): TreeNode {
  return { kind: 'broken', place };
}
