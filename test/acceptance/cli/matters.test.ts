import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { folderOf, jsonOf, redress, SHOP } from './redress.js';

const made: ReturnType<typeof folderOf>[] = [];
afterEach(() => {
  for (const { remove } of made.splice(0)) remove();
});

const CASES = [
  {
    id: 'a',
    receivedAt: '2026-03-02T10:00:00+08:00',
    facts: { topic: 'late' },
    matters: [{ id: 'x', facts: { topic: 'broken' } }, { id: 'y' }],
  },
  { id: 'b', receivedAt: '2026-03-02T10:00:00+08:00', facts: { topic: 'late' } },
  { id: 'c', matters: [{ id: 'x' }, { id: 'x' }] },
];

it('of one case are decided each by itself, recorded, verified and replayed', async () => {
  const folder = folderOf({ 'cases.ndjson': `${CASES.map((one) => JSON.stringify(one)).join('\n')}\n` });
  made.push(folder);
  const cases = join(folder.path, 'cases.ndjson');
  const records = join(folder.path, 'records.ndjson');
  const policy = join(SHOP, 'policy.yaml');
  const source = ['--policies', SHOP, '--cases', cases];
  const decided = await redress(['decide', '--policy', policy, ...source, '--record', records]);
  expect(jsonOf(decided.out).map(({ id, error }) => [id, error === undefined])).toEqual([
    ['a#x', true],
    ['a#y', true],
    ['b', true],
    ['c', false],
  ]);
  expect(decided.status).toBe(1);
  const verified = await redress(['verify', records]);
  expect(jsonOf(verified.out).map(({ id, outcome }) => [id, outcome])).toEqual([
    ['a#x', 'same'],
    ['a#y', 'same'],
    ['b', 'same'],
  ]);
  const replayed = await redress([
    'replay',
    '--baseline',
    policy,
    '--candidate',
    policy,
    ...source,
    '--json',
  ]);
  expect(jsonOf(replayed.out)[0]).toMatchObject({ cases: 3 });
});
