import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openCases } from './files.js';
import type { HistoricCase, RejectedRow } from './mapped.js';
import { readMapping } from './read-mapping.js';

// Every expected figure was counted from the raw files by a Python script of its own (csv, decimal, zoneinfo), and
// the first ones stand in the READMEs of the sets as well.

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const data = join(resolve(process.env.REDRESS_SHARED || join(repository, '..', 'shared')), 'data');
const absent = !existsSync(data);
if (absent && process.env.CI === 'true') throw new Error(`the research data is not there: looked at ${data}`);
if (absent)
  console.log(`skipped: the research data is not there (${data}); set REDRESS_SHARED to its folder`);

interface Tally {
  rejected: RejectedRow[];
  cases: number;
  ids: number;
  receivedMinutes: number;
  incidents: number;
  incidentMinutes: number;
  findings: Record<string, number>;
  facts: Record<string, number>;
  values: Record<string, Record<string, number>>;
  sums: Record<string, number>;
}

/** Counts everything, and sums what can be summed: instants in minutes, money in cents, kilometres in millimetres. */
async function tally(name: string, file: string, texts: readonly string[]): Promise<Tally> {
  const { mapping } = readMapping(
    readFileSync(join(repository, 'configs/mappings', `${name}.yaml`), 'utf8'),
    name,
  );
  if (mapping === undefined) throw new Error(`the mapping ${name} does not read`);
  const ids = new Set<string>();
  const t: Tally = {
    rejected: [],
    cases: 0,
    ids: 0,
    receivedMinutes: 0,
    incidents: 0,
    incidentMinutes: 0,
    findings: {},
    facts: {},
    values: {},
    sums: {},
  };
  const count = (record: Record<string, number>, key: string, by = 1): void => {
    record[key] = (record[key] ?? 0) + by;
  };
  const read = (each: HistoricCase): void => {
    t.cases += 1;
    ids.add(each.id);
    t.receivedMinutes += Number(each.receivedAt) / 60_000;
    if (each.incidentAt !== undefined) {
      t.incidents += 1;
      t.incidentMinutes += Number(each.incidentAt) / 60_000;
    }
    for (const { code, where } of each.findings ?? []) count(t.findings, `${code} ${where ?? ''}`.trim());
    const outcome = Object.entries(each.outcome ?? {}).map(
      ([key, value]) => [`outcome.${key}`, value] as const,
    );
    for (const [key, value] of [...Object.entries(each.facts), ...outcome]) {
      count(t.facts, key);
      if (texts.includes(key)) count((t.values[key] ??= {}), String(value));
      if (typeof value === 'number') count(t.sums, key, key.endsWith('Km') ? Math.round(value * 1e6) : value);
      if (typeof value === 'object' && value !== null && 'amount' in value)
        count(t.sums, key, Math.round(Number(value.amount) * 100));
    }
  };
  for await (const batch of openCases(join(data, file), { mapping, lookups: join(data, 'airports') })) {
    for (const mapped of batch) {
      if (mapped.kind === 'case') read(mapped.case);
      else t.rejected.push(mapped);
    }
  }
  t.ids = ids.size;
  return t;
}

describe.skipIf(absent)('real sets: rows in = cases + rejected, and every figure as counted by hand', () => {
  it('TSA claims 2007–2017', { timeout: 60_000 }, async () => {
    const t = await tally('tsa-claims', 'tsa-claims/tsa-claims.csv.gz', [
      'complaint.topic',
      'outcome.result',
    ]);
    expect(t.cases + t.rejected.length).toBe(111_262);
    expect(t.rejected).toMatchObject([{ line: 103_656, reason: { code: 'received-at-missing' } }]);
    expect(t.ids).toBe(111_261);
    expect([t.receivedMinutes, t.incidents, t.incidentMinutes]).toEqual([
      2_438_206_266_540, 111_088, 2_428_922_464_870,
    ]);
    expect(t.findings).toEqual({
      'assumed-time receivedAt': 111_261,
      'assumed-time incidentAt': 77_665,
      'unreadable-cell incidentAt': 87,
    });
    expect(t.values).toEqual({
      'complaint.topic': {
        'baggage-lost': 57_114,
        'baggage-damaged': 27_620,
        injury: 1017,
        other: 64,
        'ground-information': 27,
      },
      'outcome.result': {
        deny: 57_640,
        approve: 18_499,
        settle: 10_131,
        pending: 8056,
        insufficient: 1568,
        closed: 578,
      },
    });
    expect([t.facts['claim.amount'], t.sums['claim.amount']]).toEqual([42_440, 300_214_031_078_096]);
    expect([t.facts['outcome.paid'], t.sums['outcome.paid']]).toEqual([87_946, 632_985_943]);
    expect(t.sums['baggage.itemCount']).toBe(130_592);
  });

  it('TSA claims 2014 as published', async () => {
    const t = await tally('tsa-raw-2014', 'tsa-claims/raw-format-2014.csv', [
      'complaint.topic',
      'outcome.result',
    ]);
    expect([t.cases, t.rejected]).toEqual([400, []]);
    expect([t.receivedMinutes, t.incidents, t.incidentMinutes]).toEqual([9_281_585_940, 400, 9_252_363_240]);
    expect(t.values).toEqual({
      'complaint.topic': { 'baggage-lost': 175, 'baggage-damaged': 125, injury: 13 },
      'outcome.result': { deny: 168, approve: 100, settle: 51 },
    });
    expect([t.facts['outcome.paid'], t.sums['outcome.paid']]).toEqual([319, 5_393_801]);
    expect([t.facts['carrier.name'], t.facts['flight.origin']]).toEqual([377, 398]);
    expect(t.findings).toEqual({ 'assumed-time receivedAt': 400, 'assumed-time incidentAt': 400 });
  });

  it('flights from Houston 2011', { timeout: 60_000 }, async () => {
    const t = await tally('flights-houston-2011', 'flights/houston-2011.csv.gz', [
      'flight.cause',
      'flight.cancelled',
      'flight.diverted',
    ]);
    expect([t.cases, t.rejected]).toEqual([204_747, []]);
    expect([t.incidentMinutes, t.receivedMinutes]).toEqual([4_468_951_289_566, 4_468_951_289_566]);
    expect(t.values).toEqual({
      'flight.cause': { carrier: 1091, weather: 1488, 'air-system': 102, security: 1 },
      'flight.cancelled': { true: 2682, false: 202_065 },
      'flight.diverted': { true: 564, false: 204_183 },
    });
    expect([t.facts['flight.delayMinutes'], t.sums['flight.delayMinutes']]).toEqual([201_501, 1_426_730]);
    expect(t.sums['flight.distanceKm']).toBe(259_451_834_932_224);
    expect(t.findings).toEqual({
      'assumed-value receivedAt': 204_747,
      'assumed-value complaint.topic': 204_747,
      'assumed-time receivedAt': 2623,
      'assumed-time incidentAt': 2623,
    });
  });

  it(
    'flights from New York 2013, whose scheduled hours in UTC the set itself gives',
    { timeout: 60_000 },
    async () => {
      const t = await tally('flights-newyork-2013', 'flights/newyork-2013-sample.csv.gz', [
        'flight.cancelled',
        'flight.diverted',
      ]);
      expect([t.cases, t.rejected]).toEqual([90_000, []]);
      expect([t.incidentMinutes, t.receivedMinutes]).toEqual([2_059_286_611_759, 2_059_286_611_759]);
      expect(t.values).toEqual({
        'flight.cancelled': { true: 2250, false: 87_750 },
        'flight.diverted': { true: 288, false: 89_712 },
      });
      expect([t.facts['flight.delayMinutes'], t.sums['flight.delayMinutes']]).toEqual([87_462, 594_882]);
      expect(t.sums['flight.distanceKm']).toBe(150_981_650_214_912);
    },
  );

  it('US flights of January 2015, each in the zone of its airport', { timeout: 60_000 }, async () => {
    const t = await tally('flights-us-2015', 'flights/us-2015-01-delay-causes.csv.gz', [
      'flight.cause',
      'flight.cancelled',
      'flight.diverted',
    ]);
    expect([t.cases, t.rejected]).toEqual([49_595, []]);
    expect([t.incidentMinutes, t.receivedMinutes]).toEqual([1_173_960_282_303, 1_173_960_282_303]);
    expect(t.values).toEqual({
      'flight.cause': {
        'late-aircraft': 6296,
        carrier: 5083,
        'air-system': 4584,
        weather: 943,
        security: 31,
      },
      'flight.cancelled': { true: 1105, false: 48_490 },
      'flight.diverted': { true: 111, false: 49_484 },
    });
    expect([t.facts['flight.delayMinutes'], t.sums['flight.delayMinutes']]).toEqual([48_379, 730_348]);
    expect(t.sums['flight.distanceKm']).toBe(67_738_526_545_536);
    expect(t.findings['largest-tie flight.cause']).toBe(182);
  });

  it('shipments 2006–2015, their freight in words left unknown', async () => {
    const t = await tally('scms-deliveries', 'scms-deliveries/scms-deliveries.csv.gz', ['shipment.insured']);
    expect([t.cases, t.rejected, t.ids]).toEqual([9292, [], 9292]);
    expect([t.incidentMinutes, t.receivedMinutes]).toEqual([204_022_398_120, 204_022_398_120]);
    expect(t.values).toEqual({ 'shipment.insured': { true: 8987, false: 50 } });
    expect([t.facts['shipment.freight'], t.sums['shipment.freight']]).toEqual([5583, 6_247_156_847]);
    expect(t.sums['shipment.declaredValue']).toBe(146_868_897_860);
    expect(t.findings['unreadable-cell shipment.freight']).toBe(3709);
  });
});
