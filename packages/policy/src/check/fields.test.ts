import { describe, expect, it } from 'vitest';
import { codesIn } from './lint.fixture.js';

function codesOf(field: string): readonly string[] {
  return codesIn(`facts:
  n: { type: integer }
  x: { type: decimal }
  level: { type: enum, values: [low, high] }
classification:
  f: { ${field} }
`);
}

describe('is in order', () => {
  it.each([
    'type: { enum: [low, high] }, rules: [], otherwise: low',
    'type: { enum: [low, middle, high] }, rules: [], otherwise: { fact: level }',
    'type: { enum: [low, high] }, take: highest, order: [high, low], rules: [], otherwise: low',
    'type: integer, take: highest, rules: [], otherwise: { fact: n }',
    'type: decimal, rules: [], otherwise: { fact: n }',
  ])('%s', (field) => {
    expect(codesOf(field)).toEqual([]);
  });
});

describe('is refused', () => {
  it.each([
    ['type: { enum: [low, high] }, rules: [], otherwise: lwo', 'unknown-enum-value'],
    ['type: { enum: [low] }, rules: [], otherwise: { fact: level }', 'unknown-enum-value'],
    ['type: boolean, rules: [], otherwise: low', 'value-type'],
    ['type: boolean, rules: [], otherwise: null', 'value-type'],
    ['type: integer, rules: [], otherwise: { fact: x }', 'type-mismatch'],
    ['type: text, take: highest, rules: [], otherwise: a', 'take-highest-unordered'],
    [
      'type: { enum: [low, high] }, take: highest, order: [low], rules: [], otherwise: low',
      'order-incomplete',
    ],
    [
      'type: { enum: [low] }, take: highest, order: [low, high], rules: [], otherwise: low',
      'order-incomplete',
    ],
  ])('%s is %s', (field, code) => {
    expect(codesOf(field)).toEqual([code]);
  });
});

describe('shares', () => {
  it.each([
    ['{ a: 33.3, b: 33.3, c: 33.4 }', []],
    ['{ a: 0, none: 100 }', []],
    ['{ a: 33.3, b: 33.3, c: 33.3 }', ['shares-sum']],
    ['{ a: 110, b: -10 }', ['share-negative']],
  ])('%s', (shares, codes) => {
    expect(codesIn(`responsibility:\n  shares: { rules: [], otherwise: ${shares} }\n`)).toEqual(codes);
  });
});
