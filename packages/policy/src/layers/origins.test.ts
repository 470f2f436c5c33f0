import { expect, it } from 'vitest';
import { readPolicy } from '../read-policy.js';
import type { Parents } from './layer.js';
import { originsOf, type Origin } from './origins.js';
import { PARENTS } from './parents.fixture.js';

const ACME = `policy: acme
version: "3.0.0"
layer: client
extends: [outlet, care]
effective: { from: 2026-04-01 }
title: { en: T, zh-CN: 题, zh-TW: 題 }
values:
  voucher: [{ money: 400, cite: [ACME-7], assumed: true }]
stages:
  - { id: reply, within: { workingDays: 5 } }
`;

function asked(within?: string): readonly Origin[] {
  const { sources } = readPolicy(ACME, 'acme.yaml', { parents: PARENTS });
  if (sources === undefined) throw new Error('no map');
  return originsOf(sources, within);
}

const place = ({ name, layer, file, line, column }: Origin) => [name, layer, `${file}:${line}:${column}`];

it('says of a value layer, place, day, clause and what it overrides, the nearest first', () => {
  expect(asked('values.voucher')).toEqual([
    {
      name: 'values.voucher',
      value: { money: 400, cite: ['ACME-7'], assumed: true },
      layer: 'acme',
      kind: 'client',
      version: '3.0.0',
      file: 'acme.yaml',
      line: 8,
      column: 13,
      since: '2026-04-01',
      cite: ['ACME-7'],
      assumed: true,
      overrides: [
        { layer: 'outlet', file: 'outlet.yaml', line: 7, column: 3, value: [{ money: 200 }] },
        { layer: 'shop', file: 'shop.yaml', line: 13, column: 3, value: [{ money: 300, cite: ['SHOP-1'] }] },
      ],
    },
  ]);
});

it('tells a key that another layer sets than the item', () => {
  const stage = asked().filter(({ name }) => name.startsWith('stages.reply'));
  expect(stage.map(place)).toEqual([
    ['stages.reply', 'acme', 'acme.yaml:10:5'],
    ['stages.reply.title', 'shop', 'shop.yaml:30:5'],
    ['stages.reply.starts', 'shop', 'shop.yaml:31:5'],
    ['stages.reply.within', 'acme', 'acme.yaml:10:18'],
    ['stages.reply.class', 'shop', 'shop.yaml:33:12'],
  ]);
});

it('gives the editions of a law under its name, with their days', () => {
  expect(
    asked('values.care.fixed').map(({ name, since, until, cite }) => ({ name, since, until, cite })),
  ).toEqual([
    { name: 'values.care.fixed[0]', since: undefined, until: '2026-01-01', cite: [] },
    { name: 'values.care.fixed[1]', since: '2026-01-01', until: undefined, cite: ['CARE-2'] },
  ]);
});

it('tells what was switched off, by whom and where, and what it was', () => {
  const text = `${ACME}  - { id: more, off: true }
remedies: [{ id: voucher, off: true }]
classification: { topic: { rules: [{ id: delay, off: true }] } }
facts:
  late: { off: true }
`;
  const off = (asked: string, within?: string) => {
    const { sources } = readPolicy(asked, 'acme.yaml', { parents: PARENTS });
    if (sources === undefined) throw new Error('no map');
    return originsOf(sources, within).filter((origin) => origin.off === true);
  };
  expect(
    off(text).map((one) => [...place(one), one.overrides.map(({ file, line }) => `${file}:${line}`)]),
  ).toEqual([
    ['remedies.voucher', 'acme', 'acme.yaml:12:12', ['shop.yaml:22']],
    ['classification.topic.rules.delay', 'acme', 'acme.yaml:13:36', ['shop.yaml:19']],
    ['facts.late', 'acme', 'acme.yaml:15:3', ['shop.yaml:11']],
  ]);
  expect(off(text, 'remedies.voucher')).toMatchObject([
    {
      name: 'remedies.voucher',
      since: '2026-04-01',
      overrides: [{ layer: 'shop', value: { id: 'voucher' } }],
    },
  ]);
  // Declared again above, it holds again.
  const lower =
    'policy: low\nversion: "1"\nlayer: industry\nextends: [shop]\ntitle: { en: T }\nfacts: { late: { off: true } }\n';
  const upper = 'policy: up\nversion: "1"\nlayer: client\nextends: [low]\ntitle: { en: T }\n';
  const parents: Parents = (id, pin) => (id === 'low' ? { text: lower, file: 'low.yaml' } : PARENTS(id, pin));
  for (const [more, expected] of [
    ['', [['facts.late', 'low', 'low.yaml:6:10']]],
    ['facts: { late: { type: text } }\n', []],
  ] as const) {
    const { sources } = readPolicy(upper + more, 'up.yaml', { parents });
    const told = sources === undefined ? [] : originsOf(sources).filter((one) => one.off === true);
    expect(told.map(place)).toEqual(expected);
  }
});

it('knows what stands at the top, of the policy and of a law', () => {
  expect(asked('currency').map(place)).toEqual([['currency', 'shop', 'shop.yaml:5:11']]);
  expect(asked('care.currency').map(place)).toEqual([['care.currency', 'care', 'care.yaml:5:11']]);
});
