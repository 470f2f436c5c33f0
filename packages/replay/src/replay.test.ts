import { readCalendar } from '@redress/calendar';
import { prepare, type Program } from '@redress/engine';
import { lint, type Case } from '@redress/policy';
import { describe, expect, it } from 'vitest';
import { Replay } from './replay.js';

const DAY = [['09:00', '18:00']];
const CALENDARS = new Map([
  [
    'desk',
    readCalendar({ timeZone: 'Asia/Shanghai', week: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY } }),
  ],
]);

/** Broken goods are paid back up to a limit. */
function shop(limit: number): Program {
  const text = `
policy: shop
version: '1'
layer: industry
title: { en: Shop, zh-CN: 商店, zh-TW: 商店 }
currency: CNY
zone: Asia/Shanghai
calendar: desk
facts:
  broken: { type: boolean, title: { en: Broken, zh-CN: 破损, zh-TW: 毀損 } }
  claim: { type: money, title: { en: Claim, zh-CN: 索赔, zh-TW: 求償 } }
remedies:
  - id: repayment
    title: { en: Repayment, zh-CN: 退款, zh-TW: 退費 }
    kind: refund
    basis: contract
    ground: { en: It arrived broken., zh-CN: 到货时已破损。, zh-TW: 送達時已毀損。 }
    when: { fact: broken, operator: equal, value: true }
    amount: { cap: { of: { convert: { of: { fact: claim }, to: CNY } }, at: { money: ${limit} } } }
`;
  const { policy, findings } = lint(text, 'shop.yaml', { calendars: CALENDARS });
  if (policy === undefined) throw new Error(JSON.stringify(findings));
  return prepare(policy, { calendars: CALENDARS });
}

function goods(id: string, facts: Case['facts'], receivedAt = '2026-03-02T10:00:00+08:00'): Case {
  return { id, receivedAt, facts };
}

const RECEIVED = '2026-03-02T10:00:00+08:00';
const sum = (figures: readonly number[]): number => figures.reduce((all, one) => all + one, 0);
const yuan = (amount: string): object => ({ amount, currency: 'CNY' });

describe('a replay', () => {
  it('of a policy against itself leaves what is decided unchanged, and what is open as open as it was', () => {
    const replay = new Replay(shop(500), shop(500), {});
    expect(replay.add(goods('a', { broken: true, claim: yuan('620.00') }))).toBeUndefined();
    expect(replay.add(goods('b', { broken: false }))).toBeUndefined();
    expect(replay.add(goods('c', { claim: yuan('100.00') }))).toBeUndefined();
    expect(replay.summary()).toMatchObject({
      cases: 3,
      classes: { unchanged: 2, stillUndetermined: 1, changed: 0, undetermined: 0, error: 0 },
      // 500 is owed to one, 0 to 100 possible for another.
      money: [
        {
          baseline: { min: '500', max: '600', unbounded: 0 },
          candidate: { min: '500', max: '600' },
          more: 0,
          less: 0,
          // The third was never in question: `b` has no total at all.
          net: { decided: { amount: '0', cases: 1 }, open: { lower: '0', upper: '0', cases: 0 }, alike: 1 },
        },
      ],
    });
  });

  it('tells a case that is open on both sides alike from one in which the open differs', () => {
    const replay = new Replay(shop(500), shop(600), {});
    // Not known whether it is broken: 0 to 100 on both sides; 0 to 500 here and 0 to 600 there.
    expect(replay.add(goods('same', { claim: yuan('100.00') }))).toBeUndefined();
    expect(replay.add(goods('other', { claim: yuan('900.00') }))).toMatchObject({
      id: 'other',
      class: 'undetermined',
      fields: [
        { field: 'remedies.repayment', class: 'undetermined' },
        {
          field: 'totals.contract.CNY',
          class: 'undetermined',
          baseline: { min: '0.00', max: '500.00' },
          candidate: { min: '0.00', max: '600.00' },
        },
      ],
    });
    expect(replay.summary()).toMatchObject({
      classes: { stillUndetermined: 1, undetermined: 1, changed: 0 },
      money: [{ net: { open: { lower: '0', upper: '100', cases: 1 }, alike: 1 } }],
    });
  });

  it('counts every case in one class, in all and in each field', () => {
    const replay = new Replay(shop(500), shop(600), {});
    const claims = ['100.00', '550.00', '900.00', undefined];
    const inputs = [true, false, undefined].flatMap((broken, row) =>
      claims.map((claim, column) =>
        goods(
          `${row}-${column}`,
          { ...(broken !== undefined && { broken }), ...(claim !== undefined && { claim: yuan(claim) }) },
          RECEIVED,
        ),
      ),
    );
    const changes = [...inputs, { id: 'no-moment', facts: {} }].flatMap((each) => replay.add(each) ?? []);
    const { cases, classes, fields, money } = replay.summary();
    expect(cases).toBe(13);
    // Not broken: nothing to pay, 4. Broken: 100 is the same, 550 and 900 pay more, an unknown claim is 0 to 500 or 600.
    // Not known: 100 is open alike, 550, 900 and the unknown claim differ in their upper ends. One has no moment.
    expect(classes).toEqual({ unchanged: 5, stillUndetermined: 1, changed: 2, undetermined: 4, error: 1 });
    expect(sum(Object.values(classes))).toBe(cases);
    expect(changes).toHaveLength(classes.changed + classes.undetermined + classes.error);
    for (const { field, ...counts } of fields)
      expect([field, sum(Object.values(counts))]).toEqual([field, field === 'decision' ? 1 : 8]);
    for (const { net } of money) expect(net.decided.cases + net.open.cases + net.alike).toBe(8);
  });

  it('says which cases a higher limit changes, and by how much', () => {
    const replay = new Replay(shop(500), shop(600), {});
    expect(replay.add(goods('below', { broken: true, claim: yuan('500.00') }))).toBeUndefined();
    expect(replay.add(goods('above', { broken: true, claim: yuan('550.00') }))).toMatchObject({
      id: 'above',
      class: 'changed',
      fields: [
        {
          field: 'remedies.repayment',
          class: 'changed',
          baseline: { amount: '500.00' },
          candidate: { amount: '550.00' },
        },
        { field: 'totals.contract.CNY', class: 'changed', baseline: '500.00', candidate: '550.00' },
      ],
    });
    const { fields, money } = replay.summary();
    expect(fields.map(({ field, changed, unchanged }) => [field, changed, unchanged])).toEqual([
      ['remedies.repayment', 1, 1],
      ['totals.contract.CNY', 1, 1],
    ]);
    expect(money).toMatchObject([
      { baseline: { max: '1000' }, candidate: { max: '1050' }, more: 1, less: 0 },
    ]);
  });

  it('counts a case without a moment as an error of both sides', () => {
    const replay = new Replay(shop(500), shop(600), {});
    expect(replay.add({ id: 'a', facts: {} })).toMatchObject({
      class: 'error',
      fields: [{ baseline: { code: 'at-missing' } }],
    });
    expect(replay.summary()).toMatchObject({ cases: 1, classes: { error: 1 }, money: [] });
  });

  it('decides at the moment that is asked for', () => {
    const replay = new Replay(shop(500), shop(500), { at: '2026-03-05T10:00:00+08:00' });
    expect(replay.add({ id: 'a', facts: { broken: false } })).toBeUndefined();
  });
});
