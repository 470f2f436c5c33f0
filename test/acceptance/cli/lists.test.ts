import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { folderOf, jsonOf, redress } from './redress.js';

const made: ReturnType<typeof folderOf>[] = [];
afterEach(() => {
  for (const { remove } of made.splice(0)) remove();
});

const POLICY = `policy: bookings
version: "1.0.0"
layer: industry
title: { en: Bookings, zh-CN: 预订, zh-TW: 訂位 }
currency: EUR
zone: Europe/Berlin
calendar: round-the-clock
facts:
  travellers:
    type: list
    max: 9
    item:
      name: { type: text, personal: true }
      age: { type: integer, min: 0 }
      fare: { type: money, currency: EUR, max: { amount: 500, currency: EUR } }
derive:
  children: { count: { list: travellers, where: { fact: item.age, operator: lessThan, value: 12 } } }
classification:
  party:
    type: { enum: [family, others] }
    rules: [{ id: family, when: { fact: children, operator: greaterThan, value: 0 }, then: family }]
    otherwise: others
remedies:
  - id: half
    title: { en: Half the fare, zh-CN: 票价一半, zh-TW: 票價一半 }
    kind: refund
    basis: contract
    forEach: travellers
    amount: { percent: { percent: 50, of: { fact: item.fare } } }
`;

const MAPPING = `mapping: bookings
zone: Europe/Berlin
timeOfDay: startOfDay
groupBy: { key: { column: booking } }
id: { column: booking }
receivedAt: { column: received, type: date, formats: [yyyy-MM-dd] }
facts:
  travellers:
    list:
      name: { column: name }
      age: { column: age, type: integer }
      fare: { column: fare, type: money, currency: EUR }
`;

// Half of 10.01 is 5.005, which is rounded to 5.01 for each: two of them are 10.02.
const ROWS = `booking,received,name,age,fare
a,2026-03-02,Ann,40,10.01
a,2026-03-02,Bea,8,10.01
b,2026-03-03,Cem,30,100
c,2026-03-03,Dan,,20
c,2026-03-03,Eve,old,20
`;

it('rows of one booking are one case with a list, each traveller with a line of his own', async () => {
  const folder = folderOf({ 'rows.csv': ROWS, 'mapping.yaml': MAPPING, 'policy.yaml': POLICY });
  made.push(folder);
  const at = (file: string): string => join(folder.path, file);
  const { out, status } = await redress([
    'decide',
    '--policy',
    at('policy.yaml'),
    '--mapping',
    at('mapping.yaml'),
    '--cases',
    at('rows.csv'),
    '--json',
  ]);
  expect(status).toBe(0);
  const [a, b, c] = jsonOf(out);
  expect(a).toMatchObject({
    id: 'a',
    classification: { party: 'family' },
    remedies: [
      {
        id: 'half',
        lines: [
          { element: 0, amount: { amount: '5.01', currency: 'EUR' } },
          { element: 1, amount: { amount: '5.01', currency: 'EUR' } },
        ],
        total: { amount: '10.02', currency: 'EUR' },
      },
    ],
  });
  expect(b).toMatchObject({ id: 'b', classification: { party: 'others' } });
  // One age is missing, one is none: how many children there are is open, what is paid is not.
  expect(c).toMatchObject({
    id: 'c',
    classification: {},
    undetermined: [{ where: 'classification.party', facts: ['travellers[].age'] }],
    askNext: ['travellers[].age'],
    remedies: [{ total: { amount: '20.00', currency: 'EUR' } }],
  });
  const told = await redress([
    'decide',
    '--policy',
    at('policy.yaml'),
    '--mapping',
    at('mapping.yaml'),
    '--cases',
    at('rows.csv'),
    '--explain',
    '--locale',
    'zh-TW',
  ]);
  expect(told.out).toContain('逐項計算，各自進位');
});
