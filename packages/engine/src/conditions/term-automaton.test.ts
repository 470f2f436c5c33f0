import type { Term } from '@redress/policy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mentions } from './mentions.js';
import { createMentions } from './term-automaton.js';

declare const console: { log(...said: unknown[]): void };
declare const performance: { now(): number };

const term = (forms: Partial<Term>): Term => ({ zh: [], en: [], not: [], ...forms });

const mentions = createMentions(
  new Map([
    [
      'damaged',
      term({
        zh: ['坏', '破损'],
        en: ['broken', 'damaged bag'],
        not: ['没有坏', '没坏', 'not broken', 'broken English'],
      }),
    ],
    [
      'lost',
      term({
        zh: ['行李 丢', '行李箱 不见'],
        en: ['lost baggage', 'bag never arrived'],
        not: ['没有丢', 'not lost'],
      }),
    ],
    [
      'injury',
      term({ zh: ['受伤'], en: ['injured', 'injury'], not: ['没有受伤', 'not injured', 'no injury'] }),
    ],
    ['noReply', term({ zh: ['没有回复', '没到账'], en: ["didn't reply"] })],
    ['notice', term({ zh: ['3小时', 'T3航站楼'], en: ['24 hours', '3.5 stars'] })],
  ]),
);
/** Written as `term: the words found`. */
const found = (text: string, of: Mentions = mentions) =>
  of.find(text).map(({ term, from, to }) => `${term}: ${text.slice(from, to)}`);

describe('one word', () => {
  it('is found in the Chinese of either script, with its position', () => {
    expect(mentions.find('我的箱子坏了')).toEqual([{ term: 'damaged', from: 4, to: 5 }]);
    expect(mentions.find('我的箱子壞了')).toEqual([{ term: 'damaged', from: 4, to: 5 }]);
    expect(found('導遊沒有回覆，退款也沒到帳')).toEqual(['noReply: 沒有回覆', 'noReply: 沒到帳']);
  });

  it('written in traditional characters in the policy is found in simplified text', () => {
    const taiwan = createMentions(new Map([['lost', term({ zh: ['行李 遺失'], not: ['沒有遺失'] })]]));
    expect(found('行李在机场遗失了', taiwan)).toEqual(['lost: 行李在机场遗失']);
    expect(found('行李没有遗失', taiwan)).toEqual([]);
  });

  it('in letters is found in any case and width, as a whole word only', () => {
    expect(found('It was BROKEN. ｂｒｏｋｅｎ! unbroken, brokenness, broken_ (broken)')).toEqual([
      'damaged: BROKEN',
      'damaged: ｂｒｏｋｅｎ',
      'damaged: broken',
      'damaged: broken',
    ]);
    expect(found('箱子broken了')).toEqual(['damaged: broken']);
    expect(found('They didn’t reply')).toEqual(['noReply: didn’t reply']);
  });

  it('has its boundary where its letters or digits are, not where its Chinese is', () => {
    expect(found('延误3小时多')).toEqual(['notice: 3小时']);
    expect(found('延误13小时')).toEqual([]);
    expect(found('在T3航站楼前')).toEqual(['notice: T3航站楼']);
    expect(found('在CT3航站楼前')).toEqual([]);
  });

  it('is placed in the text as given, whatever the characters before it fold to', () => {
    const text = '㍿😀 cafe\u0301 ﬁ 破\u200b损了';
    expect(mentions.find(text)).toEqual([{ term: 'damaged', from: 12, to: 15 }]);
    expect(text.slice(12, 15)).toBe('破\u200b损');
  });

  it('is no mention where nothing is said', () => {
    expect(mentions.find('')).toEqual([]);
    expect(mentions.mentions('', 'damaged')).toBe(false);
    expect(mentions.mentions('一切顺利，谢谢！', 'damaged')).toBe(false);
  });
});

describe('a phrase', () => {
  it('stands in any order within one clause, told as the shortest stretch', () => {
    expect(found('行李被航空公司弄丢了')).toEqual(['lost: 行李被航空公司弄丢']);
    expect(found('我丢了一件行李')).toEqual(['lost: 丢了一件行李']);
    expect(found('The baggage is lost')).toEqual(['lost: baggage is lost']);
    expect(found('行李, 行李又行李丢')).toEqual(['lost: 行李丢']);
  });

  it.each(['。', '！', '？', '；', '，', '、', ',', '.', '!', '?', ';', '\n', '\r\n', '｡', '\u2028'])(
    'does not reach over %j',
    (stop) => {
      expect(found(`行李到了${stop}钱包丢了`)).toEqual([]);
      expect(found(`baggage${stop}lost`)).toEqual([]);
    },
  );

  it.each(['：', ':', '——', ' ', '\t', '“', '/', ' 3.5 ', ' 1,000 ', ' 1，000 '])(
    'reaches over %j',
    (tie) => {
      expect(found(`行李${tie}丢了`)).toEqual([`lost: 行李${tie}丢`]);
      expect(found(`baggage${tie}lost`)).toEqual([`lost: baggage${tie}lost`]);
    },
  );

  it('may hold a number with a point', () => {
    expect(found('only 3.5 poor stars')).toEqual(['notice: 3.5 poor stars']);
    expect(found('13.5 stars')).toEqual([]);
  });
});

describe('an excluded form', () => {
  it('takes out the mention within it and no other', () => {
    expect(found('没有坏')).toEqual([]);
    expect(found('沒有壞')).toEqual([]);
    expect(mentions.find('轮子没有坏，拉杆坏了')).toEqual([{ term: 'damaged', from: 8, to: 9 }]);
    expect(mentions.find('轮子没有坏拉杆坏了')).toEqual([{ term: 'damaged', from: 7, to: 8 }]);
    expect(found('not broken but his English is broken')).toEqual(['damaged: broken']);
  });

  it('takes out the part of a phrase that it negates', () => {
    expect(found('行李没有丢')).toEqual([]);
    expect(found('My baggage was not lost')).toEqual([]);
    expect(found('行李没有丢但是另一件行李丢了')).toEqual(['lost: 行李丢']);
  });

  it('of one term leaves the other terms alone', () => {
    const two = createMentions(
      new Map([
        ['a', term({ zh: ['坏'], not: ['没坏'] })],
        ['b', term({ zh: ['坏'] })],
      ]),
    );
    expect(found('没坏', two)).toEqual(['b: 坏']);
  });

  it('holds with one word in between, in the order written, within the clause', () => {
    expect(found('He was not badly injured')).toEqual([]);
    expect(found('no serious injury')).toEqual([]);
    expect(found('They did not help my injured mother')).toEqual(['injury: injured']);
    expect(found('injured and not helped')).toEqual(['injury: injured']);
    expect(found('Why not? Injured people waited')).toEqual(['injury: Injured']);
  });
});

describe('the terms as a whole', () => {
  it('tells one mention where two forms of a term meet, and all terms by position', () => {
    const overlapping = createMentions(
      new Map([
        ['b', term({ zh: ['损坏', '坏'] })],
        ['a', term({ zh: ['损坏', '損壞'] })],
      ]),
    );
    expect(overlapping.find('损坏')).toEqual([
      { term: 'b', from: 0, to: 2 },
      { term: 'a', from: 0, to: 2 },
      { term: 'b', from: 1, to: 2 },
    ]);
  });

  it('may be none, or without words, or named like what every object has', () => {
    expect(createMentions(new Map()).find('坏')).toEqual([]);
    const odd = createMentions(new Map([['constructor', term({ zh: ['', ' '], not: [''] })]]));
    expect(odd.mentions('坏', 'constructor')).toBe(false);
    expect(() => odd.mentions('坏', 'toString')).toThrow('no term `toString`');
  });

  it('answers the same for texts asked in turn', () => {
    for (const text of ['坏', '没坏', '坏', '没坏']) {
      expect(mentions.mentions(text, 'damaged')).toBe(text === '坏');
      expect(mentions.mentions(text, 'lost')).toBe(false);
    }
  });
});

describe('against a naive reading', () => {
  const zh = fc
    .array(fc.constantFrom('坏', '壞', '没', '沒', '有', '行李'), { minLength: 1, maxLength: 3 })
    .map((c) => c.join(''));
  const en = fc.constantFrom('a', 'B', 'ab', 'ba', 'aab', '1', 'not');
  const part = fc.oneof(
    zh,
    en,
    fc.tuple(zh, en).map(([a, b]) => a + b),
  );
  const form = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
  const someTerm = fc.record({
    zh: fc.array(form, { maxLength: 3 }),
    en: fc.array(form, { maxLength: 3 }),
    not: fc.array(form, { maxLength: 3 }),
  });
  const piece = fc.constantFrom(
    '坏',
    '壞',
    '没',
    '沒',
    '有',
    '行李',
    '行',
    'a',
    'A',
    'Ｂ',
    'b',
    'ab',
    ' ',
    ' ',
    'not',
    '1',
    '-',
    '，',
    '。',
    '.',
    '\n',
    '㎏',
    '😀',
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  // Half of the texts hold whole forms, so that phrases and exclusions do occur.
  const sample = fc.array(someTerm, { minLength: 1, maxLength: 4 }).chain((terms) => {
    const forms = terms.flatMap(({ zh, en, not }) => [...zh, ...en, ...not]);
    const dense =
      forms.length === 0
        ? text
        : fc
            .array(fc.oneof(fc.constantFrom(...forms), piece), { maxLength: 12 })
            .map((pieces) => pieces.join(''));
    return fc.tuple(fc.constant(terms), fc.oneof(text, dense));
  });

  it('finds the same mentions', () => {
    const seen = { mentions: 0, without: 0, excluded: 0, phrases: 0 };
    fc.assert(
      fc.property(sample, ([list, text]) => {
        const terms = new Map(list.map((term, index) => [`t${index}`, term]));
        const expected = naively(terms, text);
        const actual = createMentions(terms);
        expect(actual.find(text)).toEqual(expected);
        for (const name of terms.keys()) {
          expect(actual.mentions(text, name)).toBe(expected.some(({ term }) => term === name));
        }
        const unnegated = naively(
          new Map([...terms].map(([name, term]) => [name, { ...term, not: [] }])),
          text,
        );
        seen[expected.length > 0 ? 'mentions' : 'without'] += 1;
        if (unnegated.length !== expected.length) seen.excluded += 1;
        if (expected.some(({ from, to }) => text.slice(from, to).includes(' '))) seen.phrases += 1;
      }),
      { numRuns: 1500 },
    );
    console.log('random texts:', seen);
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10);
  }, 60_000);
});

describe('time', () => {
  const random = seeded(20261121);
  const pick = (characters: string) => characters.charAt(Math.floor(random() * characters.length));
  const word = (characters: string, length: number) =>
    Array.from({ length }, () => pick(characters)).join('');
  const HAN = Array.from({ length: 600 }, (_, index) => String.fromCharCode(0x4e_00 + index * 7)).join('');

  const large = new Map<string, Term>();
  for (let index = 0; index < 3000; index += 1) {
    large.set(
      `t${index}`,
      term(
        index % 3 === 0
          ? { zh: [word(HAN, 2 + (index % 3))], not: [`没${word(HAN, 2)}`] }
          : index % 3 === 1
            ? { zh: [`${word(HAN, 2)} ${word(HAN, 2)}`] }
            : { en: [`${word('abcdefgh', 3 + (index % 4))} ${word('abcdefgh', 3)}`] },
      ),
    );
  }
  large.set(
    'runs',
    term({
      zh: ['坏', '坏坏', '坏坏坏 好'],
      en: ['a', 'aa', 'aaa', 'a'.repeat(2000)],
      not: ['没坏', 'not a'],
    }),
  );

  it.each([
    [
      'Chinese and English',
      Array.from({ length: 60_000 }, () => `${word(HAN, 6)}${pick('，。 a')}${word('abcdefgh', 3)}`)
        .join('')
        .slice(0, 600_000),
    ],
    ['one long word', 'a'.repeat(600_000)],
    ['one letter after another', 'a '.repeat(300_000)],
    ['negations without end', 'not a '.repeat(100_000)],
    ['one character', '坏'.repeat(600_000)],
    ['one clause of negated characters', '没坏'.repeat(300_000)],
    ['a phrase without end', '坏坏坏好'.repeat(150_000)],
    ['blanks', `not${' '.repeat(599_990)}a`],
    ['marks', `a${'\u0301\u0323'.repeat(299_999)}`],
    ['clauses of nothing', '。'.repeat(600_000)],
  ])('600,000 characters, 3,001 terms: %s', (name, text) => {
    const compiling = performance.now();
    const all = createMentions(large);
    const scanning = performance.now();
    all.mentions(text, 'runs');
    const listing = performance.now();
    const count = all.find(text).length;
    const end = performance.now();
    const ms = (from: number, to: number) => `${(to - from).toFixed(0)} ms`;
    console.log(
      `${name}: compile ${ms(compiling, scanning)}, scan ${ms(scanning, listing)}, list ${ms(listing, end)}, ${count} mentions`,
    );
    expect(text.length).toBeGreaterThanOrEqual(599_990);
  });
});

interface Found {
  readonly term: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Everything by trying everything: every place of every part by indexOf, every combination of places, every pair of
 * stretches. Knows only the characters of this test.
 */
function naively(terms: ReadonlyMap<string, Term>, text: string): Found[] {
  const { plain, origin } = plainly(text);
  const stretches: Found[] = [];
  let start = 0;
  for (const clause of plain.split(/(?<=[。\n]|(?<!\d)[,.]|[,.](?!\d))/u)) {
    for (const [name, { zh, en, not }] of terms) {
      const excluded = not.flatMap((form) =>
        combinations(form, clause)
          .filter((places) =>
            places.every(
              ({ from }, index) => index === 0 || isNext(clause, places[index - 1]?.to ?? 0, from),
            ),
          )
          .map(hull),
      );
      const isNegated = (place: Place) =>
        excluded.some(({ from, to }) => from <= place.from && place.to <= to);
      for (const form of [...zh, ...en]) {
        const hulls = combinations(form, clause)
          .filter((places) => !places.some(isNegated))
          .map(hull);
        for (const { from, to } of hulls) {
          if (
            hulls.some((other) => other.from >= from && other.to <= to && other.to - other.from < to - from)
          )
            continue;
          const first = origin[start + from]?.from ?? -1;
          stretches.push({ term: name, from: first, to: origin[start + to - 1]?.to ?? -1 });
        }
      }
    }
    start += clause.length;
  }
  const order = [...terms.keys()];
  const distinct = new Map(stretches.map((found) => [JSON.stringify(found), found]));
  return [...distinct.values()].toSorted(
    (a, b) => a.from - b.from || a.to - b.to || order.indexOf(a.term) - order.indexOf(b.term),
  );
}

interface Place {
  readonly from: number;
  readonly to: number;
}

const PLAIN: Record<string, string> = { 壞: '坏', 沒: '没', Ｂ: 'b', '，': ',', '㎏': 'kg' };

function plainly(text: string): { plain: string; origin: Place[] } {
  let plain = '';
  const origin: Place[] = [];
  let from = 0;
  for (const character of text) {
    const to = from + character.length;
    for (const unit of (PLAIN[character] ?? character.toLowerCase()).split('')) {
      plain += unit;
      origin.push({ from, to });
    }
    from = to;
  }
  return { plain, origin };
}

function combinations(form: string, clause: string): Place[][] {
  return form
    .split(' ')
    .reduce<Place[][]>(
      (sofar, part) =>
        sofar.flatMap((places) => placesOf(plainly(part).plain, clause).map((place) => [...places, place])),
      [[]],
    );
}

function placesOf(part: string, clause: string): Place[] {
  const places: Place[] = [];
  for (let from = clause.indexOf(part); from >= 0; from = clause.indexOf(part, from + 1)) {
    const to = from + part.length;
    const cutsWord = [from, to].some(
      (edge) => /^[a-z\d]{2}$/.test(clause.slice(edge - 1, edge + 1)) && edge > 0,
    );
    if (!cutsWord) places.push({ from, to });
  }
  return places;
}

function hull(places: readonly Place[]): Place {
  return { from: Math.min(...places.map(({ from }) => from)), to: Math.max(...places.map(({ to }) => to)) };
}

/** Behind the end, with at most one word or two Chinese characters between. */
function isNext(clause: string, end: number, from: number): boolean {
  if (from < end) return false;
  return /^[^a-z\d\p{Script=Han}]*([a-z\d]+|\p{Script=Han}?[^a-z\d\p{Script=Han}]*\p{Script=Han}?)[^a-z\d\p{Script=Han}]*$/u.test(
    clause.slice(end, from),
  );
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
