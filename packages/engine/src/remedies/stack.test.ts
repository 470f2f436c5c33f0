import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideOf, programOf, ratesOf } from '../program.fixture.js';

// language.md §4 "stacking": groups with `take: all | largest | first | claimant` (all listed, one paid, reserve the
// largest), `cap`; comparing needs one currency and kind; ties by document order.

const is = (name: string): string => `{ fact: ${name}, operator: equal, value: true }`;
const FACTS = `facts:
  a: { type: boolean }
  b: { type: boolean }
  c: { type: boolean }
  x: { type: money, currency: CNY, min: 50, max: 150 }
  y: { type: money, currency: CNY, min: 100, max: 200 }
  granted: { type: money, currency: CNY, max: 1000 }
  verified: { type: boolean, presume: false, settledBy: legal }
`;

const programs = new Map<string, ReturnType<typeof programOf>>();

function compiled(body: string): ReturnType<typeof programOf> {
  const known = programs.get(body) ?? programOf(body);
  programs.set(body, known);
  return known;
}

/** Remedies `r1`, `r2` … of one group; what is not said of one: cash, contract, always. */
function stack(
  group: string,
  items: readonly string[],
  facts: Readonly<Record<string, unknown>> = {},
  options = {},
) {
  const lines = items.map((item, index) => {
    const kind = item.includes('kind:') ? '' : 'kind: cash, ';
    const basis = item.includes('basis:') ? '' : 'basis: contract, ';
    return `  - { id: r${index + 1}, ${kind}${basis}${item}, stack: { group: g, ${group} } }\n`;
  });
  const program = compiled(
    `${FACTS}remedies:\n${lines.join('')}approvals:\n  - { id: big, when: { fact: total.all, operator: greaterThan, value: { money: 150 } }, by: head }\n`,
  );
  const decision = decideOf(program, facts, {}, options);
  const shown: Record<string, string> = {};
  for (const { id, state, total, totalMin, totalMax } of decision.remedies)
    shown[id] = `${state} ${total?.amount ?? `${totalMin?.amount ?? '–'} to ${totalMax?.amount ?? '–'}`}`;
  for (const { id, rule } of decision.denied) shown[id] = rule;
  return {
    ...decision,
    shown,
    sums: decision.totals.map(
      ({ basis, min, max, currency }) => `${basis} ${min} to ${max ?? '–'} ${currency}`,
    ),
    approved: decision.approvals.map(({ id }) => id),
  };
}

const money = (amount: number): string => `amount: { money: ${amount} }`;

describe('the largest', () => {
  const largest = (items: readonly string[], facts = {}, options = {}) =>
    stack('take: largest', items, facts, options);

  test('is owed and displaces the others', () => {
    const { shown, sums } = largest([money(100), money(300), money(200)]);
    expect(shown).toEqual({ r1: 'stack.g', r2: 'owed 300.00', r3: 'stack.g' });
    expect(sums).toEqual(['contract 300.00 to 300.00 CNY']);
  });

  test('of equal ones is the first in the document', () => {
    expect(largest([money(100), money(100)]).shown).toEqual({ r1: 'owed 100.00', r2: 'stack.g' });
  });

  test('is open while intervals overlap: at least the greater lower end is paid', () => {
    const { shown, sums } = largest(['amount: { fact: x }', 'amount: { fact: y }']);
    expect(shown).toEqual({ r1: 'possible 50.00 to 150.00', r2: 'possible 100.00 to 200.00' });
    expect(sums).toEqual(['contract 100.00 to 200.00 CNY']);
  });

  test('is settled as soon as one is surely not less than the other', () => {
    expect(largest(['amount: { fact: x }', 'amount: { fact: y }'], { y: 150 }).shown).toMatchObject({
      r1: 'possible 50.00 to 150.00',
    });
    // Equal at most: the first of two equal ones wins, so r1 may still be the one.
    expect(largest(['amount: { fact: y }', 'amount: { fact: x }'], { y: 150 }).shown).toEqual({
      r1: 'owed 150.00',
      r2: 'stack.g',
    });
    expect(largest(['amount: { fact: x }', 'amount: { fact: y }'], { y: 151 }).shown).toEqual({
      r1: 'stack.g',
      r2: 'owed 151.00',
    });
  });

  test('may yet be one of which it is open whether it is owed', () => {
    const { shown, sums } = largest([money(100), `${money(300)}, when: ${is('a')}`]);
    expect(shown).toEqual({ r1: 'possible 100.00', r2: 'possible 300.00' });
    expect(sums).toEqual(['contract 100.00 to 300.00 CNY']);
  });

  test('is not threatened by a smaller one of which it is open whether it is owed', () => {
    expect(largest([money(100), `${money(50)}, when: ${is('a')}`]).shown).toEqual({
      r1: 'owed 100.00',
      r2: 'stack.g',
    });
  });

  test('is capped before it is compared', () => {
    const { shown, sums } = stack('take: largest, cap: { money: 120 }', [money(200), money(300)]);
    expect(shown).toEqual({ r1: 'owed 120.00', r2: 'stack.g' });
    expect(sums).toEqual(['contract 120.00 to 120.00 CNY']);
  });

  test('needs no rate where all are in one currency, and none to compare with', () => {
    const dollars = (amount: number) => `amount: { money: { amount: ${amount}, currency: USD } }`;
    const alone = largest([dollars(20)]);
    expect(alone.shown).toEqual({ r1: 'owed 20.00' });
    expect(alone.sums).toEqual(['contract 20.00 to 20.00 USD']);
    // Only the sum of all, which an approval holds against yuan, asks for a rate.
    expect(alone.findings.map(({ code }) => code)).toEqual(['no-rate']);
    expect(largest([dollars(20), dollars(30)]).shown).toEqual({ r1: 'stack.g', r2: 'owed 30.00' });
    const capped = (cap: string) => stack(`take: largest, cap: { money: ${cap} }`, [dollars(20)]);
    expect(capped('{ amount: 15, currency: USD }').shown).toEqual({ r1: 'owed 15.00' });
    expect(capped('100').shown).toEqual({ r1: 'owed 0.00 to 100.00' });
  });

  test('compares through the rates of the case, and not without them', () => {
    const items = [money(100), 'amount: { money: { amount: 20, currency: USD } }'];
    expect(largest(items, {}, { rates: ratesOf({ USD: '7' }) }).shown).toEqual({
      r1: 'stack.g',
      r2: 'owed 140.00',
    });
    const without = largest(items);
    expect(without.shown).toEqual({ r1: 'possible 100.00', r2: 'possible 20.00' });
    expect(without.sums).toEqual(['contract 100.00 to 100.00 CNY', 'contract 0.00 to 20.00 USD']);
    expect(without.approved).toEqual(['big']);
  });

  test('leaves to the claimant, without a rate, each amount in its own currency', () => {
    const items = [`${money(100)}, when: ${is('a')}`, 'amount: { money: { amount: 20, currency: USD } }'];
    const { shown, sums, findings } = stack('take: claimant', items);
    expect(shown).toEqual({ r1: 'possible 100.00', r2: 'owed 20.00' });
    // Whatever is chosen, the largest is worth no less than the 20 USD that are owed.
    expect(sums).toEqual(['contract 0.00 to 100.00 CNY', 'contract 20.00 to 20.00 USD']);
    expect(findings.map(({ code }) => code)).toEqual(['no-rate']);
  });

  test('is not known among different kinds: all stay possible, and a finding says so', () => {
    const { shown, sums, findings } = largest([money(100), `${money(300)}, kind: voucher`]);
    expect(shown).toEqual({ r1: 'possible 100.00', r2: 'possible 300.00' });
    // As of what a claimant chooses, the largest is reserved.
    expect(sums).toEqual(['contract 300.00 to 300.00 CNY']);
    expect(findings.map(({ code, where }) => [code, where])).toEqual([['not-comparable', 'stack.g']]);
  });

  test('of several bases may fall to either, and counts once in the sum of all', () => {
    const { shown, sums, approved } = largest(
      ['amount: { fact: x }', 'amount: { minus: [{ money: 150 }, { fact: x }] }, basis: goodwill'],
      {},
    );
    expect(shown).toEqual({ r1: 'possible 50.00 to 150.00', r2: 'possible 0.00 to 100.00' });
    expect(sums).toEqual(['contract 0.00 to 150.00 CNY', 'goodwill 0.00 to 100.00 CNY']);
    expect(approved).toEqual([]);
  });

  test('that refuses another and waits to be settled is named on the refusal', () => {
    const { denied } = largest([money(100), `${money(300)}, when: ${is('verified')}`], { verified: true });
    expect(denied).toEqual([{ id: 'r1', rule: 'stack.g', cite: [], unsettled: ['verified'] }]);
  });

  test('is chosen among those that are not refused', () => {
    const items = [money(100), `${money(300)}, refusedBy: [{ id: no, when: ${is('a')} }]`];
    expect(largest(items, { a: true }).shown).toEqual({ r1: 'owed 100.00', r2: 'no' });
    expect(largest(items, { a: false }).shown).toEqual({ r1: 'stack.g', r2: 'owed 300.00' });
    expect(largest(items).shown).toEqual({ r1: 'possible 100.00', r2: 'possible 300.00' });
  });
});

describe('the first', () => {
  const first = (items: readonly string[], facts = {}) => stack('take: first', items, facts);

  test('in document order is owed and displaces the others, whatever they come to', () => {
    expect(first([money(100), money(300)]).shown).toEqual({ r1: 'owed 100.00', r2: 'stack.g' });
    expect(first([money(100), money(300)]).sums).toEqual(['contract 100.00 to 100.00 CNY']);
  });

  test('is open while an earlier one may yet be owed: the sums hold either of them', () => {
    const items = [`${money(100)}, when: ${is('a')}`, money(300)];
    expect(first(items).shown).toEqual({ r1: 'possible 100.00', r2: 'possible 300.00' });
    expect(first(items).sums).toEqual(['contract 100.00 to 300.00 CNY']);
    expect(first(items, { a: true }).shown).toEqual({ r1: 'owed 100.00', r2: 'stack.g' });
    expect(first(items, { a: false }).shown).toEqual({ r2: 'owed 300.00' });
  });

  test('may be none of them while none is certain', () => {
    const items = [`${money(100)}, when: ${is('a')}`, `${money(300)}, when: ${is('b')}`];
    expect(first(items).sums).toEqual(['contract 0.00 to 300.00 CNY']);
  });

  test('may be one without an amount, and then nothing is paid', () => {
    const items = [`kind: apology, when: ${is('a')}`, money(300)];
    expect(first(items).sums).toEqual(['contract 0.00 to 300.00 CNY']);
    expect(first(items, { a: true }).shown).toEqual({ r1: 'owed – to –', r2: 'stack.g' });
    expect(first(items, { a: true }).sums).toEqual([]);
  });
});

describe('what the claimant chooses', () => {
  const claimant = (items: readonly string[], facts = {}) => stack('take: claimant', items, facts);

  test('is all listed, and the largest is reserved', () => {
    const { shown, sums } = claimant([money(100), `${money(300)}, kind: voucher`]);
    expect(shown).toEqual({ r1: 'owed 100.00', r2: 'owed 300.00' });
    expect(sums).toEqual(['contract 300.00 to 300.00 CNY']);
  });

  test('counts what is only possible with its upper end', () => {
    const { sums, approved } = claimant([money(100), `${money(300)}, when: ${is('a')}`]);
    expect(sums).toEqual(['contract 100.00 to 300.00 CNY']);
    expect(approved).toEqual(['big']);
  });

  test('may be of several bases, of which each may be the one', () => {
    const { sums, approved } = claimant([money(100), `${money(120)}, basis: goodwill`]);
    expect(sums).toEqual(['contract 0.00 to 100.00 CNY', 'goodwill 0.00 to 120.00 CNY']);
    expect(approved).toEqual([]);
  });

  test('is capped one by one', () => {
    const { shown, sums } = stack('take: claimant, cap: { money: 150 }', [money(100), money(300)]);
    expect(shown).toEqual({ r1: 'owed 100.00', r2: 'owed 150.00' });
    expect(sums).toEqual(['contract 150.00 to 150.00 CNY']);
  });
});

describe('all', () => {
  test('are paid, each in its own currency', () => {
    const { shown, sums } = stack('take: all', [
      money(100),
      'amount: { money: { amount: 20, currency: USD } }',
    ]);
    expect(shown).toEqual({ r1: 'owed 100.00', r2: 'owed 20.00' });
    expect(sums).toEqual(['contract 100.00 to 100.00 CNY', 'contract 20.00 to 20.00 USD']);
  });

  const capped = (items: readonly string[], facts = {}) =>
    stack('take: all, cap: { money: 150 }', items, facts);

  test('are paid in document order until the cap of the group is used up', () => {
    const { shown, sums } = capped([money(100), money(80), money(10)]);
    expect(shown).toEqual({ r1: 'owed 100.00', r2: 'owed 50.00', r3: 'owed 0.00' });
    expect(sums).toEqual(['contract 150.00 to 150.00 CNY']);
  });

  test('leave open what a later one gets while an earlier one is, but never exceed the cap together', () => {
    const { shown, sums } = capped([`${money(100)}, when: ${is('a')}`, money(80)]);
    expect(shown).toEqual({ r1: 'possible 100.00', r2: 'owed 50.00 to 80.00' });
    expect(sums).toEqual(['contract 80.00 to 150.00 CNY']);
    expect(capped([`${money(100)}, when: ${is('a')}`, money(80)]).approved).toEqual([]);
  });

  test('of several bases add up by basis', () => {
    const { sums } = capped([money(100), `${money(80)}, basis: goodwill`]);
    expect(sums).toEqual(['contract 100.00 to 100.00 CNY', 'goodwill 50.00 to 50.00 CNY']);
  });

  test('get nothing from a cap that comes out below zero, and all from one that is none', () => {
    const left = 'take: all, cap: { minus: [{ money: 150 }, { fact: granted }] }';
    expect(stack(left, [money(100)], { granted: 200 }).shown).toEqual({ r1: 'owed 0.00' });
    expect(stack(left, [money(100)], { granted: 80 }).shown).toEqual({ r1: 'owed 70.00' });
    expect(stack('take: all, cap: { fact: granted }', [money(100)], { granted: null }).shown).toEqual({
      r1: 'owed 100.00',
    });
  });
});

test('what is internal is no part of the sums', () => {
  const program = programOf(`remedies:
  - { id: fine, kind: sanction, basis: contract, audience: internal, amount: { money: 500 } }
  - { id: pay, kind: cash, basis: contract, amount: { money: 100 } }
`);
  expect(decideOf(program, {}).totals).toEqual([
    { basis: 'contract', amount: '100.00', currency: 'CNY', min: '100.00', max: '100.00' },
  ]);
});

test('the sums hold what is paid, whatever turns out', () => {
  const state = fc.constantFrom(true, false);
  const take = fc.constantFrom('all', 'largest', 'first', 'claimant');
  const cap = fc.constantFrom('', ', cap: { money: 150 }', ', cap: { fact: granted }');
  const basis = fc.constantFrom('contract', 'goodwill');
  fc.assert(
    fc.property(
      take,
      cap,
      fc.tuple(basis, basis, basis),
      fc.record({
        a: state,
        b: state,
        x: fc.integer({ min: 50, max: 150 }),
        y: fc.integer({ min: 100, max: 200 }),
        granted: fc.integer({ min: 0, max: 300 }),
      }),
      fc.subarray(['a', 'b', 'x', 'y', 'granted']),
      (how, limit, bases, facts, names) => {
        const items = [
          `amount: { fact: x }, when: ${is('a')}, basis: ${bases[0]}`,
          `amount: { fact: y }, when: ${is('b')}, basis: ${bases[1]}`,
          `amount: { money: 120 }, basis: ${bases[2]}`,
        ];
        const partly = Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name)));
        const before = stack(`take: ${how}${limit}`, items, partly);
        const after = stack(`take: ${how}${limit}`, items, facts);
        // By hand: what is owed of each, and what of it is paid.
        const most = limit === '' ? Infinity : limit.includes('granted') ? facts.granted : 150;
        const owed = [facts.a ? facts.x : undefined, facts.b ? facts.y : undefined, 120];
        let left = most;
        const paid = owed.map((amount) => {
          if (amount === undefined) return 0;
          const got = Math.min(amount, how === 'all' ? left : most);
          left -= got;
          return got;
        });
        const first = owed.findIndex((amount) => amount !== undefined);
        const greatest = Math.max(...paid);
        const wanted = {
          all: paid.reduce((a, b) => a + b),
          largest: greatest,
          claimant: greatest,
          first: paid[first],
        }[how];
        const sum = (end: 'min' | 'max', { totals }: typeof before): number =>
          totals.reduce((total, one) => total + Number(one[end] ?? Infinity), 0);
        const isOne = how === 'claimant' && new Set(bases.filter((_, at) => owed[at] !== undefined)).size > 1;
        if (!isOne) expect(sum('max', after)).toBe(wanted);
        expect(sum('min', before)).toBeLessThanOrEqual(wanted ?? NaN);
        expect(sum('max', before)).toBeGreaterThanOrEqual(wanted ?? NaN);
      },
    ),
    { numRuns: 250 },
  );
}, 60_000);
