import { describe, expect, it } from 'vitest';
import { codesIn } from './lint.fixture.js';

function codesOf(fact: string): readonly string[] {
  return codesIn(`values:
  n: [{ integer: 3 }]
  word: [{ text: three }]
facts:
  other: { type: integer, unit: h }
  f: { ${fact} }
`);
}

describe('is in order', () => {
  it.each([
    'type: integer, min: 1, max: 9, presume: 1',
    'type: integer, presume: null',
    'type: integer, presume: { value: n }',
    'type: boolean, presume: false, settledBy: legal',
    'type: enum, values: [a, b], presume: b',
    'type: money, min: 0, presume: { amount: "10.50", currency: EUR }',
    'type: date, min: 2020-01-01, max: 2030-01-01',
  ])('%s', (fact) => {
    expect(codesOf(fact)).toEqual([]);
  });
});

describe('is refused', () => {
  it.each([
    ['type: integer, presume: one', 'value-type'],
    ['type: integer, presume: { value: word }', 'type-mismatch'],
    ['type: integer, unit: min, presume: { fact: other }', 'unit-mismatch'],
    ['type: integer, presume: { value: m }', 'unknown-name'],
    ['type: enum, values: [gold, silver], presume: slver', 'unknown-enum-value'],
    ['type: integer, min: 9, max: 1', 'bounds-reversed'],
    ['type: date, min: 2030-01-01, max: 2020-01-01', 'bounds-reversed'],
    ['type: boolean, max: 1', 'bounds-on-type'],
    ['type: integer, min: 1.5', 'value-type'],
    ['type: integer, max: 9, presume: 10', 'outside-bounds'],
    ['type: money, currency: EUR, presume: { amount: "1", currency: USD }', 'wrong-currency'],
    ['type: money, currency: EUX', 'unknown-currency'],
    ['type: boolean, settledBy: legal', 'settled-without-presumption'],
  ])('%s is %s', (fact, code) => {
    expect(codesOf(fact)).toEqual([code]);
  });
});

describe('the date that picks dated values', () => {
  it.each([
    ['case.receivedAt', []],
    ['case.incidentAt', []],
    ['signed', []],
    ['case.at', ['dated-by']],
    ['story', ['dated-by']],
    ['nowhere', ['dated-by']],
  ])('%s', (name, codes) => {
    expect(codesIn(`datedBy: ${name}\nfacts:\n  signed: { type: date }\n  story: { type: text }\n`)).toEqual(
      codes,
    );
  });
});
