import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCase } from '../case/create-case.js';
import { getCase } from '../case/get-case.js';
import type { StoredCase, StoredMatters } from '../case/stored-case.js';
import { publishDraft } from '../draft/publish-draft.js';
import { saveDraft } from '../draft/save-draft.js';
import { edited, openOffice, ship, type OpenedOffice } from '../office.fixture.js';
import { getVersion, listVersions } from './list-versions.js';

const TITLE = 'title: { en: T, zh-CN: 题, zh-TW: 題 }';
const LAW = `policy: care
version: "1.0.0"
layer: law
${TITLE}
currency: EUR
zone: Europe/Berlin
calendar: de
facts: { late: { type: boolean, presume: false } }
remedies:
  - id: compensation
    title: { en: Compensation, zh-CN: 赔偿, zh-TW: 賠償 }
    kind: cash
    basis: law
    when: { fact: late, operator: equal, value: true }
    amount: { money: 250 }
`;
const ACME = `policy: acme
version: "1.0.0"
layer: client
extends: [airline, care]
${TITLE}
values:
  agentLimit: [{ money: 250 }]
`;

let office: OpenedOffice;

function write(kind: string, id: string, text: string): void {
  const folder = join(office.configs, kind, id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'policy.yaml'), text);
}

async function reopen(): Promise<void> {
  await office.stop();
  office = await openOffice(office.where, office.configs);
}

beforeEach(async () => {
  office = await openOffice();
  write('regulations', 'care', LAW);
  write('clients', 'acme', ACME);
  await reopen();
});
afterEach(() => office.stop());

const numbers = async () => (await listVersions(office.context, 'acme')).map(({ number }) => number);
/** What the law owes in a case. */
function owed(stored: StoredCase | StoredMatters): unknown {
  return 'decision' in stored
    ? stored.decision.remedies.find(({ id }) => id === 'care.compensation')?.total?.amount
    : undefined;
}

const late = { receivedAt: '2026-03-02T10:00:00+08:00', facts: { late: true } };

test('a shipped client decides by industry and law, and the witness confirms it', async () => {
  const { context } = office;
  const { case: stored } = await createCase(context, { policy: 'acme', case: { ...late, id: 'a' } });
  expect(owed(stored)).toBe('250.00');
  context.office.attester.wake();
  await context.office.attester.settled();
  expect((await getCase(context, 'a')).attestation).toBe('confirmed');
});

test('a newer parent makes another version of who stands on it; cases keep theirs', async () => {
  await createCase(office.context, { policy: 'acme', case: { ...late, id: 'before' } });
  write('regulations', 'care', LAW.replace('money: 250', 'money: 300').replace('"1.0.0"', '"2.0.0"'));
  await reopen();
  expect(await numbers()).toEqual([2, 1]);
  await createCase(office.context, { policy: 'acme', case: { ...late, id: 'after' } });
  const owedIn = async (id: string) => owed(await getCase(office.context, id));
  expect([await owedIn('before'), await owedIn('after')]).toEqual(['250.00', '300.00']);
  const versions = await Promise.all([1, 2].map((number) => getVersion(office.context, 'acme', number)));
  expect(versions.map(({ layers }) => layers)).toEqual(
    ['1.0.0', '2.0.0'].map((version) => [
      { id: 'airline', version: '1.0.0' },
      { id: 'care', version },
    ]),
  );
});

test('a draft is checked with its parents and published with those of now', async () => {
  const { context } = office;
  const source = ACME.replace('extends: [airline, care]', 'extends: [airline, care, nobody]');
  const wrong = await saveDraft(context, 'acme', { source, base: 1 }, { kind: 'none' });
  expect(wrong.findings.map(({ code }) => code)).toContain('unknown-parent');
  const right = `${ACME}remedies: [{ id: care.compensation, amount: { money: 1 } }]\n`;
  const sealed = await saveDraft(
    context,
    'acme',
    { source: right, base: 1 },
    { kind: 'match', etag: wrong.etag },
  );
  expect(sealed.findings.filter(({ severity }) => severity === 'error')).toMatchObject([
    { code: 'law-sealed', file: 'acme.yaml' },
  ]);
  const good = ACME.replace('"1.0.0"', '"1.1.0"');
  const { etag } = await saveDraft(
    context,
    'acme',
    { source: good, base: 1 },
    { kind: 'match', etag: sealed.etag },
  );
  await publishDraft(context, 'acme', { why: 'x', makeCurrent: true }, { kind: 'match', etag });
  expect(await numbers()).toEqual([2, 1]);
  const { case: stored } = await createCase(context, { policy: 'acme', case: { ...late, id: 'c' } });
  expect(owed(stored)).toBe('250.00');
});

test('what is published stays what it was when a parent is edited here', async () => {
  ship(office.configs, 'airline', edited(office.configs, 'airline', "version: '1.0.0'", "version: '1.0.1'"));
  await reopen();
  const { effective, layers } = await getVersion(office.context, 'acme', 1);
  expect(layers[0]).toEqual({ id: 'airline', version: '1.0.0' });
  expect(effective).not.toBeNull();
});
