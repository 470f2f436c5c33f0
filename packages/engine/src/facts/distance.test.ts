import { describe, expect, test } from 'vitest';
import { decideOf, programOf } from '../program.fixture.js';

// language.md §2: haversine, R = 6371.0088 km, whole metres; finding `distance-straddles-limit` when WGS84 falls into
// another band. A degree of the equator is R·π/180 = 111,195 m on the sphere, 6378137·π/180 = 111,319.49 m on the
// ellipsoid; a degree of the meridian at the equator is 110,574.39 m there.

const FACTS = `facts:
  from: { type: place }
  to: { type: place }
  far: { type: integer, unit: m }
values:
  limit: [{ to: 2026-01-01, integer: 100000 }, { from: 2026-01-01, integer: 111300 }]
derive:
  way: { distance: [{ fact: from }, { fact: to }] }
`;
const EAST = { from: { lat: 0, lon: 0 }, to: { lat: 0, lon: 1 } };
const NORTH = { from: { lat: 0, lon: 0 }, to: { lat: 1, lon: 0 } };

function found(rest: string, facts: Readonly<Record<string, unknown>>): string[] {
  const { findings } = decideOf(programOf(`${FACTS}${rest}`), facts);
  return findings.map(({ code, where }) => `${code} ${where ?? ''}`);
}

const isLong = (leaf: string): string =>
  `classification: { long: { type: boolean, rules: [{ id: r, when: { fact: way, ${leaf} }, then: true }], otherwise: false } }\n`;
const STRADDLES = ['distance-straddles-limit way'];

describe('a distance is said to straddle', () => {
  test.each([
    ['operator: lessThan, value: 111250', STRADDLES],
    ['operator: greaterThanInclusive, value: 111250', STRADDLES],
    ['operator: between, value: [0, 111250]', STRADDLES],
    // Dated values count as they are at the date of the case.
    ['operator: lessThan, value: { value: limit }', STRADDLES],
    // 111,195 is the great circle itself: below `lessThanInclusive`, at it for `lessThan`; the ellipsoid lies above both.
    ['operator: lessThanInclusive, value: 111195', STRADDLES],
    ['operator: lessThan, value: 111195', []],
    ['operator: equal, value: 111195', STRADDLES],
    ['operator: lessThan, value: 111194', []],
    ['operator: lessThan, value: 111320', []],
    ['operator: lessThanInclusive, value: 111319', []],
    ['operator: lessThan, value: 1500000', []],
    ['operator: present', []],
  ])('a limit of a condition: %s', (leaf, expected) => {
    expect(found(isLong(leaf), EAST)).toEqual(expected);
  });

  test('one that is shorter on the ellipsoid as well', () => {
    expect(found(isLong('operator: lessThan, value: 111000'), NORTH)).toEqual(STRADDLES);
    expect(found(isLong('operator: lessThan, value: 110574'), NORTH)).toEqual([]);
  });

  test('a limit of a band, once for each', () => {
    const band = (limits: string): string =>
      `  band: { band: { of: { fact: way }, bands: [${limits}], otherwise: long } }\n`;
    expect(found(band('{ below: 50000, then: short }, { upTo: 111300, then: middle }'), EAST)).toEqual(
      STRADDLES,
    );
    expect(found(band('{ below: 111200, then: short }, { below: 111300, then: middle }'), EAST)).toEqual([
      ...STRADDLES,
      ...STRADDLES,
    ]);
  });

  test('what is nearly opposite, as soon as the bounds of the ellipsoid allow it', () => {
    // Half round the equator the sphere says 20,015,114 m; the way over the poles is 20,003,931 m.
    const half = { from: { lat: 0, lon: 0 }, to: { lat: 0, lon: 179.9 } };
    expect(found(isLong('operator: lessThan, value: 20000000'), half)).toEqual(STRADDLES);
    expect(found(isLong('operator: lessThan, value: 19000000'), half)).toEqual([]);
  });

  test('and nothing of what is not known or compared elsewhere', () => {
    expect(found(isLong('operator: lessThan, value: 111250'), { from: EAST.from })).toEqual([]);
    expect(
      found('conditions: { c: { when: { fact: far, operator: lessThan, value: 111250 } } }\n', EAST),
    ).toEqual([]);
  });
});

test('the finding tells both lengths and the limit', () => {
  const { findings } = decideOf(programOf(`${FACTS}${isLong('operator: lessThan, value: 111250')}`), EAST);
  expect(findings[0]?.message).toBe(
    '111195 m on the great circle and 111319 m on the ellipsoid (WGS84) lie on different sides of 111250 m; the great circle counts',
  );
});
