import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { canonicalText } from '@redress/calendar';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parse, parseDocument, stringify } from 'yaml';
import { everyConstruct, examples } from './every-construct.fixture.js';
import { effectiveHash, sourceHash } from './hash.js';
import { mutate, type Json } from './mutate.fixture.js';
import { readPolicy } from './read-policy.js';

function hashOf(text: string): string | undefined {
  const { document } = readPolicy(text, 'policy.yaml');
  return document && effectiveHash(document);
}

const same = hashOf(everyConstruct);

describe('the source hash', () => {
  it('is SHA-256 of the text in UTF-8', () => {
    for (const text of ['', 'abc', everyConstruct, '航空旅客客訴 😀']) {
      expect(sourceHash(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    }
  });
});

test('what is hashed is written as another implementation of RFC 8785 writes it', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const value: Parameters<typeof canonicalText>[0] = JSON.parse(text);
      expect(canonicalText(value)).toBe(canonicalize(value));
    }),
  );
});

describe('the effective hash', () => {
  it('has 64 hexadecimal digits', () => {
    expect(same).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is the same in YAML, in JSON and however YAML is laid out', () => {
    const tree: unknown = parse(everyConstruct);
    expect(hashOf(JSON.stringify(tree))).toBe(same);
    expect(hashOf(JSON.stringify(tree, null, '\t'))).toBe(same);
    expect(hashOf(stringify(tree, { defaultStringType: 'QUOTE_DOUBLE' }))).toBe(same);
    expect(hashOf(`# comment\n${everyConstruct.replaceAll('\n', '\r\n')}`)).toBe(same);
  });

  it('does not depend on tests and titles', () => {
    const document = parseDocument(everyConstruct);
    document.delete('tests');
    document.delete('parties');
    document.setIn(['title', 'en'], 'Another title');
    document.setIn(['remedies', 0, 'title', 'zh-CN'], '另一个');
    document.setIn(['facts', 'complaint.topic', 'values', 'lost', 'en'], 'gone');
    document.deleteIn(['notices', 0, 'title']);
    expect(hashOf(String(document))).toBe(same);
  });

  it('does not depend on the order of keys, where declarations have none', () => {
    expect(hashOf(JSON.stringify(turned(parse(everyConstruct), '')))).toBe(same);
  });

  it('does not depend on how a number is written', () => {
    expect(everyConstruct).toContain('money: 300,');
    expect(hashOf(everyConstruct.replace('money: 300,', 'money: "0300.00",'))).toBe(same);
    expect(hashOf(everyConstruct.replace('decimal: "0.50"', 'decimal: 0.5'))).toBe(same);
    expect(hashOf(everyConstruct.replace('hours: 1.5', 'hours: 15e-1'))).toBe(same);
  });

  it('does not depend on whether a default is written', () => {
    expect(everyConstruct).toContain('- { id: letter, starts');
    expect(
      hashOf(
        everyConstruct.replace(
          '- { id: letter, starts',
          '- { id: letter, class: internal, onReclassify: keep, starts',
        ),
      ),
    ).toBe(same);
  });

  test.each([
    ['the id', 'policy: every-construct', 'policy: other'],
    ['the version', "version: '1.0.0'", "version: '1.0.1'"],
    ['the zone', 'zone: Asia/Shanghai', 'zone: Asia/Taipei'],
    ['an amount', 'money: 300,', 'money: 300.01,'],
    ['a date of validity', 'to: 2026-07-01', 'to: 2026-07-02'],
    ['an operator', 'operator: greaterThan, value: 180', 'operator: greaterThanInclusive, value: 180'],
    ['the text of a notice', 'We have {{case.id}}', 'We got {{case.id}}'],
    ['the ground of a remedy', 'Clause 3', 'Clause 4'],
    ['a clause', 'cite: [AIR-03]', 'cite: [AIR-04]'],
    ['an excluded form', 'not: [没有受伤]', 'not: [没受伤]'],
    ['the order of rules’ values', 'order: [other, lost]', 'order: [lost, other]'],
    ['the order of enum values', 'values: [domestic, international]', 'values: [international, domestic]'],
    ['a text that looks like a number', 'text: hello', 'text: "1"'],
    ['an unknown that becomes known to be none', 'type: instant }', 'type: instant, presume: null }'],
  ])('depends on %s', (_what, before, after) => {
    expect(everyConstruct).toContain(before);
    const changed = hashOf(everyConstruct.replace(before, after));
    expect(changed).toBeDefined();
    expect(changed).not.toBe(same);
  });

  it(
    'is equal for two policies exactly when their documents are, titles and tests aside',
    { timeout: 120_000 },
    () => {
      const tree: Json = parse(everyConstruct);
      const original = meaningOf(everyConstruct);
      const seen = { equal: 0, different: 0 };
      fc.assert(
        fc.property(fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (numbers) => {
          let next = 0;
          const mutated = JSON.stringify(
            mutate(tree, (end) => (numbers[next++ % numbers.length] ?? 0) % end),
          );
          const meaning = meaningOf(mutated);
          if (meaning === undefined) return;
          const isEqual = isDeepStrictEqual(meaning, original);
          seen[isEqual ? 'equal' : 'different'] += 1;
          expect(hashOf(mutated) === same).toBe(isEqual);
        }),
        { numRuns: 300 },
      );
      expect(seen.equal).toBeGreaterThan(5);
      expect(seen.different).toBeGreaterThan(20);
    },
  );

  it.each(['tops: []', 'cite: []', 'proof: []', 'stack.offsetAgainst: []', 'stack.alreadyGranted: false'])(
    'is the same with `%s` as without it',
    (said) => {
      const [path = '', value = ''] = said.split(': ');
      const document = parseDocument(everyConstruct);
      const at = parse(everyConstruct).remedies.findIndex((remedy: object) => 'stack' in remedy);
      const where = ['remedies', at, ...path.split('.')];
      document.deleteIn(where);
      const without = hashOf(String(document));
      document.setIn(where, parse(value));
      expect(without).toMatch(/^[0-9a-f]{64}$/);
      expect(hashOf(String(document))).toBe(without);
    },
  );

  it('tells our policies apart', () => {
    expect(new Set([same, ...examples.map(hashOf)]).size).toBe(examples.length + 1);
  });
});

const KEEP_ORDER: ReadonlySet<string> = new Set([
  'allowed',
  'facts',
  'classification',
  'routing',
  'responsibility',
  'values',
  'enum',
]);

/** The tree with the keys of each map backwards, but for declarations whose order has a meaning. */
function turned(tree: Json, key: string): Json {
  if (typeof tree !== 'object' || tree === null) return tree;
  if (Array.isArray(tree)) return tree.map((item) => turned(item, ''));
  const entries = Object.entries(tree).map(([name, value]): [string, Json] => [name, turned(value, name)]);
  return Object.fromEntries(KEEP_ORDER.has(key) ? entries : entries.toReversed());
}

/** The document as an object to compare: titles removed, also those of enum values. */
function meaningOf(text: string): unknown {
  const { document } = readPolicy(text, 'policy.yaml');
  if (document === undefined) return undefined;
  return untitled({ ...document, tests: [], parties: undefined });
}

function untitled(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(untitled);
  if (part instanceof Map) return new Map([...part].map(([name, value]) => [name, untitled(value)]));
  if (typeof part !== 'object' || part === null) return part;
  const isEnum = 'kind' in part && part.kind === 'enum';
  const entries = Object.entries(part).filter(([key]) => key !== 'title');
  return Object.fromEntries(
    entries.map(([key, value]: [string, unknown]) => [
      key,
      isEnum && value instanceof Map ? [...value.keys()] : untitled(value),
    ]),
  );
}
