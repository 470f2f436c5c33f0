import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { PolicyDocument } from './document.js';

/** SHA-256 of the text as it is, in UTF-8, as 64 hexadecimal digits: which file was read. */
export function sourceHash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/**
 * SHA-256, as 64 hexadecimal digits, of what in a policy can change a decision, as canonical JSON (RFC 8785): without
 * comments, titles and tests, and whatever the order of keys. Where the order of declarations itself has a meaning
 * (facts: what is asked next; fields; values of an enum: which is higher) it counts.
 */
export function effectiveHash(document: PolicyDocument): string {
  const {
    tests: _tests,
    parties: _parties,
    extends: _extends,
    facts,
    classification,
    routing,
    responsibility,
    ...rest
  } = document;
  const inOrder = { facts, classification, routing, responsibility };
  const parts = new Map<string, unknown>(
    Object.entries(rest).filter(([key, value]) => key !== 'title' && !isUnused(key, value)),
  );
  for (const [key, declared] of Object.entries(inOrder)) parts.set(key, [...declared.values()]);
  return sourceHash(new CanonicalWriter().text(parts));
}

/** A policy that does not use what the language gained since keeps its hash. */
function isUnused(key: string, value: unknown): boolean {
  return LATER.has(key) && value instanceof Map && value.size === 0;
}

const LATER: ReadonlySet<string> = new Set(['options', 'settings', 'laws', 'bindings']);

/** An item that does not use what the language gained since keeps its hash. */
const LATER_LISTS: ReadonlySet<string> = new Set(['tops', 'meets']);

/**
 * Writes what counts in the parts of a document as canonical JSON, in one go: a policy of thousands of rules is hashed
 * whenever it is compiled.
 */
class CanonicalWriter {
  /** Keys as JSON with their colon: a document has few different ones. */
  readonly #keys = new Map<string, string>();

  text(part: unknown): string {
    if (part === null) return 'null';
    switch (typeof part) {
      case 'string':
      case 'number':
      case 'boolean':
        return JSON.stringify(part);
      case 'object':
        if (Array.isArray(part)) return this.#list(part);
        return part instanceof Map ? this.#map(part) : this.#object(part);
      default:
        throw new Error(`a policy cannot hold a ${typeof part}`);
    }
  }

  #list(items: Iterable<unknown>): string {
    let text = '';
    for (const item of items) text += text === '' ? this.text(item) : `,${this.text(item)}`;
    return `[${text}]`;
  }

  #map(declared: ReadonlyMap<unknown, unknown>): string {
    const values = new Map([...declared].map(([name, value]) => [String(name), value]));
    const names = [...values.keys()].toSorted(byCodeUnits);
    return this.#members(names, (name) => this.text(values.get(name)));
  }

  #object(part: object): string {
    const values = part as Readonly<Record<string, unknown>>;
    const keys: string[] = [];
    for (const key of Object.keys(part))
      if (key !== 'title' && !(LATER_LISTS.has(key) && isEmptyList(values[key]))) insert(keys, key);
    return this.#members(keys, (key) =>
      key === 'values' && isEnum(part) ? this.#list(part.values.keys()) : this.text(values[key]),
    );
  }

  #members(names: readonly string[], textOf: (name: string) => string): string {
    let text = '';
    for (const name of names) {
      const member = `${this.#key(name)}${textOf(name)}`;
      text += text === '' ? member : `,${member}`;
    }
    return `{${text}}`;
  }

  #key(name: string): string {
    const known = this.#keys.get(name);
    if (known !== undefined) return known;
    const key = `${JSON.stringify(name)}:`;
    this.#keys.set(name, key);
    return key;
  }
}

/** Puts a key into its place: objects have few, so that this is faster than to sort them. */
function insert(sorted: string[], key: string): void {
  let at = sorted.push(key) - 1;
  for (let before = sorted[at - 1]; before !== undefined && key < before; before = sorted[at - 1]) {
    sorted[at] = before;
    at -= 1;
  }
  sorted[at] = key;
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function isEnum(
  part: object,
): part is { readonly kind: 'enum'; readonly values: ReadonlyMap<string, unknown> } {
  return 'kind' in part && part.kind === 'enum';
}
