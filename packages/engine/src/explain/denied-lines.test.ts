import { expect, test } from 'vitest';
import { decide } from '../decide.js';
import { programOf, RECEIVED } from '../program.fixture.js';
import { notices } from './notices.js';

const program = programOf(`facts:
  late: { type: boolean, title: { en: late, zh-CN: 逾期, zh-TW: 逾期 } }
  dismissed: { type: boolean }
remedies:
  - id: repair
    kind: repair
    basis: contract
    title: { en: Repair, zh-CN: 维修, zh-TW: 維修 }
    refusedBy:
      - id: too-late
        title: { en: reported too late, zh-CN: 逾申报期限, zh-TW: 逾申報期限 }
        when: { fact: late, operator: equal, value: true }
  - id: dismissal
    kind: service
    basis: contract
    audience: internal
    refusedBy: [{ id: not-so, when: { fact: late, operator: equal, value: true } }]
stages: [{ id: inform, starts: { event: received }, within: { days: 1 } }]
notices:
  - id: result
    audience: customer
    at: { stage: inform }
    text: { en: "Refused: {{denied}}", zh-CN: "不予支持：{{denied}}", zh-TW: "無法辦理：{{denied}}" }
`);

const letter = (late: boolean, locale: 'en' | 'zh-TW'): string | undefined =>
  notices(
    decide(program, { id: 'c', receivedAt: RECEIVED, facts: { late } }, { explain: true }),
    program.policy,
    {
      locale,
    },
  )[0]?.text;

test('a letter names what is refused and the ground, but nothing internal', () => {
  expect(letter(true, 'en')).toBe('Refused:\n- Repair: reported too late');
  expect(letter(true, 'zh-TW')).toBe('無法辦理：\n- 維修：逾申報期限');
});

test('where nothing is refused, it says so', () => {
  expect(letter(false, 'en')).toBe('Refused: none');
});
