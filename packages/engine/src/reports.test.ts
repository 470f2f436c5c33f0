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

test('of several editions the one of the day counts; while that is open the one that is due first', () => {
  const dated = programOf(`facts: { signed: { type: date } }
reports:
  - { id: monthly, every: month, within: { until: endOfMonth }, ends: closeOfBusiness, onClosedDay: previousWorkingDay, to: 2026-03-01, datedBy: signed, cite: [OLD-1] }
  - { id: monthly, every: month, within: { days: 10 }, from: 2026-03-01, to: 2027-01-01, datedBy: signed, cite: [NEW-1, { ids: [NEW-2], from: 2026-06-01 }] }
`);
  const on = (signed?: string) =>
    decideOf(dated, signed === undefined ? {} : { signed }).reports.map(
      ({ lastDay, provisional, cite }) => [lastDay, provisional, [...(cite ?? [])]] as const,
    );
  // Received on Monday 2 March 2026: the month ends on Tuesday the 31st, ten days on the 12th.
  expect(on('2026-02-28')).toEqual([['2026-03-31', false, ['OLD-1']]]);
  expect(on('2026-03-01')).toEqual([['2026-03-12', false, ['NEW-1']]]);
  expect(on('2026-06-01')).toEqual([['2026-03-12', false, ['NEW-1', 'NEW-2']]]);
  expect(on('2027-01-01')).toEqual([]);
  expect(on()).toEqual([['2026-03-12', true, ['NEW-1', 'NEW-2']]]);
});
