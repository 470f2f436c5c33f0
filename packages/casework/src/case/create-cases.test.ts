import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyHistory } from '../history/verify-history.js';
import { openOffice, type OpenedOffice } from '../office.fixture.js';
import { createCases } from './create-cases.js';
import type { Line } from './line.js';
import { listCases } from './list-cases.js';

let office: OpenedOffice;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.stop());

const lineOf = (line: number, id: string, more: object = {}): Line => ({
  line,
  value: { id, receivedAt: '2026-03-02', facts: {}, ...more },
});

async function answersTo(lines: readonly Line[]) {
  const answers = [];
  async function* given() {
    yield* lines;
  }
  for await (const answer of await createCases(office.context, 'airline', given())) answers.push(answer);
  return answers;
}

test('every line has its answer in its place, whatever became of those beside it', async () => {
  const answers = await answersTo([
    lineOf(1, 'a'),
    lineOf(2, 'a'),
    { line: 3, problem: { code: 'json-malformed', message: 'no JSON' } },
    lineOf(4, 'b', { facts: 'none' }),
    lineOf(5, 'c'),
  ]);
  expect(answers).toMatchObject([
    { id: 'a', status: 'stored', decision: { attestation: 'pending' } },
    { id: 'a', line: 2, error: { code: 'duplicate-id' } },
    { line: 3, error: { code: 'json-malformed' } },
    { id: 'b', line: 4, error: { message: expect.stringContaining('facts') } },
    { id: 'c', status: 'stored' },
  ]);
  const { items } = await listCases(office.context, {}, { limit: 10 });
  expect(items.map(({ id }) => id)).toEqual(['c', 'a']);
});

test('what was answered is stored before more is read', async () => {
  async function* given() {
    for (let line = 1; line <= 250; line += 1) yield lineOf(line, `c${line}`);
  }
  const answers = await createCases(office.context, 'airline', given());
  await answers.next();
  expect((await listCases(office.context, { idPrefix: 'c1' }, { limit: 1 })).items).toHaveLength(1);
  await answers.return(undefined);
  const { cases, broken } = await verifyHistory(office.context);
  // One part of a hundred: the rest was never taken.
  expect([cases, broken]).toEqual([100, undefined]);
});
