import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tables } from '@redress/store';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCase } from '../case/create-case.js';
import { explainCase } from '../case/explain-case.js';
import { getCase } from '../case/get-case.js';
import { verifyHistory } from '../history/verify-history.js';
import { edited, openOffice, ship, type OpenedOffice } from '../office.fixture.js';

/** Shanghai to Taipei Songshan is near; with Songshan moved to the equator it is far. */
const near = { PVG: ['CN', 'Asia/Shanghai', 31.14, 121.8], TSA: ['TW', 'Asia/Taipei', 25.07, 121.55] };
const far = { ...near, TSA: ['TW', 'Asia/Taipei', 0, 121.55] };

let office: OpenedOffice;
beforeEach(async () => {
  office = await openOffice();
  await office.stop();
  writeAirports(near);
  ship(office.configs, 'airline', withDistance());
  office = await openOffice(office.where, office.configs);
});
afterEach(() => office.stop());

const airportsFile = () => join(office.configs, 'airports.json');

function writeAirports(airports: object): void {
  const table = { edition: 'test', source: 'a test', licence: 'none', attribution: 'nobody', airports };
  writeFileSync(airportsFile(), JSON.stringify(table));
}

/** The airline's policy with a field that goes by the distance between two airports. */
function withDistance(): string {
  const facts = edited(
    office.configs,
    'airline',
    '\nfacts:\n',
    '\nfacts:\n  origin: { type: place, title: { en: From, zh-CN: 出发, zh-TW: 出發 } }\n  destination: { type: place, title: { en: To, zh-CN: 到达, zh-TW: 到達 } }\n',
  );
  return facts
    .replace(
      '\nderive:\n',
      '\nderive:\n  distance: { distance: [{ fact: origin }, { fact: destination }] }\n',
    )
    .replace(
      '\nclassification:\n',
      '\nclassification:\n  haul:\n    type: { enum: [short, long] }\n    rules:\n      - { id: far, when: { fact: distance, operator: greaterThan, value: 1500000 }, then: long }\n    otherwise: short\n',
    );
}

const input = (id: string) => ({
  id,
  receivedAt: '2026-03-02',
  facts: { origin: 'PVG', destination: 'TSA' },
});
const haul = async (id: string) => (await getCase(office.context, id)).decision.classification['haul'];

test('a case keeps the airports that decided it, and is explained and attested by them', async () => {
  await createCase(office.context, { policy: 'airline', case: input('before') });
  await office.context.office.attester.settled();
  await office.context.office.store.write((to) =>
    to.update(tables.cases).set({ attestation: 'pending' }).where(eq(tables.cases.id, 'before')),
  );
  await office.stop();
  writeAirports(far);
  office = await openOffice(office.where, office.configs);
  await createCase(office.context, { policy: 'airline', case: input('after') });
  await office.context.office.attester.settled();
  expect([await haul('before'), await haul('after')]).toEqual(['short', 'long']);
  for (const id of ['before', 'after']) {
    expect((await getCase(office.context, id)).attestation).toBe('confirmed');
    const { explanation } = await explainCase(office.context, id, { locale: 'en', audience: 'agent' });
    expect(explanation.id).toBe(id);
  }
  const hashes = await Promise.all(['before', 'after'].map((id) => getCase(office.context, id)));
  expect(new Set(hashes.map(({ airportsHash }) => airportsHash)).size).toBe(2);
  expect(await verifyHistory(office.context)).not.toHaveProperty('broken');
});

test('a case whose table is gone from the store is not explained by another', async () => {
  await createCase(office.context, { policy: 'airline', case: input('a') });
  await office.context.office.store.write((to) =>
    to.update(tables.cases).set({ airportsHash: 'f'.repeat(64) }),
  );
  await expect(explainCase(office.context, 'a', { locale: 'en', audience: 'agent' })).rejects.toThrow(
    /airports f+ of a stored case are missing/,
  );
});

test('a case of a policy that speaks of no places names no table', async () => {
  await createCase(office.context, { policy: 'tourism', case: { ...input('t'), facts: {} } });
  expect((await getCase(office.context, 't')).airportsHash).toBeNull();
  expect(readFileSync(airportsFile(), 'utf8')).toContain('PVG');
});
