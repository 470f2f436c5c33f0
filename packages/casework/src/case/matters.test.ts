import { afterEach, beforeEach, expect, it } from 'vitest';
import { openOffice, type OpenedOffice } from '../office.fixture.js';
import { createCase } from './create-case.js';
import { createCases } from './create-cases.js';
import { decideCase } from './decide-case.js';
import { decideMany } from './decide-many.js';
import { explainCase } from './explain-case.js';
import { getCase, getWholeCase } from './get-case.js';

let office: OpenedOffice;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.stop());

const input = {
  id: 'c1',
  receivedAt: '2026-03-02T10:00:00+08:00',
  facts: { complaint: { topic: 'other' } },
  matters: [
    { id: 'bag', facts: { 'complaint.topic': 'baggage-lost' } },
    { id: 'rest', facts: {} },
  ],
};
const request = { policy: 'airline', case: input };
const reader = { locale: 'en', audience: 'agent' } as const;

async function* linesOf(...values: readonly unknown[]) {
  for (const [index, value] of values.entries()) yield { line: index + 1, value };
}

async function all<T>(answers: AsyncIterable<T>): Promise<T[]> {
  const got: T[] = [];
  for await (const one of answers) got.push(one);
  return got;
}

it('are each decided, and together take the highest urgency and the earliest due time', async () => {
  const decided = await decideCase(office.context, { ...request, ...reader });
  if (!('matters' in decided)) throw new Error('one answer for two matters');
  expect(decided.matters.map(({ decision }) => [decision.id, decision.classification['topic']])).toEqual([
    ['c1#bag', 'baggage-lost'],
    ['c1#rest', 'other'],
  ]);
  const dues = decided.matters.flatMap(({ decision }) => decision.stages.flatMap(({ due }) => due ?? []));
  const earliest = Math.min(...dues.map((due) => Date.parse(due)));
  expect(Date.parse(decided.overall.due?.due ?? '')).toBe(earliest);
});

it('are stored each by itself, and shown together under the id of the case', async () => {
  const { case: stored } = await createCase(office.context, request, 'key');
  expect(stored).toEqual(await getWholeCase(office.context, 'c1'));
  if (!('matters' in stored)) throw new Error('stored as one');
  expect(stored.matters.map(({ id, case: own }) => [id, own['facts']])).toEqual([
    ['c1#bag', { 'complaint.topic': 'baggage-lost' }],
    ['c1#rest', { complaint: { topic: 'other' } }],
  ]);
  expect((await getCase(office.context, 'c1#rest')).decision.classification['topic']).toBe('other');
  expect((await explainCase(office.context, 'c1#bag', reader)).letters.length).toBeGreaterThan(0);
  // The same request again is answered as it was; another one of that id is refused whole.
  expect(await createCase(office.context, request, 'key')).toEqual({ case: stored, isRepeated: true });
  const more = { ...input, matters: [{ id: 'new' }, { id: 'bag' }] };
  await expect(createCase(office.context, { ...request, case: more })).rejects.toMatchObject({
    code: 'duplicate-id',
  });
  await expect(getCase(office.context, 'c1#new')).rejects.toMatchObject({ code: 'unknown-case' });
  await expect(getWholeCase(office.stranger, 'c1')).rejects.toMatchObject({ code: 'unknown-case' });
});

it('are one answer each in a stream, and a case of which one is refused is stored in no part', async () => {
  const broken = { ...input, id: 'c2', matters: [{ id: 'a' }, { id: 'a' }] };
  const values = [input, broken, { ...input, id: 'c3', matters: undefined }];
  const decided = await all(await decideMany(office.context, { policy: 'airline' }, linesOf(...values)));
  expect(decided.map((one) => one.id)).toEqual(['c1#bag', 'c1#rest', 'c2', 'c3']);
  const stored = await all(await createCases(office.context, 'airline', linesOf(...values)));
  expect(stored.map((one) => ('status' in one ? one.id : one.error.code))).toEqual([
    'c1#bag',
    'c1#rest',
    'case-shape',
    'c3',
  ]);
});
