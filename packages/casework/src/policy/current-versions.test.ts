import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCase } from '../case/create-case.js';
import { getCase } from '../case/get-case.js';
import { publishDraft } from '../draft/publish-draft.js';
import { saveDraft } from '../draft/save-draft.js';
import { edited, openOffice, type OpenedOffice } from '../office.fixture.js';
import { CurrentVersions } from './current-versions.js';
import { findVersion } from './find-version.js';
import { makeCurrent } from './make-current.js';
import type { VersionRow } from './version.js';

let office: OpenedOffice;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.stop());

const decidedBy = async (id: string) => {
  await createCase(office.context, { policy: 'airline', case: { id, receivedAt: '2026-03-02', facts: {} } });
  return (await getCase(office.context, id)).policy.version;
};

test('the case after a switch is decided by the new version, whichever way it was switched', async () => {
  const { context } = office;
  expect(await decidedBy('a')).toBe(1);
  const source = edited(office.configs, 'airline', 'money: 5000', 'money: 6000');
  const { etag } = await saveDraft(context, 'airline', { source, base: 1 }, { kind: 'none' });
  await publishDraft(context, 'airline', { why: 'x', makeCurrent: true }, { kind: 'match', etag });
  expect(await decidedBy('b')).toBe(2);
  await makeCurrent(context, 'airline', { version: 1, why: 'back' });
  expect(await decidedBy('c')).toBe(1);
});

test('what was looked up while one was switched is not kept', async () => {
  const { context } = office;
  const currents = new CurrentVersions({ ...context.office.store, isShared: false });
  const old = [await findVersion(context, 'airline')];
  let answer: (versions: readonly VersionRow[]) => void = () => {};
  const slow = currents.find(context, 'airline', () => new Promise((resolve) => (answer = resolve)));
  await currents.switching(async () => {});
  answer(old);
  expect(await slow).toBe(old);
  const next = old.map((version) => ({ ...version, number: 2 }));
  expect(await currents.find(context, 'airline', async () => next)).toBe(next);
  expect(await currents.find(context, 'airline', async () => old)).toBe(next);
});

test('of a database that others write too nothing is kept', async () => {
  const { context } = office;
  const currents = new CurrentVersions({ ...context.office.store, isShared: true });
  const old = [await findVersion(context, 'airline')];
  const next = old.map((version) => ({ ...version, number: 2 }));
  expect(await currents.find(context, 'airline', async () => old)).toBe(old);
  expect(await currents.find(context, 'airline', async () => next)).toBe(next);
});
