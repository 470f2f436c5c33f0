import fc from 'fast-check';
import { Converter } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { createFold, MAX_TEXT_LENGTH, TextTooLong, type FoldedText } from './fold-text.js';
import { FOLD_VERSION } from './traditional-to-simplified.js';

const fold = createFold();
const written = ({ units, length }: FoldedText) => String.fromCharCode(...units.subarray(0, length));
const folded = (text: string) => written(fold(text));

describe('what folds alike', () => {
  it.each([
    ['traditional and simplified', '行李損壞，請盡快處理', '行李损坏,请尽快处理'],
    [
      'what Taiwan and the mainland write differently',
      '等著 瞭解 回覆 拉鍊 到帳 藉口',
      '等着 了解 回复 拉链 到账 借口',
    ],
    ['a chain of two steps', '薴', '苧'],
    ['wide and narrow', 'ＬＯＳＴ　ﾊﾞｯｸﾞ', 'lost バッグ'],
    ['capitals, and a letter that only has two of them', 'STRASSE Ὀδυσσεύς', 'straße ὈΔΥΣΣΕΎΣ'],
    ['marks set apart and marks built in', 'cafe\u0301 q\u0307\u0323', 'café q\u0323\u0307'],
    ['finals of Hangul, joined and apart', '\u1112\u1161\u11ab', '한'],
    ['signs that are several characters', '㎏ ㍿ ㊙ ﬁ', 'kg 株式会社 秘 fi'],
    ['apostrophes', 'didn’t', "didn't"],
    ['invisible characters', '损\u200b坏\ufeff', '损坏'],
    ['a variant selector', '邊\u{e0100}', '边'],
  ])('%s', (_, one, other) => {
    expect(folded(one)).toBe(folded(other));
  });

  it('keeps apart what differs', () => {
    expect(new Set(['坏', '环', '怀', 'a', 'ä', '3', '8'].map(folded)).size).toBe(7);
  });

  it('joins every character of the Han blocks with what the source converts it to', () => {
    const simplified = Converter({ from: 't', to: 'cn' });
    const apart: string[] = [];
    let converted = 0;
    for (const [first, last] of [
      [0x34_00, 0x9f_ff],
      [0x2_00_00, 0x3_23_af],
    ] as const) {
      for (let point = first; point <= last; point += 1) {
        const character = String.fromCodePoint(point);
        const target = simplified(character);
        if (target !== character) converted += 1;
        if (folded(character) !== folded(target)) apart.push(character);
      }
    }
    expect(apart).toEqual([]);
    expect(converted).toBeGreaterThan(3000);
  });

  it('names the version of the source that is installed', async () => {
    const { default: manifest } = await import('../../package.json', { with: { type: 'json' } });
    expect(FOLD_VERSION).toContain(manifest.devDependencies['opencc-js']);
  });
});

describe('the way back', () => {
  it('covers each character that became several, and both units of a pair', () => {
    const { from, to, length } = fold('㍿😀e\u0301x');
    const ranges = Array.from({ length }, (_, unit) => [from[unit], to[unit]]);
    expect(ranges).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
      [1, 3],
      [1, 3],
      [3, 5],
      [5, 6],
    ]);
  });

  it('folding piece by piece is folding the whole, and pieces follow one another', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        'e',
        '\u0301',
        '\u0323',
        'ﾊ',
        'ﾞ',
        '\u1100',
        '\u1161',
        '\u11ab',
        'ㄳ',
        '\u0e33',
        '\u{e0100}',
        '\ud800',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const result = fold(text);
        expect(blanked(written(result))).toBe(blanked(plain(text)));
        const ranges = Array.from({ length: result.length }, (_, unit) => [
          result.from[unit] ?? 0,
          result.to[unit] ?? 0,
        ]);
        const starts = ranges.map(([from = 0]) => from);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        expect(ranges.every(([from = 0, to = 0]) => from < to && to <= text.length)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  }, 60_000);

  it('refuses texts that are too long before or after folding', () => {
    expect(fold('坏'.repeat(MAX_TEXT_LENGTH)).length).toBe(MAX_TEXT_LENGTH);
    expect(() => fold('坏'.repeat(MAX_TEXT_LENGTH + 1))).toThrow(TextTooLong);
    expect(() => fold('\ufdfa'.repeat(MAX_TEXT_LENGTH / 18 + 1))).toThrow(TextTooLong);
  });
});

/** The whole string at once and by the platform alone. */
function plain(text: string): string {
  const visible = text.replace(INVISIBLE, '').normalize('NFKC');
  const cased = visible.toUpperCase().toLowerCase().normalize('NFKC');
  return cased
    .replace(INVISIBLE, '')
    .replace(/[\u2018\u2019\u02bc]/gu, "'")
    .replaceAll('ς', 'σ');
}

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** Without the characters that the table may change. */
function blanked(text: string): string {
  return text.replace(/\p{Script=Han}/gu, '一');
}
