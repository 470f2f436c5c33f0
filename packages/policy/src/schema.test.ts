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
    expect(keysIn(schema).filter((key) => !written.has(key))).toEqual([]);
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

it('is a schema of draft 2020-12 whose keys are all described', () => {
  expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(JSON.stringify(schema)).not.toMatch(/"description":""/);
  expect(schema).toMatchObject({ properties: { stages: { description: expect.any(String) } } });
});
