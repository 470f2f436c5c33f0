import { traditionalToSimplified } from './traditional-to-simplified.js';

/**
 * A text as the terms see it, one entry per UTF-16 unit, with the way back: unit `i` comes from the half-open
 * range `from[i]`, `to[i]` of the text as given. The arrays may be longer than `length`.
 */
export interface FoldedText {
  readonly length: number;
  readonly units: Uint16Array;
  readonly kinds: Uint8Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** What a unit is, for word boundaries and clauses. */
export const KIND = {
  /** Blanks, signs and whatever else separates words. */
  other: 1,
  /** A letter or digit of a script that sets its words apart. */
  word: 2,
  /** A character of a script that writes without blanks: Han, kana, Thai … */
  unspaced: 3,
  /** Ends a clause; `.` and `,` do not between two digits. */
  stop: 4,
} as const;

/** Characters before and after folding; a complaint has some thousand, a mailbox pasted whole some hundred thousand. */
export const MAX_TEXT_LENGTH = 1_000_000;

export class TextTooLong extends Error {
  readonly code = 'text-too-long';
  readonly hint = `shorten the text to at most ${MAX_TEXT_LENGTH} characters, or split it into several cases`;

  constructor(length: number) {
    super(
      `a text has at least ${length} characters, more than the ${MAX_TEXT_LENGTH} that are searched for terms`,
    );
    this.name = 'TextTooLong';
  }
}

/**
 * Makes the function that folds texts and terms alike: NFKC, case folded, traditional characters to simplified,
 * curly apostrophes to straight ones, invisible characters dropped. What it learns of a character it keeps.
 * Error: `text-too-long`.
 */
export function createFold(): (text: string) => FoldedText {
  const table = traditionalToSimplified();
  const kindOfUnit = new Uint8Array(65_536);
  const foldedUnit = new Uint16Array(65_536);

  /** The kind of a unit that folds by itself to one unit, else `COMPOUND`; learnt at first sight. */
  function kindAt(text: string, index: number): number {
    const unit = text.charCodeAt(index);
    const known = kindOfUnit[unit] ?? 0;
    if (known !== 0) return known;
    const character = String.fromCharCode(unit);
    const folded = foldCharacters(character, table);
    const simple = folded.length === 1 && !isSurrogate(unit) && !CONTINUES.test(character);
    foldedUnit[unit] = simple ? folded.charCodeAt(0) : 0;
    return (kindOfUnit[unit] = simple ? kindOf(folded) : COMPOUND);
  }

  return (text) => {
    if (text.length > MAX_TEXT_LENGTH) throw new TextTooLong(text.length);
    const result = new GrowingFold(text.length);
    let kind = text.length > 0 ? kindAt(text, 0) : COMPOUND;
    for (let index = 0; index < text.length;) {
      const next = index + 1 < text.length ? kindAt(text, index + 1) : KIND.other;
      if (kind !== COMPOUND && next !== COMPOUND) {
        result.push(foldedUnit[text.charCodeAt(index)] ?? 0, kind, index, index + 1);
        index += 1;
        kind = next;
        continue;
      }
      const end = endOfCluster(text, index);
      for (const character of foldCharacters(text.slice(index, end), table)) {
        const kind = kindOf(character);
        for (let unit = 0; unit < character.length; unit += 1)
          result.push(character.charCodeAt(unit), kind, index, end);
      }
      index = end;
      if (index < text.length) kind = kindAt(text, index);
    }
    return result;
  };
}

class GrowingFold implements FoldedText {
  length = 0;
  units: Uint16Array;
  kinds: Uint8Array;
  from: Int32Array;
  to: Int32Array;

  constructor(capacity: number) {
    this.units = new Uint16Array(capacity);
    this.kinds = new Uint8Array(capacity);
    this.from = new Int32Array(capacity);
    this.to = new Int32Array(capacity);
  }

  push(unit: number, kind: number, from: number, to: number): void {
    const index = this.length;
    if (index === this.units.length) this.#grow();
    this.units[index] = unit;
    this.kinds[index] = kind;
    this.from[index] = from;
    this.to[index] = to;
    this.length = index + 1;
  }

  /** Some characters fold to as many as eighteen. */
  #grow(): void {
    if (this.length >= MAX_TEXT_LENGTH) throw new TextTooLong(this.length + 1);
    const capacity = Math.min(2 * this.length + 32, MAX_TEXT_LENGTH);
    const { units, kinds, from, to } = this;
    this.units = new Uint16Array(capacity);
    this.kinds = new Uint8Array(capacity);
    this.from = new Int32Array(capacity);
    this.to = new Int32Array(capacity);
    this.units.set(units);
    this.kinds.set(kinds);
    this.from.set(from);
    this.to.set(to);
  }
}

/** The kind of a unit that only folds together with its neighbours. */
const COMPOUND = 255;

/**
 * What may melt into the character before it under NFKC: combining marks, vowels and finals of Hangul, halfwidth
 * voice marks, the few letters that decompose into one of these; and what is invisible and may stand before them.
 */
const CONTINUES =
  /^[\p{M}\p{Default_Ignorable_Code_Point}\u0e33\u0eb3\u1160-\u11ff\u3131-\u318e\uff9e\uff9f\uffa0-\uffdc\u{16d67}\u{16d68}]/u;

/** UAX #15 counts longer runs as no real text, and the cost of sorting marks grows with the square of the run. */
const MAX_MARKS = 30;

/** The end of a character and of the marks that belong to it. */
function endOfCluster(text: string, start: number): number {
  let end = start + widthAt(text, start);
  for (let marks = 0; marks < MAX_MARKS && end < text.length; marks += 1) {
    const width = widthAt(text, end);
    if (!CONTINUES.test(text.slice(end, end + width))) break;
    end += width;
  }
  return end;
}

function widthAt(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xff_ff ? 2 : 1;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd8_00 && unit <= 0xdf_ff;
}

/** Upper before lower case, so that ß meets SS and every sigma the same one. */
function foldCharacters(characters: string, table: ReadonlyMap<string, string>): string {
  const visible = characters.replace(INVISIBLE, '').normalize('NFKC');
  const folded = visible.toUpperCase().toLowerCase().normalize('NFKC');
  let result = '';
  for (const character of folded.replace(INVISIBLE, '').replace(APOSTROPHE, "'")) {
    result += table.get(character) ?? character;
  }
  return result;
}

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const APOSTROPHE = /[\u2018\u2019\u02bc]/gu;

function kindOf(character: string): number {
  if (STOP.test(character)) return KIND.stop;
  if (!LETTER_OR_DIGIT.test(character)) return KIND.other;
  return UNSPACED.test(character) ? KIND.unspaced : KIND.word;
}

/** After folding, which turns ！？；，．｡､ into their plain forms. The colon and the dash tie together what they part. */
const STOP = /^[。、.,!?;\n\v\f\r\u0085\u2028\u2029]$/u;
const LETTER_OR_DIGIT = /^[\p{L}\p{N}\p{M}]$/u;
const UNSPACED =
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]$/u;
