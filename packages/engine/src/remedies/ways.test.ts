import { waysOf } from '@redress/policy';
import { describe, expect, test } from 'vitest';
import { explain, explanationText } from '../explain/explain.js';
import { notices } from '../explain/notices.js';
import { customerAnswer } from '../explain/customer-answer.js';
import { decideOf, programOf } from '../program.fixture.js';

// language.md §4: `beneficiary`, `payer` (a party, `shared`, or a first-hit list). What the customer pays is told and summed apart.

const yes = (name: string): string => `{ fact: ${name}, operator: equal, value: true }`;
const BODY = `facts:
  fault: { type: boolean, ask: register, title: { en: Your fault, zh-CN: 您的过错, zh-TW: 您的過失 } }
  early: { type: boolean }
parties:
  customer: { en: the traveller, zh-CN: 旅游者, zh-TW: 旅客 }
  agency: { en: the agency, zh-CN: 旅行社, zh-TW: 旅行社 }
  authority: { en: the authority, zh-CN: 主管部门, zh-TW: 主管機關 }
  hotel: { en: the hotel, zh-CN: 酒店, zh-TW: 飯店 }
remedies:
  - { id: refund, kind: refund, basis: contract, amount: { money: 1000 }, payer: agency, title: { en: Refund, zh-CN: 退款, zh-TW: 退款 } }
  - id: penalty
    kind: cash
    basis: contract
    title: { en: Cancellation fee, zh-CN: 违约金, zh-TW: 違約金 }
    ground: { en: You cancelled five days before departure., zh-CN: 您在出发前五日取消。, zh-TW: 您於出發前五日取消。 }
    amount: { money: 300 }
    beneficiary: agency
    payer: customer
    due: { starts: { event: received }, within: { days: 5 } }
    cite: [TOUR-65]
  - { id: lodging, kind: service, basis: contract, amount: { money: 200 }, payer: customer, title: { en: Extra nights, zh-CN: 增加的食宿, zh-TW: 增加的食宿 } }
  - { id: return, kind: service, basis: contract, amount: { money: 3000 }, payer: shared, title: { en: Return journey, zh-CN: 返程, zh-TW: 返程 } }
  - { id: fine, kind: cash, basis: contract, amount: { money: 50 }, beneficiary: authority, payer: agency, title: { en: Fine, zh-CN: 罚款, zh-TW: 罰款 } }
  - { id: transfer, kind: cash, basis: contract, amount: { money: 70 }, beneficiary: hotel, payer: [{ when: ${yes('fault')}, then: customer }, { otherwise: agency }], title: { en: Transfer, zh-CN: 接送, zh-TW: 接送 } }
  - { id: damage, kind: cash, basis: contract, amount: { money: 9 }, beneficiary: agency, payer: customer, refusedBy: [{ id: told, when: ${yes('early')}, title: { en: told in time, zh-CN: 及时通知, zh-TW: 及時通知 }, cite: [TOUR-66] }], title: { en: Damages, zh-CN: 损失赔偿, zh-TW: 損害賠償 } }
stages:
  - { id: register, class: promised, starts: { event: received }, within: { hours: 2 } }
notices:
  - { id: both, audience: customer, at: { stage: register }, text: { en: "{{remedies}} In all {{total.all}}.", zh-CN: "{{remedies}}{{total.all}}", zh-TW: "{{remedies}}{{total.all}}" } }
  - { id: apart, audience: customer, at: { stage: register }, text: { en: "You get: {{remedies}} You pay: {{owed}} Not: {{denied}}", zh-CN: "{{remedies}}{{owed}}{{denied}}", zh-TW: "{{remedies}}{{owed}}{{denied}}" } }
approvals:
  - { id: big, when: { fact: total.all, operator: greaterThan, value: { money: 4120 } }, by: head }
  - { id: less, when: { fact: total.all, operator: greaterThan, value: { money: 4119 } }, by: head }
`;
const program = programOf(BODY);
const told = (facts: Readonly<Record<string, unknown>>) => {
  const decision = decideOf(program, facts, {}, { explain: true });
  const text = (audience: 'agent' | 'customer', locale: 'en' | 'zh-CN' | 'zh-TW' = 'en'): string =>
    explanationText(explain(decision, program.policy, { locale, audience }));
  return { decision, text, letters: notices(decision, program.policy, { locale: 'en' }) };
};

describe('totals keep apart', () => {
  test('what others pay, what of it goes to the customer, and what the customer pays', () => {
    // Not told whose fault: refund 1000, return between nothing and 3000 on either side, fine 50, transfer 70 or nothing on either.
    expect(told({ early: true }).decision.totals).toEqual([
      {
        basis: 'contract',
        currency: 'CNY',
        amount: null,
        min: '1050.00',
        max: '4120.00',
        toCustomer: { amount: null, min: '1000.00', max: '4000.00' },
        fromCustomer: { amount: null, min: '500.00', max: '3570.00' },
      },
    ]);
    // 300 + 200 + 70 + 9, and up to 3000 of the return.
    expect(told({ fault: true, early: false }).decision.totals[0]?.fromCustomer).toEqual({
      amount: null,
      min: '579.00',
      max: '3579.00',
    });
  });

  test('approvals count what others than the customer pay', () => {
    expect(told({ early: true }).decision.approvals.map(({ id }) => id)).toEqual(['less']);
  });

  test('members of one group, of which one is paid: either side at most', () => {
    const grouped = (how: string) =>
      decideOf(
        programOf(`remedies:
  - { id: a, kind: cash, basis: contract, amount: { money: 100 }, stack: { group: g, take: ${how} } }
  - { id: b, kind: cash, basis: contract, amount: { money: 80 }, beneficiary: agency, payer: customer, stack: { group: g, take: ${how} } }
`),
        {},
      ).totals;
    expect(grouped('claimant')).toEqual([
      {
        basis: 'contract',
        currency: 'CNY',
        amount: null,
        min: '0.00',
        max: '100.00',
        fromCustomer: { amount: null, min: '0.00', max: '80.00' },
      },
    ]);
    // Capped together at 150: what comes second gets what is left, 50.
    expect(grouped('all, cap: { money: 150 }')).toMatchObject([
      { min: '100.00', max: '100.00', fromCustomer: { amount: '50.00' } },
    ]);
  });

  test('a group that only the customer pays is certain', () => {
    const { totals } = decideOf(
      programOf(`remedies:
  - { id: a, kind: cash, basis: contract, beneficiary: agency, amount: { money: 100 }, stack: { group: g, take: largest } }
  - { id: b, kind: cash, basis: contract, beneficiary: agency, amount: { money: 80 }, stack: { group: g, take: largest } }
`),
      {},
    );
    expect(totals).toMatchObject([{ amount: '0.00', fromCustomer: { amount: '100.00' } }]);
  });
});

test.each([
  [{ beneficiary: 'customer', audience: 'customer' }, [], ['toCustomer']],
  [{ beneficiary: 'customer', audience: 'customer' }, ['agency', 'insurer'], ['toCustomer']],
  [{ beneficiary: 'customer', audience: 'customer' }, ['customer'], ['fromCustomer']],
  [{ beneficiary: 'customer', audience: 'customer' }, ['shared'], ['toCustomer', 'fromCustomer']],
  [{ beneficiary: 'agency', audience: 'customer' }, [], ['fromCustomer']],
  [{ beneficiary: 'agency', audience: 'internal' }, [], ['toOthers']],
  [{ beneficiary: 'agency', audience: 'customer' }, ['insurer'], ['toOthers']],
  [{ beneficiary: 'agency', audience: 'customer' }, ['customer', 'insurer'], ['toOthers', 'fromCustomer']],
] as const)('%j paid by %j goes %j', (remedy, payers, ways) => {
  expect(waysOf(remedy, payers)).toEqual(ways);
});

describe('a customer is told', () => {
  test('what the customer owes under a heading of its own, to whom, why and until when', () => {
    expect(told({ fault: true, early: true }).text('customer')).toBe(
      [
        'Your complaint c',
        '',
        'What you receive',
        '  Refund: CNY 1,000.00',
        '  Extra nights',
        '    at your own cost',
        '  Return journey: CNY 3,000.00',
        '    the cost is shared between you and the other side',
        '',
        'What you owe',
        '  Cancellation fee: CNY 300.00 [TOUR-65]',
        '    You cancelled five days before departure.',
        '    payable to: the agency',
        '    by Sat 7 Mar 2026, 10:00',
        '  Extra nights: CNY 200.00',
        '  Return journey: up to CNY 3,000.00',
        '    a part of it; how much is not laid down',
        '  Transfer: CNY 70.00',
        '    payable to: the hotel',
        '  Damages: not owed: told in time [TOUR-66]',
        '',
        'What goes to others',
        '  Fine: CNY 50.00',
        '    for: the authority',
        '',
        'When you will hear from us',
        '  You will have our answer by Mon 2 Mar 2026, 12:00.',
      ].join('\n'),
    );
  });

  test.each([
    ['zh-CN', '您需支付', '违约金：300.00 元'],
    ['zh-TW', '您需支付', '違約金：'],
  ] as const)('in %s', (locale, heading, line) => {
    const text = told({ fault: true, early: true }).text('customer', locale);
    const section = text.slice(text.indexOf(heading), text.indexOf(locale === 'zh-CN' ? '支付给' : '支付給'));
    expect(section).toContain(line);
    expect(section).toContain('收款方：旅行社');
  });

  test('nothing of who pays while that is open, but that more is examined', () => {
    const text = told({ early: true }).text('customer');
    expect(text).not.toContain('Transfer');
    expect(text).toContain('Other points are still being examined.');
  });

  test('in a letter with a list of all: what is owed says so; the total is what the customer gets', () => {
    const { letters } = told({ fault: true, early: false });
    expect(letters.find(({ id }) => id === 'both')?.text).toBe(
      [
        '- Refund: CNY 1,000.00',
        '- Extra nights',
        '  - at your own cost',
        '- Return journey: CNY 3,000.00',
        '  - the cost is shared between you and the other side',
        '- What you owe: Cancellation fee: CNY 300.00',
        '  - You cancelled five days before departure.',
        '  - payable to: the agency',
        '  - by Sat 7 Mar 2026, 10:00',
        '- What you owe: Extra nights: CNY 200.00',
        '- What you owe: Return journey: up to CNY 3,000.00',
        '  - a part of it; how much is not laid down',
        '- What you owe: Transfer: CNY 70.00',
        '  - payable to: the hotel',
        '- What you owe: Damages: CNY 9.00',
        '  - payable to: the agency',
        '- What goes to others: Fine: CNY 50.00',
        '  - for: the authority',
        'In all between CNY 1,000.00 and CNY 4,000.00.',
      ].join('\n'),
    );
  });

  test('in a letter with a list of its own for it: there, also what is not owed after all', () => {
    const text = told({ fault: false, early: true }).letters.find(({ id }) => id === 'apart')?.text;
    expect(text?.slice(text.indexOf('You pay:')).split('\n')).toEqual([
      'You pay:',
      '- Cancellation fee: CNY 300.00',
      '  - You cancelled five days before departure.',
      '  - payable to: the agency',
      '  - by Sat 7 Mar 2026, 10:00',
      '- Extra nights: CNY 200.00',
      '- Return journey: up to CNY 3,000.00',
      '  - a part of it; how much is not laid down',
      '- Damages: not owed: told in time',
      'Not: none',
    ]);
    expect(text?.slice(0, text.indexOf('You pay:'))).not.toContain('Cancellation fee');
  });

  test('as data: who gets it and who pays, where it does not simply go to the customer', () => {
    const { decision } = told({ fault: true, early: true });
    const remedies = customerAnswer(decision, program.policy).remedies.map(
      ({ id, beneficiary, payer }) => [id, beneficiary, payer] as const,
    );
    expect(remedies).toEqual([
      ['refund', undefined, undefined],
      ['penalty', 'agency', 'customer'],
      ['lodging', 'customer', 'customer'],
      ['return', 'customer', 'shared'],
      ['fine', 'authority', 'agency'],
      ['transfer', 'hotel', 'customer'],
    ]);
  });
});

test('an agent reads who pays whom, and all three sums', () => {
  const text = told({ fault: true, early: true }).text('agent');
  expect(text.slice(text.indexOf('What the customer owes'), text.indexOf('What goes to others'))).toContain(
    'Cancellation fee: CNY 300.00 (owed, by contract, cash) [TOUR-65]',
  );
  expect(text).toContain('Damages: not owed: told in time');
  // 1000 + 50 + up to 3000; 1000 + up to 3000; 300 + 200 + 70 + up to 3000.
  expect(text.slice(text.indexOf('Totals')).split('\n').slice(0, 4)).toEqual([
    'Totals',
    '  by contract: between CNY 1,050.00 and CNY 4,050.00',
    '  by contract (for: the traveller): between CNY 1,000.00 and CNY 4,000.00',
    '  by contract (paid by: the traveller): between CNY 570.00 and CNY 3,570.00',
  ]);
});
