import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CALENDARS } from '../check/lint.fixture.js';
import { PARENTS } from '../layers/parents.fixture.js';
import { lint } from '../lint.js';
import { LIMITS } from '../read/locate.js';
import { CATALOGUE } from './index.js';
import { PROVING } from './proving.js';

const FOLDER = new URL('../../../../test/bad-policies/', import.meta.url);
const FILES = readdirSync(FOLDER);
/** What only the engine finds is looked for there (`test/walks/proven-findings.test.ts`). */
const READABLE = FILES.filter((file) => !Object.hasOwn(PROVING, file.replace(/\.yaml$/, '')));
const CODES = FILES.map((file) => file.replace(/\.yaml$/, ''));

/** Two megabytes have no place in a repository. */
const TOO_LARGE = 'text-too-large';

it('has a bad policy for each finding and none for any other', () => {
  expect([...CODES, TOO_LARGE].toSorted()).toEqual(Object.keys(CATALOGUE).toSorted());
});

it('refuses a text beyond its limit at once, and takes one within', () => {
  const found = (length: number) =>
    lint(`#${'x'.repeat(length - 1)}`, 'large.yaml', { calendars: CALENDARS, parents: PARENTS }).findings;
  expect(found(LIMITS.length + 1)).toMatchObject([{ code: TOO_LARGE, line: 1, column: 1 }]);
  expect(found(LIMITS.length)).toMatchObject([{ code: 'document-empty' }]);
});

it.each(READABLE)('%s gives what its first line expects, at that place, and nothing else', (file) => {
  const text = readFileSync(new URL(file, FOLDER), 'utf8');
  const [, code, place] = /^# expect: (\S+) at (\d+:\d+)$/m.exec(text) ?? [];
  const findings = lint(text, file, { calendars: CALENDARS, parents: PARENTS }).findings.filter(
    (finding) => finding.severity !== 'info' || finding.code === code,
  );
  expect(file).toBe(`${code}.yaml`);
  expect(findings.map(({ code: found, line, column }) => `${found} at ${line}:${column}`)).toEqual([
    `${code} at ${place}`,
  ]);
});

it.each(READABLE)('%s is told in a fragment of our words, with advice', (file) => {
  const text = readFileSync(new URL(file, FOLDER), 'utf8');
  for (const { message, hint } of lint(text, file, { calendars: CALENDARS, parents: PARENTS }).findings) {
    expect(message).not.toMatch(/^[A-Z]|\.$|undefined|\[object|NaN/);
    expect(hint).not.toMatch(/^[A-Z](?![A-Z])|\.$|undefined|\[object|NaN/);
    expect(hint.length).toBeGreaterThan(5);
  }
});
