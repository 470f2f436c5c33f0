import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCalendar } from './calendar.js';
import { compileClock } from './clock.js';
import { elapsed, openDates, workingMinutes } from './elapsed.js';
import { parseInstant } from './instant.js';
import { readCalendar } from './read-calendar.js';

const office = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
];
const desk = {
  timeZone: 'Asia/Shanghai',
  week: {
    mon: office,
    tue: office,
    wed: office,
    thu: office,
    fri: [
      ['09:00', '12:00'],
      ['22:00', '02:00'],
    ],
  },
  holidays: ['2026-10-01', '2026-10-02'],
  knownUntil: '2026-12-31',
};

const ask = (request: Record<string, unknown>): unknown =>
  elapsed({ calendar: desk, ...request }, () => undefined);

describe('working minutes', () => {
  it.each<[string, string, string, number]>([
    ['within the morning', '2026-09-28T10:00:00+08:00', '2026-09-28T11:00:00+08:00', 60],
    ['over lunch', '2026-09-28T11:00:00+08:00', '2026-09-28T14:00:00+08:00', 90],
    ['from closing to opening', '2026-09-28T18:00:00+08:00', '2026-09-29T09:00:00+08:00', 0],
    ['backwards', '2026-09-28T14:00:00+08:00', '2026-09-28T11:00:00+08:00', -90],
    ['with seconds', '2026-09-28T10:00:00+08:00', '2026-09-28T10:00:45+08:00', 0.75],
    ['a whole day, by dates', '2026-09-28', '2026-09-29', 450],
    ['past midnight', '2026-10-09T23:00:00+08:00', '2026-10-10T10:00:00+08:00', 180],
    ['over holidays', '2026-09-30T17:00:00+08:00', '2026-10-05T10:00:00+08:00', 120],
  ])('%s', (_note, from, to, minutes) => {
    expect(ask({ from, to, measure: 'workingMinutes' })).toEqual({ workingMinutes: minutes });
  });

  it('leaves out pauses, one that still runs up to the end', () => {
    const span = {
      from: '2026-09-28T09:00:00+08:00',
      to: '2026-09-28T18:00:00+08:00',
      measure: 'workingMinutes',
    };
    expect(ask({ ...span, pauses: [['2026-09-28T11:00:00+08:00', '2026-09-28T14:30:00+08:00']] })).toEqual({
      workingMinutes: 330,
    });
    expect(ask({ ...span, pauses: [['2026-09-28T11:00:00+08:00', null]] })).toEqual({ workingMinutes: 120 });
  });

  it('are provisional beyond what the calendar knows', () => {
    expect(
      ask({ from: '2026-12-31T17:00:00+08:00', to: '2027-01-01T10:00:00+08:00', measure: 'workingMinutes' }),
    ).toEqual({
      workingMinutes: 120,
      provisional: true,
    });
  });
});

describe('open dates', () => {
  // Monday 28 to Wednesday 30 September; the two days after are holidays.
  it.each<[string, string, string, number]>([
    ['includeStart', '2026-09-28', '2026-09-30', 2],
    ['includeEnd', '2026-09-28', '2026-09-30', 2],
    ['both', '2026-09-28', '2026-09-30', 3],
    ['neither', '2026-09-28', '2026-09-30', 1],
    ['both', '2026-09-28', '2026-10-02', 3],
    ['includeEnd', '2026-09-28', '2026-10-02', 2],
    ['both', '2026-09-28', '2026-09-28', 1],
    ['includeStart', '2026-09-28', '2026-09-28', 0],
    ['neither', '2026-09-28', '2026-09-28', 0],
    ['both', '2026-09-30', '2026-09-28', -3],
    ['includeStart', '2026-10-01', '2026-09-28', -2],
    ['includeEnd', '2026-10-01', '2026-09-28', -3],
    ['includeStart', '2026-09-28T20:00:00+08:00', '2026-09-29T08:00:00+08:00', 1],
    ['both', '2026-10-10T01:00:00+08:00', '2026-10-10T01:30:00+08:00', 1],
  ])('%s from %s to %s', (count, from, to, dates) => {
    expect(ask({ from, to, measure: 'openDates', count })).toEqual({ openDates: dates });
  });

  it('leave out dates on which the clock stands still', () => {
    const span = { from: '2026-09-28', to: '2026-09-30', measure: 'openDates', count: 'both' };
    expect(ask({ ...span, pauses: [['2026-09-29T09:00:00+08:00', '2026-09-29T18:00:00+08:00']] })).toEqual({
      openDates: 2,
    });
    expect(ask({ ...span, pauses: [['2026-09-29T09:00:00+08:00', null]] })).toEqual({ openDates: 1 });
  });

  it('leave out a shift over a skipped date when the clock has stood still since before it', () => {
    // Apia has no 30 December 2011: the shift of Thursday the 29th ends at 06:00 on the 31st.
    const calendar = { timeZone: 'Pacific/Apia', week: { thu: [['22:00', '06:00']] } };
    const span = { calendar, from: '2011-12-28', to: '2011-12-29', measure: 'openDates', count: 'both' };
    expect(ask(span)).toEqual({ openDates: 1 });
    expect(ask({ ...span, pauses: [['2011-12-28T00:00:00-10:00', null]] })).toEqual({ openDates: 0 });
  });
});

it.each([
  [{ measure: 'minutes' }, 'bad-choice', 'measure'],
  [{}, 'missing-key', 'measure'],
  [{ measure: 'openDates' }, 'missing-key', 'count'],
  [{ measure: 'workingMinutes', within: {} }, 'unknown-key', 'within'],
  [{ measure: 'workingMinutes', calendar: { timeZone: 'UTC' } }, 'calendar-never-open', 'calendar'],
])('refuses %o', (part, code, where) => {
  expect(() => ask({ from: '2026-09-28', to: '2026-09-30', ...part })).toThrow(
    expect.objectContaining({ code, where }),
  );
});

describe('what has elapsed at the due time', () => {
  const calendar = compileCalendar(readCalendar({ ...desk, timeZone: 'Europe/Berlin' }));
  const start = parseInstant('2026-01-01T00:00:00Z');
  const starts = fc.integer({ min: 0, max: 366 * 86_400 }).map((seconds) => start + seconds * 1000);

  it('is what was given, in working seconds', () => {
    fc.assert(
      fc.property(
        starts,
        fc.integer({ min: 0, max: 400_000 }),
        fc.constantFrom('earliest', 'latest'),
        (from, seconds, boundary) => {
          const { due } = compileClock(calendar, { within: { workingMinutes: seconds / 60 }, boundary }).due(
            from,
          );
          expect(workingMinutes(calendar, from, due ?? 0)).toBeCloseTo(seconds / 60, 6);
          const back = compileClock(calendar, {
            within: { workingMinutes: seconds / 60 },
            boundary,
            direction: 'before',
          }).due(from);
          expect(workingMinutes(calendar, from, back.due ?? 0)).toBeCloseTo(-seconds / 60, 6);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is what was given, in working days', () => {
    fc.assert(
      fc.property(starts, fc.integer({ min: 0, max: 200 }), (from, days) => {
        const { due } = compileClock(calendar, { within: { workingDays: days } }).due(from);
        // The close itself no longer lies in open time; the last moment before it does.
        if (days > 0) expect(openDates(calendar, from, (due ?? 0) - 1, 'includeEnd')).toBe(days);
      }),
      { numRuns: 2000 },
    );
  });

  it('never has a later start due earlier', () => {
    const terms = fc.constantFrom(
      { within: { workingDays: 3 } },
      { within: { workingDays: 3 }, ends: 'sameTime', offHours: 'rollFirst' } as const,
      { within: { workingHours: 30 } },
      { within: { hours: 30 } },
      { within: { until: 'endOfMonth', cutOff: { workingDays: 2 } } } as const,
    );
    fc.assert(
      fc.property(starts, fc.integer({ min: 0, max: 10 * 86_400 }), terms, (from, later, given) => {
        const clock = compileClock(calendar, given);
        expect(clock.due(from + later * 1000).due).toBeGreaterThanOrEqual(clock.due(from).due ?? Infinity);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not depend on the order in which dates are asked for', () => {
    const terms = { within: { workingDays: 5 } };
    const asked = Array.from({ length: 60 }, (_, index) =>
      Date.UTC(1990 + ((index * 37) % 60), index % 12, 15, 9),
    );
    const one = compileClock(calendar, terms);
    const inOrder = asked.map((from) => one.due(from));
    const fresh = asked.map((from) =>
      compileClock(compileCalendar(readCalendar({ ...desk, timeZone: 'Europe/Berlin' })), terms).due(from),
    );
    expect(inOrder).toEqual(fresh);
  });
});
