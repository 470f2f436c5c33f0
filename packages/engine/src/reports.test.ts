import { expect, test } from 'vitest';
import { decide } from './decide.js';
import { decideOf, programOf } from './program.fixture.js';

// procedures.md TOU-12 as in language.md §5: by the close of the last working day of the month, cut off at the close of the
// second working day before its end.

const program = programOf(`reports:
  - { id: monthly, every: month, within: { until: endOfMonth, cutOff: { workingDays: 2 } }, ends: closeOfBusiness, onClosedDay: previousWorkingDay }
`);
const report = (receivedAt: string) => decideOf(program, {}, { receivedAt }).reports[0];

test('a case is in the report of its month until the cut-off, afterwards a supplement to the next', () => {
  // October 2026 ends on a Saturday: Friday 30 is the first working day before the end, Thursday 29 the second.
  expect(report('2026-10-29T18:00:00+08:00')).toEqual({
    id: 'monthly',
    due: '2026-10-30T18:00:00+08:00',
    lastDay: '2026-10-30',
    provisional: false,
  });
  expect(report('2026-10-29T18:00:01+08:00')).toEqual({
    id: 'monthly',
    due: '2026-11-30T18:00:00+08:00',
    lastDay: '2026-11-30',
    provisional: false,
    supplement: true,
  });
});

test('a report beyond what the calendar knows is provisional', () => {
  expect(report('2026-12-31T17:00:00+08:00')).toMatchObject({ lastDay: '2027-01-29', provisional: true });
});

test('a case without a receipt is in no report', () => {
  expect(decide(program, { id: 'c', facts: {} }, { at: '2026-10-01T10:00:00+08:00' }).reports).toEqual([]);
});
