import { describe, expect, test } from 'vitest';
import type { Decision, LineReason } from '../decision.js';
import { explain, explanationText } from '../explain/explain.js';
import { AIRPORTS, decideOf, programOf, ratesOf } from '../program.fixture.js';

const program = programOf(
  `facts:
  claim: { type: money, title: { en: Amount claimed, zh-CN: 索赔金额, zh-TW: 求償金額 } }
  receipts: { type: boolean, title: { en: Receipts, zh-CN: 购买凭证, zh-TW: 購買證明 } }
  passengers: { type: integer, min: 1, title: { en: Passengers, zh-CN: 旅客人数, zh-TW: 旅客人數 } }
  from: { type: place }
  to: { type: place }
values:
  limit: [{ money: 8000, title: { en: Limit, zh-CN: 限额标准, zh-TW: 限額標準 }, cite: [AIR-06], assumed: true }]
  part: [{ percent: 50, title: { en: Part without receipts, zh-CN: 无凭证比例, zh-TW: 無證明比例 } }]
  mile: [{ money: '0.05', title: { en: Price of a mile, zh-CN: 每里程成本, zh-TW: 每哩成本 } }]
  miles: [{ integer: 1000, title: { en: Miles given, zh-CN: 赠送里程, zh-TW: 贈送哩程 } }]
derive:
  metres: { distance: [{ fact: from }, { fact: to }], title: { en: Distance, zh-CN: 航程, zh-TW: 航程 } }
  haul: { band: { of: { fact: metres }, bands: [{ upTo: 1500000, then: short }], otherwise: long }, title: { en: Haul, zh-CN: 航段, zh-TW: 航段 } }
remedies:
  - id: bag
    kind: cash
    basis: contract
    title: { en: Bag, zh-CN: 行李赔偿, zh-TW: 行李理賠 }
    amount:
      cap:
        of:
          choose:
            - { when: { fact: receipts, operator: equal, value: true }, then: { fact: claim } }
            - otherwise: { percent: { percent: { value: part }, of: { fact: claim } } }
        at: { rate: { each: { value: limit }, quantity: { fact: passengers } } }
  - id: miles
    kind: miles
    basis: goodwill
    title: { en: Bonus miles, zh-CN: 奖励里程, zh-TW: 獎勵哩程 }
    amount: { rate: { each: { value: mile }, quantity: { value: miles } } }
  - id: meal
    kind: cash
    basis: contract
    title: { en: Meal, zh-CN: 餐费, zh-TW: 餐費 }
    amount: { round: { of: { money: '60.04' }, mode: down, increment: '0.1' } }
    per: { fact: passengers }
  - id: far
    kind: cash
    basis: contract
    title: { en: Far, zh-CN: 长途补偿, zh-TW: 長途補償 }
    when: { fact: haul, operator: equal, value: long }
    amount: { sum: [{ money: 10 }, { convert: { of: { money: { amount: '2', currency: USD } }, to: CNY } }] }
`,
  {},
  AIRPORTS,
);

const decided = (facts: Readonly<Record<string, unknown>>): Decision =>
  decideOf(program, facts, {}, { explain: true, rates: ratesOf({ USD: '7' }) });

const amountOf = (remedy: string, decision: Decision): LineReason | undefined =>
  decision.reasons?.outputs.find(({ where }) => where === `remedies.${remedy}`)?.amount;

const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const exactly = (amount: string) => ({ min: yuan(amount), max: yuan(amount) });
const money = (amount: string) => ({ amount, currency: 'CNY' });

describe('where an amount comes from', () => {
  test('a claim of 20,000 for two with receipts is cut to 2 × 8,000', () => {
    const decision = decided({ claim: money('20000'), receipts: true, passengers: 2 });
    expect(amountOf('bag', decision)?.of).toMatchObject({
      kind: 'cap',
      ...exactly('16000.00'),
      isCut: true,
      parts: [
        {
          kind: 'choose',
          ...exactly('20000.00'),
          parts: [
            { kind: 'reference', name: 'claim', when: { kind: 'leaf', verdict: 'true', fact: 'receipts' } },
          ],
        },
        {
          kind: 'rate',
          ...exactly('16000.00'),
          by: { name: 'passengers', value: 2 },
          parts: [{ kind: 'reference', name: 'value.limit', ...exactly('8000.00') }],
        },
      ],
    });
  });

  test('without receipts the other case applies: 50 % of 1,000.01 is 500.005, within the limit', () => {
    const decision = decided({ claim: money('1000.01'), receipts: false, passengers: 1 });
    expect(amountOf('bag', decision)?.of).toMatchObject({
      isCut: false,
      parts: [
        { parts: [{ kind: 'percent', ...exactly('500.005'), by: { name: 'value.part', value: 50 } }] },
        {},
      ],
    });
    expect(amountOf('bag', decision)?.of.parts[0]?.parts[0]?.when).toBeUndefined();
  });

  test('while it is open which case applies, both stand there and the amount lies between them', () => {
    const of = amountOf('bag', decided({ claim: money('1000'), passengers: 1 }))?.of.parts[0];
    expect(of).toMatchObject({ kind: 'choose', min: yuan('500.00'), max: yuan('1000.00') });
    expect(of?.parts.map(({ kind }) => kind)).toEqual(['reference', 'percent']);
  });

  test('what each gets, and how many there are', () => {
    expect(amountOf('meal', decided({ passengers: 3 }))).toEqual({
      of: {
        kind: 'round',
        ...exactly('60.00'),
        mode: 'down',
        increment: '0.1',
        parts: [{ kind: 'money', ...exactly('60.04'), parts: [] }],
      },
      per: { name: 'passengers', value: 3 },
    });
  });

  test('two dollars at 7 are 14, with ten 24', () => {
    const decision = decided({ from: { lat: 0, lon: 0 }, to: { lat: 0, lon: 20 } });
    expect(amountOf('far', decision)?.of).toMatchObject({
      kind: 'sum',
      ...exactly('24.00'),
      parts: [
        exactly('10.00'),
        { kind: 'convert', ...exactly('14.00'), parts: [{ min: { amount: '2.00', currency: 'USD' } }] },
      ],
    });
  });
});

describe('in words', () => {
  const lines = (
    locale: 'en' | 'zh-CN' | 'zh-TW',
    facts: Readonly<Record<string, unknown>>,
    audience: 'agent' | 'customer' = 'agent',
  ): string[] => explanationText(explain(decided(facts), program.policy, { locale, audience })).split('\n');
  const facts = { claim: money('20000'), receipts: true, passengers: 2 };

  test('limit, case and named values', () => {
    const all = lines('en', facts);
    const at = all.indexOf('    amount: cut to the limit: CNY 16,000.00');
    expect(all.slice(at, at + 6)).toEqual([
      '    amount: cut to the limit: CNY 16,000.00',
      '      by the case that applies: CNY 20,000.00',
      '        Amount claimed: CNY 20,000.00',
      '          Receipts (yes) is yes → true',
      '      limit: 2 (Passengers) times the amount below: CNY 16,000.00',
      '        Limit: CNY 8,000.00 (our own figure) [AIR-06]',
    ]);
    expect(lines('zh-CN', facts)).toContain('    金额：超出限额，按限额计：16,000.00 元');
    expect(lines('zh-TW', facts)).toContain('      限額：下列金額 × 2（旅客人數）：人民幣 16,000.00 元');
  });

  test('a part of the claim, in percent', () => {
    expect(lines('zh-CN', { ...facts, receipts: false })).toContain(
      '        下列金额的 50%（无凭证比例）：10,000.00 元',
    );
  });

  test('miles are told as miles, to the customer without what they cost', () => {
    expect(lines('en', {})).toContain(
      '  Bonus miles: 1,000 miles (counted at CNY 50.00) (owed, goodwill, miles)',
    );
    expect(lines('zh-TW', {}, 'customer')).toContain('  獎勵哩程：1,000 哩');
  });

  test('how many, by the name that says so', () => {
    expect(lines('en', facts)).toContain('    CNY 60.00 × 2 (Passengers)');
  });

  test('a rule on a band shows the distance behind it and where that comes from', () => {
    // Twenty degrees of the equator: 6,371,008.8 m × π / 9 = 2,223,901.6 m.
    const all = lines('en', { from: { lat: 0, lon: 0 }, to: { lat: 0, lon: 20 } });
    const at = all.indexOf('      Haul (long) is long → true');
    expect(all.slice(at + 1, at + 4)).toEqual([
      '        Distance: 2,223,902 m',
      '          from: 0,0',
      '          to: 0,20',
    ]);
  });
});
