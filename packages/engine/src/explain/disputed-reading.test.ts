import { expect, test } from 'vitest';
import { decideOf, programOf } from '../program.fixture.js';
import { explain } from './explain.js';

const program = programOf(`options:
  hours:
    allowed: { half: { en: half, zh-CN: 减半, zh-TW: 減半 }, full: { en: full, zh-CN: 全额, zh-TW: 全額 } }
    default: half
    disputed: true
    title: { en: Exactly four hours, zh-CN: 恰好四小时, zh-TW: 恰好四小時 }
facts:
  isFour: { type: boolean, title: { en: four, zh-CN: 四, zh-TW: 四 } }
  cut: { type: boolean, presume: { option: hours, equal: half }, title: { en: Cut, zh-CN: 减额, zh-TW: 減額 } }
remedies:
  - id: pay
    title: { en: Compensation, zh-CN: 赔偿, zh-TW: 補償 }
    kind: cash
    basis: contract
    amount: { choose: [{ when: { all: [{ fact: isFour, operator: equal, value: true }, { fact: cut, operator: equal, value: true }] }, then: { money: 300 } }, { otherwise: { money: 600 } }] }
`);

test.each([
  [
    'en',
    'half: Compensation: CNY 300.00 (owed)',
    'full: Compensation: CNY 600.00 (owed)',
    'Exactly four hours: half',
  ],
  ['zh-CN', '减半：赔偿：300.00 元（应予）', '全额：赔偿：600.00 元（应予）', '恰好四小时：减半'],
  [
    'zh-TW',
    '減半：補償：人民幣 300.00 元（應給付）',
    '全額：補償：人民幣 600.00 元（應給付）',
    '恰好四小時：減半',
  ],
] as const)(
  'readings, what each gives and the option that is presumed from are told in %s',
  (locale, ...lines) => {
    const decision = decideOf(program, { isFour: true }, {}, { explain: true });
    const told = JSON.stringify(explain(decision, program.policy, { locale, audience: 'agent' }));
    for (const line of lines) expect(told).toContain(line);
  },
);
