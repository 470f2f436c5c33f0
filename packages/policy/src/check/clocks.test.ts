import { describe, expect, it } from 'vitest';
import { codesIn, findingsIn } from './lint.fixture.js';

const BEFORE = `facts:
  letter: { type: date }
  late: { type: boolean }
values:
  days: [{ to: 2026-07-01, decimal: 5 }, { from: 2026-07-01, decimal: 7.5 }]
  less: [{ integer: -1 }]
`;
function codesOf(stage: string): readonly string[] {
  return codesIn(`${BEFORE}stages:\n  - { id: s, ${stage} }\n`);
}
const start = 'starts: { event: received }';

describe('is in order', () => {
  it.each([
    [`${start}, within: { hours: 1.5 }`],
    [`${start}, within: { workingDays: 0 }`],
    [`${start}, within: { workingDays: 5 }, offHours: rollFirst, ends: endOfDay`],
    [`${start}, within: { workingHours: 4 }, boundary: latest`],
    [`${start}, within: { days: 5 }, onClosedDay: nextWorkingDay`],
    [
      `${start}, within: [{ when: { fact: late, operator: equal, value: true }, hours: 4 }, { days: 5 }], ends: endOfDay`,
    ],
    [`starts: { fact: letter }, within: { months: 1 }, calendar: round-the-clock`],
    [`${start}, within: { hours: 1 }, warnAt: 80%`],
  ])('%s', (stage) => {
    expect(codesOf(stage)).toEqual([]);
  });
});

describe('is refused', () => {
  it.each([
    [`${start}, within: { workingDays: 2.5 }`, 'fractional-days'],
    [`${start}, within: { workingDays: { value: days } }`, 'fractional-days'],
    [`${start}, within: { hours: -1 }`, 'negative-duration'],
    [`${start}, within: { days: { value: less } }`, 'negative-duration'],
    [`starts: { fact: late }, within: { hours: 1 }`, 'start-not-a-date'],
    [`starts: { fact: lettr }, within: { hours: 1 }`, 'unknown-name'],
    [`${start}, within: { hours: 1 }, calendar: cm`, 'unknown-calendar'],
    [`${start}, within: { hours: 1 }, calendar: closed`, 'calendar-never-open'],
    [start, 'stage-without-clock'],
    [
      `${start}, within: { hours: 1 }, escalate: [{ at: { workingDays: -2 }, to: boss }]`,
      'negative-duration',
    ],
    [`${start}, within: { days: 5 }, boundary: latest`, 'clock-key-ignored'],
    [`${start}, within: { workingDays: 5 }, onClosedDay: keep`, 'clock-key-ignored'],
    [`${start}, within: { hours: 5 }, offHours: keep`, 'clock-key-ignored'],
  ])('%s is %s', (stage, code) => {
    expect(codesOf(stage)).toEqual([code]);
  });
});

describe('a promise that is the earliest of a chain and a statutory clock', () => {
  const chain = (first: string, second: string) =>
    findingsIn(`stages:
  - { id: check, ${start}, within: { ${first} } }
  - { id: reply, starts: { after: [check] }, within: { ${second} } }
  - { id: law, ${start}, within: { days: 30 }, class: statutory }
  - { id: promise, ${start}, earliest: [reply, law], class: promised }
`);

  it('is doubted where the chain is the longer one', () => {
    // 20 + 5 working days are about 25 × 7/5 = 35 days
    expect(chain('workingDays: 20', 'workingDays: 5')).toMatchObject([
      {
        code: 'chain-after-statutory',
        message: 'stage `reply` can end (about 35 days) after the statutory `law` (about 30 days)',
      },
    ]);
  });

  it('is left alone where the chain is the shorter one', () => {
    // 15 + 5 working days are about 28 days
    expect(chain('workingDays: 15', 'workingDays: 5')).toEqual([]);
  });
});

it('asks a report of a month to be reckoned to the end of a month', () => {
  const report =
    'reports:\n  - { id: r, every: month, within: { until: endOfMonth, cutOff: { workingDays: 2 } } }\n';
  expect(codesIn(report)).toEqual([]);
  expect(codesIn(report.replace('every: month', 'every: year'))).toEqual(['report-period']);
});
