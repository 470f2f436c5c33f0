import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { sharedData } from '../kit/shared-data.js';
import { jsonOf, objectOf, redress } from './cli/redress.js';

/**
 * Ten years of real shipments, each taken as a complaint of delay: the freight is reduced by 5 % for each day after the one
 * promised, by 50 % at most (LOG-08). Reckoned line by line by other means: another CSV reader, days by subtraction, cents.
 */
const FILE = sharedData('scms-deliveries/scms-deliveries.csv.gz');

it.skipIf(FILE === undefined)(
  'real deliveries have their freight reduced as their days say, and are open where the freight stands in words',
  { timeout: 120_000 },
  async () => {
    const rows = shipmentsOf(FILE ?? '');
    const late = rows.filter(({ days }) => days > 0);
    const priced = late.flatMap(({ id, days, freight }) =>
      freight === undefined ? [] : [[id, reduction(days, freight)] as const],
    );
    const worded = late.filter(({ freight }) => freight === undefined);
    // Counted once by a script of its own, and the first two by the README of the set; the data never changes.
    expect({ cases: rows.length, late: late.length, priced: priced.length }).toEqual({
      cases: 9292,
      late: 1081,
      priced: 676,
    });
    expect(countBy(worded.map(({ word }) => word))).toEqual({ See: 343, Freight: 48, Invoiced: 14 });
    expect(priced.reduce((sum, [, cents]) => sum + cents, 0n)).toBe(342_082_103n);

    const { out, status, err } = await redress([
      'decide',
      '--policy',
      'configs/clients/forwarder-us/policy.yaml',
      '--cases',
      FILE ?? '',
      '--mapping',
      'configs/mappings/scms-deliveries.yaml',
    ]);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const answers = jsonOf(out);
    expect(answers.filter((answer) => 'error' in answer)).toEqual([]);
    expect(answers.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));

    const reduced = answers.flatMap((answer) => {
      const remedy = itemsOf(answer['remedies']).find(({ id }) => id === 'freight-reduction');
      return remedy?.['total'] === undefined ? [] : [[answer['id'], centsOf(remedy['total'])] as const];
    });
    expect(reduced).toEqual(priced);
    const open = answers.filter((answer) => itemsOf(answer['undetermined']).length > 0);
    expect(open.map(({ id }) => id)).toEqual(worded.map(({ id }) => id));
    const causes = open.flatMap((answer) =>
      itemsOf(answer['undetermined']).map(({ where, facts }) => `${String(where)}: ${String(facts)}`),
    );
    expect(countBy(causes)).toEqual({ 'remedies.freight-reduction: shipment.freight': 405 });
    // 500, 2,500 and 10,000 dollars included; where the freight is unknown it may be any sum, so the leadership.
    const signed = answers.flatMap((answer) => itemsOf(answer['approvals']).map(({ id }) => String(id)));
    const levels = countBy(priced.flatMap(([, cents]) => levelOf(cents)));
    expect(levels).toEqual({ supervisor: 226, manager: 268, leadership: 82 });
    expect(countBy(signed)).toEqual({ ...levels, leadership: 82 + worded.length });
  },
);

interface Shipment {
  readonly id: string;
  /** Days after the one promised; early is below zero. */
  readonly days: number;
  /** In cents; undefined where words stand in its place. */
  readonly freight: bigint | undefined;
  /** The first word of the cell. */
  readonly word: string;
}

function shipmentsOf(file: string): Shipment[] {
  const [header = [], ...rows]: string[][] = parse(gunzipSync(readFileSync(file)), {
    bom: true,
    skip_empty_lines: true,
  });
  return rows.map((row) => {
    const cell = (name: string): string => (row[header.indexOf(name)] ?? '').trim();
    const freight = cell('Freight Cost (USD)');
    return {
      id: cell('ID'),
      days:
        (Date.parse(cell('Delivered to Client Date')) - Date.parse(cell('Scheduled Delivery Date'))) / DAY_MS,
      freight: /^\d+(\.\d{1,2})?$/.test(freight) ? cents(freight) : undefined,
      word: freight.split(' ')[0] ?? '',
    };
  });
}

const DAY_MS = 86_400_000;

/** 5 % a day, 50 % at most, rounded half up to the cent. */
function reduction(days: number, freight: bigint): bigint {
  const percent = BigInt(Math.min(5 * days, 50));
  return (freight * percent + 50n) / 100n;
}

function levelOf(reduced: bigint): string[] {
  if (reduced <= 50_000n) return [];
  if (reduced <= 250_000n) return ['supervisor'];
  return [reduced <= 1_000_000n ? 'manager' : 'leadership'];
}

function cents(decimal: string): bigint {
  const [whole = '0', part = ''] = decimal.split('.');
  return BigInt(whole + part.padEnd(2, '0'));
}

function centsOf(money: unknown): bigint {
  const { amount, currency } = objectOf(money);
  expect(currency).toBe('USD');
  return cents(String(amount));
}

function itemsOf(value: unknown): Record<string, unknown>[] {
  if (!Array.isArray(value)) throw new TypeError(`${JSON.stringify(value)} is no list`);
  return value.map(objectOf);
}

function countBy(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
