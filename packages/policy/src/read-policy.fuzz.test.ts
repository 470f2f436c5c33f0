import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { everyConstruct } from './every-construct.fixture.js';
import { effectiveHash } from './hash.js';
import { lint } from './lint.js';
import { mutate, type Json } from './mutate.fixture.js';
import { CALENDARS } from './check/lint.fixture.js';

/** Generous: the machine may be busy. Without bounds some of these texts would take hours. */
const AT_MOST_MS = 5_000;

/** Lints without throwing, in bounded time, and says something about whatever gives no policy. */
function survive(text: string): void {
  const start = performance.now();
  const { policy, findings } = lint(text, 'p.yaml', { calendars: CALENDARS });
  expect(performance.now() - start).toBeLessThan(AT_MOST_MS);
  if (policy === undefined) expect(findings.filter(({ severity }) => severity === 'error')).not.toEqual([]);
  else expect(effectiveHash(policy.document)).toHaveLength(64);
  const lines = text.split('\n');
  for (const { line, column, message, hint } of findings) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
    expect(message).not.toMatch(/undefined|\[object/);
    expect(hint).not.toBe('');
  }
}

/** Pieces that mean something to YAML, so that random texts get far into the reader. */
const piece = fc.constantFrom(
  '\n',
  '  ',
  ' ',
  '\t',
  ':',
  ': ',
  '- ',
  '? ',
  '[',
  ']',
  '{',
  '}',
  ',',
  '"',
  "'",
  '|',
  '>',
  '&a ',
  '*a',
  '!!str ',
  '%YAML 1.1',

  '---',
  '...',
  '#',
  '<<',
  '~',
  '.nan',
  '0x1',
  '1e400',
  '\\',
  '\ufeff',
  '\0',
  '\ud800',
  '😀',
  '\r\n',
  '\u2028',
  '@',
  '`',

  'policy',
  'facts',
  'type',
  'integer',
  'when',
  'all',
  'fact',
  'operator',
  'value',
  'money',
  '__proto__',
  'constructor',
  '1',
  '客訴',
);

describe('linting survives', () => {
  it('random text', { timeout: 120_000 }, () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), survive), { numRuns: 300 });
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
        survive,
      ),
      { numRuns: 1500 },
    );
  });

  it('a policy cut off anywhere', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.nat(everyConstruct.length), (end) => survive(everyConstruct.slice(0, end))),
      { numRuns: 80 },
    );
  });

  it('a policy with random pieces in it', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(
        fc.nat(everyConstruct.length),
        fc.nat(20),
        fc.array(piece, { maxLength: 5 }),
        (at, length, pieces) => {
          survive(everyConstruct.slice(0, at) + pieces.join('') + everyConstruct.slice(at + length));
        },
      ),
      { numRuns: 120 },
    );
  });

  it('a policy with random changes of its tree', { timeout: 120_000 }, () => {
    const tree: Json = parse(everyConstruct);
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 30, maxLength: 30 }),
        fc.integer({ min: 1, max: 5 }),
        (numbers, times) => {
          let next = 0;
          let mutated = tree;
          const pick = (end: number): number => (numbers[next++ % numbers.length] ?? 0) % end;
          for (let time = 0; time < times; time += 1) mutated = mutate(mutated, pick);
          survive(JSON.stringify(mutated));
        },
      ),
      { numRuns: 120 },
    );
  });
});
