import { utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from './decide.js';
import { JsonLines } from './json-lines.js';
import { programOf, RECEIVED } from './program.fixture.js';
import { writeDecision } from './write-decision.js';

test('a decision is written as JSON.stringify writes it, however often its parts were', () => {
  const program = programOf(
    `facts:
  a: { type: boolean }
  text: { type: text }
  claim: { type: money, max: 900 }
  told: { type: date }
  proven: { type: boolean, presume: false, settledBy: legal }
classification: { kind: { type: text, rules: [], otherwise: { fact: text } } }
remedies:
  - { id: r, kind: cash, basis: contract, cite: [R], amount: { money: 5 }, when: { fact: a, operator: equal, value: true } }
  - { id: paid, kind: refund, basis: contract, cite: [R], payer: 店“x”, amount: { fact: claim }, per: 2, due: { starts: { fact: told }, within: { days: 3 } } }
  - { id: kept, kind: cash, basis: goodwill, amount: { money: 7 }, quantity: 3, when: { fact: proven, operator: equal, value: true } }
stages: [{ id: s, starts: { event: received }, within: { workingDays: 2 } }]
`,
  );
  const lines = new JsonLines({
    allocate: (size) => new Uint8Array(size),
    write(text, bytes, at) {
      const written = utf8ToBytes(text);
      bytes.set(written, at);
      return written.length;
    },
  });
  const maybe = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
    fc.option(values, { nil: undefined });
  const given = fc.record(
    {
      a: fc.boolean(),
      text: fc.string({ unit: 'binary' }),
      claim: fc.constantFrom({ amount: '10.00', currency: 'CNY' }, { amount: '3', currency: 'USD' }, 'x'),
      told: fc.constantFrom('2026-03-01', '2026-03-02'),
      proven: fc.boolean(),
      外: fc.constantFrom(1),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(given, maybe(fc.boolean()), fc.string({ unit: 'binary' }), (facts, explain, id) => {
      const decision = decide(program, { id, receivedAt: RECEIVED, facts }, { explain });
      writeDecision(decision, lines);
      expect([...lines.take()]).toEqual([...utf8ToBytes(`${JSON.stringify(decision)}\n`)]);
    }),
    { numRuns: 600 },
  );
}, 60_000);
