import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CALENDARS } from '../check/lint.fixture.js';
import { lint } from '../lint.js';
import { CHECKING } from './checking.js';
import { CATALOGUE } from './index.js';

const FOLDER = new URL('../../../../test/bad-policies/', import.meta.url);
const FILES = readdirSync(FOLDER);
const CODES = FILES.map((file) => file.replace(/\.yaml$/, ''));

it('has a bad policy for each finding of the checks', () => {
  expect(Object.keys(CHECKING).filter((code) => !CODES.includes(code))).toEqual([]);
});

it('has no bad policy for a finding that is not in the catalogue', () => {
  expect(CODES.filter((code) => !(code in CATALOGUE))).toEqual([]);
});

it.each(FILES)('%s gives what its first line expects, at that place, and nothing else', (file) => {
  const text = readFileSync(new URL(file, FOLDER), 'utf8');
  const [, code, place] = /^# expect: (\S+) at (\d+:\d+)$/m.exec(text) ?? [];
  const findings = lint(text, file, { calendars: CALENDARS }).findings.filter(
    (finding) => finding.severity !== 'info' || finding.code === code,
  );
  expect(file).toBe(`${code}.yaml`);
  expect(findings.map(({ code: found, line, column }) => `${found} at ${line}:${column}`)).toEqual([
    `${code} at ${place}`,
  ]);
});

it.each(FILES)('%s is told in a fragment of our words, with advice', (file) => {
  const text = readFileSync(new URL(file, FOLDER), 'utf8');
  for (const { message, hint } of lint(text, file, { calendars: CALENDARS }).findings) {
    expect(message).not.toMatch(/^[A-Z]|\.$|undefined|\[object|NaN/);
    expect(hint).not.toMatch(/^[A-Z](?![A-Z])|\.$|undefined|\[object|NaN/);
    expect(hint.length).toBeGreaterThan(5);
  }
});
