import { tables } from '@redress/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCase } from './case/create-case.js';
import { createCases } from './case/create-cases.js';
import { decideCase } from './case/decide-case.js';
import { decideMany } from './case/decide-many.js';
import { explainCase } from './case/explain-case.js';
import { getWholeCase } from './case/get-case.js';
import { listCases } from './case/list-cases.js';
import { listClauses } from './clause/list-clauses.js';
import type { Context } from './context.js';
import { discardDraft } from './draft/discard-draft.js';
import { publishDraft } from './draft/publish-draft.js';
import { readDraft } from './draft/read-draft.js';
import { saveDraft } from './draft/save-draft.js';
import { caseHistory } from './history/case-history.js';
import { verifyHistory } from './history/verify-history.js';
import * as house from './index.js';
import { edited, openOffice, type OpenedOffice } from './office.fixture.js';
import { getPolicy, listPolicies } from './policy/list-policies.js';
import { getVersion, listVersions } from './policy/list-versions.js';
import { makeCurrent } from './policy/make-current.js';

let office: OpenedOffice;
let draft: { source: string; base: number; etag: string };
beforeAll(async () => {
  office = await openOffice();
  const { context } = office;
  await createCase(context, { policy: 'airline', case: input }, 'key');
  const source = edited(office.configs, 'airline', 'money: 5000', 'money: 6000');
  draft = await saveDraft(context, 'airline', { source, base: 1 }, { kind: 'none' });
  await context.office.store.write((to) =>
    to.insert(tables.clients).values({ id: 'stranger', createdAt: 0 }),
  );
});
afterAll(() => office.stop());

const input = { id: 'c1', receivedAt: '2026-03-02', facts: {} };
const reader = { locale: 'en', audience: 'agent' } as const;
const none = { kind: 'none' } as const;
async function* noLines() {}

/** Every verb on what another client has. */
const verbs: Record<string, (context: Context) => Promise<unknown>> = {
  createCase: (context) => createCase(context, { policy: 'airline', case: input }, 'key'),
  createCases: (context) => createCases(context, 'airline', noLines()),
  decideCase: (context) => decideCase(context, { policy: 'airline', case: input, ...reader }),
  decideMany: (context) => decideMany(context, { policy: 'airline' }, noLines()),
  explainCase: (context) => explainCase(context, 'c1', reader),
  getWholeCase: (context) => getWholeCase(context, 'c1'),
  caseHistory: (context) => caseHistory(context, 'c1'),
  getPolicy: (context) => getPolicy(context, 'airline'),
  listVersions: (context) => listVersions(context, 'airline'),
  getVersion: (context) => getVersion(context, 'airline', 1),
  makeCurrent: (context) => makeCurrent(context, 'airline', { version: 1, why: 'x' }),
  readDraft: (context) => readDraft(context, 'airline'),
  saveDraft: (context) => saveDraft(context, 'airline', draft, none),
  discardDraft: (context) => discardDraft(context, 'airline', { kind: 'match', etag: draft.etag }),
  publishDraft: (context) =>
    publishDraft(context, 'airline', { why: 'x', makeCurrent: true }, { kind: 'match', etag: draft.etag }),
};

test.each(Object.keys(verbs))('%s does not know what another client has', async (verb) => {
  await expect(verbs[verb]?.(office.stranger)).rejects.toMatchObject({
    code: expect.stringMatching(/^unknown-(case|policy)$/),
    extra: { hint: expect.not.stringContaining('airline') },
  });
});

test('lists of a stranger are empty', async () => {
  expect(await listPolicies(office.stranger)).toEqual([]);
  expect((await listCases(office.stranger, {}, { limit: 10 })).items).toEqual([]);
  const { clauses } = await listClauses(office.stranger);
  expect(clauses.flatMap(({ applied, tests }) => [...applied, ...tests])).toEqual([]);
  expect(await verifyHistory(office.stranger)).toEqual({ events: 0, cases: 0 });
});

test('every verb is walked', () => {
  const shared = [
    'getAirports',
    'getCalendar',
    'listCalendars',
    'reckonDue',
    'reckonElapsed',
    'policySchema',
  ];
  const ofTheHouse = ['start', 'stop', 'checkReady', 'countPending'];
  const lists = ['listPolicies', 'listCases', 'listClauses', 'verifyHistory'];
  const exported = Object.entries(house).flatMap(([name, one]) =>
    typeof one === 'function' && !/^[A-Z]/.test(name) ? [name] : [],
  );
  expect(
    exported.filter((name) => ![...shared, ...ofTheHouse, ...lists, ...Object.keys(verbs)].includes(name)),
  ).toEqual([]);
});
