import { limitsOn } from '@redress/policy';
import type { Frame } from '../frame.js';
import { literalValue } from '../literal.js';
import { slotOf, type Scope } from '../scope.js';
import { isNumber, rationalOf, type Place, type Value } from '../value.js';
import { geodesicBounds, geodesicMetres } from './geodesic.js';

/** Mean radius of the Earth (IUGG), in metres. */
const EARTH_RADIUS = 6_371_008.8;

/** The distance of two places in whole metres, as a derivation of that name reckons it. */
export type Distance = (from: Place, to: Place, frame: Frame) => number;

/**
 * Great-circle distance by the haversine formula. Where it lies on the other side of a limit of the policy than the way
 * over the ellipsoid (WGS84), a finding says so: whoever measures otherwise comes to another result. Limits are the
 * constants and values with which conditions and bands compare this very name.
 */
export function distanceOf(name: string, scope: Scope): Distance {
  const limits = limitsOn(scope.policy.document, name).flatMap(({ value: operand, includes }) => {
    if (operand.kind === 'constant') {
      const value = literalValue(operand.value, { kind: 'decimal' }, scope);
      return [{ includes, read: (): Value => value }];
    }
    if (!operand.name.startsWith('value.')) return [];
    const slot = slotOf(scope, operand.name);
    return [{ includes, read: (frame: Frame): Value => frame.values[slot] }];
  });
  return (from, to, frame) => {
    const metres = greatCircleMetres(from, to);
    if (limits.length === 0) return metres;
    const [least, most] = ellipsoidMetres(from, to, metres);
    for (const { read, includes } of limits) {
      const value = read(frame);
      if (!isNumber(value)) continue;
      const limit = rationalOf(value).toNumber();
      const isBelow = (measured: number): boolean => (includes ? measured <= limit : measured < limit);
      if (isBelow(least) === isBelow(metres) && isBelow(most) === isBelow(metres)) continue;
      frame.findings.push({
        code: 'distance-straddles-limit',
        message: `${metres} m on the great circle and ${between(least, most)} m on the ellipsoid (WGS84) lie on different sides of ${limit} m; the great circle counts`,
        where: name,
      });
    }
    return metres;
  };
}

function greatCircleMetres(from: Place, to: Place): number {
  const radians = Math.PI / 180;
  const dLat = (to.lat - from.lat) * radians;
  const dLon = (to.lon - from.lon) * radians;
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(from.lat * radians) * Math.cos(to.lat * radians) * Math.sin(dLon / 2) ** 2;
  return Math.round(2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h))));
}

/** In whole metres like the great circle; two bounds where it cannot be told exactly. */
function ellipsoidMetres(from: Place, to: Place, onSphere: number): readonly [number, number] {
  const exact = geodesicMetres(from, to);
  const [least, most] = exact === undefined ? geodesicBounds(onSphere, EARTH_RADIUS) : [exact, exact];
  return [Math.round(least), Math.round(most)];
}

function between(least: number, most: number): string {
  return least === most ? String(least) : `${least} to ${most}`;
}
