import { Lexer } from 'yaml';

/** What the words of a YAML text say before it is parsed: whether parsing is safe, and what we do not take. */
export interface Scan {
  readonly refusals: readonly Refusal[];
  /** Words that were looked at. */
  readonly words: number;
  /** Where the text becomes deeper or longer than is parsed. */
  readonly excess?: { readonly kind: 'depth' | 'size'; readonly offset: number };
}

/** A feature of YAML that a policy may not use. */
export interface Refusal {
  readonly kind: 'tag' | 'directive';
  readonly text: string;
  readonly offset: number;
}

export interface ScanLimits {
  readonly depth: number;
  readonly words: number;
}

/**
 * Runs over the words of `text` once. The parser recurses with the depth of a text, so that a deep one would end the
 * process; its depth is therefore estimated here, never below the true one.
 */
export function scan(text: string, limits: ScanLimits): Scan {
  const refusals: Refusal[] = [];
  const depth = new Depth();
  let offset = 0;
  let words = 0;
  let isContent = false;
  for (const word of new Lexer().lex(text)) {
    if (!isContent && MARKS.has(word)) {
      isContent = word === CONTENT_FOLLOWS;
      continue;
    }
    words += 1;
    if (words > limits.words) return { refusals, words, excess: { kind: 'size', offset } };
    if (!isContent) {
      if (word.startsWith('!')) refusals.push({ kind: 'tag', text: word, offset });
      if (word.startsWith('%')) refusals.push({ kind: 'directive', text: word, offset });
    }
    depth.add(word, isContent);
    if (depth.estimate > limits.depth) return { refusals, words, excess: { kind: 'depth', offset } };
    isContent = false;
    offset += word.length;
  }
  return { refusals, words };
}

const CONTENT_FOLLOWS = '\u001f';
/** Words of the lexer that do not stand in the text. */
const MARKS: ReadonlySet<string> = new Set(['\u0002', '\u0018', CONTENT_FOLLOWS]);

/** Open brackets, plus the columns at which blocks of the current line and those around it begin. */
class Depth {
  #brackets = 0;
  #column = 0;
  #isLineStart = true;
  #insideLine = 0;
  readonly #blocks: number[] = [];

  get estimate(): number {
    return this.#brackets + this.#blocks.length + this.#insideLine;
  }

  add(word: string, isContent: boolean): void {
    const newline = word.lastIndexOf('\n');
    const isBlank = !isContent && /^[ \t\r\n]*$/u.test(word);
    if (!isBlank) this.#begin(word, isContent);
    if (newline === -1) {
      this.#column += word.length;
    } else {
      this.#column = word.length - newline - 1;
      this.#isLineStart = true;
      this.#insideLine = 0;
    }
  }

  #begin(word: string, isContent: boolean): void {
    if (this.#isLineStart && this.#brackets === 0) {
      while ((this.#blocks.at(-1) ?? -1) >= this.#column) this.#blocks.pop();
      this.#blocks.push(this.#column);
    }
    this.#isLineStart = false;
    if (isContent) return;
    if (word === '[' || word === '{') this.#brackets += 1;
    if ((word === ']' || word === '}') && this.#brackets > 0) this.#brackets -= 1;
    if (this.#brackets > 0) return;
    if (word === '-' || word === '?') this.#blocks.push(this.#column + 1);
    if (word === ':') this.#insideLine += 1;
  }
}
