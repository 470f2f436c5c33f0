import { describe, expect, it } from 'vitest';
import { codesIn, findingsIn, rulesOn } from './lint.fixture.js';

const FACTS = `facts:
  n: { type: integer }
  cause: { type: enum, values: [weather, crew, fog] }
  late: { type: boolean }
`;
const leaf = (fact: string, operator: string, value: string) =>
  `{ fact: ${fact}, operator: ${operator}, value: ${value} }`;
const late = leaf('late', 'equal', 'true');

describe('is never reached', () => {
  it.each([
    [late, late],
    [late, `{ all: [${leaf('n', 'equal', '1')}, ${late}] }`],
    [`{ any: [${late}, ${leaf('n', 'equal', '1')}] }`, late],
    [`{ all: [${late}, ${leaf('n', 'equal', '1')}] }`, `{ all: [${leaf('n', 'equal', '1')}, ${late}] }`],
    [leaf('n', 'greaterThan', '60'), leaf('n', 'greaterThan', '180')],
    [leaf('n', 'greaterThanInclusive', '60'), leaf('n', 'greaterThan', '60')],
    [leaf('n', 'lessThan', '9'), leaf('n', 'lessThan', '5')],
    [leaf('cause', 'in', '[crew, fog]'), leaf('cause', 'equal', 'fog')],
  ])('after %s: %s', (first, second) => {
    expect(codesIn(FACTS + rulesOn(first, second))).toEqual(['rule-shadowed']);
  });
});

describe('is reached', () => {
  it.each([
    [leaf('n', 'greaterThan', '180'), leaf('n', 'greaterThan', '60')],
    [leaf('n', 'greaterThan', '60'), leaf('n', 'greaterThanInclusive', '60')],
    [leaf('n', 'greaterThan', '60'), leaf('n', 'lessThan', '70')],
    [leaf('cause', 'equal', 'fog'), leaf('cause', 'in', '[crew, fog]')],
    [`{ all: [${late}, ${leaf('n', 'equal', '1')}] }`, late],
    [late, `{ any: [${late}, ${leaf('n', 'equal', '1')}] }`],
  ])('after %s: %s', (first, second) => {
    expect(codesIn(FACTS + rulesOn(first, second))).toEqual([]);
  });
});

it('names the rule that comes before', () => {
  const [finding] = findingsIn(FACTS + rulesOn(late, late));
  expect(finding?.message).toContain('whenever it is true, rule `r1` of `class.topic` is true before it');
});

it('leaves rules alone of which the highest counts', () => {
  const body = FACTS + rulesOn(late, late).replace('    rules:', '    take: highest\n    rules:');
  expect(codesIn(body)).toEqual([]);
});

it('finds a choice of a deadline that is never taken', () => {
  const body = `${FACTS}stages:
  - { id: s, starts: { event: received }, within: [{ when: ${late}, hours: 4 }, { when: ${late}, hours: 2 }, { days: 5 }] }
`;
  expect(codesIn(body)).toEqual(['rule-shadowed']);
});

it('is not told as well of what cannot be true at all', () => {
  const never = `{ all: [${leaf('n', 'greaterThan', '70')}, ${leaf('n', 'lessThan', '65')}] }`;
  expect(codesIn(FACTS + rulesOn(leaf('n', 'greaterThan', '60'), never))).toEqual(['never-true']);
  // One way of two can be.
  expect(codesIn(FACTS + rulesOn(`{ any: [${never}, ${late}] }`, `{ any: [${never}, ${late}] }`))).toEqual([
    'never-true',
    'rule-shadowed',
    'never-true',
  ]);
});
