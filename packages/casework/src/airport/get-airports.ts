import type { Airports } from '@redress/policy';
import { CaseworkError } from '../casework-error.js';
import type { Context } from '../context.js';
import { documentOfAirports, type AirportsDocument } from '../policy/keep-pins.js';

export interface AirportsTable {
  readonly document: AirportsDocument;
  /** SHA-256 of what decides in it, as stored cases name it. */
  readonly hash: string;
}

/** The airports of the folder of configs, by which new cases are decided. Error: `unknown-airports`. */
export async function getAirports({ office: { airports } }: Context): Promise<AirportsTable> {
  if (airports !== undefined) return tableOf(airports);
  throw new CaseworkError('unknown-airports', 'the folder of configs has no table of airports', {
    hint: 'put an `airports.json` into it and start again; without it airport codes are unknown',
  });
}

const made = new WeakMap<Airports, AirportsTable>();

function tableOf(airports: Airports): AirportsTable {
  const known = made.get(airports) ?? { document: documentOfAirports(airports), hash: airports.hash };
  made.set(airports, known);
  return known;
}
