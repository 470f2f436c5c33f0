import { describe, expect, it } from 'vitest';
import { codesIn, findingsIn } from './lint.fixture.js';

const FACTS = `facts:
  n: { type: integer }
  min: { type: integer, unit: min }
  hours: { type: decimal, unit: h }
  claim: { type: money }
  eur: { type: money, currency: EUR }
  usd: { type: money, currency: USD }
  day: { type: date }
  at: { type: instant }
  word: { type: text }
  here: { type: place }
`;
const derive = (operation: string) => `${FACTS}derive:\n  d: { ${operation} }\n`;

describe('suits', () => {
  it.each([
    'firstKnown: [{ fact: claim }, { fact: eur }]',
    'firstKnown: [{ fact: n }, 0]',
    'max: [{ fact: claim }, 0]',
    'sum: [{ fact: n }, 0.5]',
    'product: [{ fact: claim }, { fact: n }]',
    'ratio: [{ fact: claim }, { fact: eur }]',
    'percent: { of: { fact: claim }, percent: 15 }',
    'distance: [{ fact: here }, { fact: here }]',
    'minutesBetween: [{ fact: at }, { fact: case.receivedAt }]',
    'daysBetween: [{ fact: day }, { fact: case.receivedAt }]',
    'daysBetween: [2026-01-01, { fact: day }]',
    'minutesBetween: [2026-01-01T00:00:00Z, { fact: at }]',
    'localDate: { of: { fact: at }, zone: Asia/Taipei }',
    'due: { from: { fact: day }, within: { workingDays: 5 } }',
    'band: { of: { fact: n }, bands: [{ below: 10, then: a }, { upTo: 10, then: b }], otherwise: c }',
  ])('%s', (operation) => {
    expect(codesIn(derive(operation))).toEqual([]);
  });
});

describe('has no type', () => {
  it.each([
    'firstKnown: [short]',
    'firstKnown: [short, long]',
    'max: [2026-01-01, 2026-02-01]',
    'firstKnown: []',
  ])('%s', (operation) => {
    expect(codesIn(derive(operation))).toContain('value-type');
  });
});

describe('does not suit', () => {
  it.each([
    ['sum: [{ fact: min }, { fact: hours }]', 'unit-mismatch'],
    ['sum: [{ fact: n }, { fact: claim }]', 'type-mismatch'],
    ['sum: [{ fact: word }, { fact: word }]', 'type-mismatch'],
    ['sum: [{ fact: eur }, { fact: usd }]', 'needs-rate'],
    ['max: [{ fact: word }, { fact: word }]', 'type-mismatch'],
    ['product: [{ fact: claim }, { fact: claim }]', 'type-mismatch'],
    ['difference: [{ fact: day }, { fact: day }]', 'type-mismatch'],
    ['distance: [{ fact: here }, { fact: word }]', 'type-mismatch'],
    ['minutesBetween: [{ fact: day }, { fact: at }]', 'type-mismatch'],
    ['daysBetween: [2026-02-30, { fact: day }]', 'value-type'],
    ['minutesBetween: [2026-01-01, { fact: at }]', 'value-type'],
    ['localDate: { of: { fact: day } }', 'type-mismatch'],
    ['localDate: { of: { fact: at }, zone: Mars/Base }', 'unknown-zone'],
    ['due: { from: { fact: n }, within: { days: 5 } }', 'type-mismatch'],
    [
      'band: { of: { fact: n }, bands: [{ below: 10, then: a }, { below: 10, then: b }], otherwise: c }',
      'bands-disordered',
    ],
    ['band: { of: { fact: word }, bands: [{ below: 10, then: a }], otherwise: c }', 'type-mismatch'],
    ['band: { of: { fact: n }, bands: [{ below: 10, then: a }], otherwise: 5 }', 'type-mismatch'],
  ])('%s is %s', (operation, code) => {
    expect(codesIn(derive(operation))).toEqual([code]);
  });
});

it('knows the labels of bands where they are compared', () => {
  const body =
    derive('band: { of: { fact: n }, bands: [{ below: 10, then: short }], otherwise: long }') +
    'approvals:\n  - { id: a, by: x, when: { fact: d, operator: equal, value: shrt } }\n';
  expect(findingsIn(body)).toMatchObject([{ code: 'unknown-enum-value', hint: 'did you mean `short`?' }]);
});
