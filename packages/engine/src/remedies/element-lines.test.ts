import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { LOCALES } from '@redress/policy';
import type { RemedyDecision } from '../decision.js';
import { explanationText } from '../explain/explanation-text.js';
import { explain } from '../explain/explain.js';
import { decideOf, programOf, ratesOf } from '../program.fixture.js';

const POLICY = `facts:
  travellers:
    type: list
    max: 4
    title: { en: Travellers, zh-CN: 旅客, zh-TW: 旅客 }
    item:
      fare: { type: money, max: { money: 90 }, title: { en: Fare, zh-CN: 票价, zh-TW: 票價 } }
      isChild: { type: boolean }
  limit: { type: money, presume: { money: 1000 } }
remedies:
  - id: third
    title: { en: A third, zh-CN: 三分之一, zh-TW: 三分之一 }
    kind: refund
    basis: contract
    forEach: { list: travellers, where: { fact: item.isChild, operator: equal, value: false } }
    amount: { percent: { percent: "33.3", of: { fact: item.fare } } }
    cap: { fact: limit }
approvals: [{ id: lead, by: lead, when: { fact: remedy.third.total, operator: greaterThan, value: 50 } }]
`;
const program = programOf(POLICY);
const cny = (amount: string): object => ({ amount, currency: 'CNY' });
const adult = (amount: string): object => ({ isChild: false, fare: cny(amount) });

function lineOf(
  facts: Readonly<Record<string, unknown>>,
  more?: Parameters<typeof decideOf>[3],
): RemedyDecision {
  const [line] = decideOf(program, facts, {}, more).remedies;
  if (line === undefined) throw new Error('no remedy');
  return line;
}

describe('a remedy with a line for each element', () => {
  it('rounds each by itself and then adds', () => {
    // 33.3 % of 0.05 is 0.01665, of 0.05 again 0.01665: rounded 0.02 each, together 0.04 and not 0.03.
    const line = lineOf({ travellers: [adult('0.05'), adult('0.05'), { isChild: true, fare: cny('9') }] });
    expect(line.lines).toEqual([
      { element: 0, amount: cny('0.02') },
      { element: 1, amount: cny('0.02') },
    ]);
    expect(line.total).toEqual(cny('0.04'));
    expect(line.amount).toBe(undefined);
  });

  it('caps the sum, and approvals count it', () => {
    const travellers = [adult('90'), adult('90')];
    // 33.3 % of 90 is 29.97.
    expect(lineOf({ travellers }).total).toEqual(cny('59.94'));
    expect(decideOf(program, { travellers }).approvals.map(({ id }) => id)).toEqual(['lead']);
    expect(lineOf({ travellers, limit: cny('50') }).total).toEqual(cny('50.00'));
    expect(decideOf(program, { travellers, limit: cny('50') }).approvals).toEqual([]);
  });

  it('lies between its bounds where elements, their fields or the list are unknown', () => {
    // A fare of at most 90 gives at most 29.97.
    const line = lineOf({ travellers: [adult('30'), { isChild: false }, { fare: cny('60') }] });
    expect(line.lines).toEqual([
      { element: 0, amount: cny('9.99') },
      { element: 1, amountMin: cny('0.00'), amountMax: cny('29.97') },
      { element: 2, amountMin: cny('0.00'), amountMax: cny('19.98') },
    ]);
    expect([line.totalMin, line.totalMax]).toEqual([cny('9.99'), cny('59.94')]);
    expect(decideOf(program, { travellers: [{ isChild: false }] }).undetermined).toEqual([
      { where: 'remedies.third', rules: 0, facts: ['travellers[].fare'] },
    ]);
    const unknown = decideOf(program, {});
    // Four at most, 29.97 each.
    expect(unknown.remedies[0]).toMatchObject({ lines: [], totalMin: cny('0.00'), totalMax: cny('119.88') });
    expect(unknown.askNext).toEqual(['travellers']);
  });

  it('gives nothing where there is no list or none of it', () => {
    expect(lineOf({ travellers: [] }).total).toEqual(cny('0.00'));
    const none = decideOf(program, { travellers: null });
    expect(none.remedies[0]?.total).toEqual(cny('0.00'));
    expect(none.findings.map(({ code, where }) => `${code} ${where}`)).toEqual(['amount-of-none travellers']);
  });

  it('says once what several elements have in common', () => {
    const travellers = [
      { isChild: false, fare: null },
      { isChild: false, fare: null },
    ];
    expect(decideOf(program, { travellers }).findings.map(({ code, where }) => `${code} ${where}`)).toEqual([
      'amount-of-none travellers[].fare',
    ]);
  });

  it('brings several currencies into that of the policy', () => {
    const travellers = [adult('10'), { isChild: false, fare: { amount: '10', currency: 'USD' } }];
    // 3.33 + 33.3 % of 70
    expect(lineOf({ travellers }, { rates: ratesOf({ USD: '7' }) }).total).toEqual(cny('26.64'));
    // Without a rate only the cap of the line ends it.
    expect(lineOf({ travellers }).totalMax).toEqual(cny('1000.00'));
  });

  it.each(LOCALES)('is explained line by line in %s', (locale) => {
    const facts = { travellers: [adult('30'), adult('60')] };
    const decision = decideOf(program, facts, {}, { explain: true });
    const text = explanationText(explain(decision, program.policy, { locale, audience: 'agent' }));
    for (const words of {
      en: [
        'for each of Travellers, rounded by itself: CNY 29.97',
        'no. 2: 33.3% of the amount below: CNY 19.98',
        'Travellers · Fare: CNY 60.00',
      ],
      'zh-CN': ['旅客逐项计算，各自取整', '第 2 项', '旅客 · 票价'],
      'zh-TW': ['旅客逐項計算，各自進位', '第 2 項', '旅客 · 票價'],
    }[locale])
      expect(text).toContain(words);
  });
});

test('it comes to what reckoning each by hand comes to', () => {
  const fares = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 9_000 }), fc.constantFrom(true, false, undefined, null)),
    {
      maxLength: 4,
    },
  );
  fc.assert(
    fc.property(fares, (list) => {
      const travellers = list.map(([cents, isChild]) => ({
        fare: cny((cents / 100).toFixed(2)),
        ...(isChild === undefined ? {} : { isChild }),
      }));
      // 33.3 % of so many cents in whole cents, halves up: ⌊(2 × 333 × cents + 1000) ÷ 2000⌋.
      const each = list.map(([cents, isChild]) => ({
        isChild,
        share: Math.floor((666 * cents + 1_000) / 2_000),
      }));
      const sum = (counts: (isChild: boolean | undefined | null) => boolean): number =>
        each.reduce((all, { isChild, share }) => (counts(isChild) ? all + share : all), 0);
      const [low, high] = [
        sum((isChild) => isChild === false),
        sum((isChild) => isChild === false || isChild === undefined),
      ];
      const line = lineOf({ travellers });
      const said = [line.totalMin ?? line.total, line.totalMax ?? line.total].map((money) =>
        Number(money?.amount),
      );
      expect(said).toEqual([low / 100, high / 100]);
    }),
    { numRuns: 300 },
  );
}, 60_000);
