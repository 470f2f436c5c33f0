import type { Term } from '@redress/policy';
import { traditionalToSimplified } from '../conditions/traditional-to-simplified.js';

/**
 * Whether a text mentions a term, by looking for one term at a time: text and forms are folded whole, every place of
 * every part is searched, and places within an excluded form are left out. Of the evaluator's it shares the table of
 * characters, which is data of the language.
 */
export function mentionsOf(terms: ReadonlyMap<string, Term>): (text: string, term: string) => boolean {
  const parts = new Map<string, Phrases>();
  let last: { readonly given: string; readonly text: Text } | undefined;
  return (given, name) => {
    let phrases = parts.get(name);
    if (phrases === undefined) {
      const term = terms.get(name);
      if (term === undefined) throw new Error(`the policy has no term \`${name}\``);
      parts.set(
        name,
        (phrases = { listed: [...term.zh, ...term.en].map(partsOf), excluded: term.not.map(partsOf) }),
      );
    }
    if (last?.given !== given) last = { given, text: textOf(given) };
    return isMentioned(phrases, last.text);
  };
}

interface Phrases {
  readonly listed: readonly (readonly string[])[];
  readonly excluded: readonly (readonly string[])[];
}

interface Text {
  readonly folded: string;
  /** By unit: the clause it stands in. */
  readonly clauses: readonly number[];
  /** By unit: how much stands before it; a word counts two and a character of an unspaced script one. */
  readonly weights: readonly number[];
}

/** Half-open, in units of the folded text. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

function isMentioned({ listed, excluded }: Phrases, text: Text): boolean {
  const isOut = within(
    excluded.flatMap((parts) => chains(parts, text)),
    text,
  );
  return listed.some((parts) => {
    if (parts.length === 0) return false;
    const [first = new Set<number>(), ...rest] = parts.map((part) => {
      const standing = placesOf(part, text).filter((place) => !isOut(place));
      return new Set(standing.map(({ to }) => text.clauses[to - 1] ?? -1));
    });
    return [...first].some((clause) => rest.every((others) => others.has(clause)));
  });
}

/** Tells whether a place lies within one of the stretches, by how far those reach that begin at or before it. */
function within(stretches: readonly Stretch[], { folded }: Text): (place: Stretch) => boolean {
  if (stretches.length === 0) return () => false;
  const reach = new Int32Array(folded.length + 1);
  for (const { from, to } of stretches) reach[from] = Math.max(reach[from] ?? 0, to);
  for (let at = 1; at < reach.length; at += 1) reach[at] = Math.max(reach[at] ?? 0, reach[at - 1] ?? 0);
  return ({ from, to }) => (reach[from] ?? 0) >= to;
}

/** The stretches in which the parts stand in order within a clause, with at most one word or two characters in between. */
function chains(parts: readonly string[], text: Text): Stretch[] {
  const [first, ...rest] = parts;
  if (first === undefined) return [];
  return rest.reduce<Stretch[]>(
    (begun, part) => {
      let earliest = 0;
      return placesOf(part, text).flatMap((place) => {
        // Ends ascend, and what is too far from one place is too far from all after it.
        while (isTooFar(begun[earliest], place, text)) earliest += 1;
        const chain = begun[earliest];
        return chain !== undefined && chain.to <= place.from ? [{ from: chain.from, to: place.to }] : [];
      });
    },
    placesOf(first, text),
  );
}

function isTooFar(chain: Stretch | undefined, place: Stretch, { clauses, weights }: Text): boolean {
  if (chain === undefined || chain.to > place.from) return false;
  if (clauses[chain.to - 1] !== clauses[place.to - 1]) return true;
  return (weights[place.from] ?? 0) - (weights[chain.to] ?? 0) > 2;
}

/** Every place of a part; letters and digits meet whole words only. */
function placesOf(part: string, { folded }: Text): Stretch[] {
  const places: Stretch[] = [];
  for (let from = folded.indexOf(part); from >= 0; from = folded.indexOf(part, from + 1)) {
    const to = from + part.length;
    if (!cutsWord(folded, from) && !cutsWord(folded, to)) places.push({ from, to });
  }
  return places;
}

function cutsWord(folded: string, edge: number): boolean {
  return WORD_AT_END.test(folded.slice(Math.max(0, edge - 2), edge)) && isWord(characterAt(folded, edge));
}

function partsOf(form: string): string[] {
  return form
    .split(/\s+/u)
    .map(fold)
    .filter((part) => part !== '');
}

function textOf(given: string): Text {
  const folded = fold(given);
  const clauses: number[] = [];
  const weights: number[] = [0];
  let clause = 0;
  let weight = 0;
  let inWord = false;
  for (const character of folded) {
    const at = clauses.length;
    const word = isWord(character);
    if (word && !inWord) weight += 2;
    inWord = word;
    for (let unit = 0; unit < character.length; unit += 1) {
      // Weighed by unit, as two halves of a rare character.
      if (UNSPACED.test(character) && LETTER.test(character)) weight += 1;
      clauses.push(clause);
      weights.push(weight);
    }
    const inNumber = /^[.,]$/.test(character) && /^\d[.,]\d$/.test(folded.slice(at - 1, at + 2)) && at > 0;
    if (STOP.test(character) && !inNumber) clause += 1;
  }
  return { folded, clauses, weights };
}

function characterAt(text: string, index: number): string {
  const code = text.codePointAt(index);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function isWord(character: string): boolean {
  return LETTER.test(character) && !UNSPACED.test(character);
}

/** NFKC, case folded, traditional to simplified; ignorable characters dropped, every apostrophe the straight one. */
function fold(text: string): string {
  const visible = text.replace(IGNORABLE, '').normalize('NFKC');
  const folded = visible.toUpperCase().toLowerCase().normalize('NFKC').replace(IGNORABLE, '');
  return folded
    .replace(/ς/gu, 'σ')
    .replace(/[\u2018\u2019\u02bc]/gu, "'")
    .replace(/\P{ASCII}/gu, (character) => TABLE.get(character) ?? character);
}

const TABLE = traditionalToSimplified();
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;
const LETTER = /^[\p{L}\p{N}\p{M}]$/u;
const UNSPACED =
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]$/u;
const WORD_AT_END =
  /(?![\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}])[\p{L}\p{N}\p{M}]$/u;
const STOP = /^[。、.,!?;\n\v\f\r\u0085\u2028\u2029]$/u;
