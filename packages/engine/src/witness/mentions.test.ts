import type { Term } from '@redress/policy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMentions } from '../conditions/term-automaton.js';
import { mentionsOf } from './mentions.js';

const terms = new Map<string, Term>([
  ['damaged', { zh: ['坏', '破损'], en: ['broken', 'damaged bag'], not: ['没有坏', '没坏', 'not broken'] }],
  ['lost', { zh: ['行李 丢'], en: ['lost baggage'], not: ['没有丢', 'not lost'] }],
  ['notice', { zh: ['3小时'], en: ['24 hours', '3.5 stars'], not: [] }],
  ['empty', { zh: [' '], en: [], not: [] }],
]);

describe('a term', () => {
  const mentions = mentionsOf(terms);
  it.each([
    ['箱子壞了', 'damaged', true],
    ['轮子没有坏，拉杆坏了', 'damaged', true],
    ['沒有壞', 'damaged', false],
    ['unbroken', 'damaged', false],
    ['not really broken', 'damaged', false],
    ['not the one that is broken', 'damaged', true],
    ['ＢＡＧ damaged', 'damaged', true],
    ['我丢了一件行李', 'lost', true],
    ['行李到了。钱包丢了', 'lost', false],
    ['行李没有丢', 'lost', false],
    ['行李没有丢但是钱包丢了', 'lost', true],
    ['延误13小时', 'notice', false],
    ['only 3.5 poor stars', 'notice', true],
    ['', 'empty', false],
  ])('in %j: %s %j', (text, term, mentioned) => {
    expect(mentions(text, term)).toBe(mentioned);
  });

  it('that the policy does not have is an error', () => {
    expect(() => mentions('x', 'toString')).toThrow('no term `toString`');
  });
});

describe('random terms and texts', () => {
  const part = fc.constantFrom('坏', '壞', '没', '行李', 'a', 'B', 'ab', '1', 'not', 'a坏', '3.5');
  const form = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
  const someTerm = fc.record({
    zh: fc.array(form, { minLength: 1, maxLength: 2 }),
    en: fc.array(form, { maxLength: 2 }),
    not: fc.array(form, { maxLength: 3 }),
  });
  const piece = fc.constantFrom(
    '坏',
    '壞',
    '没',
    '沒',
    '行李',
    'a',
    'Ａ',
    'b',
    'ab',
    ' ',
    'not',
    '1',
    '3.5',
    '，',
    '.',
    '\n',
    '㎏',
    '😀',
    'ς',
    'e\u0301',
    '\u200b',
    '𠀀',
  );

  it('are mentioned where the automaton finds them', () => {
    const seen = { mentioned: 0, not: 0, excluded: 0 };
    fc.assert(
      fc.property(someTerm, fc.array(fc.oneof(piece, form), { maxLength: 10 }), (term, pieces) => {
        const text = pieces.join('');
        const found = createMentions(new Map([['t', term]])).mentions(text, 't');
        seen[found ? 'mentioned' : 'not'] += 1;
        if (!found && createMentions(new Map([['t', { ...term, not: [] }]])).mentions(text, 't'))
          seen.excluded += 1;
        expect(mentionsOf(new Map([['t', term]]))(text, 't')).toBe(found);
      }),
      { numRuns: 2_000 },
    );
    // Each kind occurs often enough that the agreement says something about it.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10);
  }, 60_000);
});
