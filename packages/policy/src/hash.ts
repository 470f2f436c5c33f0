import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { PolicyDocument } from './document.js';
import { Utf8Text } from './utf8-text.js';

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
    shares,
    ...rest
  } = document;
  const inOrder = { facts, classification, routing, responsibility };
  const parts = new Map<string, unknown>(
    Object.entries(rest).filter(([key, value]) => key !== 'title' && !isUnused(key, value)),
  );
  for (const [key, declared] of Object.entries(inOrder)) parts.set(key, [...declared.values()]);
  // As they were before laws had shares of their own; those of laws by their names.
  for (const [called, { name: _name, ...split }] of shares) parts.set(called, split);
  const writer = new CanonicalWriter();
  writer.write(parts);
  return bytesToHex(sha256(writer.bytes()));
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
  readonly #text = new Utf8Text();
  /** Keys and words as JSON: a document has few different ones. */
  readonly #quoted = new Map<string, string>();

  bytes(): Uint8Array {
    return this.#text.bytes();
  }

  write(part: unknown): void {
    switch (typeof part) {
      case 'string':
        return this.#string(part);
      case 'number':
      case 'boolean':
        return this.#text.add(JSON.stringify(part));
      case 'object':
        if (part === null) return this.#text.add('null');
        if (Array.isArray(part)) return this.#list(part);
        return part instanceof Map ? this.#map(part) : this.#object(part);
      default:
        throw new Error(`a policy cannot hold a ${typeof part}`);
    }
  }

  #list(items: Iterable<unknown>): void {
    let before = '[';
    for (const item of items) {
      this.#text.add(before);
      this.write(item);
      before = ',';
    }
    this.#text.add(before === '[' ? '[]' : ']');
  }

  #map(declared: ReadonlyMap<unknown, unknown>): void {
    const values = new Map([...declared].map(([name, value]) => [String(name), value]));
    let before = '{';
    for (const name of [...values.keys()].toSorted(byCodeUnits)) {
      this.#name(before, name);
      this.write(values.get(name));
      before = ',';
    }
    this.#text.add(before === '{' ? '{}' : '}');
  }

  #object(part: object): void {
    const values = part as Readonly<Record<string, unknown>>;
    const keys: string[] = [];
    for (const key of Object.keys(part))
      if (key !== 'title' && key !== 'parties' && !(LATER_LISTS.has(key) && isEmptyList(values[key])))
        insert(keys, key);
    let before = '{';
    for (const key of keys) {
      this.#name(before, key);
      if (key === 'values' && isEnum(part)) this.#list(part.values.keys());
      else this.write(values[key]);
      before = ',';
    }
    this.#text.add(before === '{' ? '{}' : '}');
  }

  #name(before: string, name: string): void {
    this.#text.add(before);
    this.#string(name);
    this.#text.add(':');
  }

  #string(text: string): void {
    const known = this.#quoted.get(text);
    if (known !== undefined) return this.#text.add(known);
    const quoted = JSON.stringify(text);
    this.#quoted.set(text, quoted);
    this.#text.add(quoted);
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
