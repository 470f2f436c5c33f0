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
/** The part of the flights of which anything that the law asks is open. */
const SHARE_OPEN = { 'houston-2011': 18 / 300, 'newyork-2013': 14 / 300, 'us-2015': 12 / 300 };
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
          '--policy',
          'configs/clients/airline-eu/policy.yaml',
          '--cases',
          '-',
          '--mapping',
          `configs/mappings/flights-${set}-in-eu.yaml`,
          '--lookups',
          dirname(AIRPORTS ?? ''),
        ],
        [header, ...rows].join('\n'),
      );
      expect({ status, err }).toEqual({ status: 0, err: '' });
      const answers = jsonOf(out);
      expect(answers).toHaveLength(SOME);
      expect(answers.map(compensationOf)).toEqual(rows.map((row) => compensation(flown(set, header, row))));
      expect(answers.map(openOf)).toEqual(rows.map((row) => open(flown(set, header, row))));
      const opened = answers.map(openOf).filter(({ length }) => length > 0);
      expect(opened.length / SOME).toBe(SHARE_OPEN[set]);
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

/** The facts that anything of the law hangs on. */
function openOf(answer: Readonly<Record<string, unknown>>): string[] {
  const items = itemsOf(answer['undetermined']).filter(({ where }) => /\.eu261\./.test(String(where)));
  const facts = items.flatMap((item) => (Array.isArray(item['facts']) ? item['facts'].map(String) : []));
  return [...new Set(facts)].toSorted();
}

/**
 * Both ends within the Community, so 250 up to 1,500 km and 400 beyond, from 180 minutes on. Of a cancelled flight the set
 * does not tell when it was told; of a diverted one not where it landed.
 */
function compensation({ delay, km, kind }: Flown): Compensation {
  if (kind !== 'flown') return 'open';
  if (delay < 180) return 'none';
  return km <= 1500 ? '250.00' : '400.00';
}

/** What the set does not tell and the law asks: of a cancellation, of a diversion, and of who waited two, three or five hours. */
function open({ km, departureDelay, kind }: Flown): string[] {
  if (kind === 'diverted') return [...OF_ANY_EVENT, ...OF_CANCELLATION].toSorted();
  if (kind === 'cancelled') return [...OF_CANCELLATION].toSorted();
  if (departureDelay < (km <= 1500 ? 120 : 180)) return [];
  return departureDelay < 300 ? ['eu261.departureNextDay'] : [...OF_LONG_WAIT].toSorted();
}

const OF_LONG_WAIT = [
  'eu261.departureNextDay',
  'eu261.passengerChoice',
  'eu261.ticketPricePaidByPassenger',
  'eu261.ticketPriceTotal',
];
const OF_CANCELLATION = [
  ...OF_LONG_WAIT,
  'eu261.noticeHoursBeforeDeparture',
  'eu261.rerouteOffered.arrivesLaterMinutes',
  'eu261.rerouteOffered.departsEarlierMinutes',
];
const OF_ANY_EVENT = [
  'eu261.event',
  'eu261.arrivalDelayMinutes',
  'eu261.departsEarlierMinutes',
  'eu261.doorsOpenDelayMinutes',
  'eu261.legPriceWithTaxes',
  'eu261.legPriceWithoutTaxes',
  'eu261.taxesOnLeg',
];

interface Flown {
  readonly delay: number;
  readonly departureDelay: number;
  readonly km: number;
  readonly kind: 'flown' | 'cancelled' | 'diverted';
}

function flown(set: (typeof SETS)[number], header: string, row: string): Flown {
  const cells = row.split(',');
  const names = header.split(',');
  return READ[set]((name) => cells[names.indexOf(name)] ?? '');
}

const KM_PER_MILE = 1.609344;

const READ: Readonly<Record<(typeof SETS)[number], (cell: (name: string) => string) => Flown>> = {
  'houston-2011': (cell) => ({
    delay: Number(cell('ArrDelay')),
    departureDelay: Number(cell('DepDelay')),
    km: Number(cell('Distance')) * KM_PER_MILE,
    kind: kindOf(cell('Cancelled') === '1', cell('Diverted') === '1'),
  }),
  'newyork-2013': (cell) => ({
    delay: Number(cell('arr_delay')),
    departureDelay: Number(cell('dep_delay')),
    km: Number(cell('distance')) * KM_PER_MILE,
    kind: kindOf(isNone(cell('dep_time')), isNone(cell('arr_delay'))),
  }),
  'us-2015': (cell) => ({
    delay: Number(cell('ARRIVAL_DELAY')),
    departureDelay: Number(cell('DEPARTURE_DELAY')),
    km: Number(cell('DISTANCE')) * KM_PER_MILE,
    kind: kindOf(cell('CANCELLED') === '1', cell('DIVERTED') === '1'),
  }),
};

function kindOf(isCancelled: boolean, isDiverted: boolean): Flown['kind'] {
  if (isCancelled) return 'cancelled';
  return isDiverted ? 'diverted' : 'flown';
}

function isNone(cell: string): boolean {
  return cell === '' || cell === 'NA';
}

function itemsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}
