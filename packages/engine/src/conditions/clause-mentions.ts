import { KIND, type FoldedText } from './fold-text.js';
import type { Phrase, TermPhrases } from './term-phrases.js';

/** Where each part that stands in a clause ends in the folded text, ascending. */
export type PartEnds = ReadonlyMap<number, readonly number[]>;

/**
 * The mentions in one clause, each told as the shortest stretch that holds all parts of a listed phrase. A part
 * that lies within an excluded form of the same term does not count; the same part elsewhere in the clause does.
 */
export function clauseMentions(
  ends: PartEnds,
  phrases: TermPhrases,
  text: FoldedText,
  tell: (term: number, from: number, to: number) => void,
): void {
  const excluded = excludedStretches(ends, phrases, text);
  for (const part of ends.keys()) {
    for (const phrase of phrases.listed.get(part) ?? []) {
      const standing = occurrences(phrase, ends, phrases, excluded.get(phrase.term));
      if (standing !== undefined) shortest(standing, (from, to) => tell(phrase.term, from, to));
    }
  }
}

/** Half-open. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** All places of one part in the clause, outside what is excluded, by their ends, ascending. */
interface Occurrences {
  readonly length: number;
  readonly ends: readonly number[];
}

/** The excluded forms of each term that occur in the clause, ascending by start. */
function excludedStretches(ends: PartEnds, phrases: TermPhrases, text: FoldedText): Map<number, Stretch[]> {
  const result = new Map<number, Stretch[]>();
  for (const part of ends.keys()) {
    for (const phrase of phrases.excluded.get(part) ?? []) {
      const parts = occurrences(phrase, ends, phrases, undefined);
      if (parts === undefined) continue;
      const stretches = result.get(phrase.term) ?? [];
      for (const stretch of inOrder(parts, text)) stretches.push(stretch);
      result.set(phrase.term, stretches);
    }
  }
  for (const stretches of result.values()) stretches.sort((a, b) => a.from - b.from);
  return result;
}

/** The places of each part of the phrase; undefined if one has none. */
function occurrences(
  { parts }: Phrase,
  ends: PartEnds,
  { partLengths }: TermPhrases,
  excluded: readonly Stretch[] | undefined,
): Occurrences[] | undefined {
  if (!parts.every((part) => ends.has(part))) return undefined;
  const result: Occurrences[] = [];
  for (const part of parts) {
    const all = { length: partLengths[part] ?? 0, ends: ends.get(part) ?? [] };
    const standing = excluded === undefined ? all : outside(all, excluded);
    if (standing.ends.length === 0) return undefined;
    result.push(standing);
  }
  return result;
}

function outside({ length, ends }: Occurrences, excluded: readonly Stretch[]): Occurrences {
  let next = 0;
  let reach = -1;
  const standing = ends.filter((end) => {
    const start = end - length;
    for (let other = excluded[next]; other !== undefined && other.from <= start; other = excluded[next]) {
      reach = Math.max(reach, other.to);
      next += 1;
    }
    return reach < end;
  });
  return { length, ends: standing };
}

/**
 * An excluded form binds closer than a listed one: its parts stand in the order written with at most one word, or
 * two characters of an unspaced script, between them (not *badly* injured). "They did not help my injured mother"
 * must not pass for "not injured". Of several beginnings the earliest counts; starts and ends both ascend.
 */
function inOrder([first, ...rest]: readonly Occurrences[], text: FoldedText): readonly Stretch[] {
  let chains = first?.ends.map((to): Stretch => ({ from: to - first.length, to })) ?? [];
  for (const { length, ends } of rest) {
    const longer: Stretch[] = [];
    let candidate = 0;
    for (const to of ends) {
      const from = to - length;
      let chain = chains[candidate];
      while (chain !== undefined && chain.to <= from && !isClose(chain.to, from, text))
        chain = chains[++candidate];
      if (chain !== undefined && chain.to <= from) longer.push({ from: chain.from, to });
    }
    chains = longer;
  }
  return chains;
}

function isClose(from: number, to: number, { kinds }: FoldedText): boolean {
  let characters = 0;
  for (let index = from; index < to; index += 1) {
    const kind = kinds[index];
    if (kind === KIND.unspaced) characters += 1;
    else if (kind === KIND.word && (index === from || kinds[index - 1] !== KIND.word))
      characters += CHARACTERS_OF_A_WORD;
    if (characters > CHARACTERS_OF_A_WORD) return false;
  }
  return true;
}

/** Most Chinese words have two characters. */
const CHARACTERS_OF_A_WORD = 2;

/** Every stretch that holds an occurrence of each part and no shorter such stretch within itself. */
function shortest(parts: readonly Occurrences[], tell: (from: number, to: number) => void): void {
  const passed = parts.map(() => 0);
  let told = -1;
  for (;;) {
    // The next end of any part; by then every part reaches back to its last occurrence.
    let to = Infinity;
    for (const [index, { ends }] of parts.entries()) to = Math.min(to, ends[passed[index] ?? 0] ?? Infinity);
    if (to === Infinity) return;
    let from = to;
    for (const [index, { ends, length }] of parts.entries()) {
      let count = passed[index] ?? 0;
      if (ends[count] === to) passed[index] = count += 1;
      from = Math.min(from, count === 0 ? -1 : (ends[count - 1] ?? 0) - length);
    }
    if (from <= told) continue;
    told = from;
    tell(from, to);
  }
}
