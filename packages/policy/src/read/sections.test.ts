import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPolicy } from '../read-policy.js';
import { Sections } from './sections.js';

const text = readFileSync(new URL('../every-construct.fixture.yaml', import.meta.url), 'utf8');

/** What a reading says, with the place of everything a finding may point at. */
function read(source: string, sections?: Sections) {
  const { document, places, findings } = readPolicy(source, 'policy.yaml', { sections });
  const stand =
    document &&
    [...document.facts.values(), ...document.remedies, ...document.stages].map((one) => places.of(one));
  return { document, findings, stand };
}

// Hundreds of readings of a whole policy: a machine that has other work takes more than the usual five seconds.
test(
  'a text that is typed line by line reads the same with sections as without, broken or not',
  { timeout: 60_000 },
  () => {
    const sections = new Sections();
    const lines = text.split('\n');
    const mistakes = [
      '  x: [',
      'x: y: z',
      '- a',
      '"',
      '&a b',
      '  *a',
      'facts:',
      'x: !!str y',
      `x: ${'['.repeat(200)}`,
      'x: "!no tag"',
      '---',
      '# note',
      '\tx',
      '? a',
      '',
    ];
    for (let at = 0; at < lines.length; at += 5) {
      const mistake = mistakes[at % mistakes.length] ?? '';
      for (const typed of [
        [...lines.slice(0, at), mistake, ...lines.slice(at)],
        [...lines.slice(0, at), ...lines.slice(at + 1)],
      ]) {
        const source = typed.join('\n');
        expect(read(source, sections), `line ${at + 1}`).toEqual(read(source));
      }
    }
  },
);

test('only the section that was changed is parsed again', () => {
  const sections = new Sections();
  const options = { version: '1.2' } as const;
  const limits = { depth: 128, words: 1_000 };
  const before = sections.cut('a: 1\nb:\n  c: 2\n', limits, options);
  const after = sections.cut('a: 1\nb:\n  c: 3\n', limits, options);
  expect(after?.[0]?.pair).toBe(before?.[0]?.pair);
  expect(after?.[1]?.pair).not.toBe(before?.[1]?.pair);
});

test('what is refused or too large is left to the reading of the whole', () => {
  const cut = (source: string) =>
    new Sections().cut(source, { depth: 8, words: 20 }, { version: '1.2' })?.length;
  expect(cut('a: [[1]]\nb: 2\n')).toBe(2);
  expect(cut('a: [[[[[[[[[1]]]]]]]]]\n')).toBeUndefined();
  expect(cut('a: !!str 1\n')).toBeUndefined();
  expect(cut('a: [1, 2, 3]\nb: [1, 2, 3]\n')).toBeUndefined();
});
