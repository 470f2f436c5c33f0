import { expect, it } from 'vitest';
import { sideWith } from './decision.fixture.js';
import { FindingCounts } from './finding-counts.js';

const found = (...codes: readonly string[]) =>
  sideWith({ findings: codes.map((code) => ({ code, message: code })) });

it('findings are counted by case, code and side, the most frequent first', () => {
  const counts = new FindingCounts();
  counts.add(found('assumed-time', 'no-rate', 'no-rate'), found('no-rate'));
  counts.add(found('no-rate'), found());
  counts.add({ error: { code: 'at-missing', message: 'no moment' } }, found('wrong-type'));
  // Twice in the first case is one case; the third has no decision before.
  expect(counts.result()).toEqual([
    { code: 'no-rate', baseline: 2, candidate: 1 },
    { code: 'assumed-time', baseline: 1, candidate: 0 },
    { code: 'wrong-type', baseline: 0, candidate: 1 },
  ]);
});
