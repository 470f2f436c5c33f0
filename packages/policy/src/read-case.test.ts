import { describe, expect, it } from 'vitest';
import { CaseError } from './case-error.js';
import { readCase } from './read-case.js';

/** The code of the refusal, or the codes of the findings. */
function outcome(value: unknown): string | string[] {
  try {
    return (readCase(value).findings ?? []).map(({ code }) => code);
  } catch (error) {
    if (error instanceof CaseError) return error.code;
    throw error;
  }
}

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
};

describe('a case', () => {
  it('is read with its instants as epoch milliseconds; dates wait for the zone of the policy', () => {
    const facts = {
      'claim.amount': { amount: '5.00', currency: 'USD' },
      flight: { origin: 'TPE' },
      known: null,
    };
    const json = {
      id: 'c-1',
      receivedAt: '2026-10-01T09:00:00+08:00',
      incidentAt: '2026-09-30',
      facts,
      events: [{ stage: 'close', kind: 'done', at: '2026-10-05T00:00:00Z', due: '2026-10-06' }],
      settled: { fault: 'legal' },
    };
    expect(readCase(json)).toEqual({
      ...json,
      receivedAt: Date.UTC(2026, 9, 1, 1),
      events: [{ stage: 'close', kind: 'done', at: Date.UTC(2026, 9, 5), due: '2026-10-06' }],
    });
  });

  it('may say in which zone a moment was told', () => {
    const zones = { receivedAt: '+08:00', incidentAt: 'America/New_York' };
    expect(readCase({ id: 'c', zones }).zones).toEqual(zones);
    expect(outcome({ id: 'c', zones: { incidentAt: 'America/Newyork' } })).toBe('zone-unknown');
    expect(outcome({ id: 'c', zones: 'Asia/Shanghai' })).toBe('case-shape');
    expect(outcome({ id: 'c', zones: { incidentAt: 8 } })).toBe('case-shape');
  });

  it('needs only an id', () => {
    expect(readCase({ id: 'c-1' })).toEqual({ id: 'c-1', facts: {} });
    expect(readCase({ id: 'c-1', receivedAt: null, facts: {} })).toEqual({ id: 'c-1', facts: {} });
    expect(readCase({ id: 'c-1', receivedAt: 1_790_000_000_000, facts: {} })).toMatchObject({
      receivedAt: 1_790_000_000_000,
    });
  });

  it.each([
    ['case-shape', []],
    ['case-shape', null],
    ['case-shape', 'a'],
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
    ['case-shape', { id: 'a', findings: [1] }],
    ['event-unreadable', { id: 'a', events: {} }],
    ['event-unreadable', { id: 'a', events: [{ stage: 's', at: '2026-10-01' }] }],
    ['event-unreadable', { id: 'a', events: [{ kind: 'done', at: '2026-10-01' }] }],
    ['event-unreadable', { id: 'a', events: [{ stage: 's', kind: 'done' }] }],
    ['event-unreadable', { id: 'a', events: [{ stage: 's', kind: 'done', at: '2026-10-01', when: 1 }] }],
    ['case-key-unsupported', { id: 'a', matters: [] }],
    ['case-shape', { id: 'a', granted: {} }],
    ['case-shape', { id: 'a', granted: [{ remedy: 'r' }] }],
    ['case-shape', { id: 'a', granted: [{ remedy: 'r', amount: 1, incident: 2 }] }],
    ['key-refused', JSON.parse('{"id":"a","facts":{"__proto__":{"polluted":true}}}')],
    ['key-refused', JSON.parse('{"id":"a","__proto__":{"polluted":true}}')],
    ['key-refused', { id: 'a', facts: { 'a.constructor.prototype': 1 } }],
    ['number-imprecise', { id: 'a', facts: { n: Infinity } }],
    ['number-imprecise', { id: 'a', facts: { n: 2 ** 53 + 2 } }],
    ['case-too-deep', { id: 'a', facts: { f: nested(40) } }],
    ['case-too-deep', { id: 'a', facts: { f: nested(100_000) } }],
  ])('is refused with %s', (code, json) => {
    expect(outcome(json)).toBe(code);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
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

  it('is not refused for an unreadable incident or a key too many, but says so', () => {
    expect(outcome({ id: 'a', incidentAt: '03-NOV-0206' })).toEqual(['unreadable-cell']);
    expect(readCase({ id: 'a', recievedAt: '2026-10-01', ticket: 7 }).findings).toEqual([
      {
        code: 'key-unknown',
        message: '`recievedAt` is no key of a case; did you mean `receivedAt`?',
        where: 'recievedAt',
      },
    ]);
  });

  it('may hold keys of its caller, which are then no slips', () => {
    expect(outcome({ id: 'a', outcom: {} })).toEqual([]);
    expect(readCase({ id: 'a', event: [] }).findings).toMatchObject([
      { code: 'key-unknown', where: 'event' },
    ]);
    expect(readCase({ id: 'a', event: [] }, ['event']).findings).toBeUndefined();
  });
});
