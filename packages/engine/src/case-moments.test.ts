import { zoneOf } from '@redress/calendar';
import { CaseError, type CaseFinding } from '@redress/policy';
import { describe, expect, test } from 'vitest';
import { momentOf, momentsOf } from './case-moments.js';
import { decide } from './decide.js';
import { decideOf, programOf, RECEIVED } from './program.fixture.js';

// cli.md "decide": instants may be dates, read in the policy's zone (finding `assumed-time`); without `--at` the case's
// `receivedAt`, never now; with neither, error `at-missing`.

const zone = zoneOf('Asia/Shanghai');

function moment(value: string | number): unknown {
  const findings: CaseFinding[] = [];
  try {
    const at = momentOf(value, 'receivedAt', zone, findings);
    return findings.length === 0 ? at : [at, ...findings.map(({ code, where }) => `${code} ${where ?? ''}`)];
  } catch (error) {
    if (error instanceof CaseError) return error.code;
    throw error;
  }
}

describe('a moment', () => {
  test('is an instant with offset, or milliseconds', () => {
    expect(moment('2026-03-02T10:00:00+08:00')).toBe(Date.UTC(2026, 2, 2, 2));
    expect(moment('2026-03-02T02:00Z')).toBe(Date.UTC(2026, 2, 2, 2));
    expect(moment(1000)).toBe(1000);
  });

  test('may be a date: the start of that day, with a finding', () => {
    expect(moment('2026-03-02')).toEqual([Date.UTC(2026, 2, 1, 16), 'assumed-time receivedAt']);
  });

  test.each([
    '2026-03-02T10:00:00',
    '2026-02-30',
    '2026-02-30T10:00:00Z',
    'yesterday',
    '',
    1.5,
    NaN,
    9e15,
    -9e15,
    '9999-12-31',
  ])('is not %s', (value) => {
    expect(moment(value)).toBe('bad-moment');
  });
});

describe('the moment of a decision', () => {
  const of = (input: object, at?: string) => momentsOf({ id: 'c', facts: {}, ...input }, at, zone, []).at;

  test('is the one asked for, else the receipt', () => {
    expect(of({ receivedAt: 1000 })).toBe(1000);
    expect(of({ receivedAt: 1000 }, '1970-01-01T00:00:02Z')).toBe(2000);
    expect(of({}, '1970-01-01T00:00:02Z')).toBe(2000);
  });

  test('is never now', () => {
    expect(() => of({})).toThrow(CaseError);
    expect(() => of({ incidentAt: 1000 })).toThrow('neither when it was received nor at which moment');
  });
});

test('an incident at no moment that can be is unknown, with a finding', () => {
  const findings: CaseFinding[] = [];
  const moments = momentsOf(
    { id: 'c', facts: {}, receivedAt: 1000, incidentAt: 9e15 },
    undefined,
    zone,
    findings,
  );
  expect(moments).toEqual({ at: 1000, receivedAt: 1000, incidentAt: undefined });
  expect(findings.map(({ code, where }) => [code, where])).toEqual([['unreadable-cell', 'incidentAt']]);
});

test('a case at the edge of all calendars is decided, with findings instead of an error', () => {
  const program = programOf(`facts: { a: { type: boolean } }
derive: { day: { localDate: { of: { fact: case.receivedAt } } }, last: { due: { from: { fact: day }, within: { days: 30 } } } }
stages: [{ id: s, starts: { event: received }, within: { days: 30 } }]
reports: [{ id: m, every: month, within: { until: endOfMonth }, onClosedDay: nextWorkingDay }]
notices: [{ id: n, audience: agent, at: { stage: s }, text: { en: x, zh-CN: x, zh-TW: x } }]
classification: { r: { type: boolean, rules: [{ id: r, when: { fact: last, operator: after, value: '2026-01-01' }, then: true }], otherwise: false } }
`);
  const decision = decideOf(program, {}, { receivedAt: '2199-12-30T12:00:00Z' });
  expect(decision.stages).toMatchObject([{ id: 's', due: null, provisional: true }]);
  expect(decision.findings.map(({ code }) => code)).toContain('out-of-range');
  expect(decideOf(program, {}, { receivedAt: RECEIVED }).findings).toEqual([]);
});

test('an incident a day or more after the receipt is told, one of the same day is not', () => {
  const codesOf = (receivedAt: string, incidentAt: string): string[] =>
    decide(programOf(''), { id: 'c', receivedAt, incidentAt, facts: {} }).findings.map(({ code }) => code);
  expect(codesOf('2010-03-09T10:00:00+08:00', '2010-04-01T10:00:00+08:00')).toEqual([
    'incident-after-receipt',
  ]);
  expect(codesOf('2010-03-09T10:00:00+08:00', '2010-03-10T10:00:00+08:00')).toEqual([
    'incident-after-receipt',
  ]);
  expect(codesOf('2010-03-09T10:00:00+08:00', '2010-03-10T09:59:59+08:00')).toEqual([]);
});

test('a case received while the policy is not in force is decided with a finding', () => {
  const program = programOf('', { effective: '{ from: 2026-03-02, to: 2026-04-01 }' });
  const codesOn = (receivedAt: string): string[] =>
    decide(program, { id: 'c', receivedAt, facts: {} }).findings.map(({ code }) => code);
  // Shanghai is eight hours ahead: the policy begins there at 16:00Z of the day before, and ends at the end of March.
  expect(codesOn('2026-03-01T15:59:59Z')).toEqual(['policy-not-in-force']);
  expect(codesOn('2026-03-01T16:00:00Z')).toEqual([]);
  expect(codesOn('2026-03-31T15:59:59Z')).toEqual([]);
  expect(codesOn('2026-03-31T16:00:00Z')).toEqual(['policy-not-in-force']);
});
