import { expect, it } from 'vitest';
import { answerLine } from './due-lines.js';

// 8 October 2026 is a Thursday.
it.each([
  [
    { due: '2026-10-08T18:00:00+08:00', lastDay: '2026-10-08', provisional: false },
    'due Thursday 2026-10-08 18:00 (+08:00)',
  ],
  [
    { due: '2026-10-09T00:00:00+08:00', lastDay: '2026-10-08', provisional: false },
    'due Friday 2026-10-09 00:00 (+08:00), the end of 2026-10-08',
  ],
  [
    { due: '2026-10-08T18:00:05Z', lastDay: '2026-10-08', provisional: true },
    'due Thursday 2026-10-08 18:00:05 (UTC)\n  provisional: the calendar does not know all of these days yet',
  ],
  [{ due: null, paused: true }, 'the clock stands still: no due time yet'],
  [{ workingMinutes: 90.5 }, '90.5 working minutes'],
  [{ openDates: 2 }, '2 open days'],
  [{ somethingNew: 1 }, undefined],
])('%j is told as %j', (answer, line) => {
  expect(answerLine(answer)).toBe(line);
});
