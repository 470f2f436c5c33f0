import type { Term } from '@redress/policy';
import { clauseMentions } from './clause-mentions.js';
import { createFold, KIND, type FoldedText } from './fold-text.js';
import type { Mention, Mentions } from './mentions.js';
import { BOUNDARY, compilePhrases, type TermPhrases } from './term-phrases.js';

/**
 * Compiles the terms of a policy to one automaton that finds them in texts (language.md §3).
 *
 * Terms and texts are folded alike (`fold-text.ts`), so 損壞 finds 损坏 and `Lost` finds `ＬＯＳＴ`. A part in letters
 * or digits meets whole words only, one in Chinese characters stands anywhere. All parts of a phrase must stand
 * within one clause, in any order; a clause ends at 。！？；，、 . , ! ? ; and at a line break, but not at the point or
 * comma within a number, nor at a colon. A part lying within an excluded form of its term does not count
 * (`clause-mentions.ts`). A part that itself holds such a sign belongs to the clause in which it ends.
 *
 * A mention is told as the shortest stretch holding all parts, at half-open UTF-16 positions of the text as given.
 * Time is linear in the text and in the occurrences of parts. The last text scanned is kept, since the conditions
 * of one case ask for several terms of the same text.
 * Errors: `text-too-long` above 1,000,000 characters, given or folded.
 */
export function createMentions(terms: ReadonlyMap<string, Term>): Mentions {
  const fold = createFold();
  const phrases = compilePhrases(terms, fold);
  const numbers = new Map(phrases.names.map((name, index) => [name, index]));
  let last: Scan | undefined;

  function scanned(text: string): Scan {
    return last?.text === text ? last : (last = new Scan(text, fold(text), phrases));
  }

  return {
    mentions(text, term) {
      const number = numbers.get(term);
      if (number === undefined) throw new Error(`the policy has no term \`${term}\``);
      return scanned(text).terms.has(number);
    },
    find: (text) => scanned(text).mentions,
  };
}

/** One text read once. */
class Scan {
  readonly terms: ReadonlySet<number>;
  readonly #stretches: readonly number[];
  readonly #names: readonly string[];
  #mentions: readonly Mention[] | undefined;

  constructor(
    readonly text: string,
    folded: FoldedText,
    phrases: TermPhrases,
  ) {
    const terms = new Set<number>();
    const stretches: number[] = [];
    scanClauses(folded, phrases, (ends) =>
      clauseMentions(ends, phrases, folded, (term, from, to) => {
        terms.add(term);
        stretches.push(term, folded.from[from] ?? 0, folded.to[to - 1] ?? 0);
      }),
    );
    this.terms = terms;
    this.#stretches = stretches;
    this.#names = phrases.names;
  }

  /** By position, then in the order of the terms; two phrases of a term at the same place are one mention. */
  get mentions(): readonly Mention[] {
    return (this.#mentions ??= inOrder(this.#stretches, this.#names));
  }
}

/** Gives the ends of all parts, clause by clause; clauses without any are passed over. */
function scanClauses(
  text: FoldedText,
  { automaton }: TermPhrases,
  read: (ends: ReadonlyMap<number, readonly number[]>) => void,
): void {
  const { length, units, kinds } = text;
  const { step, ending, shorter, sequence } = automaton;
  const ends = new Map<number, number[]>();

  function collect(state: number, end: number): void {
    for (let at = ending[state] ?? 0; at !== 0; at = shorter[at] ?? 0) {
      const part = sequence[at] ?? 0;
      const known = ends.get(part);
      if (known === undefined) ends.set(part, [end]);
      else known.push(end);
    }
  }

  function closeClause(): void {
    if (ends.size === 0) return;
    read(ends);
    ends.clear();
  }

  let state = 0;
  let inWord = false;
  for (let index = 0; index < length; index += 1) {
    const word = kinds[index] === KIND.word;
    if (word !== inWord) {
      inWord = word;
      state = step(state, BOUNDARY);
      if (ending[state] !== 0) collect(state, index);
    }
    state = step(state, units[index] ?? 0);
    if (ending[state] !== 0) collect(state, index + 1);
    if (kinds[index] === KIND.stop && !isWithinNumber(text, index)) closeClause();
  }
  if (inWord) collect(step(state, BOUNDARY), length);
  closeClause();
}

function isWithinNumber({ length, units }: FoldedText, index: number): boolean {
  if (units[index] !== POINT && units[index] !== COMMA) return false;
  return index > 0 && index + 1 < length && isDigit(units[index - 1]) && isDigit(units[index + 1]);
}

const POINT = 0x2e;
const COMMA = 0x2c;

function isDigit(unit: number | undefined): boolean {
  return unit !== undefined && unit >= 0x30 && unit <= 0x39;
}

function inOrder(stretches: readonly number[], names: readonly string[]): readonly Mention[] {
  const found: { readonly number: number; readonly from: number; readonly to: number }[] = [];
  for (let index = 0; index < stretches.length; index += 3) {
    found.push({
      number: stretches[index] ?? 0,
      from: stretches[index + 1] ?? 0,
      to: stretches[index + 2] ?? 0,
    });
  }
  found.sort((a, b) => a.from - b.from || a.to - b.to || a.number - b.number);
  const mentions: Mention[] = [];
  for (const [index, { number, from, to }] of found.entries()) {
    const before = found[index - 1];
    if (before?.from === from && before.to === to && before.number === number) continue;
    mentions.push({ term: names[number] ?? '', from, to });
  }
  return mentions;
}
