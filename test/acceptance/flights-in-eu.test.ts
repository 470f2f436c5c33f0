import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sharedData } from '../kit/shared-data.js';
import { jsonOf, objectOf, redress } from './cli/redress.js';

/**
 * Real flights within the United States, taken as if they had been flown within the European Union: a what-if, since the
 * Regulation applies to none of them. Every hundred-and-first row, so that all months and carriers are among them.
 */
const SETS = ['houston-2011', 'newyork-2013', 'us-2015'] as const;
const FILES = {
  'houston-2011': 'flights/houston-2011.csv.gz',
  'newyork-2013': 'flights/newyork-2013-sample.csv.gz',
  'us-2015': 'flights/us-2015-01-delay-causes.csv.gz',
};
const EVERY = 101;
const SOME = 300;
const AIRPORTS = sharedData('airports/airports.csv.gz');

describe.each(SETS)('300 flights of %s under Regulation 261/2004', (set) => {
  const file = sharedData(FILES[set]);

  it.skipIf(file === undefined || AIRPORTS === undefined)(
    'are compensated as their delay says, and what is open hangs on what the set does not tell',
    async () => {
      const { header, rows } = sampleOf(file ?? '');
      const { out, status, err } = await redress(
        [
          'decide',
          ...['--policy', 'configs/clients/airline-eu/policy.yaml', '--cases', '-'],
          ...[
            '--mapping',
            `configs/mappings/flights-${set}-in-eu.yaml`,
            '--lookups',
            dirname(AIRPORTS ?? ''),
          ],
        ],
        [header, ...rows].join('\n'),
      );
      expect({ status, err }).toEqual({ status: 0, err: '' });
      const answers = jsonOf(out);
      expect(answers).toHaveLength(SOME);
      const counted = answers.map(compensationOf);
      expect(counted).toEqual(rows.map((row) => expected(set, header, row)));
      console.log(told(set, answers));
    },
  );
});

function sampleOf(file: string): { readonly header: string; readonly rows: readonly string[] } {
  const [header = '', ...lines] = gunzipSync(readFileSync(file)).toString('utf8').split(/\r?\n/);
  return { header, rows: lines.filter((line, at) => line !== '' && at % EVERY === 0).slice(0, SOME) };
}

type Compensation = 'none' | 'open' | '250.00' | '400.00';

function compensationOf(answer: Readonly<Record<string, unknown>>): Compensation {
  const remedy = itemsOf(answer['remedies']).find(({ id }) => id === 'eu261.compensation');
  if (remedy === undefined) return 'none';
  const amount = objectOf(remedy['total'] ?? {})['amount'];
  if (remedy['state'] !== 'owed') return 'open';
  return amount === '250.00' || amount === '400.00' ? amount : 'open';
}

/**
 * Both ends within the Community, so 250 up to 1,500 km (932.06 statute miles) and 400 beyond, from 180 minutes on. Of a
 * cancelled flight nobody says when it was told; a diverted one is no event of the list that the set would tell.
 */
function expected(set: (typeof SETS)[number], header: string, row: string): Compensation {
  const cells = row.split(',');
  const names = header.split(',');
  const cell = (name: string): string => cells[names.indexOf(name)] ?? '';
  const { delay, miles, isCancelled, isDiverted } = READ[set](cell);
  if (isCancelled || isDiverted) return 'open';
  if (Number(delay) < 180) return 'none';
  return Number(miles) * 1.609344 <= 1500 ? '250.00' : '400.00';
}

interface Flown {
  readonly delay: string;
  readonly miles: string;
  readonly isCancelled: boolean;
  readonly isDiverted: boolean;
}

const READ: Readonly<Record<(typeof SETS)[number], (cell: (name: string) => string) => Flown>> = {
  'houston-2011': (cell) => ({
    delay: cell('ArrDelay'),
    miles: cell('Distance'),
    isCancelled: cell('Cancelled') === '1',
    isDiverted: cell('Diverted') === '1',
  }),
  'newyork-2013': (cell) => ({
    delay: cell('arr_delay'),
    miles: cell('distance'),
    isCancelled: isNone(cell('dep_time')),
    isDiverted: !isNone(cell('dep_time')) && isNone(cell('arr_delay')),
  }),
  'us-2015': (cell) => ({
    delay: cell('ARRIVAL_DELAY'),
    miles: cell('DISTANCE'),
    isCancelled: cell('CANCELLED') === '1',
    isDiverted: cell('DIVERTED') === '1',
  }),
};

function isNone(cell: string): boolean {
  return cell === '' || cell === 'NA';
}

/** Share and causes of what is open of the law, for whoever reads the run. */
function told(set: string, answers: readonly Readonly<Record<string, unknown>>[]): string {
  const causes = new Map<string, number>();
  let open = 0;
  let openCompensation = 0;
  for (const answer of answers) {
    const items = itemsOf(answer['undetermined']).filter(({ where }) => /\beu261\./.test(String(where)));
    if (items.length > 0) open += 1;
    if (items.some(({ where }) => where === 'remedies.eu261.compensation')) openCompensation += 1;
    const facts = new Set(items.flatMap(({ facts }) => (Array.isArray(facts) ? facts.map(String) : [])));
    for (const fact of facts) causes.set(fact, (causes.get(fact) ?? 0) + 1);
  }
  const list = [...causes].toSorted((a, b) => b[1] - a[1]).map(([fact, count]) => `${fact} ${count}`);
  return `${set}: of ${answers.length} flights ${open} leave something of the law open, ${openCompensation} the compensation; by fact: ${list.join(', ')}`;
}

function itemsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}
