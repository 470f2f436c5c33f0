import { describe, expect, it } from 'vitest';
import { decide } from '../decide.js';
import { AIRPORTS, programOf } from '../program.fixture.js';
import { attest, AttestedOtherwise } from './attest.js';
import { rulesOf } from './rules-of.js';

const FACTS = `facts:
  delay: { type: integer, unit: min }
  text: { type: text }
  kind: { type: enum, values: [late, lost] }
  claim: { type: money }
`;
const input = { id: 'c', receivedAt: '2026-03-02T10:00:00+08:00', facts: { delay: 180, text: 'lost bag' } };

function field(rules: readonly string[]): string {
  const list = rules
    .map((when, position) => `      - { id: r${position}, when: ${when}, then: true }\n`)
    .join('');
  return `${FACTS}classification:\n  is:\n    type: boolean\n    rules:\n${list}    otherwise: false\n`;
}

const LATE = '{ fact: delay, operator: greaterThanInclusive, value: 180 }';
const LOST = '{ fact: kind, operator: equal, value: lost }';

describe('an attestation', () => {
  it('confirms what the witness says too, with the number of rules asked', async () => {
    const program = programOf(field([LATE, LOST, `{ not: ${LATE} }`]));
    expect(await attest(program, input, decide(program, input))).toEqual({
      attestation: 'confirmed',
      checked: 3,
      disputes: [],
    });
  });

  it('disputes a rule that the evaluator answers otherwise, and says how', async () => {
    const program = programOf(field([LATE, LOST]));
    const other = programOf(field([LATE.replace('180', '181'), LOST]));
    // What the evaluator runs is another policy than the one it says it runs.
    const mixed = { ...other, policy: program.policy, effectiveHash: program.effectiveHash };
    expect(await attest(mixed, input, decide(program, input))).toEqual({
      attestation: 'disputed',
      checked: 2,
      disputes: [{ where: 'classification.is', rule: 'r0', evaluator: 'false', witness: 'true' }],
    });
  });

  it('does not confirm what hangs on an expression that the witness does not read', async () => {
    const program = programOf(field([LATE, '{ fact: text, operator: matches, value: "\\\\Qlost\\\\E" }']));
    expect(await attest(program, input, decide(program, input))).toEqual({
      attestation: 'disputed',
      checked: 2,
      disputes: [{ where: 'classification.is', rule: 'r1', evaluator: 'true', witness: 'unable' }],
    });
  });

  it('asks all rules up to 200, above those that fired, those that are open and a hundred of the others', async () => {
    const never = (position: number): string =>
      `{ fact: delay, operator: greaterThan, value: ${1_000 + position} }`;
    const rules = (count: number): string[] => [
      LATE,
      LOST,
      ...Array.from({ length: count - 2 }, (_, position) => never(position)),
    ];
    const checked = async (count: number, seed?: number): Promise<number> => {
      const program = programOf(field(rules(count)));
      const attested = await attest(program, input, decide(program, input), { seed });
      expect(attested.attestation).toBe('confirmed');
      return attested.checked;
    };
    expect(await checked(200)).toBe(200);
    expect(await checked(201)).toBe(102);
    expect(await checked(450, 7)).toBe(102);
  });

  it('refuses a decision of another policy or about another case', async () => {
    const program = programOf(field([LATE]));
    const decision = decide(program, input);
    await expect(attest(programOf(field([LOST])), input, decision)).rejects.toThrow(AttestedOtherwise);
    await expect(attest(program, { ...input, id: 'd' }, decision)).rejects.toMatchObject({
      code: 'attested-otherwise',
    });
  });

  it('is made for the moment of the decision', async () => {
    const program = programOf(
      field(['{ fact: case.at, operator: after, value: "2026-03-05T00:00:00+08:00" }']),
    );
    const decision = decide(program, input, { at: '2026-03-06T10:00:00+08:00' });
    expect(decision.classification['is']).toBe(true);
    expect((await attest(program, input, decision)).attestation).toBe('confirmed');
  });
});

describe('the rules of a policy', () => {
  it('are all its conditions, by where they stand', () => {
    const program = programOf(`${FACTS}  late: { type: boolean, relevantWhen: ${LATE} }
classification:
  is: { type: boolean, rules: [{ id: a, when: ${LATE}, then: true }], otherwise: false }
responsibility:
  shares: { rules: [{ id: b, when: ${LATE}, then: { us: 100 } }], otherwise: { none: 100 } }
checklists: [{ id: c, stage: s, when: ${LATE}, facts: [delay] }, { id: always, stage: s, facts: [delay] }]
remedies:
  - id: d
    kind: apology
    basis: goodwill
    when: ${LATE}
    refusedBy: [{ id: e, when: ${LOST} }]
    payer: [{ when: ${LOST}, then: us }, { otherwise: them }]
approvals: [{ id: f, when: ${LATE}, by: g }]
stages:
  - id: s
    when: ${LATE}
    owner: [{ when: ${LOST}, then: x }, { otherwise: y }]
    starts: { event: received }
    within: [{ when: ${LOST}, hours: 1 }, { hours: 2 }]
notices: [{ id: h, audience: agent, at: { stage: s }, when: ${LATE}, text: { en: Hello } }]
`);
    expect(rulesOf(program.policy.document).map(({ where, rule }) => `${where} ${rule}`)).toEqual([
      'facts.late relevantWhen',
      'classification.is a',
      'responsibility.shares b',
      'checklists.c when',
      'remedies.d when',
      'remedies.d refusedBy.e',
      'remedies.d payer[0]',
      'approvals.f when',
      'stages.s when',
      'stages.s within[0]',
      'stages.s owner[0]',
      'notices.h when',
    ]);
  });
});

it('a place by its airport code is there for both, and an unknown code for neither', async () => {
  const program = programOf(
    `facts: { from: { type: place } }
classification:
  is: { type: boolean, rules: [{ id: r, when: { fact: from, operator: present }, then: true }], otherwise: false }
`,
    {},
    AIRPORTS,
  );
  for (const from of ['PVG', 'ZZZ', { lat: 1, lon: 1 }]) {
    const flight = { ...input, facts: { from } };
    expect(await attest(program, flight, decide(program, flight))).toMatchObject({
      attestation: 'confirmed',
    });
  }
});
