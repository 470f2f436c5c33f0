import { lint, type Case } from '@redress/policy';
import { describe, expect, it } from 'vitest';
import { decide } from '../decide.js';
import { CALENDARS, policyText } from '../program.fixture.js';
import { prepare } from '../program.js';
import { attest } from './attest.js';

const LAW = policyText(
  `facts:
  soldOn: { type: date }
  late: { type: boolean, presume: false }
  matter: { type: enum, values: [delay, loss] }
  hours: { type: integer, unit: h, min: 0 }
  toldAt: { type: instant }
values:
  limit: [{ to: 2026-01-01, integer: 3 }, { from: 2026-01-01, integer: 5 }]
derive:
  day: { localDate: { of: { fact: toldAt } } }
classification:
  inScope:
    type: boolean
    rules:
      - { id: eu, when: { all: [{ fact: late, operator: equal, value: true }, { fact: matter, operator: equal, value: delay }] }, then: true }
      - { id: long, when: { fact: hours, operator: greaterThan, value: { value: limit } }, then: true }
      - { id: day, when: { fact: day, operator: equal, value: 2026-03-01 }, then: true }
    otherwise: false
`,
  { policy: 'care', layer: 'law', zone: 'Europe/Berlin', datedBy: 'soldOn' },
);

const CLIENT = policyText(`extends: [care]
facts:
  problem: { type: enum, values: [slow, lost] }
  hours: { type: integer, unit: hours }
  care.matter: { sameAs: problem, map: { slow: delay } }
`);

const { policy } = lint(CLIENT, 'p.yaml', {
  calendars: CALENDARS,
  parents: (id) => (id === 'care' ? { text: LAW, file: 'care.yaml' } : undefined),
});
if (policy === undefined) throw new Error('it does not stand');
const program = prepare(policy, { calendars: CALENDARS });

describe('the witness of a law seen through a policy', () => {
  it.each<[string, Case['facts']]>([
    ['bare facts', { late: true, problem: 'slow', soldOn: '2026-02-01' }],
    ['own names', { 'care.late': true, late: false, care: { matter: 'loss' }, soldOn: '2025-02-01' }],
    ['an unmapped value', { late: true, problem: 'lost' }],
    ['the day of the law', { hours: 4, soldOn: '2025-12-31' }],
    ['none', { late: null, problem: null, hours: null }],
    ['a moment in the zone of the law', { toldAt: '2026-03-02T05:00:00+08:00' }],
    ['a day without a time', { toldAt: '2026-03-01' }],
  ])('says the same of %s', async (_what, facts) => {
    const input = { id: 'c', receivedAt: '2026-03-02T10:00:00+08:00', facts };
    const testimony = await attest(program, input, decide(program, input));
    expect(testimony).toMatchObject({ attestation: 'confirmed', disputes: [] });
    expect(testimony.checked).toBeGreaterThan(0);
  });
});
