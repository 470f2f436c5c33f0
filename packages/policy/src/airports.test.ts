import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAirports } from './airports.js';

const HEAD = { edition: '2026-01-01', source: 's', licence: 'l', attribution: 'a' };
const SHIPPED = readAirports(
  JSON.parse(readFileSync(new URL('../../../configs/airports.json', import.meta.url), 'utf8')),
);

describe('the airports we ship', () => {
  // Country and zone as ISO 3166 and the zone database have them; degrees to a hundredth from the aerodromes' own
  // publications, which is a kilometre.
  it.each([
    ['PVG', 'CN', 'Asia/Shanghai', 31.14, 121.81],
    ['PEK', 'CN', 'Asia/Shanghai', 40.08, 116.58],
    ['TPE', 'TW', 'Asia/Taipei', 25.08, 121.23],
    ['LHR', 'GB', 'Europe/London', 51.48, -0.46],
    ['CDG', 'FR', 'Europe/Paris', 49.01, 2.55],
    ['RUN', 'RE', 'Indian/Reunion', -20.89, 55.51],
    ['JFK', 'US', 'America/New_York', 40.64, -73.78],
    ['LGW', 'GB', 'Europe/London', 51.15, -0.18],
    ['SPU', 'HR', 'Europe/Zagreb', 43.54, 16.3],
    ['IST', 'TR', 'Europe/Istanbul', 41.26, 28.74],
  ])('have %s in %s', (code, country, zone, lat, lon) => {
    const airport = SHIPPED.byCode.get(code);
    expect(airport).toMatchObject({ country, zone });
    expect(Math.abs((airport?.lat ?? 0) - lat)).toBeLessThan(0.03);
    expect(Math.abs((airport?.lon ?? 0) - lon)).toBeLessThan(0.03);
  });

  it('name their edition, source, licence and author', () => {
    expect(SHIPPED).toMatchObject({
      edition: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      source: expect.stringContaining('airport-data-js 3.1.0'),
      licence: expect.stringContaining('CC BY 4.0'),
      attribution: expect.stringContaining('Aashish Vivekanand'),
    });
  });

  it('lie in zones that exist', () => {
    const zones = new Set([...SHIPPED.byCode.values()].map(({ zone }) => zone));
    const unknown = [...zones].filter((zone) => {
      try {
        return !(new Intl.DateTimeFormat('en', { timeZone: zone }) instanceof Intl.DateTimeFormat);
      } catch {
        return true;
      }
    });
    expect(unknown).toEqual([]);
  });
});

describe('a table of airports', () => {
  const airports = { TPE: ['TW', 'Asia/Taipei', 25, 121], PVG: ['CN', 'Asia/Shanghai', 31, 122] };

  it('has a hash of what decides, whatever its order and edition', () => {
    const one = readAirports({ ...HEAD, airports });
    const { TPE, PVG } = airports;
    const same = readAirports({ ...HEAD, edition: '2027-01-01', airports: { PVG, TPE } });
    const other = readAirports({ ...HEAD, airports: { TPE, PVG: ['CN', 'Asia/Shanghai', 31.5, 122] } });
    expect(one.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(same.hash).toBe(one.hash);
    expect(other.hash).not.toBe(one.hash);
    expect(readAirports({ ...HEAD, airports: JSON.parse(one.canonicalText) }).hash).toBe(one.hash);
  });

  it.each([
    [[], 'no object'],
    [{ ...HEAD }, '`airports`'],
    [{ ...HEAD, licence: '', airports }, '`licence`'],
    [{ ...HEAD, airports: { pvg: airports.PVG } }, '`pvg`'],
    [{ ...HEAD, airports: { PVG: ['CN', 'Asia/Shanghai', 91, 0] } }, '`PVG`'],
    [{ ...HEAD, airports: { PVG: ['CN', 'Asia/Shanghai', '31', 122] } }, '`PVG`'],
    [{ ...HEAD, airports: { PVG: ['CN', 'Asia/ Shanghai', 31, 122] } }, '`PVG`'],
    [{ ...HEAD, airports: { PVG: ['China', 'Asia/Shanghai', 31, 122] } }, '`PVG`'],
    [{ ...HEAD, airports: { PVG: null } }, '`PVG`'],
  ])('that cannot be right is refused: %j', (json, named) => {
    expect(() => readAirports(json)).toThrow(
      expect.objectContaining({ code: 'airports-refused', message: expect.stringContaining(named) }),
    );
  });
});
