import type { Reporter } from '../catalogue/index.js';
import type { Places } from '../places.js';
import type { TreeNode } from '../read/tree.js';
import type { JsonSchema, SchemaBook } from './json-schema.js';

/**
 * One construct of the language: from this single definition a policy is read and the JSON Schema is written, so that
 * the two cannot disagree.
 */
export interface Shape<out T> {
  /** What stands here, with its article, for findings: `a condition`, `the name of a stage`. */
  readonly what: string;
  /** The typed value, or `undefined` after saying why there is none. */
  readonly read: (node: TreeNode, reading: Reading) => T | undefined;
  readonly schema: (book: SchemaBook) => JsonSchema;
}

/** What reading a policy carries along. */
export interface Reading {
  readonly report: Reporter;
  readonly places: Places;
  /** The list whose elements are gone through here: `item.x` is a field of it. */
  readonly item?: string;
  /** What else takes a key of this name, in words. */
  readonly elsewhere: (key: string) => readonly string[];
  /** The law that is read to be seen through another policy: what it declares and reads gets its name in front. */
  readonly law?: LawContext;
}

export interface LawContext {
  readonly id: string;
  /** Of bare amounts; a law that names none is refused. */
  readonly currency: string | undefined;
}

/** Says that `node` is not what belongs here; what is broken has been reported before. */
export function mismatch(node: TreeNode, expected: string, reading: Reading, given?: string): undefined {
  const found = inWords(node);
  const advice = isUnsplit(node) ? 'write `:` and a blank instead of the full-width colon' : given;
  if (node.kind === 'empty')
    reading.report('value-missing', node.place, node.key === undefined ? {} : { key: node.key });
  else if (found !== undefined) {
    reading.report('wrong-type', node.place, {
      expected,
      found,
      ...(advice === undefined ? {} : { advice }),
    });
  }
  return undefined;
}

/** `key：value`: with the full-width colon of Chinese keyboards it is a text. */
function isUnsplit(node: TreeNode): boolean {
  return node.kind === 'scalar' && typeof node.value === 'string' && /^[\w.-]+：/u.test(node.value);
}

function inWords(node: TreeNode): string | undefined {
  switch (node.kind) {
    case 'map':
      return 'a map';
    case 'list':
      return 'a list';
    case 'scalar':
      if (typeof node.value === 'string') return `the text \`${shortened(node.value)}\``;
      return typeof node.value === 'number' ? `the number \`${node.value}\`` : `\`${node.value}\``;
    case 'empty':
    case 'broken':
      return undefined;
  }
}

/** Texts of a policy may be long; a finding quotes their beginning. */
export function shortened(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > 60 || line.length < text.length ? `${line.slice(0, 60)}…` : line;
}
