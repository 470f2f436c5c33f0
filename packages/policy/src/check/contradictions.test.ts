import { describe, expect, it } from 'vitest';
import { codesIn, rulesOn } from './lint.fixture.js';

const FACTS = `facts:
  n: { type: integer, min: 0, max: 100 }
  d: { type: decimal }
  day: { type: date }
  cause: { type: enum, values: [weather, crew, fog] }
  claim: { type: money }
`;
const leaf = (fact: string, operator: string, value: string) =>
  `{ fact: ${fact}, operator: ${operator}, value: ${value} }`;

describe('can never be true', () => {
  it.each([
    [leaf('n', 'lessThan', '0')],
    [leaf('n', 'greaterThan', '100')],
    [leaf('n', 'equal', '101')],
    [leaf('n', 'between', '[50, 40]')],
    [leaf('claim', 'lessThan', '0')],
    [leaf('n', 'greaterThan', '5'), leaf('n', 'lessThan', '6')],
    [leaf('d', 'greaterThan', '5'), leaf('d', 'lessThanInclusive', '5')],
    [leaf('n', 'equal', '3'), leaf('n', 'equal', '4')],
    [leaf('cause', 'equal', 'crew'), leaf('cause', 'notEqual', 'crew')],
    [leaf('cause', 'in', '[crew, fog]'), leaf('cause', 'notIn', '[fog, crew]')],
    [leaf('cause', 'in', '[crew]'), leaf('cause', 'equal', 'weather')],
    [leaf('cause', 'equal', 'null'), leaf('cause', 'equal', 'weather')],
    [leaf('day', 'before', '2026-01-01'), leaf('day', 'after', '2026-06-01')],
    ['{ fact: cause, operator: absent }', '{ fact: cause, operator: present }'],
    [leaf('n', 'equal', '3'), `{ all: [${leaf('n', 'equal', '4')}] }`],
  ])('%s %s', (...leaves) => {
    expect(codesIn(FACTS + rulesOn(`{ all: [${leaves.join(', ')}] }`))).toEqual(['never-true']);
  });
});

describe('may be true', () => {
  it.each([
    [leaf('n', 'lessThan', '1')],
    [leaf('d', 'greaterThan', '5'), leaf('d', 'lessThan', '6')],
    [leaf('n', 'greaterThanInclusive', '5'), leaf('n', 'lessThanInclusive', '5')],
    [leaf('cause', 'in', '[crew, fog]'), leaf('cause', 'notEqual', 'fog')],
    [
      leaf('claim', 'greaterThan', '{ amount: "100", currency: CNY }'),
      leaf('claim', 'lessThan', '{ amount: "50", currency: EUR }'),
    ],
    ['{ fact: cause, operator: absent }', leaf('n', 'equal', '3')],
    [leaf('n', 'equal', '3'), leaf('d', 'equal', '4')],
  ])('%s %s', (...leaves) => {
    expect(codesIn(FACTS + rulesOn(`{ all: [${leaves.join(', ')}] }`))).toEqual([]);
  });

  it('one of several that exclude each other', () => {
    expect(
      codesIn(FACTS + rulesOn(`{ any: [${leaf('n', 'equal', '3')}, ${leaf('n', 'equal', '4')}] }`)),
    ).toEqual([]);
  });
});
