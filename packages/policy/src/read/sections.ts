import { isMap, parseDocument, type Pair } from 'yaml';

/** A top-level key with all that stands below it, as parsed; offsets count from where the section starts. */
export interface Section {
  readonly start: number;
  readonly pair: Pair;
}

/**
 * Remembers the sections of a text between readings: who types in one section has only that one parsed again. What
 * cannot be cut safely (anchors, directives, several documents, JSON, anything with a syntax error) is left to the
 * reading of the whole.
 */
export class Sections {
  #known = new Map<string, Pair>();

  /** The sections of the text in order; nothing if it has to be read as a whole. */
  cut(text: string, options: Parameters<typeof parseDocument>[1]): readonly Section[] | undefined {
    if (UNSAFE.test(text)) return undefined;
    const starts = [...text.matchAll(TOP_KEY)].map(({ index }) => index);
    const [first] = starts;
    if (first === undefined || HAS_CONTENT.test(text.slice(0, first))) return undefined;
    const known = new Map<string, Pair>();
    const sections: Section[] = [];
    for (const [number, start] of starts.entries()) {
      const source = text.slice(start, starts[number + 1]);
      const pair = known.get(source) ?? this.#known.get(source) ?? parseSection(source, options);
      if (pair === undefined) return undefined;
      known.set(source, pair);
      sections.push({ start, pair });
    }
    this.#known = known;
    return sections;
  }
}

/** A key at the left margin always begins an entry of the root map: nothing inside another entry may stand there. */
const TOP_KEY = /^\p{L}[\p{L}\p{N}_-]*:(?=\s|$)/gmu;
/** What reaches beyond its section: anchors and aliases, directives, marks of a document, explicit keys. */
const UNSAFE = /(?:^|[\s[{,:?-])[&*]\S|^(?:%|---|\.\.\.|\? )/mu;
const HAS_CONTENT = /^[^\S\n]*[^\s#]/mu;

function parseSection(source: string, options: Parameters<typeof parseDocument>[1]): Pair | undefined {
  const { errors, contents } = parseDocument(source, options);
  if (errors.length > 0 || !isMap(contents) || contents.items.length !== 1) return undefined;
  return contents.items[0];
}
