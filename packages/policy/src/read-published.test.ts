import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CATALOGUE } from './catalogue/index.js';
import { CALENDARS } from './check/lint.fixture.js';
import { lint } from './lint.js';
import { readPublished } from './read-published.js';

const read = (policy: string) =>
  readFileSync(new URL(`../../../configs/industries/${policy}/policy.yaml`, import.meta.url), 'utf8');

test.each(['airline', 'tourism'])('a published text is the policy that the checks let pass: %s', (name) => {
  const { policy } = lint(read(name), name, { calendars: CALENDARS });
  expect(policy).toBeDefined();
  expect(readPublished(read(name), name)).toEqual(policy);
});

test.each([
  ['cannot be read', 'policy: ['],
  [
    'reads itself in a circle',
    read('airline').replace(/^derive:\n/m, 'derive:\n  ring: { sum: [{ fact: ring }, 1] }\n'),
  ],
])('a text that %s is no published one', (_what, broken) => {
  expect(() => readPublished(broken, 'broken.yaml')).toThrow(/^broken\.yaml does not stand/);
});

const BAD = new URL('../../../test/bad-policies/', import.meta.url);
const doubtful = readdirSync(BAD).filter((file) => {
  const entry = Object.entries(CATALOGUE).find(([code]) => `${code}.yaml` === file)?.[1];
  return entry !== undefined && entry.severity !== 'error';
});

test.each(doubtful)('what is only doubtful may have been published: %s', (file) => {
  const text = readFileSync(new URL(file, BAD), 'utf8');
  expect(() => readPublished(text, file)).not.toThrow();
});
