import { expect, it } from 'vitest';
import { coverageLines, percentOf } from './coverage-lines.js';

const ITEM = { rule: 'when', line: 3, untestedParts: [] };

it('counts the true and the false of each condition by section', () => {
  const lines = coverageLines(
    {
      policy: 'p',
      covered: 4,
      total: 5,
      parts: { covered: 0, total: 0 },
      excused: 1,
      items: [
        { ...ITEM, where: 'approvals.a', true: 2, false: 1 },
        { ...ITEM, where: 'stages.s', true: 0, false: 1 },
        { ...ITEM, where: 'stages.t', true: 1, false: 0, always: 'true' },
      ],
      tests: [{ test: 't', covers: 1 }],
      findings: [],
    },
    'p.yaml',
  );
  expect(lines.map((line) => line.replaceAll(/ +/g, ' '))).toEqual([
    'p: what 1 tests show of the conditions, each true and false',
    ' approvals 2 of 2 100.0 %',
    ' stages 2 of 3 66.6 %',
    ' parts of conditions 0 of 0 100.0 %',
    ' all conditions 4 of 5 80.0 %',
    ' 1 that no case can show are not asked for',
  ]);
});

it('never rounds up', () => {
  expect(percentOf({ covered: 1_999, total: 2_000 })).toBe(99.9);
});
