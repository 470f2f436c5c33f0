import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { finds, PatternNotRead } from './pattern.js';

describe('an expression', () => {
  it.each([
    ['lost', 'my bag is lost', true],
    ['^lost$', 'lost\n', false],
    ['(?m)^lost$', 'a\nlost\nb', true],
    ['(?i)straße', 'STRASSE', false],
    ['(?i:LOST) bag', 'lost bag', true],
    ['(?i:LOST) bag', 'lost BAG', false],
    ['a.c', 'a\nc', false],
    ['(?s)a.c', 'a\nc', true],
    ['^.$', '\u{1f600}', true],
    ['[^\\d\\s]{3}', '1 2ab', false],
    ['\\p{Han}+坏', '箱子坏', true],
    ['\\pL\\PL', 'a1', true],
    ['\\p{^Han}', '坏', false],
    ['[[:alpha:]-]+\\.', 'x-y.', true],
    ['[]a]b', ']b', true],
    ['\\bbag\\b', 'bags', false],
    ['\\bbag\\B', 'bags', true],
    ['\\x41\\x{5750}', 'A坐', true],
    ['x{2,3}y', 'xy', false],
    ['x{0}y', 'y', true],
    ['(?P<year>\\d{4})-(?:0[1-9]|1[0-2])', 'on 2026-11', true],
    ['a|b(c|d)*?e|', '', true],
    ['\\A(ab)*\\z', 'ababa', false],
  ])('%j in %j: %j', (pattern, text, found) => {
    expect(finds(pattern, text)).toBe(found);
    expect(RE2JS.compile(pattern).matcher(text).find()).toBe(found);
  });

  it.each(['(?=a)', '\\1', 'a**?+(', '[a', '\\', '(a', '*a', '[[:no:]]', '\\p{Nobody}'])(
    '%j is not read',
    (pattern) => {
      expect(() => finds(pattern, 'a')).toThrow(PatternNotRead);
    },
  );

  it('takes no longer than the text is long, however it was written', () => {
    const text = `${'a'.repeat(20_000)}b`;
    const startedAt = Date.now();
    expect(finds('^(a+)+$', text)).toBe(false);
    expect(finds('^(a|aa)*(a|a)*$', text)).toBe(false);
    expect(Date.now() - startedAt).toBeLessThan(5_000);
  });
});

describe('random expressions', () => {
  const atom = fc.constantFrom(
    'a',
    'b',
    '坏',
    '.',
    '\\d',
    '[ab]',
    '[^a]',
    '\\s',
    '\\w',
    '^',
    '$',
    '\\b',
    '\\p{Han}',
    '[a-c1]',
  );
  const expression = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      atom,
      fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => a + b),
      fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => `(?:${a}|${b})`),
      fc
        .tuple(tie('tree'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '*?'))
        .map(([a, count]) => `(${a})${count}`),
      tie('tree').map((a) => `(?i:${a})`),
    ),
  })).tree;
  const text = fc
    .array(fc.constantFrom('a', 'b', 'A', '1', ' ', '坏', '\n', 'c'), { maxLength: 8 })
    .map((parts) => parts.join(''));

  it('are found where the library of the evaluator finds them', () => {
    const seen = { found: 0, not: 0 };
    fc.assert(
      fc.property(expression, text, (pattern, text) => {
        const found = RE2JS.compile(pattern).matcher(text).find();
        seen[found ? 'found' : 'not'] += 1;
        expect(finds(pattern, text)).toBe(found);
      }),
      { numRuns: 5_000 },
    );
    expect(Math.min(seen.found, seen.not)).toBeGreaterThan(500);
  });
});
