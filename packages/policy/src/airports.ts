import { canonicalText, type Json } from '@redress/calendar';
import { AirportsError } from './airports-error.js';
import { sourceHash } from './hash.js';

/** Where an airport lies: ISO 3166 country, IANA zone, degrees north and east (WGS84). */
export interface Airport {
  readonly country: string;
  readonly zone: string;
  readonly lat: number;
  readonly lon: number;
}

/** Airports by IATA code, as one edition of reference data knows them. */
export interface Airports {
  readonly edition: string;
  readonly source: string;
  readonly licence: string;
  /** Whom to name wherever the data is passed on. */
  readonly attribution: string;
  readonly byCode: ReadonlyMap<string, Airport>;
  /** RFC 8785 text of what decides, which reads back as the same airports. */
  readonly canonicalText: string;
  /** SHA-256 of that text: reckoned when first asked for. */
  readonly hash: string;
}

/** What an airport code looks like; which of them exist, a table says. */
export const AIRPORT_CODE = /^[A-Z]{3}$/;

/**
 * Reads a table `{ edition, source, licence, attribution, airports: { PVG: [country, zone, latitude, longitude] } }`.
 * Zones are not looked up: platforms know different ones. Error: `AirportsError`.
 */
export function readAirports(json: unknown): Airports {
  const table = objectOf(json, 'the table');
  const [edition, source, licence, attribution] = (
    ['edition', 'source', 'licence', 'attribution'] as const
  ).map((key) => textOf(table[key], key));
  const byCode = new Map<string, Airport>();
  for (const [code, entry] of Object.entries(objectOf(table['airports'], '`airports`')))
    byCode.set(code, airportOf(code, entry));
  let text: string | undefined;
  let hash: string | undefined;
  return {
    edition: edition ?? '',
    source: source ?? '',
    licence: licence ?? '',
    attribution: attribution ?? '',
    byCode,
    get canonicalText() {
      return (text ??= canonicalText(contentOf(byCode)));
    },
    get hash() {
      return (hash ??= sourceHash(this.canonicalText));
    },
  };
}

function airportOf(code: string, entry: unknown): Airport {
  const [country, zone, lat, lon]: readonly unknown[] = Array.isArray(entry) ? entry : [];
  const isSound =
    AIRPORT_CODE.test(code) &&
    typeof country === 'string' &&
    /^[A-Z]{2}$/.test(country) &&
    typeof zone === 'string' &&
    /^[A-Za-z][\w+/-]*$/.test(zone) &&
    typeof lat === 'number' &&
    Math.abs(lat) <= 90 &&
    typeof lon === 'number' &&
    Math.abs(lon) <= 180;
  if (isSound) return { country, zone, lat, lon };
  throw new AirportsError(
    `\`${code.slice(0, 20)}\` is no airport that can be`,
    'write it as "PVG": ["CN", "Asia/Shanghai", 31.15, 121.8]: country, zone, degrees north, degrees east',
  );
}

function contentOf(byCode: ReadonlyMap<string, Airport>): Json {
  return Object.fromEntries(
    [...byCode].map(([code, { country, zone, lat, lon }]) => [code, [country, zone, lat, lon]]),
  );
}

function objectOf(json: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return { ...json };
  throw new AirportsError(`${what} is no object`, 'write the airports by their code');
}

function textOf(json: unknown, key: string): string {
  if (typeof json === 'string' && json !== '') return json;
  throw new AirportsError(
    `\`${key}\` is missing`,
    'say which edition it is, whence it comes and under which licence',
  );
}
