import { mattersOf, readCase } from '@redress/policy';
import { expect, it } from 'vitest';
import { decide } from './decide.js';
import { overallOf } from './overall.js';
import { programOf } from './program.fixture.js';

const program = programOf(`facts:
  topic: { type: enum, values: [delay, injury] }
  known: { type: boolean, presume: true }
classification:
  urgency:
    type: { enum: [normal, urgent] }
    take: highest
    rules:
      - { id: hurt, when: { fact: topic, operator: equal, value: injury }, then: urgent }
      - { id: odd, when: { fact: known, operator: equal, value: null }, then: urgent }
    otherwise: normal
  topic: { type: text, rules: [{ id: t, when: { fact: topic, operator: present }, then: { fact: topic } }], otherwise: none }
stages:
  - { id: answer, starts: { event: received }, within: [{ when: { fact: class.urgency, operator: equal, value: urgent }, hours: 4 }, { hours: 48 }] }
`);

const answers = (matters: readonly object[]) =>
  mattersOf({ id: 'c', receivedAt: '2026-03-02T10:00:00+08:00', facts: {}, matters }).map((one) =>
    decide(program, readCase(one)),
  );

it('the case takes the highest urgency of its matters and their earliest due time', () => {
  const decisions = answers([
    { id: 'late', facts: { topic: 'delay' } },
    { id: 'hurt', facts: { topic: 'injury' } },
  ]);
  expect(decisions.map(({ id, classification }) => [id, classification['urgency']])).toEqual([
    ['c#late', 'normal'],
    ['c#hurt', 'urgent'],
  ]);
  expect(overallOf(program.policy, decisions)).toEqual({
    classification: { urgency: 'urgent' },
    // 10:00 + 4 h
    due: { id: 'c#hurt', stage: 'answer', due: '2026-03-02T14:00:00+08:00', provisional: false },
  });
});

it('leaves the urgency open where that of a matter is', () => {
  const overall = overallOf(
    program.policy,
    answers([{ id: 'late', facts: { topic: 'delay' } }, { id: 'what' }]),
  );
  expect(overall.classification).toEqual({});
  // Unknown urgency never means no deadline.
  expect(overall.due).toMatchObject({ id: 'c#what', due: '2026-03-02T14:00:00+08:00', provisional: true });
});
