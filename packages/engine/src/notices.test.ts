import { expect, test } from 'vitest';
import { decideOf, programOf, RECEIVED } from './program.fixture.js';

const TEXT = 'text: { en: x, zh-CN: x, zh-TW: x }';
const program = programOf(`facts: { a: { type: boolean }, skip: { type: boolean } }
stages:
  - { id: reply, starts: { event: received }, within: { workingHours: 1 } }
  - { id: visit, starts: { event: received }, when: { fact: skip, operator: equal, value: true }, within: { hours: 2 } }
notices:
  - { id: received, audience: customer, at: { event: received }, ${TEXT} }
  - { id: answer, audience: customer, at: { stage: reply }, when: { fact: a, operator: equal, value: true }, ${TEXT} }
  - { id: visit, audience: internal, at: { stage: visit }, ${TEXT} }
  - { id: agreed, audience: agent, at: { event: agreed }, ${TEXT} }
`);

test('a notice goes out with its stage or at its event', () => {
  expect(decideOf(program, { a: true, skip: true }).notices).toEqual([
    { id: 'received', audience: 'customer', due: RECEIVED },
    { id: 'answer', audience: 'customer', due: '2026-03-02T11:00:00+08:00' },
    { id: 'visit', audience: 'internal', due: '2026-03-02T12:00:00+08:00' },
    { id: 'agreed', audience: 'agent' },
  ]);
});

test('a notice of a skipped stage, or whose condition is false, does not', () => {
  expect(decideOf(program, { a: false, skip: false }).notices.map(({ id }) => id)).toEqual([
    'received',
    'agreed',
  ]);
});

test('while it is open whether it goes out, it does not, and is listed', () => {
  const { notices, undetermined } = decideOf(program, { skip: false });
  expect(notices.map(({ id }) => id)).toEqual(['received', 'agreed']);
  expect(undetermined).toEqual([{ where: 'notices.answer', rules: 1, facts: ['a'] }]);
});

test('while it is open whether its stage takes place, it goes out with the provisional time', () => {
  const { notices } = decideOf(program, { a: false });
  expect(notices).toContainEqual({ id: 'visit', audience: 'internal', due: '2026-03-02T12:00:00+08:00' });
});
