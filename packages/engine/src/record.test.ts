import { RateTable, readRates } from '@redress/money';
import { readAirports } from '@redress/policy';
import { describe, expect, test } from 'vitest';
import { decide } from './decide.js';
import { AIRPORTS, policyText, programOf, RECEIVED } from './program.fixture.js';
import { ENGINE_VERSION, recordOf, sourcesOf, verifyRecord, type DecisionRecord } from './record.js';

// language.md §7: a record can be decided again and compared. cli.md "verify": same | engine-changed | facts-erased |
// different (with the difference) | source-missing.

const BODY = `facts:
  cost: { type: money, currency: USD }
  name: { type: text, personal: true }
  a: { type: boolean }
remedies:
  - { id: pay, kind: cash, basis: contract, amount: { convert: { of: { fact: cost }, to: CNY } } }
  - { id: sorry, kind: apology, basis: goodwill, when: { fact: a, operator: equal, value: true } }
stages:
  - { id: reply, starts: { event: received }, within: { workingDays: 2 } }
`;
const program = programOf(BODY);
const RATES = readRates(
  Object.entries({ USD: '7.1', EUR: '8' }).map(([base, rate]) => ({
    id: `${base}-CNY`,
    base,
    quote: 'CNY',
    date: '2026-01-01',
    rate,
    source: 'test',
  })),
);
const rates = new RateTable(RATES);
const input = { id: 'c', receivedAt: RECEIVED, facts: { cost: '10.00', name: 'Li', a: true } };

function record(): DecisionRecord {
  const made = recordOf(program, input, decide(program, input, { rates }), RATES);
  // As it comes back from a file.
  return JSON.parse(JSON.stringify(made)) as DecisionRecord;
}

describe('a record', () => {
  test('pins the rates that were applied and no others', () => {
    expect(record().rates).toEqual([
      { id: 'USD-CNY', base: 'USD', quote: 'CNY', date: '2026-01-01', rate: '7.1', source: 'test' },
    ]);
    expect(record()).toMatchObject({
      effectiveHash: program.effectiveHash,
      calendarHash: program.calendarHash,
      engineVersion: ENGINE_VERSION,
      at: RECEIVED,
    });
  });

  test('decided again is the same', () => {
    expect(verifyRecord(record(), program)).toEqual({ outcome: 'same' });
  });

  test('with reasons and an attestation is compared without them', () => {
    const made = record();
    const explained = {
      ...made,
      decision: { ...decide(program, input, { rates, explain: true }), attestation: 'confirmed' as const },
    };
    expect(verifyRecord(explained, program)).toEqual({ outcome: 'same' });
  });

  test('that says something else is different, and where', () => {
    const made = record();
    const [pay, ...rest] = made.decision.remedies;
    if (pay === undefined) throw new Error('no remedy');
    const other = {
      ...made.decision,
      remedies: [{ ...pay, total: { amount: '70.00', currency: 'CNY' } }, ...rest],
    };
    expect(verifyRecord({ ...made, decision: other }, program)).toEqual({
      outcome: 'different',
      differences: [
        {
          path: 'remedies.pay.total',
          expected: { amount: '70.00', currency: 'CNY' },
          actual: { amount: '71.00', currency: 'CNY' },
        },
      ],
    });
  });

  test('that lacks what is decided now is different, and names it', () => {
    const made = record();
    const lacking = { ...made.decision, remedies: made.decision.remedies.filter(({ id }) => id !== 'sorry') };
    expect(verifyRecord({ ...made, decision: lacking }, program)).toMatchObject({
      outcome: 'different',
      differences: [{ path: 'remedies.sorry', expected: undefined, actual: { id: 'sorry' } }],
    });
  });

  test('that differs in nothing but an order is different too', () => {
    const made = record();
    const turned = { ...made.decision, remedies: made.decision.remedies.toReversed() };
    const found = verifyRecord({ ...made, decision: turned }, program);
    expect(found.outcome).toBe('different');
    expect('differences' in found && found.differences.length).toBe(1);
  });

  test('of another engine is said to be so only where it differs', () => {
    const made = { ...record(), engineVersion: '0' };
    expect(verifyRecord(made, program)).toEqual({ outcome: 'same' });
    expect(verifyRecord({ ...made, decision: { ...made.decision, completeness: 0.5 } }, program)).toEqual({
      outcome: 'engine-changed',
    });
  });

  test('from which personal values were erased is not decided again', () => {
    const made = record();
    const erased = { ...made.case, facts: { ...made.case.facts, name: { erased: true } } };
    expect(verifyRecord({ ...made, case: erased }, program)).toEqual({ outcome: 'facts-erased' });
    const nested = { ...made.case, facts: { customer: { name: { erased: true } } } };
    expect(verifyRecord({ ...made, case: nested }, program)).toEqual({ outcome: 'facts-erased' });
  });

  test('of a policy that is not there cannot be decided again', () => {
    expect(verifyRecord(record(), undefined)).toEqual({ outcome: 'source-missing' });
  });

  test('is written with its policy and calendars, by hash', () => {
    const sources = sourcesOf(program, policyText(BODY));
    expect([...sources.keys()]).toEqual([program.effectiveHash, program.calendarHash]);
    const [policy, calendars] = [...sources.values()].map(
      (text) => JSON.parse(text) as Record<string, unknown>,
    );
    expect(policy).toEqual({ kind: 'policy', file: 'policy.yaml', text: policyText(BODY) });
    expect(Object.keys(calendars?.['calendars'] as object)).toEqual(['desk']);
  });
});

describe('a record of a policy that speaks of places', () => {
  const FLIGHT = `facts:
  from: { type: place }
  to: { type: place }
derive:
  way: { distance: [{ fact: from }, { fact: to }] }
classification:
  far: { type: boolean, rules: [{ id: r, when: { fact: way, operator: greaterThan, value: 1000 }, then: true }], otherwise: false }
`;
  const flight = { id: 'c', receivedAt: RECEIVED, facts: { from: 'PVG', to: 'TPE' } };
  const placed = programOf(FLIGHT, {}, AIRPORTS);
  const made = recordOf(placed, flight, decide(placed, flight), []);

  test('carries the hash of the airports, and no other record does', () => {
    expect(made.dataHashes['airports']).toBe(AIRPORTS.hash);
    expect(Object.keys(record().dataHashes)).toEqual(['folding']);
    expect(made.decision).toMatchObject({ classification: { far: true }, findings: [] });
  });

  test('is decided again with the same airports, and differs with none', () => {
    expect(verifyRecord(made, placed)).toEqual({ outcome: 'same' });
    expect(verifyRecord(made, programOf(FLIGHT)).outcome).toBe('different');
  });

  test('is kept with its airports and their licence', () => {
    const kept: unknown = JSON.parse(sourcesOf(placed, policyText(FLIGHT)).get(AIRPORTS.hash) ?? '');
    expect(kept).toMatchObject({
      kind: 'airports',
      licence: AIRPORTS.licence,
      attribution: AIRPORTS.attribution,
    });
    expect(readAirports(kept).hash).toBe(AIRPORTS.hash);
  });
});
