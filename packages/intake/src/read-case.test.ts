import { describe, expect, it } from 'vitest';
import { readCase } from './read-case.js';

const read = (value: unknown) => readCase(typeof value === 'string' ? value : JSON.stringify(value), 5);
/** The code of the rejection, or the codes of the findings. */
function outcome(value: unknown): string | string[] {
  const mapped = read(value);
  return mapped.kind === 'rejected'
    ? mapped.reason.code
    : (mapped.case.findings ?? []).map(({ code }) => code);
}

describe('a case as one line of JSON', () => {
  it('is read with its instants as epoch milliseconds', () => {
    const facts = {
      'claim.amount': { amount: '5.00', currency: 'USD' },
      flight: { origin: 'TPE' },
      known: null,
    };
    const line = {
      id: 'c-1',
      receivedAt: '2026-10-01T09:00:00+08:00',
      incidentAt: '2026-09-30',
      facts,
      events: [{ stage: 'close', kind: 'done', at: '2026-10-05T00:00:00Z', due: '2026-10-06' }],
      settled: { fault: 'legal' },
      outcome: { paid: '5' },
    };
    expect(read(line)).toEqual({
      kind: 'case',
      line: 5,
      case: {
        ...line,
        receivedAt: Date.UTC(2026, 9, 1, 1),
        events: [{ stage: 'close', kind: 'done', at: Date.UTC(2026, 9, 5), due: '2026-10-06' }],
      },
    });
  });

  it('needs only an id', () => {
    expect(read({ id: 'c-1' })).toEqual({ kind: 'case', line: 5, case: { id: 'c-1', facts: {} } });
    expect(read({ id: 'c-1', receivedAt: null, facts: {} })).toEqual({
      kind: 'case',
      line: 5,
      case: { id: 'c-1', facts: {} },
    });
    expect(read({ id: 'c-1', receivedAt: 1_790_000_000_000, facts: {} })).toMatchObject({
      case: { receivedAt: 1_790_000_000_000 },
    });
  });

  it.each([
    ['json-malformed', ''],
    ['json-malformed', '{"id":'],
    ['json-malformed', '{"id":"a","facts":{"f":NaN}}'],
    ['case-shape', '[]'],
    ['case-shape', 'null'],
    ['case-shape', '"a"'],
    ['id-missing', {}],
    ['id-missing', { id: null }],
    ['id-missing', { id: '' }],
    ['id-unreadable', { id: 7 }],
    ['id-unreadable', { id: 'x'.repeat(300) }],
    ['received-at-unreadable', { id: 'a', receivedAt: 'yesterday' }],
    ['received-at-unreadable', { id: 'a', receivedAt: '2026-02-30' }],
    ['received-at-unreadable', { id: 'a', receivedAt: '2026-10-01T09:00:00' }],
    ['received-at-unreadable', { id: 'a', receivedAt: {} }],
    ['case-shape', { id: 'a', facts: [] }],
    ['case-shape', { id: 'a', settled: { f: 1 } }],
    ['case-shape', { id: 'a', outcome: 'paid' }],
    ['case-shape', { id: 'a', findings: [1] }],
    ['event-unreadable', { id: 'a', events: {} }],
    ['event-unreadable', { id: 'a', events: [{ stage: 's', at: '2026-10-01' }] }],
    ['event-unreadable', { id: 'a', events: [{ kind: 'done', at: '2026-10-01' }] }],
    ['event-unreadable', { id: 'a', events: [{ stage: 's', kind: 'done' }] }],
    ['event-unreadable', { id: 'a', events: [{ stage: 's', kind: 'done', at: '2026-10-01', when: 1 }] }],
    ['case-key-unsupported', { id: 'a', matters: [] }],
    ['case-key-unsupported', { id: 'a', granted: [] }],
    ['key-refused', '{"id":"a","facts":{"__proto__":{"polluted":true}}}'],
    ['key-refused', '{"id":"a","__proto__":{"polluted":true}}'],
    ['key-refused', '{"id":"a","facts":{"a.constructor.prototype":1}}'],
    ['number-imprecise', '{"id":"a","facts":{"n":1e999}}'],
    ['number-imprecise', '{"id":"a","facts":{"n":9007199254740993}}'],
    ['case-too-deep', `{"id":"a","facts":${'{"f":'.repeat(40)}1${'}'.repeat(40)}}`],
    ['case-too-deep', `{"id":"a","facts":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['case-too-deep', `{"id":"a","facts":{"f":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`],
  ])('is rejected with %s', (code, line) => {
    expect(outcome(line)).toBe(code);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('keeps its id when it is rejected, and its line always', () => {
    expect(read({ id: 'a', receivedAt: 'x' })).toMatchObject({ kind: 'rejected', id: 'a', line: 5 });
    expect(read('{')).toMatchObject({ kind: 'rejected', line: 5 });
  });

  it('may pause every clock, or that of one stage, for a reason', () => {
    const at = '2026-10-01T09:00:00Z';
    const events = [
      { kind: 'paused', reason: 'awaiting-customer', at },
      { kind: 'resumed', at },
      { kind: 'paused', stage: 'investigate', reason: 'awaiting-customer', at },
    ];
    expect(outcome({ id: 'a', events })).toEqual([]);
    expect(outcome({ id: 'a', events: [{ kind: 'started', at }] })).toBe('event-unreadable');
    expect(outcome({ id: 'a', events: [{ kind: 'happened', stage: 'investigate', at }] })).toBe(
      'event-unreadable',
    );
  });

  it('is not rejected for an unreadable incident or a key too many, but says so', () => {
    expect(outcome({ id: 'a', incidentAt: '03-NOV-0206' })).toEqual(['unreadable-cell']);
    const mapped = read({ id: 'a', recievedAt: '2026-10-01', ticket: 7 });
    expect(mapped.kind === 'case' && mapped.case.findings).toEqual([
      {
        code: 'key-unknown',
        message: '`recievedAt` is no key of a case; did you mean `receivedAt`?',
        where: 'recievedAt',
      },
    ]);
  });
});
