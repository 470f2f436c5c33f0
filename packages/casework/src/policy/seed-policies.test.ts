import { afterEach, expect, test } from 'vitest';
import { createCase } from '../case/create-case.js';
import { explainCase } from '../case/explain-case.js';
import { getCase } from '../case/get-case.js';
import { publishDraft } from '../draft/publish-draft.js';
import { saveDraft } from '../draft/save-draft.js';
import { verifyHistory } from '../history/verify-history.js';
import { edited, openOffice, ship, type OpenedOffice } from '../office.fixture.js';
import { listPolicies } from './list-policies.js';
import { listVersions } from './list-versions.js';
import { makeCurrent } from './make-current.js';

let office: OpenedOffice;
afterEach(() => office.stop());

const numbers = async () =>
  (await listVersions(office.context, 'airline')).map(({ number, origin, isCurrent }) => [
    number,
    origin,
    isCurrent,
  ]);

async function reopen(): Promise<void> {
  await office.stop();
  office = await openOffice(office.where, office.configs);
}

test('shipped policies are the first versions, and a second start adds nothing', async () => {
  office = await openOffice();
  expect(
    (await listPolicies(office.context)).map(({ id, current, hasDraft }) => [id, current, hasDraft]),
  ).toEqual([
    ['airline', 1, false],
    ['tourism', 1, false],
  ]);
  const before = await verifyHistory(office.context);
  await reopen();
  expect(await numbers()).toEqual([[1, 'shipped', true]]);
  expect(await verifyHistory(office.context)).toEqual(before);
});

test('a shipped file with another text becomes the next version, also where it decides alike', async () => {
  office = await openOffice();
  ship(
    office.configs,
    'airline',
    `# a remark\n${edited(office.configs, 'airline', 'money: 5000', 'money: 5000')}`,
  );
  await reopen();
  expect(await numbers()).toEqual([
    [2, 'shipped', true],
    [1, 'shipped', false],
  ]);
  ship(office.configs, 'airline', edited(office.configs, 'airline', 'money: 5000', 'money: 6000'));
  await reopen();
  expect(await numbers()).toEqual([
    [3, 'shipped', true],
    [2, 'shipped', false],
    [1, 'shipped', false],
  ]);
  const versions = await listVersions(office.context, 'airline');
  expect(versions.map(({ decidesAs }) => decidesAs)).toEqual([null, 1, null]);
});

test('what was published here is not pushed aside by a newer shipped file', async () => {
  office = await openOffice();
  const source = edited(office.configs, 'airline', 'money: 5000', 'money: 7000');
  const { etag } = await saveDraft(office.context, 'airline', { source, base: 1 }, { kind: 'none' });
  await publishDraft(
    office.context,
    'airline',
    { why: 'a test', makeCurrent: true },
    { kind: 'match', etag },
  );
  ship(office.configs, 'airline', edited(office.configs, 'airline', 'money: 5000', 'money: 6000'));
  await reopen();
  expect(await numbers()).toEqual([
    [3, 'shipped', false],
    [2, 'edited', true],
    [1, 'shipped', false],
  ]);
});

test('a case keeps the version that decided it, and is explained by it, whatever is current', async () => {
  office = await openOffice();
  const { context } = office;
  const input = { receivedAt: '2026-03-02T22:00:00+08:00', facts: { complaint: { topic: 'baggage-lost' } } };
  await createCase(context, { policy: 'airline', case: { ...input, id: 'before' } });
  const source = edited(office.configs, 'airline', 'within: { days: 21 }', 'within: { days: 22 }');
  const { etag } = await saveDraft(context, 'airline', { source, base: 1 }, { kind: 'none' });
  await publishDraft(context, 'airline', { why: 'a test', makeCurrent: false }, { kind: 'match', etag });
  await createCase(context, { policy: 'airline', case: { ...input, id: 'between' } });
  await makeCurrent(context, 'airline', { version: 2, why: 'now' });
  await createCase(context, { policy: 'airline', case: { ...input, id: 'after' } });
  const versions = await Promise.all(
    ['before', 'between', 'after'].map(async (id) => (await getCase(context, id)).policy),
  );
  expect(versions.map(({ version }) => version)).toEqual([1, 1, 2]);
  await makeCurrent(context, 'airline', { version: 1, why: 'back' });
  const { explanation } = await explainCase(context, 'after', { locale: 'en', audience: 'agent' });
  expect(explanation.id).toBe('after');
  expect(await verifyHistory(context)).not.toHaveProperty('broken');
});
