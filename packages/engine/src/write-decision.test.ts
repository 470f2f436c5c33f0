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
classification: { kind: { type: text, rules: [], otherwise: { fact: text } } }
remedies: [{ id: r, kind: cash, basis: contract, amount: { money: 5 }, when: { fact: a, operator: equal, value: true } }]
stages: [{ id: s, starts: { event: received }, within: { workingDays: 2 } }]
`,
  );
  const lines = new JsonLines({
    encodeInto(text, into) {
      const bytes = utf8ToBytes(text);
      into.set(bytes);
      return { written: bytes.length };
    },
  });
  fc.assert(
    fc.property(
      fc.option(fc.boolean(), { nil: undefined }),
      fc.string({ unit: 'binary' }),
      fc.boolean(),
      (a, text, explain) => {
        const facts = a === undefined ? { text } : { text, a };
        const decision = decide(program, { id: text, receivedAt: RECEIVED, facts }, { explain });
        writeDecision(decision, lines);
        expect([...lines.take()]).toEqual([...utf8ToBytes(`${JSON.stringify(decision)}\n`)]);
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);
