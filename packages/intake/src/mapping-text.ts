import { nearest } from '@redress/calendar';
import type { Finding } from '@redress/policy';
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

const MAX_TEXT_LENGTH = 256 * 1024;
const MAX_DEPTH = 24;
/** Nodes visited, those behind aliases counted every time they are used. */
const MAX_NODES = 20_000;

/** A node of the document, with every alias on the way resolved. */
export interface TextNode {
  readonly node: Node;
  readonly depth: number;
}

/** One entry of a map: the key as written and where it stands. */
export interface Entry {
  readonly key: string;
  readonly keyNode: TextNode;
  readonly value: TextNode;
}

export type ScalarValue = string | number | boolean | null;

/** The YAML (or JSON) text of a mapping, read with places; what is wrong collects in `findings`. */
export class MappingText {
  readonly findings: Finding[] = [];
  readonly root: TextNode | undefined;
  readonly #file: string;
  readonly #lines = new LineCounter();
  readonly #resolve: (node: Node) => Node | undefined;
  #visited = 0;

  constructor(text: string, file: string) {
    this.#file = file;
    this.#resolve = () => undefined;
    if (text.length > MAX_TEXT_LENGTH) {
      this.#add(
        1,
        1,
        'mapping-too-large',
        `the mapping is longer than ${MAX_TEXT_LENGTH} characters`,
        'move tables into lookup files',
      );
      return;
    }
    try {
      const document = parseDocument(text, {
        lineCounter: this.#lines,
        prettyErrors: false,
        // The parser's warnings are findings below; none goes to standard error past them.
        logLevel: 'error',
      });
      for (const problem of [...document.errors, ...document.warnings]) {
        const { line, col } = this.#lines.linePos(problem.pos[0]);
        this.#add(
          line,
          col,
          problem.code === 'DUPLICATE_KEY' ? 'key-twice' : 'mapping-malformed',
          asFragment(problem.message),
          'correct the YAML at this place',
        );
      }
      if (document.errors.length > 0) return;
      if (document.contents === null) {
        this.#add(
          1,
          1,
          'mapping-malformed',
          'the mapping is empty',
          'write at least `mapping`, `id`, `receivedAt` and `facts`',
        );
        return;
      }
      // Resolving searches the whole document for the anchor, so each alias does it once.
      const targets = new Map<Node, Node | undefined>();
      this.#resolve = (node) => {
        if (!isAlias(node)) return node;
        if (!targets.has(node)) targets.set(node, node.resolve(document));
        return targets.get(node);
      };
      this.root = { node: document.contents, depth: 0 };
    } catch (problem) {
      // The YAML reader descends by recursion, so absurd nesting ends in a RangeError and not in an error of its own.
      if (!(problem instanceof RangeError)) throw problem;
      this.#add(
        1,
        1,
        'mapping-too-deep',
        'the mapping is nested too deeply',
        `keep it below ${MAX_DEPTH} levels`,
      );
    }
  }

  /** Adds an error at `at`. */
  report(at: TextNode, code: string, message: string, hint: string): void {
    const { line, column } = this.place(at);
    this.#add(line, column, code, message, hint);
  }

  /** 1-based line and column at which the node starts. */
  place(at: TextNode): { readonly line: number; readonly column: number } {
    const { line, col } = this.#lines.linePos(at.node.range?.[0] ?? 0);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  /** The entries of a map in their order; undefined and a finding where it is none. Prototype names are refused. */
  entries(at: TextNode, what: string): Entry[] | undefined {
    const node = this.#visit(at);
    if (node === undefined) return undefined;
    if (!isMap(node)) {
      this.report(
        at,
        'shape-wrong',
        `${what} must be a map of names to values`,
        'write it as `name: value` lines',
      );
      return undefined;
    }
    const entries: Entry[] = [];
    for (const pair of node.items) {
      const keyNode = { node: pair.key as Node, depth: at.depth + 1 };
      if (!isScalar(pair.key)) {
        this.report(at, 'shape-wrong', `a key of ${what} is not a plain text`, 'use a plain text as key');
        continue;
      }
      const key =
        typeof pair.key.value === 'string' ? pair.key.value : (pair.key.source ?? String(pair.key.value));
      if (refusedName(key)) {
        this.report(keyNode, 'key-refused', `\`${key}\` cannot be a name in ${what}`, 'choose another name');
        continue;
      }
      if (pair.value === null) {
        this.report(keyNode, 'shape-wrong', `\`${key}\` in ${what} has no value`, 'give it one or remove it');
        continue;
      }
      entries.push({ key, keyNode, value: { node: pair.value as Node, depth: at.depth + 1 } });
    }
    return entries;
  }

  /** As `entries`, by key; a key outside `known` is a finding that names the nearest one. */
  fields(at: TextNode, what: string, known: readonly string[]): ReadonlyMap<string, Entry> | undefined {
    const entries = this.entries(at, what);
    if (entries === undefined) return undefined;
    const fields = new Map<string, Entry>();
    for (const entry of entries) {
      if (known.includes(entry.key)) fields.set(entry.key, entry);
      else
        this.unknownName(
          entry.keyNode,
          'key-unknown',
          `\`${entry.key}\` is no key of ${what}`,
          entry.key,
          known,
        );
    }
    return fields;
  }

  items(at: TextNode, what: string): TextNode[] | undefined {
    const node = this.#visit(at);
    if (node === undefined) return undefined;
    if (!isSeq(node)) {
      this.report(
        at,
        'shape-wrong',
        `${what} must be a list`,
        'write it in brackets or as lines starting with `-`',
      );
      return undefined;
    }
    return node.items.map((item) => ({ node: item as Node, depth: at.depth + 1 }));
  }

  /** Whether the node is a map, so that a value may be given in two forms. */
  isMap(at: TextNode): boolean {
    return isMap(this.#resolve(at.node));
  }

  scalar(at: TextNode, what: string): ScalarValue | undefined {
    const node = this.#visit(at);
    if (node === undefined) return undefined;
    const value = isScalar(node) ? node.value : undefined;
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    this.report(
      at,
      'shape-wrong',
      `${what} must be a text, a finite number, true, false or null`,
      'write a single value',
    );
    return undefined;
  }

  text(at: TextNode, what: string): string | undefined {
    const node = this.#visit(at);
    if (node === undefined) return undefined;
    if (isScalar(node) && typeof node.value === 'string') return node.value;
    this.report(at, 'shape-wrong', `${what} must be a text`, 'put it in quotes if it looks like a number');
    return undefined;
  }

  /** One of `names`; anything else is a finding that names the nearest. */
  oneOf<Name extends string>(at: TextNode, what: string, names: readonly Name[]): Name | undefined {
    const text = this.text(at, what);
    const name = names.find((candidate) => candidate === text);
    if (text !== undefined && name === undefined)
      this.unknownName(at, 'name-unknown', `\`${text}\` is no ${what}`, text, names);
    return name;
  }

  unknownName(at: TextNode, code: string, message: string, name: string, known: readonly string[]): void {
    const meant = nearest(name, known);
    this.report(
      at,
      code,
      message,
      meant === undefined
        ? `use one of ${known.map((each) => `\`${each}\``).join(', ')}`
        : `did you mean \`${meant}\`?`,
    );
  }

  #visit(at: TextNode): Node | undefined {
    this.#visited += 1;
    if (this.#visited > MAX_NODES) {
      if (this.#visited === MAX_NODES + 1) {
        this.report(
          at,
          'mapping-too-large',
          `the mapping has more than ${MAX_NODES} values, aliases counted wherever they are used`,
          'move tables into lookup files',
        );
      }
      return undefined;
    }
    if (at.depth > MAX_DEPTH) {
      this.report(
        at,
        'mapping-too-deep',
        'the mapping is nested too deeply here',
        `keep it below ${MAX_DEPTH} levels`,
      );
      return undefined;
    }
    const node = this.#resolve(at.node);
    if (node === undefined)
      this.report(
        at,
        'mapping-malformed',
        'the alias names no anchor',
        'define the anchor before it is used',
      );
    return node;
  }

  #add(line: number, column: number, code: string, message: string, hint: string): void {
    this.findings.push({ code, severity: 'error', file: this.#file, line, column, message, hint });
  }
}

/** Names that would reach into an object's prototype, alone or as a step of a dotted name. */
function refusedName(name: string): boolean {
  return name
    .split('.')
    .some((step) => step === '__proto__' || step === 'constructor' || step === 'prototype');
}

function asFragment(message: string): string {
  const sentence = message.trim().replace(/\.$/, '');
  return sentence.slice(0, 1).toLowerCase() + sentence.slice(1);
}
