import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CATALOGUE } from './catalogue/index.js';
import { CALENDARS } from './check/lint.fixture.js';
import { effectiveHash } from './hash.js';
import { effectiveJson } from './layers/effective-tree.js';
import { PARENTS } from './layers/parents.fixture.js';
import { lint } from './lint.js';
import { readPolicy } from './read-policy.js';
import { readPublished } from './read-published.js';

const read = (policy: string) =>
  readFileSync(new URL(`../../../configs/industries/${policy}/policy.yaml`, import.meta.url), 'utf8');

/** As it comes over the wire. */
function sent(text: string): Parameters<typeof readPublished>[0] {
  const { sources } = readPolicy(text, 'p.yaml', { parents: PARENTS });
  if (sources === undefined) throw new Error('no map');
  return JSON.parse(JSON.stringify(effectiveJson(sources)));
}

const CLIENT = `policy: acme
version: "1.0.0"
layer: client
extends: [shop, care]
title: { en: T, zh-CN: 题, zh-TW: 題 }
facts:
  problem: { type: enum, values: ['2', slow, '1'] }
  care.matter: { sameAs: problem, map: { '2': loss, slow: delay } }
`;

test.each([
  ['airline', read('airline')],
  ['tourism', read('tourism')],
  ['a client of a law, with values that objects would sort', CLIENT],
])('what is published is the policy that the checks let pass: %s', (name, text) => {
  const { policy } = lint(text, name, { calendars: CALENDARS, parents: PARENTS });
  if (policy === undefined) throw new Error('it does not stand');
  const published = readPublished(sent(text), name);
  const { sources: _, ...checked } = policy;
  expect(published).toEqual(checked);
  expect(effectiveHash(published.document)).toBe(effectiveHash(policy.document));
});

test('what reads itself in a circle is no published policy', () => {
  const ring = read('airline').replace(/^derive:\n/m, 'derive:\n  ring: { sum: [{ fact: ring }, 1] }\n');
  expect(() => readPublished(sent(ring), 'broken.yaml')).toThrow(/^broken\.yaml does not stand/);
});

const BAD = new URL('../../../test/bad-policies/', import.meta.url);
const doubtful = readdirSync(BAD).filter((file) => {
  const entry = Object.entries(CATALOGUE).find(([code]) => `${code}.yaml` === file)?.[1];
  return entry !== undefined && entry.severity !== 'error';
});

test.each(doubtful)('what is only doubtful may have been published: %s', (file) => {
  const text = readFileSync(new URL(file, BAD), 'utf8');
  expect(() => readPublished(sent(text), file)).not.toThrow();
});
