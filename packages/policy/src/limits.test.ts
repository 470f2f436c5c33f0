import { expect, it } from 'vitest';
import { limitsOn } from './limits.js';
import { readPolicy } from './read-policy.js';

const HEAD = `policy: p
version: "1"
layer: client
title: { en: P }
currency: CNY
zone: Asia/Shanghai
calendar: desk
`;

/** Each as `≤ limit` where what reaches it lies below, else as `< limit`. */
function limits(when: string, derive = ''): string[] {
  const { document } = readPolicy(
    `${HEAD}derive:
  far: { distance: [{ fact: a }, { fact: b }] }
${derive}conditions:
  c: { when: ${when} }
`,
    'p.yaml',
  );
  if (document === undefined) throw new Error('the policy cannot be read');
  return limitsOn(document, 'far').map(
    ({ value, includes }) =>
      `${includes ? '≤' : '<'} ${value.kind === 'constant' ? String(value.value) : value.name}`,
  );
}

it.each([
  ['lessThan, value: 5', ['< 5']],
  ['greaterThanInclusive, value: 5', ['< 5']],
  ['lessThanInclusive, value: { value: limit }', ['≤ value.limit']],
  ['greaterThan, value: 5', ['≤ 5']],
  ['between, value: [5, 9]', ['< 5', '≤ 9']],
  ['equal, value: 5', ['< 5', '≤ 5']],
  ['notIn, value: [5, 6]', ['< 5', '≤ 5', '< 6', '≤ 6']],
  ['present', []],
])('of a leaf with %s', (leaf, expected) => {
  expect(limits(`{ any: [{ not: { fact: far, operator: ${leaf} } }] }`)).toEqual(expected);
});

it.each([
  // other < far is far > other: at the limit it is not yet above.
  ['lessThan', '≤ other'],
  // other <= far is far >= other.
  ['lessThanInclusive', '< other'],
])('on the right of %s', (operator, expected) => {
  expect(limits(`{ fact: other, operator: ${operator}, value: { fact: far } }`)).toEqual([expected]);
});

it('of bands', () => {
  const bands = `  band: { band: { of: { fact: far }, bands: [{ below: 5, then: x }, { upTo: 9, then: y }], otherwise: z } }
  other: { band: { of: { fact: a }, bands: [{ below: 7, then: x }], otherwise: z } }
`;
  expect(limits('{ fact: a, operator: lessThan, value: 1 }', bands)).toEqual(['< 5', '≤ 9']);
});
