// Writes configs/airports.json from the npm package airport-data-js. Usage: refresh-airports.mjs EDITION, the day on
// which the installed version of the package appeared. What the package has wrong is left out and printed.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [edition] = process.argv.slice(2);
if (!/^\d{4}-\d{2}-\d{2}$/.test(edition ?? '')) throw new Error('give the day on which the package appeared');
const require = createRequire(import.meta.url);
const { findAirports } = require('airport-data-js');
const { version } = JSON.parse(
  readFileSync(require.resolve('airport-data-js').replace(/lib.index\.js$/, 'package.json'), 'utf8'),
);

const zones = new Map();
const airports = new Map();
for (const { iata, country_code: country, time: zone, latitude, longitude } of await findAirports({})) {
  if (!iata) continue;
  const isSound =
    /^[A-Z]{3}$/.test(iata) && /^[A-Z]{2}$/.test(country) && isZone(zone) && isOnEarth(latitude, longitude);
  if (!isSound) console.log(`left out: ${iata} (${country}, ${zone}, ${latitude}, ${longitude})`);
  else airports.set(iata, [country, zone, latitude, longitude]);
}

const head = {
  edition,
  source: `airport-data-js ${version} (npm), https://github.com/aashishvanand/airport-data-js`,
  licence: 'CC BY 4.0, https://creativecommons.org/licenses/by/4.0/',
  attribution:
    'Airport data by Aashish Vivekanand (airport-data-js), CC BY 4.0; changed: only code, country, zone and coordinates of airports with an IATA code are kept',
  airports: {},
};
// An airport a line, so that a new edition can be read as a difference.
const lines = [...airports]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([code, entry]) => `"${code}":${JSON.stringify(entry)}`);
const target = new URL('../../../configs/airports.json', import.meta.url);
writeFileSync(
  target,
  JSON.stringify(head, undefined, 1).replace(/\{\}\n\}$/, `{\n${lines.join(',\n')}\n}\n}\n`),
);
console.log(`${airports.size} airports`);

function isZone(zone) {
  if (!zones.has(zone)) zones.set(zone, known(zone));
  return zones.get(zone);
}

function known(zone) {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

/** 0, 0 lies in the sea: it means that nobody entered the place. */
function isOnEarth(latitude, longitude) {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0);
}
