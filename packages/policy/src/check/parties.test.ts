import { expect, it } from 'vitest';
import { findingsIn } from './lint.fixture.js';

const PARTIES = 'parties: { desk: { en: desk, zh-CN: 服务台, zh-TW: 服務櫃檯 } }\n';
const NAMING = `facts: { late: { type: boolean } }
routing:
  line: { type: { enum: { care-line: { en: care line, zh-CN: 专线, zh-TW: 專線 } } }, rules: [], otherwise: care-line }
responsibility:
  shares: { rules: [{ id: s, when: { fact: late, operator: equal, value: true }, then: { sharer: 100 } }], otherwise: { none: 100 } }
remedies:
  - { id: r, kind: apology, basis: goodwill, beneficiary: taker, payer: [{ when: { fact: late, operator: equal, value: true }, then: payer-one }, { otherwise: payer-two }] }
  - { id: q, kind: apology, basis: goodwill, payer: shared }
approvals:
  - { id: a, when: { fact: late, operator: equal, value: true }, by: approver }
stages:
  - { id: s, owner: care-line, starts: { event: received }, within: { hours: 1 }, escalate: [{ at: due, to: boss }] }
  - { id: t, owner: desk, starts: { event: received }, within: { hours: 1 } }
`;

const strangers = (body: string): string[] =>
  findingsIn(body).flatMap(({ code, message }) =>
    code === 'unknown-party' ? [/`([^`]+)`/.exec(message)?.[1] ?? ''] : [],
  );

it('names every party without a title, wherever a party may stand', () => {
  expect(strangers(PARTIES + NAMING).toSorted()).toEqual(
    ['approver', 'boss', 'payer-one', 'payer-two', 'sharer', 'taker'].toSorted(),
  );
});

it('asks nothing of a policy that titles no parties', () => {
  expect(strangers(NAMING)).toEqual([]);
});

it('asks for all languages of a title', () => {
  expect(findingsIn('parties: { desk: { en: desk } }\n')).toMatchObject([
    { code: 'translation-missing', message: 'the text of party `desk` is missing in zh-CN, zh-TW' },
  ]);
});
