import { lint, type Case } from '@redress/policy';
import { expect, test } from 'vitest';
import { decide } from '../decide.js';
import { CALENDARS, policyText, RECEIVED } from '../program.fixture.js';
import { prepare } from '../program.js';
import { explain, explanationText } from './explain.js';
import { notices } from './notices.js';

// A policy of Shanghai under a law of Brussels. Seven days from Sunday 1 March 2026 end with Sunday the 8th: at 24:00 in
// Brussels (+01:00) it is 07:00 of the 9th in Shanghai.
const LAW = policyText(
  `facts: { asked: { type: date } }
stages:
  - { id: pay, title: { en: Paid, zh-CN: 付款, zh-TW: 付款 }, class: statutory, starts: { fact: asked }, within: { days: 7 } }
remedies:
  - id: refund
    title: { en: Refund, zh-CN: 退款, zh-TW: 退款 }
    kind: refund
    basis: law
    amount: { money: 1 }
    due: { starts: { fact: asked }, within: { days: 7 }, ends: endOfDay }
`,
  {
    policy: 'law',
    layer: 'law',
    currency: 'EUR',
    zone: 'Europe/Brussels',
    calendar: 'round-the-clock',
  },
);

const CLIENT = policyText(`extends: [law]
stages:
  - { id: own, title: { en: Own step, zh-CN: 步骤, zh-TW: 步驟 }, class: promised, starts: { event: received }, within: { days: 7 }, ends: endOfDay }
notices:
  - id: word
    audience: customer
    at: { stage: own }
    text:
      en: "By {{stage.law.pay.due}}, last day {{stage.law.pay.lastDay}}. {{stages}} {{remedies}}"
      zh-CN: "{{stage.law.pay.due}}"
      zh-TW: "{{stage.law.pay.due}}"
`);

const { policy, findings } = lint(CLIENT, 'p.yaml', {
  calendars: CALENDARS,
  parents: (id) => (id === 'law' ? { text: LAW, file: 'law.yaml' } : undefined),
});
if (policy === undefined) throw new Error(JSON.stringify(findings));
const program = prepare(policy, { calendars: CALENDARS });

function told(more: Partial<Case> = {}) {
  const decision = decide(
    program,
    { id: 'c', receivedAt: RECEIVED, facts: { 'law.asked': '2026-03-01' }, ...more },
    { explain: true },
  );
  return {
    decision,
    letter: notices(decision, program.policy, { locale: 'en' })[0]?.text ?? '',
    agent: explanationText(explain(decision, program.policy, { locale: 'en', audience: 'agent' })),
  };
}

test('a letter tells the due times of a law in its own zone, those of the policy in the policy’s', () => {
  const { decision, letter } = told();
  expect(decision.stages.find(({ id }) => id === 'law.pay')).toMatchObject({
    due: '2026-03-09T07:00:00+08:00',
    lastDay: '2026-03-08',
  });
  expect(letter).toContain('By Sun 8 Mar 2026, 24:00, last day Sun 8 Mar 2026.');
  expect(letter).toContain('- Paid: Sun 8 Mar 2026, 24:00');
  expect(letter.match(/Sun 8 Mar 2026, 24:00/g)).toHaveLength(3);
  expect(letter).not.toContain('07:00');
});

test('an explanation tells stage and remedy of a law with their last day', () => {
  const { agent } = told();
  expect(agent).toContain('Paid: due Sun 8 Mar 2026, 24:00');
  expect(agent).toContain('Own step: due Mon 9 Mar 2026, 24:00');
  expect(agent).not.toContain('Mon 9 Mar 2026, 07:00');
  expect(agent.match(/Sun 8 Mar 2026, 24:00/g)).toHaveLength(2);
});

test('what is done is told in the zone of the law too', () => {
  const { agent } = told({ events: [{ stage: 'law.pay', kind: 'done', at: '2026-03-05T12:00:00+01:00' }] });
  expect(agent).toContain('Paid: done Thu 5 Mar 2026, 12:00');
});
