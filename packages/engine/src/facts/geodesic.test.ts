import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, it, test } from 'vitest';
import type { Place } from '../value.js';
import { geodesicBounds, geodesicMetres } from './geodesic.js';

const at = (lat: number, lon: number): Place => ({ kind: 'place', lat, lon });
const degrees = (d: number, m: number, s: number): number => d + m / 60 + s / 3600;

describe('the way over the ellipsoid', () => {
  test.each([
    // The manual of GeodSolve (GeographicLib): from JFK Airport to Singapore Changi Airport, 15347628 m.
    [at(degrees(40, 38, 23), -degrees(73, 46, 44)), at(degrees(1, 21, 33), degrees(103, 59, 22)), 15_347_628],
    // The manual of GeographicLib for Python: from Wellington to Salamanca, 19959679.267 m.
    [at(-41.32, 174.81), at(40.96, -5.5), 19_959_679.267],
    // A degree of the equator is a·π/180.
    [at(0, 179.5), at(0, -179.5), (6_378_137 * Math.PI) / 180],
    // A quarter of the meridian of WGS84: 10001965.729 m.
    [at(0, 10), at(90, 0), 10_001_965.729],
    [at(31.15, 121.8), at(31.15, 121.8), 0],
    [at(90, 10), at(90, 50), 0],
  ])('from %j to %j', (from, to, metres) => {
    const tolerance = Number.isInteger(metres) ? 0.5 : 0.0006;
    expect(Math.abs((geodesicMetres(from, to) ?? NaN) - metres)).toBeLessThanOrEqual(tolerance);
  });

  const place = fc
    .record({
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
    })
    .map(({ lat, lon }) => at(lat, lon));
  const oracle = (from: Place, to: Place): number =>
    geodesic.Geodesic.WGS84.Inverse(from.lat, from.lon, to.lat, to.lon).s12 ?? NaN;
  /** Metres on the sphere of radius 1 by the chord, another formula than the evaluator's. */
  const onUnitSphere = (from: Place, to: Place): number => {
    const vector = ({ lat, lon }: Place): readonly number[] => {
      const [phi, lambda] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
      return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
    };
    const [a, b] = [vector(from), vector(to)];
    return 2 * Math.asin(Math.min(1, Math.hypot(...a.map((part, index) => part - (b[index] ?? 0))) / 2));
  };

  it('is that of Karney to a millimetre, and open only where places are nearly opposite', () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        const metres = geodesicMetres(from, to);
        if (metres === undefined) expect(oracle(from, to)).toBeGreaterThan(19_900_000);
        else expect(Math.abs(metres - oracle(from, to))).toBeLessThan(0.001);
      }),
      { numRuns: 20_000 },
    );
  });

  it('settles on an answer or says that it does not, also for places nearly opposite', () => {
    const near = fc.double({ min: -1, max: 1, noNaN: true });
    const opposite = fc.tuple(place, near, near).map(([from, dLat, dLon]) => {
      const lat = Math.max(-90, Math.min(90, dLat - from.lat));
      return [
        from,
        at(lat, from.lon + 180 + dLon > 180 ? from.lon - 180 + dLon : from.lon + 180 + dLon),
      ] as const;
    });
    let open = 0;
    fc.assert(
      fc.property(opposite, ([from, to]) => {
        const metres = geodesicMetres(from, to);
        if (metres === undefined) open += 1;
        else expect(Math.abs(metres - oracle(from, to))).toBeLessThan(0.01);
      }),
      { numRuns: 5_000 },
    );
    expect(open).toBeGreaterThan(0);
  });

  it('lies within the bounds that follow from the way over a sphere', () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        const [least, most] = geodesicBounds(onUnitSphere(from, to) * 6_371_008.8, 6_371_008.8);
        expect(oracle(from, to)).toBeGreaterThanOrEqual(least - 0.01);
        expect(oracle(from, to)).toBeLessThanOrEqual(most + 0.01);
      }),
      { numRuns: 5_000 },
    );
  });
});
