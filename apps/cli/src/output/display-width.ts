/**
 * How many columns of a terminal a text takes: two for a full-width character (Chinese, Japanese, Korean, their
 * punctuation and full-width forms, pictures), none for marks that stand on another one (Unicode TR 11).
 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (NO_WIDTH.test(character)) continue;
    width += FULL_WIDTH.test(character) ? 2 : 1;
  }
  return width;
}

/** The text with blanks behind it up to so many columns. */
export function padColumns(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}

/** The text cut to so many columns, with a sign where something was left out. */
export function cutColumns(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let cut = '';
  for (const character of text) {
    if (displayWidth(cut + character) > columns - 1) break;
    cut += character;
  }
  return `${cut}…`;
}

const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const FULL_WIDTH =
  /^[\p{Script=Han}\p{Script=Hiragana}\u30a0-\u30ff\u31f0-\u31ff\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6]$/u;
