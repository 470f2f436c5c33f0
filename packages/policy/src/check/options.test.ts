import { expect, test } from 'vitest';
import { codesIn } from './lint.fixture.js';

const OPTION = 'options: { o: { allowed: [a, b], default: a } }\n';
const read = (presume: string, type = 'type: boolean'): string =>
  `facts: { f: { ${type}, presume: ${presume} } }\nclassification: { c: { type: boolean, rules: [{ id: r, when: { fact: f, operator: present }, then: true }], otherwise: false } }\n`;

test.each([
  [`${OPTION}${read('{ option: o, equal: a }')}`, []],
  [`${OPTION}${read('{ option: o }', 'type: enum, values: [a, b, c]')}`, []],
  [`${OPTION}${read('{ option: o, equal: c }')}`, ['unknown-enum-value']],
  [`${OPTION}${read('{ option: o, equal: a }', 'type: integer')}`, ['type-mismatch']],
  [`${OPTION}${read('{ option: o }')}`, ['type-mismatch']],
  [`${OPTION}${read('{ option: p, equal: a }')}`, ['unknown-name']],
  [
    `options: { o: { allowed: [a, b], default: c } }\n${read('{ option: o, equal: a }')}`,
    ['option-not-allowed'],
  ],
  [`options: { o: a }\n${read('true')}`, ['unknown-option']],
])('%s', (body, codes) => {
  expect(codesIn(body)).toEqual(codes);
});

test('an option that nothing reads is told', () => {
  expect(codesIn(OPTION, 'unused')).toEqual(['unused']);
});
