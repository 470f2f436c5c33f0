import { describe, expect, test } from 'vitest';
import type { Case } from '@redress/policy';
import { decideOf, programOf } from '../program.fixture.js';
import { customerAnswer } from './customer-answer.js';
import { explain, explanationText } from './explain.js';
import { notices } from './notices.js';

const BODY = `facts:
  topic: { type: text, presume: null, ask: register, title: { en: Subject noted by us } }
  channel: { type: text, title: { en: Channel } }
  name: { type: text, ask: register, title: { en: Name, zh-CN: 姓名, zh-TW: 姓名 } }
  camera: { type: boolean, ask: investigate, title: { en: CCTV footage } }
  fault: { type: boolean, presume: false, settledBy: investigator, title: { en: Staff at fault } }
  late: { type: boolean }
classification:
  kind: { type: { enum: { bag: { en: baggage } } }, title: { en: Class }, rules: [], otherwise: bag }
  mood: { type: { enum: { calm: { en: calm } } }, rules: [], otherwise: calm }
routing: { desk: { type: { enum: { bags: { en: bag desk } } }, rules: [], otherwise: bags } }
responsibility: { cause: { type: { enum: { ours: { en: ours } } }, rules: [], otherwise: ours } }
checklists:
  - { id: intake, stage: register, facts: [topic, channel, name] }
  - { id: evidence, stage: register, facts: [], evidence: [camera] }
remedies:
  - { id: bag, kind: cash, basis: contract, amount: { money: 2000 }, payer: airline, cite: [BAG-04] }
  - { id: miles, kind: miles, basis: goodwill, amount: { rate: { each: { money: '0.05' }, quantity: 3000 } } }
  - { id: extra, kind: cash, basis: goodwill, amount: { money: 1 }, when: { fact: fault, operator: equal, value: true } }
  - { id: punishment, kind: sanction, basis: contract, audience: internal }
  - id: repair
    kind: repair
    basis: contract
    refusedBy: [{ id: too-late, when: { fact: late, operator: equal, value: true }, cite: [BAG-05] }]
approvals: [{ id: boss, when: { fact: total.all, operator: greaterThan, value: { money: 1000 } }, by: manager, title: { en: Approval } }]
`;

const NOTICES = `notices:
  - { id: hello, audience: customer, at: { stage: register }, text: { en: "{{class.kind}}", zh-CN: x, zh-TW: x } }
  - { id: result, audience: customer, at: { stage: inform }, text: { en: "{{remedies}}", zh-CN: "{{remedies}}", zh-TW: "{{remedies}}" } }
  - { id: house, audience: internal, at: { stage: inform }, text: { en: x, zh-CN: x, zh-TW: x } }
`;

const STAGES = `stages:
  - { id: register, class: promised, owner: desk, starts: { event: received }, within: { hours: 2 }, title: { en: First word } }
  - { id: investigate, starts: { after: [register] }, within: { days: 1 } }
  - { id: inform, class: promised, starts: { after: [investigate] }, within: { days: 2 } }
  - { id: pay, class: promised, starts: { after: [inform] }, within: { days: 7 } }
`;

const program = programOf(BODY + STAGES + NOTICES);
const FACTS = { late: true, fault: true };

const answerOf = (stages: string, events: Case['events'] = [], notices = NOTICES) => {
  const own = programOf(BODY + stages + notices);
  const decision = decideOf(own, FACTS, { events }, { explain: true });
  return {
    stages: customerAnswer(decision, own.policy).stages.map(({ id, due }) => [id, due]),
    text: (locale: 'en' | 'zh-CN' | 'zh-TW') =>
      explanationText(explain(decision, own.policy, { locale, audience: 'customer' })),
  };
};

test('as data a customer has what concerns him and nothing of the house', () => {
  const decision = decideOf(program, FACTS, {}, { explain: true });
  expect(customerAnswer(decision, program.policy)).toEqual({
    id: 'c',
    at: '2026-03-02T10:00:00+08:00',
    policy: { id: 'p', version: '1' },
    classification: { kind: 'bag' },
    // Not the subject, which the house notes, nor the channel, which nobody is asked for, nor its own footage.
    missing: [{ fact: 'name' }],
    // 10:00 + 2 h, + 1 day, + 2 days.
    stages: [{ id: 'inform', due: '2026-03-05T12:00:00+08:00', lastDay: '2026-03-05', provisional: false }],
    remedies: [
      {
        id: 'bag',
        kind: 'cash',
        basis: 'contract',
        state: 'owed',
        amount: { amount: '2000.00', currency: 'CNY' },
        total: { amount: '2000.00', currency: 'CNY' },
        cite: ['BAG-04'],
      },
      { id: 'miles', kind: 'miles', basis: 'goodwill', state: 'owed', quantity: 3000, cite: [] },
    ],
    denied: [{ id: 'repair', cite: ['BAG-05'] }],
    notices: [
      { id: 'hello', audience: 'customer', due: '2026-03-02T12:00:00+08:00' },
      { id: 'result', audience: 'customer', due: '2026-03-05T12:00:00+08:00' },
    ],
  });
});

describe('the one date a customer is told', () => {
  test('is that of the step which tells what is granted, not of the first word nor of the payment', () => {
    const { stages, text } = answerOf(STAGES);
    expect(stages).toEqual([['inform', '2026-03-05T12:00:00+08:00']]);
    expect(text('en')).toContain('  You will have our answer by Thu 5 Mar 2026, 12:00.');
    expect(text('zh-CN')).toContain('  我们将于 2026年3月5日（周四）12:00前答复您。');
    expect(text('zh-TW')).toContain('  我們將於 2026年3月5日（週四）12:00前回覆您。');
    expect(text('en')).not.toContain('First word');
  });

  test('is the earlier one of law', () => {
    const law = '  - { id: law, class: statutory, starts: { event: received }, within: { days: 2 } }\n';
    expect(answerOf(STAGES + law).stages).toEqual([['law', '2026-03-04T10:00:00+08:00']]);
  });

  test('is the date that sums up others, where the policy has one', () => {
    const sum =
      '  - { id: limit, class: promised, starts: { event: received }, within: { days: 10 } }\n' +
      '  - { id: promise, class: promised, starts: { event: received }, earliest: [inform, limit] }\n';
    expect(answerOf(STAGES + sum).stages).toEqual([['promise', '2026-03-05T12:00:00+08:00']]);
    const events = [{ stage: 'inform', kind: 'done', at: '2026-03-04T10:00:00+08:00' }] as const;
    expect(answerOf(STAGES + sum, events).stages).toEqual([]);
  });

  test('stands in a letter beside the steps, without the limit that it sums up', () => {
    const sum =
      '  - { id: limit, class: promised, starts: { event: received }, within: { days: 10 } }\n' +
      '  - { id: promise, class: promised, starts: { event: received }, earliest: [inform, limit] }\n';
    const steps =
      '  - { id: steps, audience: customer, at: { stage: register }, text: { en: "{{stages}}", zh-CN: x, zh-TW: x } }\n';
    const own = programOf(BODY + STAGES + sum + NOTICES + steps);
    const decision = decideOf(own, FACTS, {}, { explain: true });
    expect(notices(decision, own.policy, { locale: 'en' }).find(({ id }) => id === 'steps')?.text).toBe(
      '- inform: Thu 5 Mar 2026, 12:00\n- pay: Thu 12 Mar 2026, 12:00',
    );
  });

  test('is none once the answer has gone out', () => {
    const events = [{ stage: 'inform', kind: 'done', at: '2026-03-04T10:00:00+08:00' }] as const;
    expect(answerOf(STAGES, events).stages).toEqual([]);
  });

  test('is the last step of a policy that writes nothing', () => {
    expect(answerOf(STAGES, [], '').stages).toEqual([['pay', '2026-03-12T12:00:00+08:00']]);
  });
});
