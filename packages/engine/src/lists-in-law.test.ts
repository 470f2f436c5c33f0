import { lint } from '@redress/policy';
import { expect, it } from 'vitest';
import { decide } from './decide.js';
import { CALENDARS } from './program.fixture.js';
import { prepare } from './program.js';

const TITLE = 'title: { en: T, zh-CN: 题, zh-TW: 題 }';
const LAW = `policy: care
version: "1.0.0"
layer: law
${TITLE}
currency: CNY
zone: Asia/Shanghai
calendar: desk
facts:
  travellers: { type: list, max: 4, item: { age: { type: integer }, fare: { type: money, currency: CNY, max: { money: 100 } } } }
derive:
  children: { count: { list: travellers, where: { fact: item.age, operator: lessThan, value: 12 } } }
  fares: { sum: { list: travellers, of: { fact: item.fare } } }
conditions:
  family: { when: { some: travellers, where: { fact: item.age, operator: lessThan, value: 12 } } }
classification:
  family: { type: boolean, rules: [{ id: f, when: { condition: family }, then: true }], otherwise: false }
remedies:
  - { id: half, ${TITLE}, kind: refund, basis: law, cite: [C-1], forEach: { list: travellers, where: { fact: item.age, operator: present } }, amount: { percent: { percent: 50, of: { fact: item.fare } } } }
`;
const CLIENT = `policy: acme
version: "1.0.0"
layer: client
extends: [care]
${TITLE}
currency: CNY
zone: Asia/Shanghai
calendar: desk
`;

it('a law goes through its lists also under its name, stated bare or by that name', () => {
  const parents = () => ({ text: LAW, file: 'care.yaml' });
  const { policy, findings } = lint(CLIENT, 'acme.yaml', { calendars: CALENDARS, parents });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (policy === undefined) throw new Error('refused');
  const program = prepare(policy, { calendars: CALENDARS });
  const travellers = [{ age: 8, fare: { amount: '9', currency: 'CNY' } }, { age: 40 }];
  for (const facts of [{ travellers }, { care: { travellers } }]) {
    const decision = decide(program, { id: 'c', receivedAt: '2026-03-02T10:00:00+08:00', facts });
    expect(decision.findings).toEqual([]);
    expect(decision.classification).toEqual({ 'care.family': true });
    // Half of 9, and of the other up to half of 100.
    expect(decision.remedies).toMatchObject([
      {
        id: 'care.half',
        lines: [
          { element: 0, amount: { amount: '4.50' } },
          { element: 1, amountMax: { amount: '50.00' } },
        ],
        totalMin: { amount: '4.50' },
        totalMax: { amount: '54.50' },
      },
    ]);
    expect(decision.askNext).toEqual(['care.travellers[].fare']);
  }
});

it('a list of the policy is bound by its fields, in whatever order, and what a law reads of one is no mistake', () => {
  const parents = () => ({ text: LAW, file: 'care.yaml' });
  const own =
    'type: list, item: { name: { type: text }, fare: { type: money, currency: CNY }, age: { type: integer } }';
  const programOfFacts = (facts: string) => {
    const text = `${CLIENT}facts: { ${facts} }\n`;
    const { policy, findings } = lint(text, 'acme.yaml', { calendars: CALENDARS, parents });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    if (policy === undefined) throw new Error('refused');
    return prepare(policy, { calendars: CALENDARS });
  };
  const bound = programOfFacts(`party: { ${own} }, care.travellers: { sameAs: party }`);
  const age = (list: string) => ({
    id: 'c',
    receivedAt: '2026-03-02T10:00:00+08:00',
    facts: { [list]: [{ name: 'A', age: 8, fare: { amount: '9', currency: 'CNY' } }] },
  });
  const decision = decide(bound, age('party'));
  expect([decision.classification, decision.findings]).toEqual([{ 'care.family': true }, []]);
  expect(decision.remedies).toMatchObject([{ total: { amount: '4.50' } }]);
  // The policy's list has names only; ages and fares are the law's.
  const both = programOfFacts('travellers: { type: list, item: { name: { type: text } } }');
  expect(decide(both, age('travellers'))).toMatchObject({
    classification: { 'care.family': true },
    findings: [],
  });
});
