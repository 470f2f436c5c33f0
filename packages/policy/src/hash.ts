import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalText } from '@redress/calendar';
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
  return sourceHash(canonicalText(effectiveContent(document)));
}

type Content = string | number | boolean | null | readonly Content[] | { readonly [key: string]: Content };

function effectiveContent(document: PolicyDocument): Content {
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
  const entries = Object.entries(inOrder).map(
    ([key, declared]) => [key, [...declared.values()].map(content)] as const,
  );
  return { ...contentOf(withoutEmpty(rest)), ...Object.fromEntries(entries), ...sharesContent(shares) };
}

/** As they were before laws had shares of their own; those of laws by their names. */
function sharesContent(shares: PolicyDocument['shares']): { readonly [key: string]: Content } {
  return Object.fromEntries(
    [...shares].map(([called, { name: _name, ...split }]) => [called, content(split)] as const),
  );
}

/** A policy that does not use what the language gained since keeps its hash. */
function withoutEmpty(rest: object): object {
  return Object.fromEntries(
    Object.entries(rest).filter(
      ([key, value]) => !(LATER.has(key) && value instanceof Map && value.size === 0),
    ),
  );
}

const LATER: ReadonlySet<string> = new Set(['options', 'settings', 'laws', 'bindings']);

function content(part: unknown): Content {
  if (part === null || typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean')
    return part;
  if (Array.isArray(part)) return part.map(content);
  if (part instanceof Map)
    return Object.fromEntries([...part].map(([name, value]) => [String(name), content(value)]));
  if (typeof part === 'object') return contentOf(part);
  throw new Error(`a policy cannot hold a ${typeof part}`);
}

function contentOf(object: object): { readonly [key: string]: Content } {
  return Object.fromEntries(
    Object.entries(object)
      .filter(
        ([key, value]) =>
          key !== 'title' && key !== 'parties' && !(LATER_LISTS.has(key) && isEmptyList(value)),
      )
      .map(([key, value]: [string, unknown]) => [
        key,
        isEnum(object) && key === 'values' ? [...object.values.keys()] : content(value),
      ]),
  );
}

/** An item that does not use what the language gained since keeps its hash. */
const LATER_LISTS: ReadonlySet<string> = new Set(['tops', 'meets']);

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function isEnum(
  part: object,
): part is { readonly kind: 'enum'; readonly values: ReadonlyMap<string, unknown> } {
  return 'kind' in part && part.kind === 'enum';
}
