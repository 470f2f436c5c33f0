import { tables } from '@redress/store';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCase } from '../case/create-case.js';
import { createCases } from '../case/create-cases.js';
import { decideCase } from '../case/decide-case.js';
import { explainCase } from '../case/explain-case.js';
import { getCase } from '../case/get-case.js';
import { publishDraft } from '../draft/publish-draft.js';
import { saveDraft } from '../draft/save-draft.js';
import { verifyHistory } from '../history/verify-history.js';
import { edited, openOffice, type OpenedOffice } from '../office.fixture.js';
import { getPolicy } from './list-policies.js';
import { listVersions } from './list-versions.js';
import { makeCurrent } from './make-current.js';

/** The moment of the office is 2026-03-03. */
let office: OpenedOffice;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.stop());

/** Publishes the airline's policy with a period and a sum of its own, and puts it in use. */
async function publish(effective: string, sum: number) {
  const { context, configs } = office;
  const source = edited(configs, 'airline', 'money: 5000', `money: ${sum}`).replace(
    /^layer: industry$/m,
    `layer: industry\neffective: ${effective}`,
  );
  const { etag } = await saveDraft(context, 'airline', { source, base: 1 }, { kind: 'none' });
  return publishDraft(context, 'airline', { why: 'a test', makeCurrent: true }, { kind: 'match', etag });
}

const of = (id: string, receivedAt: string) => ({
  id,
  receivedAt,
  facts: { complaint: { topic: 'baggage-lost' } },
});
async function decidedBy(receivedAt: string): Promise<number> {
  const id = `c-${receivedAt}`;
  await createCase(office.context, { policy: 'airline', case: of(id, receivedAt) });
  return (await getCase(office.context, id)).policy.version;
}

test('a version for a later day decides the cases received from then on, and those before keep the other', async () => {
  const { context } = office;
  const published = await publish('{ from: 2026-04-01 }', 6000);
  expect(published).toMatchObject({
    number: 2,
    isCurrent: false,
    inForce: { from: '2026-04-01', to: null },
    holds: [{ from: '2026-04-01', to: null }],
  });
  expect((await getPolicy(context, 'airline')).current).toBe(1);
  expect(await decidedBy('2026-03-31T23:59:00+08:00')).toBe(1);
  expect(await decidedBy('2026-04-01T00:00:00+08:00')).toBe(2);
  // Put in use later, it takes its own days only.
  await publish('{ from: 2026-04-10, to: 2026-04-20 }', 7000);
  expect(await decidedBy('2026-04-09')).toBe(2);
  expect(await decidedBy('2026-04-10')).toBe(3);
  expect(await decidedBy('2026-04-20')).toBe(2);
  expect((await listVersions(context, 'airline')).map(({ number, holds }) => [number, holds])).toEqual([
    [3, [{ from: '2026-04-10', to: '2026-04-20' }]],
    [
      2,
      [
        { from: '2026-04-01', to: '2026-04-10' },
        { from: '2026-04-20', to: null },
      ],
    ],
    [1, [{ from: null, to: '2026-04-01' }]],
  ]);
  await makeCurrent(context, 'airline', { version: 1, why: 'back' });
  expect(await decidedBy('2026-04-11')).toBe(1);
  expect(
    (await explainCase(context, 'c-2026-04-10', { locale: 'en', audience: 'agent' })).explanation.id,
  ).toBe('c-2026-04-10');
  context.office.attester.wake();
  await context.office.attester.settled();
  expect((await getCase(context, 'c-2026-04-10')).attestation).toBe('confirmed');
  expect(await verifyHistory(context)).not.toHaveProperty('broken');
});

test('the answer says which version decided and why, in a stream each line its own', async () => {
  const { context } = office;
  await publish('{ from: 2026-04-01 }', 6000);
  const ask = async (version: number | undefined, receivedAt: string) => {
    const answer = await decideCase(context, {
      policy: 'airline',
      version,
      case: of('c', receivedAt),
      locale: 'en',
      audience: 'agent',
    });
    return 'version' in answer ? answer.version : undefined;
  };
  expect(await ask(undefined, '2026-04-02')).toEqual({
    number: 2,
    because: 'received',
    inForce: { from: '2026-04-01', to: null },
  });
  expect(await ask(2, '2026-03-02')).toMatchObject({ number: 2, because: 'asked' });
  async function* lines() {
    for (const [index, day] of ['2026-03-31', '2026-04-01', '2026-03-30'].entries())
      yield { line: index + 1, value: of(day, day) };
  }
  const answers = [];
  for await (const answer of await createCases(context, 'airline', lines())) answers.push(answer);
  expect(answers.map((answer) => 'version' in answer && answer.version)).toEqual([1, 2, 1]);
});

test('periods of versions from before they were noted are read at the next start', async () => {
  await publish('{ from: 2026-04-01 }', 6000);
  await office.context.office.store.write((to) =>
    to.update(tables.policyVersions).set({ effectiveFrom: null, effectiveTo: null, zone: null }),
  );
  await office.stop();
  office = await openOffice(office.where, office.configs);
  expect(await decidedBy('2026-03-31')).toBe(1);
  expect(await decidedBy('2026-04-01')).toBe(2);
});

test('where no version is in force at the receipt, the case is refused', async () => {
  await expect(
    createCase(office.context, { policy: 'tourism', case: of('c', '2019-12-31') }),
  ).rejects.toMatchObject({ code: 'no-version-in-force' });
});
