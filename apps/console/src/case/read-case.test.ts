import { expect, test } from 'vitest';
import { readCase } from './read-case.js';

test('an object with facts is a case', () => {
  expect(readCase('{ "id": "1", "facts": { "a": 1 } }')).toEqual({
    kind: 'case',
    value: { id: '1', facts: { a: 1 } },
  });
});

test.each([
  ['', { kind: 'empty' }],
  [' \n ', { kind: 'empty' }],
  ['[]', { kind: 'not-an-object' }],
  ['"case"', { kind: 'not-an-object' }],
  ['{"id":"1"}', { kind: 'no-facts' }],
  ['{"facts":[]}', { kind: 'no-facts' }],
])('%j is answered with %j', (text, expected) => {
  expect(readCase(text)).toEqual(expected);
});

test.each([
  ['{\n  "facts": {}\n  "id": "1"\n}', 'comma', 3, 3],
  ['{ "facts": {}, }', 'name', 1, 16],
  ['{ "facts" {} }', 'colon', 1, 11],
  ["{ 'facts': {} }", 'value', 1, 3],
  ['{ "facts": { "a": yes } }', 'value', 1, 19],
  ['{ "facts": {', 'bracket', 1, 13],
  ['{ "facts": "a\n" }', 'text', 1, 12],
  ['{ // note\n "facts": {} }', 'comment', 1, 3],
  ['{ "facts": {} } {}', 'end', 1, 17],
])('%j is broken: %s at line %i, column %i', (text, what, line, column) => {
  expect(readCase(text)).toEqual({ kind: 'broken', what, line, column });
});

test.each([
  ['{ "facts": { "a": 1, "a": 2 } }', 'a', 1, 22],
  ['{ "facts": {},\n "facts": {} }', 'facts', 2, 2],
  ['{ "facts": {}, "events": [{ "at": 1, "kind": "done", "at": 2 }] }', 'at', 1, 54],
])('%j names `%s` twice, at line %i, column %i', (text, name, line, column) => {
  expect(readCase(text)).toEqual({ kind: 'repeated', name, line, column });
});

test('the same name in two objects is no repetition', () => {
  expect(readCase('{ "facts": { "a": { "x": 1 }, "b": { "x": 1 } } }').kind).toBe('case');
});
