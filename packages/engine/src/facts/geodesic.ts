import type { Place } from '../value.js';

/** WGS84: equatorial radius in metres, flattening. */
const EQUATORIAL_RADIUS = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const POLAR_RADIUS = EQUATORIAL_RADIUS * (1 - FLATTENING);

const ITERATIONS = 200;

/**
 * The shortest way over the ellipsoid WGS84 in metres, to a fraction of a millimetre, after T. Vincenty, "Direct and
 * inverse solutions of geodesics on the ellipsoid" (Survey Review 23, 1975), formulas 13 to 19. `undefined` where the
 * places lie nearly opposite each other, so that the reckoning does not settle: `geodesicBounds` still says something.
 */
export function geodesicMetres(from: Place, to: Place): number | undefined {
  if (from.lat === to.lat && from.lon === to.lon) return 0;
  const a = reduced(from.lat);
  const b = reduced(to.lat);
  const difference = (((((to.lon - from.lon + 540) % 360) + 360) % 360) - 180) * RADIANS;
  let lambda = difference;
  for (let round = 0; round < ITERATIONS; round += 1) {
    const sinSigma = Math.hypot(b.cos * Math.sin(lambda), a.cos * b.sin - a.sin * b.cos * Math.cos(lambda));
    if (sinSigma === 0) return 0;
    const cosSigma = a.sin * b.sin + a.cos * b.cos * Math.cos(lambda);
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (a.cos * b.cos * Math.sin(lambda)) / sinSigma;
    const cosSquared = 1 - sinAlpha ** 2;
    // Along the equator there is no middle latitude.
    const cosMiddle = cosSquared === 0 ? 0 : cosSigma - (2 * a.sin * b.sin) / cosSquared;
    const c = (FLATTENING / 16) * cosSquared * (4 + FLATTENING * (4 - 3 * cosSquared));
    const next =
      difference +
      (1 - c) *
        FLATTENING *
        sinAlpha *
        (sigma + c * sinSigma * (cosMiddle + c * cosSigma * (2 * cosMiddle ** 2 - 1)));
    if (Math.abs(next) > Math.PI) return undefined;
    if (Math.abs(next - lambda) < 1e-13) return length(sigma, sinSigma, cosSigma, cosMiddle, cosSquared);
    lambda = next;
  }
  return undefined;
}

function length(
  sigma: number,
  sinSigma: number,
  cosSigma: number,
  cosMiddle: number,
  cosSquared: number,
): number {
  const u = cosSquared * ((EQUATORIAL_RADIUS / POLAR_RADIUS) ** 2 - 1);
  const bigA = 1 + (u / 16384) * (4096 + u * (-768 + u * (320 - 175 * u)));
  const bigB = (u / 1024) * (256 + u * (-128 + u * (74 - 47 * u)));
  const bend =
    bigB *
    sinSigma *
    (cosMiddle +
      (bigB / 4) *
        (cosSigma * (2 * cosMiddle ** 2 - 1) -
          (bigB / 6) * cosMiddle * (4 * sinSigma ** 2 - 3) * (4 * cosMiddle ** 2 - 3)));
  return POLAR_RADIUS * bigA * (sigma - bend);
}

/**
 * Between which lengths the way over the ellipsoid lies, given the one over a sphere of that radius, all in metres: no
 * step on the ellipsoid has a radius of curvature less than that along the meridian at the equator, nor more than that
 * at the poles.
 */
export function geodesicBounds(onSphere: number, radius: number): readonly [number, number] {
  const least = POLAR_RADIUS ** 2 / EQUATORIAL_RADIUS;
  const most = EQUATORIAL_RADIUS ** 2 / POLAR_RADIUS;
  return [(onSphere * least) / radius, (onSphere * most) / radius];
}

const RADIANS = Math.PI / 180;

/** Sine and cosine of the reduced latitude. */
function reduced(latitude: number): { readonly sin: number; readonly cos: number } {
  const angle = Math.atan((1 - FLATTENING) * Math.tan(latitude * RADIANS));
  return { sin: Math.sin(angle), cos: Math.cos(angle) };
}
