import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { parse } from 'yaml';
import { describe, expect, it, test } from 'vitest';
import { everyConstruct, examples } from './every-construct.fixture.js';
import { mutate, type Json } from './mutate.fixture.js';
import { readPolicy } from './read-policy.js';
import { policySchema } from './schema.js';
import type { JsonSchemaValue } from './shape/json-schema.js';

const schema = policySchema();
const accepts = new Ajv2020({
  strict: true,
  allowUnionTypes: true,
  strictRequired: false,
  strictTypes: false,
}).compile(schema);

/** What needs more than the form of the words, so that a schema cannot see it. */
const BEYOND_SCHEMA: ReadonlySet<string> = new Set([
  'unknown-parent',
  'date-not-real',
  'otherwise-misplaced',
]);

function errorsIn(text: string): string[] {
  const { document, findings } = readPolicy(text, 'policy.json');
  const errors = findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  expect(document !== undefined || errors.length > 0).toBe(true);
  return errors;
}

/** All keys that any object in the schema declares. */
function keysIn(part: JsonSchemaValue): string[] {
  if (typeof part !== 'object' || part === null) return [];
  if (Array.isArray(part)) return part.flatMap(keysIn);
  return Object.entries(part).flatMap(([keyword, value]) =>
    keyword === 'properties' && typeof value === 'object' && value !== null
      ? [...Object.keys(value), ...Object.values(value).flatMap(keysIn)]
      : keysIn(value),
  );
}

describe('schema and reader agree', () => {
  test.each([everyConstruct, ...examples])('on a policy without mistakes', (text) => {
    accepts(parse(text));
    expect(accepts.errors ?? []).toEqual([]);
    expect(errorsIn(text)).toEqual([]);
  });

  it('on a policy that uses every key there is', () => {
    const written = new Set(everyConstruct.match(/[\w-]+(?=:)/gu));
    // `off` is said of what a layer below has.
    expect(keysIn(schema).filter((key) => !written.has(key) && key !== 'off')).toEqual([]);
  });

  it('on policies with random mistakes', { timeout: 120_000 }, () => {
    const tree: Json = parse(everyConstruct);
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
        fc.integer({ min: 1, max: 2 }),
        (numbers, times) => {
          let next = 0;
          const pick = (end: number): number => (numbers[next++ % numbers.length] ?? 0) % end;
          let mutated = tree;
          for (let time = 0; time < times; time += 1) mutated = mutate(mutated, pick);
          const errors = errorsIn(JSON.stringify(mutated));
          const isValid = accepts(mutated);
          seen[errors.length === 0 ? 'accepted' : 'refused'] += 1;
          if (errors.length === 0) expect(accepts.errors ?? []).toEqual([]);
          else if (isValid) expect(errors.filter((code) => !BEYOND_SCHEMA.has(code))).toEqual([]);
        },
      ),
      { numRuns: 250 },
    );
    expect(seen.accepted).toBeGreaterThan(20);
    expect(seen.refused).toBeGreaterThan(100);
  });
});

describe('of a policy that extends others', () => {
  const HEAD = `policy: ten
version: '1.0.0'
layer: client
title: { en: Ten }
`;
  const CHANGES = `values: { limit: [{ money: 40 }], old: { off: true } }
facts: { late: { presume: true }, eu261.event: { sameAs: topic, map: { x: null } }, gone: { off: true } }
options: { eu261.art72Reduction: waive }
conditions: { big: { title: { en: Big } } }
classification: { topic: { otherwise: other, rules: [{ id: lost, off: true }, { id: late, then: delay }] }, gone: { off: true } }
responsibility: { shares: { otherwise: { airline: 100 } } }
tables: { rates: { rows: [{ id: short, off: true }] } }
remedies: [{ id: hotel, off: true }, { id: cash, amount: { money: 5 }, refusedBy: [{ id: no, off: true }] }]
stages: [{ id: reply, within: { days: 3 } }]
`;
  const refuses = (text: string): boolean => !accepts(parse(text));

  test('items say only what they change, or that they are off', () => {
    accepts(parse(`${HEAD}extends: [airline, eu261]\n${CHANGES}`));
    expect(accepts.errors ?? []).toEqual([]);
    const clients = ['airline-eu', 'airline-us'].map((name) =>
      readFileSync(new URL(`../../../configs/clients/${name}/policy.yaml`, import.meta.url), 'utf8'),
    );
    for (const client of clients) {
      accepts(parse(client));
      expect(accepts.errors ?? []).toEqual([]);
    }
  });

  test.each([
    ['a misspelled key of an item', 'remedies: [{ id: hotel, ammount: { money: 5 } }]'],
    ['an item without its id', 'stages: [{ within: { days: 3 } }]'],
    ['a value of the wrong kind', 'remedies: [{ id: hotel, kind: hug }]'],
    ['a key of no kind of fact', 'facts: { late: { presum: true } }'],
    ['a key of another kind of fact', 'facts: { late: { type: boolean, scale: 2 } }'],
    ['a misspelled key of a rule', 'classification: { topic: { rules: [{ id: lost, of: true }] } }'],
    ['`off` that takes nothing away', 'stages: [{ id: reply, off: false }]'],
  ])('%s is still refused', (_what, change) => {
    expect(refuses(`${HEAD}extends: [airline]\n`)).toBe(false);
    expect(refuses(`${HEAD}extends: [airline]\n${change}\n`)).toBe(true);
  });

  test('its own name and version are asked for, and without parents everything', () => {
    expect(refuses('extends: [airline]\nlayer: client\n')).toBe(true);
    expect(refuses(HEAD)).toBe(true);
    const whole = `${HEAD}currency: CNY\nzone: Asia/Shanghai\ncalendar: cn\n`;
    expect(refuses(whole)).toBe(false);
    expect(refuses(`${whole}${CHANGES}`)).toBe(true);
    expect(refuses(`${whole}remedies: [{ id: hotel, off: true }]\n`)).toBe(true);
  });
});

it('is a schema of draft 2020-12 whose keys are all described', () => {
  expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(JSON.stringify(schema)).not.toMatch(/"description":""/);
  expect(schema).toMatchObject({ properties: { stages: { description: expect.any(String) } } });
});
