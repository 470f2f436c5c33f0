import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LIMITS } from '../read/locate.js';
import { readPolicy } from '../read-policy.js';
import { READING } from './reading.js';

const FOLDER = new URL('../../../../test/bad-policies/', import.meta.url);
const codes = new Set(readdirSync(FOLDER).map((file) => file.replace(/\.yaml$/u, '')));

/** Two megabytes have no place in a repository. */
const MADE_HERE: ReadonlyMap<string, string> = new Map([
  ['text-too-large', `# expect: text-too-large at 1:1\n#${'x'.repeat(LIMITS.length)}`],
]);

test.each(Object.keys(READING))('one bad policy provokes `%s`, in its place and nothing else', (code) => {
  const text =
    MADE_HERE.get(code) ??
    (codes.has(code) ? readFileSync(new URL(`${code}.yaml`, FOLDER), 'utf8') : undefined);
  if (text === undefined) expect.fail(`test/bad-policies/${code}.yaml is missing`);
  const found = readPolicy(text, code).findings.map(
    (finding) => `${finding.code} at ${finding.line}:${finding.column}`,
  );
  expect(found).toEqual([/^# expect: (.*)$/mu.exec(text)?.[1]]);
});
