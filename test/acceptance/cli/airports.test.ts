import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { folderOf, jsonOf, objectOf, redress } from './redress.js';

const POLICY = `policy: flights
version: "1"
layer: client
title: { en: Flights, zh-CN: 航班, zh-TW: 航班 }
currency: EUR
zone: Europe/Berlin
calendar: de
facts:
  from: { type: place, title: { en: From, zh-CN: 出发地, zh-TW: 出發地 } }
  to: { type: place, title: { en: To, zh-CN: 目的地, zh-TW: 目的地 } }
derive:
  way: { distance: [{ fact: from }, { fact: to }], title: { en: Way, zh-CN: 航程, zh-TW: 航程 } }
classification:
  band:
    title: { en: Band, zh-CN: 档次, zh-TW: 級距 }
    type: { enum: [short, middle, long] }
    rules:
      - { id: short, when: { fact: way, operator: lessThanInclusive, value: 1500000 }, then: short }
      - { id: middle, when: { fact: way, operator: lessThanInclusive, value: 3500000 }, then: middle }
    otherwise: long
`;

const made: (() => void)[] = [];
afterEach(() => {
  for (const remove of made.splice(0)) remove();
});

const lines = (...flights: readonly (readonly [string, unknown, unknown])[]): string =>
  flights
    .map(
      ([id, from, to]) =>
        `${JSON.stringify({ id, receivedAt: '2026-03-02T10:00:00+01:00', facts: { from, to } })}\n`,
    )
    .join('');

it('cases may name airports by their code, and what hangs on one can be decided again', async () => {
  const { path, remove } = folderOf({ 'policy.yaml': POLICY });
  made.push(remove);
  const records = join(path, 'records.ndjson');
  const ended = await redress(
    ['decide', '--policy', join(path, 'policy.yaml'), '--cases', '-', '--explain', '--record', records],
    // Some 350, 2,500 and 11,900 km; QZZ is nobody's code.
    lines(
      ['a', 'CDG', 'LHR'],
      ['b', 'LHR', 'IST'],
      ['c', 'PVG', { lat: 40.64, lon: -73.78 }],
      ['d', 'PVG', 'QZZ'],
    ),
  );
  const answers = jsonOf(ended.out);
  expect(answers.map(({ classification }) => classification)).toEqual([
    { band: 'short' },
    { band: 'middle' },
    { band: 'long' },
    {},
  ]);
  expect(answers.map(({ findings }) => findings)).toEqual([
    [],
    [],
    [],
    [expect.objectContaining({ code: 'unknown-airport', where: 'to' })],
  ]);
  expect(answers[3]?.['undetermined']).toEqual([expect.objectContaining({ facts: ['to'] })]);

  const hash = objectOf(jsonOf(readFileSync(records, 'utf8'))[0]?.['dataHashes'])['airports'];
  expect(readdirSync(`${records}.sources`)).toContain(`${String(hash)}.json`);
  const again = await redress(['verify', records]);
  expect(again.status).toBe(0);
  expect(jsonOf(again.out).map(({ outcome }) => outcome)).toEqual(['same', 'same', 'same', 'same']);

  rmSync(join(`${records}.sources`, `${String(hash)}.json`));
  const without = await redress(['verify', records]);
  expect(without.status).toBe(1);
  expect(new Set(jsonOf(without.out).map(({ outcome }) => outcome))).toEqual(new Set(['source-missing']));
});
