import { decide, prepare, type Program } from '@redress/engine';
import { columnsOf, lint, TableChecker, type Case, type Policy, type Table } from '@redress/policy';
import { loadCalendars } from '@redress/policy/folder';
import { join } from 'node:path';
import { repositoryRoot } from '../kit/repository.js';
import { answer } from './child.js';
import { measureAll, type Measured } from './measure.js';

const ZONES = 50;
const WEIGHTS = 10;

/** A rate card without gap or overlap: zones × weights × bands of distance; the amount of a row is its number. */
function rateCard(bands: number): string {
  const rows: string[] = [];
  for (let zone = 0; zone < ZONES; zone += 1)
    for (let weight = 0; weight < WEIGHTS; weight += 1)
      for (let band = 0; band < bands; band += 1)
        rows.push(
          `      - { id: r${rows.length}, when: { zone: z${zone}, weight: ${step(weight, WEIGHTS, 5)}, distance: ${step(band, bands, 100)} }, then: { amount: ${rows.length} } }`,
        );
  return `policy: rates
version: '1'
layer: client
title: { en: Rates, zh-CN: 费率, zh-TW: 費率 }
currency: EUR
zone: Europe/Berlin
calendar: round-the-clock
facts:
  zone: { type: enum, values: [${Array.from({ length: ZONES }, (_, zone) => `z${zone}`).join(', ')}] }
  weight: { type: decimal, unit: kg }
  distance: { type: decimal, unit: km }
tables:
  rates:
    inputs: { zone: { fact: zone }, weight: { fact: weight }, distance: { fact: distance } }
    outputs: { amount: { type: money } }
    hit: unique
    rows:
${rows.join('\n')}
remedies:
  - { id: pay, kind: cash, basis: contract, amount: { table: rates, output: amount } }
`;
}

function step(place: number, count: number, size: number): string {
  if (place === 0) return `lt ${size}`;
  const from = place * size;
  return place === count - 1 ? `gte ${from}` : `from ${from} below ${from + size}`;
}

/** A case and the number of the row that holds for it, by arithmetic. */
function caseAt(number: number, bands: number): { readonly input: Case; readonly row: number } {
  const zone = (number * 7) % ZONES;
  const weight = (number * 13) % 600;
  const distance = (number * 31) % (bands * 1_000);
  const band = (value: number, count: number, size: number): number =>
    Math.min(count - 1, Math.floor(value / 10 / size));
  const facts = { zone: `z${zone}`, weight: weight / 10, distance: distance / 10 };
  return {
    input: { id: String(number), receivedAt: 1_772_445_600_000, facts },
    row: (zone * WEIGHTS + band(weight, WEIGHTS, 5)) * bands + band(distance, bands, 100),
  };
}

function paid(program: Program, input: Case): number {
  return Number(decide(program, input).remedies[0]?.total?.amount);
}

async function tables() {
  const calendars = await loadCalendars(join(repositoryRoot, 'configs'));
  const policyOf = (text: string): Policy => {
    const { policy, findings } = lint(text, 'rates.yaml', { calendars });
    if (policy === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
    return policy;
  };
  const all: Measured[] = [];
  for (const bands of [2, 20]) {
    const program = prepare(policyOf(rateCard(bands)), { calendars });
    const cases = Array.from({ length: 5_000 }, (_, number) => caseAt(number, bands));
    for (const { input, row } of cases)
      if (paid(program, input) !== row) throw new Error(`row ${row} of ${bands} bands was not found`);
    all.push({
      name: `decide by ${(ZONES * WEIGHTS * bands).toLocaleString('en')} rows`,
      run: (from, count) => {
        let sum = 0;
        for (let unit = 0; unit < count; unit += 1) {
          const one = cases[(from + unit) % cases.length];
          if (one !== undefined) sum += paid(program, one.input);
        }
        return sum;
      },
    });
  }
  const policy = policyOf(rateCard(10));
  const table = policy.document.tables.get('rates');
  if (table === undefined) throw new Error('the policy has a table');
  const inputs = columnsOf(table, policy.document, policy.types).map(({ name, input }) => ({
    name,
    input,
    reach: {},
  }));
  const found = (checker: TableChecker, of: Table): number => {
    const { overlaps, gaps, unfinished } = checker.check(of, inputs);
    return overlaps.length * 1_000 + gaps.length * 10 + unfinished.length;
  };
  const edited = editedAt(table, 777);
  if (found(new TableChecker(), table) !== 0) throw new Error('the rate card has no overlap and no gap');
  if (found(new TableChecker(), edited) !== 1_000) throw new Error('the edit makes one overlap');
  all.push({
    name: 'check 5,000 rows',
    run: (_, count) => {
      let sum = 0;
      for (let unit = 0; unit < count; unit += 1) sum += found(new TableChecker(), table);
      return sum;
    },
  });
  const kept = new TableChecker();
  found(kept, table);
  all.push({
    name: 'check again after one edit',
    run: (_, count) => {
      let sum = 0;
      for (let unit = 0; unit < count; unit += 1) {
        sum += found(kept, unit % 2 === 0 ? edited : table);
      }
      return sum;
    },
  });
  return measureAll(all, { sample: 30, warmUp: 500, rounds: 5 });
}

/** One cell reaches into the row beside it. */
function editedAt(table: Table, place: number): Table {
  const rows = table.rows.map((row, index) => {
    const zone = Math.floor(index / 10) % WEIGHTS;
    return index === place
      ? { ...row, when: new Map([...row.when, ['weight', `from ${zone * 5} below ${zone * 5 + 5.5}`]]) }
      : row;
  });
  return { ...table, rows };
}

answer(await tables());
