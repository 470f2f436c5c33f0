import { isMap, parseDocument, type Pair } from 'yaml';
import { scan, type ScanLimits } from './scan.js';

/** A top-level key with all that stands below it, as parsed; offsets count from where the section starts. */
export interface Section {
  readonly start: number;
  readonly pair: Pair;
}

/** A section that was read, and how many words it has. */
interface Known {
  readonly pair: Pair;
  readonly words: number;
}

/**
 * Remembers the sections of a text between readings: who types in one section has only that one scanned and parsed
 * again. What cannot be cut safely (anchors, directives, several documents, JSON, anything with a syntax error, anything
 * refused or too large) is left to the reading of the whole, which also says what is wrong.
 */
export class Sections {
  #known = new Map<string, Known>();

  /** The sections of the text in order; nothing if it has to be read as a whole. */
  cut(
    text: string,
    limits: ScanLimits,
    options: Parameters<typeof parseDocument>[1],
  ): readonly Section[] | undefined {
    if (UNSAFE.test(text)) return undefined;
    const starts = [...text.matchAll(TOP_KEY)].map(({ index }) => index);
    const [first] = starts;
    if (first === undefined || HAS_CONTENT.test(text.slice(0, first))) return undefined;
    const known = new Map<string, Known>();
    let words = 0;
    const sections: Section[] = [];
    for (const [number, start] of starts.entries()) {
      const source = text.slice(start, starts[number + 1]);
      const section = known.get(source) ?? this.#known.get(source) ?? read(source, limits, options);
      if (section === undefined) return undefined;
      words += section.words;
      if (words > limits.words) return undefined;
      known.set(source, section);
      sections.push({ start, pair: section.pair });
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

function read(
  source: string,
  limits: ScanLimits,
  options: Parameters<typeof parseDocument>[1],
): Known | undefined {
  const { refusals, excess, words } = scan(source, limits);
  if (refusals.length > 0 || excess !== undefined) return undefined;
  const { errors, contents } = parseDocument(source, options);
  if (errors.length > 0 || !isMap(contents) || contents.items.length !== 1) return undefined;
  const [pair] = contents.items;
  return pair && { pair, words };
}
