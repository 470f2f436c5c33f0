import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lint } from '../lint.js';
import { importJsonRulesEngine } from './import-rules.js';

const OPTIONS = { policy: 'imported', currency: 'EUR', zone: 'UTC', calendar: 'desk' };
const CALENDARS = new Set(['desk']);
const leaf = (fact: string, operator: string, value: unknown, more = {}) => ({
  fact,
  operator,
  value,
  ...more,
});
const rule = (condition: unknown, more = {}) => ({
  conditions: { all: [condition] },
  event: { type: 'hit' },
  ...more,
});

function told(json: unknown): readonly (readonly [string, string])[] {
  return importJsonRulesEngine(json, OPTIONS).findings.map(({ code, where }) => [code, where] as const);
}

describe('rules of json-rules-engine', () => {
  it('become a policy that passes the checks, higher priorities first', () => {
    const { yaml, imported, rules } = importJsonRulesEngine(
      [
        rule(leaf('age', 'lessThan', 50), { name: 'young ones' }),
        rule(leaf('tier', 'in', ['gold', 'silver']), { priority: 5, event: { type: 'regular' } }),
      ],
      OPTIONS,
    );
    expect([imported, rules]).toEqual([2, 2]);
    const { policy } = lint(yaml, 'imported.yaml', { calendars: CALENDARS });
    const field = policy?.document.classification.get('event');
    expect(field?.rules.map(({ id }) => id)).toEqual(['regular', 'young-ones']);
    expect([...(policy?.document.facts ?? [])].map(([name, { type }]) => [name, type.kind])).toEqual([
      ['age', 'decimal'],
      ['tier', 'text'],
    ]);
  });

  it.each([
    ['no rules', { a: 1 }, 'not-rules', ''],
    ['a path', [rule(leaf('a', 'equal', 1, { path: '$.x' }))], 'json-path', '/0/conditions/all/0/path'],
    ['parameters', [rule(leaf('a', 'equal', 1, { params: {} }))], 'params', '/0/conditions/all/0/params'],
    [
      'an operator of its own',
      [rule(leaf('a', 'near', 1))],
      'custom-operator',
      '/0/conditions/all/0/operator',
    ],
    ['a list', [rule(leaf('a', 'contains', 1))], 'list-fact', '/0/conditions/all/0/operator'],
    ['a value that is an object', [rule(leaf('a', 'equal', {}))], 'value-form', '/0/conditions/all/0/value'],
    [
      'an empty group',
      [{ conditions: { any: [] }, event: { type: 'x' } }],
      'empty-condition',
      '/0/conditions/any',
    ],
    [
      'a name without meaning',
      [rule({ condition: 'x' })],
      'unknown-condition',
      '/0/conditions/all/0/condition',
    ],
    [
      'two types',
      { rules: [rule(leaf('a', 'equal', 1)), rule(leaf('a', 'equal', 'x'))] },
      'mixed-types',
      '/rules/1/conditions/all/0',
    ],
    [
      'a circle of names',
      { rules: [rule({ condition: 'x' })], conditions: { x: { any: [{ condition: 'x' }] } } },
      'circular-condition',
      '/conditions/x',
    ],
  ])('%s is refused with its place', (_, json, code, where) => {
    expect(told(json)).toContainEqual([code, where]);
    expect(importJsonRulesEngine(json, OPTIONS).imported).toBe(code === 'mixed-types' ? 1 : 0);
  });

  it('of names that the language cannot read get others, the same wherever they stand', () => {
    const { yaml, findings } = importJsonRulesEngine(
      [rule(leaf('user name', 'equal', 'x')), rule(leaf('value.x', 'equal', { fact: 'user name' }))],
      OPTIONS,
    );
    expect(findings.map(({ code }) => code)).toEqual(['fact-renamed', 'fact-renamed']);
    expect(lint(yaml, 'imported.yaml', { calendars: CALENDARS }).policy?.nameOrder).toEqual([
      'user_name',
      'value_x',
    ]);
  });

  it('may name one another in a long chain and many times over', () => {
    const conditions = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, at) => [
        `c${at}`,
        {
          all:
            at === 4_999
              ? [leaf('a', 'equal', 1)]
              : [{ condition: `c${at + 1}` }, { condition: `c${at + 1}` }],
        },
      ]),
    );
    const { imported, findings } = importJsonRulesEngine(
      { rules: [rule({ condition: 'c0' })], conditions },
      OPTIONS,
    );
    expect([imported, findings]).toEqual([1, []]);
  });

  it('are never an exception, whatever the file holds', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.jsonValue(),
            fc.record({ conditions: fc.jsonValue(), event: fc.record({ type: fc.string() }) }),
            fc.record({
              conditions: fc.record({
                all: fc.array(
                  fc.record({
                    fact: fc.string(),
                    operator: fc.constantFrom('equal', 'in'),
                    value: fc.jsonValue(),
                  }),
                ),
              }),
              event: fc.record({ type: fc.string(), params: fc.jsonValue() }),
            }),
          ),
        ),
        (rules) => {
          const { yaml, imported } = importJsonRulesEngine(rules, OPTIONS);
          const { document } = lint(yaml, 'imported.yaml', { calendars: CALENDARS });
          expect(document?.classification.get('event')?.rules.length ?? 0).toBe(imported);
        },
      ),
      { numRuns: 500 },
    );
  });
});
