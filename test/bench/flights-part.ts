import { dirname } from 'node:path';
import { sharedData } from '../kit/shared-data.js';
import { ask } from './child.js';
import type { FlightsResult } from './flights/flights.js';
import type { Part } from './report.js';

/** The real workload: flights under a client on a procedure and a law, with tables. */
export async function flightsPart(): Promise<{ part: Part; results: readonly FlightsResult[] }> {
  const title = 'Flights: a client with tables on airline and EU 261, flights of three sets';
  const airports = sharedData('airports/airports.csv.gz');
  const results: FlightsResult[] = [];
  const remarks: string[] = [];
  for (const [set, file] of SETS) {
    const path = sharedData(file);
    if (path === undefined || airports === undefined)
      remarks.push(`skipped: the research data ${path === undefined ? file : 'airports'} is not there`);
    else
      results.push(
        await ask<FlightsResult>(new URL('flights/flights.ts', import.meta.url), [
          set,
          path,
          dirname(airports),
        ]),
      );
  }
  for (const { set, rules, rows, tables, agreed } of results)
    remarks.push(
      `${set}: ${rules} conditions and ${rows} rows of ${tables} tables; ${agreed.verdicts.toLocaleString('en')} verdicts in ${agreed.cases} cases the same as json-rules-engine's`,
    );
  const part = {
    title,
    tables: results.map(({ set, flights, costs }) => ({
      caption: `${set}, ${flights.toLocaleString('en')} flights`,
      columns: ['', 'CPU µs a case', 'wall µs a case', 'cases a CPU second'],
      rows: costs.map(({ name, cpu, wall }) => [name, cpu, wall, 1_000_000 / cpu]),
    })),
    remarks,
    targets: [],
  };
  return { part, results };
}

const SETS = [
  ['houston-2011', 'flights/houston-2011.csv.gz'],
  ['newyork-2013', 'flights/newyork-2013-sample.csv.gz'],
  ['us-2015', 'flights/us-2015-01-delay-causes.csv.gz'],
] as const;
