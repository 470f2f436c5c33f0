import { expect, it } from 'vitest';
import { codesIn, findingsIn } from './lint.fixture.js';

const LISTS = `facts:
  passengers:
    type: list
    max: 9
    item: { age: { type: integer, min: 0, unit: a }, fare: { type: money, max: { money: 100 } }, name: { type: text } }
  count: { type: integer }
  open: { type: list, item: { fare: { type: money } } }
`;
const rule = (when: string): string =>
  `${LISTS}classification:\n  is: { type: boolean, rules: [{ id: r, when: ${when}, then: true }], otherwise: false }\n`;
const remedy = (lines: string): string =>
  `${LISTS}remedies:\n  - { id: r, title: { en: R, zh-CN: 退, zh-TW: 退 }, kind: refund, basis: contract, ${lines} }\n`;

it.each([
  ['{ some: passengers, where: { fact: item.age, operator: lessThan, value: 2 } }', []],
  ['{ fact: passengers, operator: present }', []],
  ['{ some: passengers, where: { fact: count, operator: equal, value: { fact: item.age } } }', []],
  ['{ some: passengers, where: { some: open, where: { fact: item.fare, operator: present } } }', []],
  // An element is looked at nowhere here.
  ['{ fact: item.age, operator: lessThan, value: 2 }', ['item-outside']],
  // Of the inner list, which has no age.
  [
    '{ some: passengers, where: { some: open, where: { fact: item.age, operator: present } } }',
    ['unknown-name'],
  ],
  ['{ some: passengers, where: { fact: item.agee, operator: present } }', ['unknown-name']],
  ['{ some: count, where: { fact: case.at, operator: present } }', ['not-a-list']],
  ['{ some: nobody, where: { fact: item.age, operator: present } }', ['unknown-name']],
  ['{ fact: passengers, operator: equal, value: 3 }', ['operator-type']],
  ['{ some: passengers, where: { fact: item.age, operator: lessThan, value: old } }', ['value-type']],
  ['{ some: passengers, where: { fact: item.age, operator: lessThan, value: -1 } }', ['never-true']],
  ['{ some: passengers, where: { fact: item.name, operator: greaterThan, value: 1 } }', ['operator-type']],
])('a condition over a list: %s', (when, codes) => expect(codesIn(rule(when))).toEqual(codes));

it('names the field that was probably meant as it is written', () => {
  const [finding] = findingsIn(rule('{ some: passengers, where: { fact: item.agee, operator: present } }'));
  expect(finding?.message).toBe('nothing is called `item.agee`');
  expect(finding?.hint).toBe('did you mean `item.age`?');
});

it('says what `none` is of a list that is none', () => {
  const body = rule('{ none: passengers, where: { fact: item.age, operator: lessThan, value: 2 } }');
  expect(codesIn(body, 'null-differs').filter((code) => code === 'null-differs')).toHaveLength(1);
});

it.each([
  ['forEach: passengers, amount: { fact: item.fare }', []],
  // As many as a list may have, and each without an upper bound.
  ['forEach: open, amount: { fact: item.fare }', ['no-upper-bound']],
  ['forEach: open, amount: { cap: { of: { fact: item.fare }, at: { money: 10 } } }', []],
  ['forEach: passengers, amount: { fact: item.name }', ['type-mismatch']],
  ['forEach: passengers, amount: { fact: item.fare }, cap: { fact: item.fare }', ['item-outside']],
  [
    'forEach: passengers, amount: { fact: item.fare }, when: { fact: item.age, operator: present }',
    ['item-outside'],
  ],
  ['amount: { fact: item.fare }', ['item-outside']],
  ['forEach: passengers, amount: { fact: item.fare }, quantity: 2', ['for-each-counted']],
])('a remedy: %s', (lines, codes) => expect(codesIn(remedy(lines))).toEqual(codes));

it.each([
  ['{ count: passengers }', []],
  ['{ sum: { list: passengers, of: { fact: item.fare } } }', []],
  [
    '{ max: { list: passengers, of: { fact: item.age }, where: { fact: item.fare, operator: present } } }',
    [],
  ],
  ['{ sum: { list: passengers, of: { fact: item.name } } }', ['type-mismatch']],
  ['{ count: count }', ['not-a-list']],
])('a derivation: %s', (operation, codes) =>
  expect(codesIn(`${LISTS}derive: { d: ${operation} }\n`)).toEqual(codes),
);

it('is stated in tests by elements with declared fields', () => {
  const test = (passengers: string): string =>
    `${LISTS}tests: [{ name: t, given: { receivedAt: 2026-03-02T10:00:00+08:00, facts: { passengers: ${passengers} } }, expect: {} }]\n`;
  expect(codesIn(test('[{ age: 3 }, null]'))).toEqual([]);
  expect(codesIn(test('[{ agee: 3 }]'))).toEqual(['test-unknown-name']);
  expect(codesIn(test('[{ age: old }]'))).toEqual(['test-value']);
  expect(codesIn(test('3'))).toEqual(['test-value']);
});

it('says of a table that it is asked once for a case', () => {
  const [finding] = findingsIn(`${LISTS}tables:
  t:
    inputs: { a: { fact: item.age } }
    outputs: { o: { type: integer } }
    hit: first
    rows: [{ id: r, when: { a: under 2 }, then: { o: 1 } }]
    otherwise: { o: 2 }
`);
  expect([finding?.code, finding?.message]).toEqual([
    'item-outside',
    'table `t` reads `item.age`, but it is asked once for a case and not for each element',
  ]);
});
