import type { Term } from '@redress/policy';
import { compileAutomaton, type Automaton } from './automaton.js';
import { KIND, type FoldedText } from './fold-text.js';

/** A listed or excluded form of a term: the parts it is made of. Terms and parts are numbers. */
export interface Phrase {
  readonly term: number;
  readonly parts: readonly number[];
}

export interface TermPhrases {
  readonly names: readonly string[];
  readonly automaton: Automaton;
  /** Units of each part, folded. */
  readonly partLengths: readonly number[];
  /** Phrases by that part of theirs which the fewest others share; a clause without it cannot hold the phrase. */
  readonly listed: PhrasesByPart;
  readonly excluded: PhrasesByPart;
}

export type PhrasesByPart = ReadonlyMap<number, readonly Phrase[]>;

/** Fed to the automaton wherever a word of a spaced script begins or ends, so that such a part only meets whole words. */
export const BOUNDARY = 65_536;

/** Cuts the forms of all terms into folded parts and makes one automaton of them. Forms without a character are left out. */
export function compilePhrases(
  terms: ReadonlyMap<string, Term>,
  fold: (text: string) => FoldedText,
): TermPhrases {
  const names = [...terms.keys()];
  const parts = new Map<string, number>();
  const sequences: number[][] = [];
  const partLengths: number[] = [];

  function partOf(written: string): number | undefined {
    const folded = fold(written);
    if (folded.length === 0) return undefined;
    const key = String.fromCharCode(...folded.units.subarray(0, folded.length));
    const known = parts.get(key);
    if (known !== undefined) return known;
    parts.set(key, sequences.length);
    partLengths.push(folded.length);
    return sequences.push(symbolsOf(folded)) - 1;
  }

  function phraseOf(term: number, form: string): Phrase {
    return { term, parts: form.split(/\s+/u).flatMap((written) => partOf(written) ?? []) };
  }

  const listed = new Map<string, Phrase>();
  const excluded = new Map<string, Phrase>();
  [...terms.values()].forEach(({ zh, en, not }, term) => {
    for (const form of [...zh, ...en]) {
      const phrase = phraseOf(term, form);
      // The order does not matter here and one occurrence serves a part written twice.
      add(listed, { term, parts: [...new Set(phrase.parts)].toSorted((a, b) => a - b) });
    }
    for (const form of not) add(excluded, phraseOf(term, form));
  });
  return {
    names,
    automaton: compileAutomaton(sequences),
    partLengths,
    listed: byRarestPart([...listed.values()]),
    excluded: byRarestPart([...excluded.values()]),
  };
}

function symbolsOf({ length, units, kinds }: FoldedText): number[] {
  const symbols: number[] = [];
  let inWord = false;
  for (let index = 0; index < length; index += 1) {
    const word = kinds[index] === KIND.word;
    if (word !== inWord) symbols.push(BOUNDARY);
    inWord = word;
    symbols.push(units[index] ?? 0);
  }
  if (inWord) symbols.push(BOUNDARY);
  return symbols;
}

function add(phrases: Map<string, Phrase>, phrase: Phrase): void {
  if (phrase.parts.length > 0) phrases.set([phrase.term, ...phrase.parts].join(' '), phrase);
}

function byRarestPart(phrases: readonly Phrase[]): PhrasesByPart {
  const uses = new Map<number, number>();
  for (const { parts } of phrases) for (const part of parts) uses.set(part, (uses.get(part) ?? 0) + 1);
  const usesOf = (part: number) => uses.get(part) ?? 0;
  const result = new Map<number, Phrase[]>();
  for (const phrase of phrases) {
    const rarest = phrase.parts.reduce((best, part) => (usesOf(part) < usesOf(best) ? part : best));
    const sharing = result.get(rarest);
    if (sharing === undefined) result.set(rarest, [phrase]);
    else sharing.push(phrase);
  }
  return result;
}
