import { expect, test } from 'vitest';
import { decideOf, programOf } from '../program.fixture.js';
import { explain, explanationText } from './explain.js';
import { notices } from './notices.js';

const program = programOf(`facts:
  reported: { type: boolean, presume: false, ask: register, title: { en: Reported in time, zh-CN: 已及时申报, zh-TW: 已及時申報 } }
  careless: { type: boolean, presume: true, title: { en: Careless, zh-CN: 疏忽, zh-TW: 疏忽 } }
  days: { type: integer, title: { en: Days, zh-CN: 天数, zh-TW: 天數 } }
  people: { type: integer, min: 1, presume: 1, title: { en: People, zh-CN: 人数, zh-TW: 人數 } }
remedies:
  - id: repair
    kind: repair
    basis: contract
    amount: { rate: { each: { money: 300 }, quantity: { fact: people } } }
    title: { en: Repair, zh-CN: 维修, zh-TW: 維修 }
    refusedBy:
      - id: too-late
        title: { en: too late, zh-CN: 逾期, zh-TW: 逾期 }
        when:
          all:
            - { fact: days, operator: greaterThan, value: 7 }
            - not: { fact: reported, operator: equal, value: true }
            - any:
                - { fact: careless, operator: equal, value: true }
                - { fact: days, operator: greaterThan, value: 30 }
stages: [{ id: register, starts: { event: received }, within: { days: 1 } }]
notices:
  - id: result
    audience: customer
    at: { stage: register }
    text: { en: "Refused: {{denied}}", zh-CN: "不予支持：{{denied}}", zh-TW: "無法辦理：{{denied}}" }
`);

const decided = (facts: Readonly<Record<string, unknown>>, explained = true) =>
  decideOf(program, facts, {}, { explain: explained });

const agentText = (facts: Readonly<Record<string, unknown>>, explained = true): string =>
  explanationText(explain(decided(facts, explained), program.policy, { locale: 'en', audience: 'agent' }));

const letter = (facts: Readonly<Record<string, unknown>>, locale: 'en' | 'zh-CN' | 'zh-TW'): string =>
  notices(decided(facts), program.policy, { locale })[0]?.text ?? '';

test('the agent is told what a refusal rests on that nobody stated', () => {
  expect(agentText({ days: 9 })).toContain(
    'rests on what is presumed, nobody stated it: Reported in time: no and Careless: yes',
  );
  expect(agentText({ days: 9, reported: false, careless: true })).not.toContain('rests on what is presumed');
});

test('the customer is told of what the policy asks at receipt, and asked to say if it is not so', () => {
  expect(letter({ days: 9 }, 'en')).toBe(
    'Refused:\n- Repair: too late\n  - As far as we know – Reported in time: no. If that is not so, please tell us.',
  );
  expect(letter({ days: 9 }, 'zh-CN')).toContain('据我们所知，已及时申报：否。如与事实不符，请告知我们。');
  expect(letter({ days: 9 }, 'zh-TW')).toContain('據我們所知，已及時申報：否。若與事實不符，請告訴我們。');
  expect(letter({ days: 9, reported: false }, 'en')).toBe('Refused:\n- Repair: too late');
});

test('what was presumed stands with its value, also without reasons', () => {
  expect(agentText({ days: 9 })).toContain('Reported in time: taken as no');
  expect(agentText({ days: 9 }, false)).toContain('Reported in time: taken as no');
});

test('a number that cannot be used is told with what was taken in its place', () => {
  const text = agentText({ days: 1, people: -3 });
  expect(text).toContain('People: lies outside the declared bounds; it counts as unknown');
  expect(text).toContain('taken in its place, as presumed: 1');
  expect(agentText({ days: 'many' })).not.toContain('taken in its place');
});
