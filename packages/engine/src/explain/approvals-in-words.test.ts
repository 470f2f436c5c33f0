import { expect, test } from 'vitest';
import { decideOf, programOf } from '../program.fixture.js';
import { approvalsInWords } from './approvals-in-words.js';
import { explain, explanationText } from './explain.js';

const program = programOf(`facts:
  claim: { type: money, title: { en: Amount claimed, zh-CN: 索赔金额, zh-TW: 求償金額 } }
  vip: { type: boolean, title: { en: Key customer, zh-CN: 重点客户, zh-TW: 重要旅客 } }
values:
  limit: [{ money: 5000, title: { en: Limit of the manager, zh-CN: 经理审批权限, zh-TW: 經理核准權限 } }]
parties: { leadership: { en: the leadership, zh-CN: 公司领导, zh-TW: 公司高層 } }
remedies: [{ id: cash, kind: cash, basis: contract, amount: { fact: claim } }]
approvals:
  - id: top
    title: { en: Approval, zh-CN: 审批, zh-TW: 簽核 }
    by: leadership
    when:
      all:
        - { fact: total.all, operator: greaterThan, value: { value: limit } }
        - any: [{ fact: vip, operator: equal, value: true }, { not: { fact: claim, operator: lessThan, value: { money: 6000 } } }]
stages: [{ id: answer, starts: { event: received }, within: { days: 1 } }]
`);

const decision = decideOf(
  program,
  { claim: { amount: '6200', currency: 'CNY' }, vip: false },
  {},
  { explain: true },
);

test('why an approval is needed is said in the words of the policy: what held, and what did not where that counts', () => {
  const because = (locale: 'en' | 'zh-CN' | 'zh-TW'): string | undefined =>
    approvalsInWords(decision, program.policy, { locale })[0]?.because;
  expect(because('en')).toBe(
    'all together (CNY 6,200.00) is more than CNY 5,000.00 (Limit of the manager) and Amount claimed (CNY 6,200.00) is less than CNY 6,000.00 → false',
  );
  expect(because('zh-CN')).toBe(
    '合计（6,200.00 元）超过 5,000.00 元（经理审批权限）、索赔金额（6,200.00 元）小于 6,000.00 元 → 不成立',
  );
  expect(because('zh-TW')).toMatch(/^總計（人民幣 6,200\.00 元）超過 人民幣 5,000\.00 元（經理核准權限）、/);
});

test('without reasons the codes stand', () => {
  const bare = decideOf(program, { claim: { amount: '6200', currency: 'CNY' }, vip: true });
  expect(approvalsInWords(bare, program.policy, { locale: 'zh-CN' })).toEqual(bare.approvals);
});

test('the explanation says it beside the approval', () => {
  expect(explanationText(explain(decision, program.policy, { locale: 'en', audience: 'agent' }))).toContain(
    '  Approval: all together (CNY 6,200.00) is more than CNY 5,000.00 (Limit of the manager) and ',
  );
});

test('a sum that is not certain is told as the upper end it is', () => {
  const kinds = programOf(`facts:
  kind: { type: enum, values: [late, lost] }
values:
  limit: [{ money: 500, title: { en: Limit, zh-CN: 权限, zh-TW: 權限 } }]
remedies:
  - { id: delay, kind: cash, basis: contract, when: { fact: kind, operator: equal, value: late }, amount: { money: 400 } }
  - { id: loss, kind: cash, basis: contract, when: { fact: kind, operator: equal, value: lost }, amount: { money: 300 } }
approvals:
  - { id: top, by: manager, when: { fact: total.all, operator: greaterThan, value: { value: limit } } }
stages: [{ id: answer, starts: { event: received }, within: { days: 1 } }]
`);
  const because = (locale: 'en' | 'zh-CN' | 'zh-TW'): string | undefined =>
    approvalsInWords(decideOf(kinds, {}, {}, { explain: true }), kinds.policy, { locale })[0]?.because;
  // 400 and 300 exclude each other; held against the limit is 400 + 300 = 700.
  expect(because('en')).toBe(
    'all together (up to CNY 700.00, the upper ends of all that may apply added up) is more than CNY 500.00 (Limit)',
  );
  expect(because('zh-CN')).toBe('合计（不超过 700.00 元，为所有可能适用项目上限之和）超过 500.00 元（权限）');
  expect(because('zh-TW')).toMatch(/^總計（最高 人民幣 700\.00 元，為所有可能適用項目上限之和）超過 /);
});

test('a sum without upper end is told as one, with why, and by no number that is not above the limit', () => {
  const owing = (amount: string) =>
    programOf(`facts:
  loss: { type: money, title: { en: Loss, zh-CN: 损失, zh-TW: 損失 } }
values:
  limit: [{ money: 500, title: { en: Limit, zh-CN: 权限, zh-TW: 權限 } }]
remedies:
  - { id: fixed, kind: cash, basis: contract, amount: { money: 150 } }
  - { id: more, kind: cash, basis: goodwill, amount: ${amount} }
approvals:
  - { id: top, by: manager, when: { fact: total.all, operator: greaterThan, value: { value: limit } } }
stages: [{ id: answer, starts: { event: received }, within: { days: 1 } }]
`);
  const because = (amount: string, locale: 'en' | 'zh-CN' | 'zh-TW'): string | undefined => {
    const owed = owing(amount);
    return approvalsInWords(decideOf(owed, {}, {}, { explain: true }), owed.policy, { locale })[0]?.because;
  };
  const euros = '{ money: { amount: 20, currency: EUR } }';
  expect(because(euros, 'en')).toBe(
    'all together (no upper end: an amount in another currency has no rate) is more than CNY 500.00 (Limit)',
  );
  expect(because(euros, 'zh-CN')).toBe('合计（没有上限：有其他币种的金额缺少汇率）超过 500.00 元（权限）');
  expect(because(euros, 'zh-TW')).toBe(
    '總計（無上限：有其他幣別的金額缺少匯率）超過 人民幣 500.00 元（權限）',
  );
  expect(because('{ fact: loss }', 'en')).toBe(
    'all together (no upper end: an amount is still open) is more than CNY 500.00 (Limit)',
  );
  expect(because('{ fact: loss }', 'zh-CN')).toBe('合计（没有上限：有金额尚未确定）超过 500.00 元（权限）');
  expect(because('{ fact: loss }', 'zh-TW')).toBe(
    '總計（無上限：有金額尚未確定）超過 人民幣 500.00 元（權限）',
  );
});
