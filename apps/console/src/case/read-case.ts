import { getNodeValue, parseTree, type Node, type ParseError } from 'jsonc-parser';

export type ReadCase =
  | { readonly kind: 'case'; readonly value: Readonly<Record<string, unknown>> }
  | { readonly kind: 'empty' | 'not-an-object' | 'no-facts' }
  /** Of two values under one name nobody can say which was meant. */
  | { readonly kind: 'repeated'; readonly name: string; readonly line: number; readonly column: number }
  | { readonly kind: 'broken'; readonly what: BrokenJson; readonly line: number; readonly column: number };

/** What a person did to the JSON, as far as it can be told. */
export type BrokenJson =
  'value' | 'comma' | 'colon' | 'name' | 'bracket' | 'text' | 'comment' | 'end' | 'other';

/**
 * Reads what a person typed as one case: a JSON object with `facts`. Says what is broken where (1-based line and
 * column), so that the message can be written in the reader's language.
 */
export function readCase(text: string): ReadCase {
  if (text.trim() === '') return { kind: 'empty' };
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (first !== undefined) {
    return { kind: 'broken', what: kindsOfError[first.error] ?? 'other', ...placeOf(text, first.offset) };
  }
  if (tree?.type !== 'object') return { kind: 'not-an-object' };
  const repeated = findRepeatedName(tree);
  if (repeated !== undefined) {
    return { kind: 'repeated', name: String(repeated.value), ...placeOf(text, repeated.offset) };
  }
  const value: unknown = getNodeValue(tree);
  if (!isObject(value)) return { kind: 'not-an-object' };
  return isObject(value.facts) ? { kind: 'case', value } : { kind: 'no-facts' };
}

/** The second of two equal names in one object, at any depth. */
function findRepeatedName({ type, children = [] }: Node): Node | undefined {
  if (type !== 'object') return firstOf(children, findRepeatedName);
  const names = new Set<unknown>();
  return firstOf(children, ({ children: [name, value] = [] }) => {
    if (name === undefined || names.has(name.value)) return name;
    names.add(name.value);
    return value && findRepeatedName(value);
  });
}

function firstOf(nodes: readonly Node[], find: (node: Node) => Node | undefined): Node | undefined {
  for (const node of nodes) {
    const found = find(node);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** By the numbers `jsonc-parser` gives its errors. */
const kindsOfError: Readonly<Record<number, BrokenJson>> = {
  1: 'value',
  2: 'value',
  3: 'name',
  4: 'value',
  5: 'colon',
  6: 'comma',
  7: 'bracket',
  8: 'bracket',
  9: 'end',
  10: 'comment',
  11: 'comment',
  12: 'text',
  13: 'value',
  14: 'text',
  15: 'text',
  16: 'text',
};

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
