import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Grant } from '@redress/policy';
import type { Decision } from '../decision.js';
import { explain } from '../explain/explain.js';
import { decideOf, programOf, ratesOf } from '../program.fixture.js';

// language.md §4 "stacking": `offsetAgainst`, `alreadyGranted`; "cash owed by law is never displaced by another form";
// "approvals {id, when, by, cumulative?: incident}; ranges count with their upper end"; cli.md `granted`.

const FACTS = `facts:
  a: { type: boolean }
  x: { type: money, currency: CNY, min: 50, max: 150 }
`;
const LAW = { layer: 'law' };
const programs = new Map<string, ReturnType<typeof programOf>>();
const compiled = (remedies: readonly string[], more = '', head = {}) => {
  const body = `${FACTS}remedies:\n${remedies.map((item) => `  - { ${item} }\n`).join('')}${more}`;
  const known = programs.get(body) ?? programOf(body, head);
  programs.set(body, known);
  return known;
};

const shown = ({ remedies, denied }: Decision): Record<string, string> => ({
  ...Object.fromEntries(
    remedies.map(({ id, state, total, totalMin, totalMax }) => [
      id,
      `${state} ${total?.amount ?? `${totalMin?.amount ?? ''} to ${totalMax?.amount ?? '–'}`}`,
    ]),
  ),
  ...Object.fromEntries(denied.map(({ id, rule }) => [id, rule])),
});
const sums = ({ totals }: Decision): string[] =>
  totals.map(({ basis, min, max }) => `${basis} ${min} to ${max ?? '–'}`);
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const grant = (remedy: string, amount: unknown, incident?: string): Grant => ({
  remedy,
  amount,
  ...(incident !== undefined && { incident }),
});

describe('what a law owes in cash', () => {
  const cash = 'id: cash, kind: cash, basis: law, amount: { money: 100 }';
  const other = (kind: string, basis: string, amount: number) =>
    `id: other, kind: ${kind}, basis: ${basis}, amount: { money: ${amount} }`;
  const of = (take: string, ...items: readonly string[]): Record<string, string> =>
    shown(
      decideOf(
        compiled(
          items.map((item) => `${item}, stack: { group: g, take: ${take} }`),
          '',
          LAW,
        ),
        {},
      ),
    );

  test('is displaced by no other form, however large and whichever comes first', () => {
    expect(of('first', other('voucher', 'contract', 500), cash)).toEqual({
      other: 'possible 500.00',
      cash: 'owed 100.00',
    });
    expect(of('largest', other('voucher', 'goodwill', 500), cash)).toEqual({
      other: 'possible 500.00',
      cash: 'owed 100.00',
    });
    expect(of('first', other('service', 'law', 500), cash)).toEqual({
      other: 'possible 500.00',
      cash: 'owed 100.00',
    });
  });

  test('gives way to more cash, and to the first of several laws', () => {
    expect(of('largest', other('cash', 'contract', 500), cash)).toEqual({
      other: 'owed 500.00',
      cash: 'stack.g',
    });
    expect(of('first', other('cash', 'contract', 100), cash)).toEqual({
      other: 'owed 100.00',
      cash: 'stack.g',
    });
    expect(of('first', other('cash', 'contract', 99), cash)).toEqual({
      other: 'possible 99.00',
      cash: 'owed 100.00',
    });
    expect(of('first', other('cash', 'law', 1), cash)).toEqual({ other: 'owed 1.00', cash: 'stack.g' });
  });

  test('is paid before the cap of its group is used up by others', () => {
    const group = 'stack: { group: g, take: all, cap: { money: 120 } }';
    const program = compiled([`${other('voucher', 'goodwill', 90)}, ${group}`, `${cash}, ${group}`], '', LAW);
    expect(shown(decideOf(program, {}))).toEqual({ other: 'owed 20.00', cash: 'owed 100.00' });
  });
});

describe('a remedy that is offset against others', () => {
  const base = 'id: base, kind: cash, basis: contract, amount: { fact: x }';
  const damages = (stack = 'group: d, take: all') =>
    `id: damages, kind: cash, basis: contract, amount: { money: 200 }, stack: { ${stack}, offsetAgainst: [base] }`;

  test.each([
    [{ x: 80 }, { base: 'owed 80.00', damages: 'owed 120.00' }, ['contract 200.00 to 200.00']],
    [{ x: 150 }, { base: 'owed 150.00', damages: 'owed 50.00' }, ['contract 200.00 to 200.00']],
    // 200 less 50 to 150
    [{}, { base: 'owed 50.00 to 150.00', damages: 'owed 50.00 to 150.00' }, ['contract 100.00 to 300.00']],
  ])('%j', (facts, lines, totals) => {
    const decision = decideOf(compiled([damages(), base]), facts);
    expect(shown(decision)).toEqual(lines);
    expect(sums(decision)).toEqual(totals);
  });

  test('never comes to less than nothing', () => {
    const small = damages().replace('200', '30');
    expect(shown(decideOf(compiled([small, base]), { x: 80 })).damages).toBe('owed 0.00');
  });

  test('is not reduced by what is refused or displaced, and hangs on what is open', () => {
    const maybe = `${base}, when: { fact: a, operator: equal, value: true }`;
    expect(shown(decideOf(compiled([damages(), maybe]), { x: 80, a: false }))).toEqual({
      damages: 'owed 200.00',
    });
    const open = decideOf(compiled([damages(), maybe]), { x: 80 });
    expect(shown(open)).toEqual({ base: 'possible 80.00', damages: 'owed 120.00 to 200.00' });
    expect(open.undetermined.find(({ where }) => where === 'remedies.damages')?.facts).toEqual(['a']);
    const better = `id: better, kind: cash, basis: contract, amount: { money: 300 }, stack: { group: g, take: largest }`;
    const displaced = compiled([damages(), `${base}, stack: { group: g, take: largest }`, better]);
    expect(shown(decideOf(displaced, { x: 80 }))).toMatchObject({ base: 'stack.g', damages: 'owed 200.00' });
  });

  test('is compared by what is left of it', () => {
    const rival =
      'id: rival, kind: cash, basis: contract, amount: { money: 130 }, stack: { group: d, take: largest }';
    const program = compiled([damages('group: d, take: largest'), rival, base]);
    expect(shown(decideOf(program, { x: 60 }))).toMatchObject({ damages: 'owed 140.00', rival: 'stack.d' });
    expect(shown(decideOf(program, { x: 80 }))).toMatchObject({ damages: 'stack.d', rival: 'owed 130.00' });
  });

  test('may be offset against one that is offset itself', () => {
    const third =
      'id: third, kind: cash, basis: contract, amount: { money: 500 }, stack: { group: t, take: all, offsetAgainst: [damages] }';
    expect(shown(decideOf(compiled([third, damages(), base]), { x: 80 }))).toEqual({
      third: 'owed 380.00',
      damages: 'owed 120.00',
      base: 'owed 80.00',
    });
  });

  test.each([
    ['en', 'less Base: CNY 80.00'],
    ['zh-CN', '减去基础：80.00 元'],
    ['zh-TW', '減去基礎：人民幣 80.00 元'],
  ] as const)('says so in %s', (locale, words) => {
    const program = compiled([damages(), `${base}, title: { en: Base, zh-CN: 基础, zh-TW: 基礎 }`]);
    const decision = decideOf(program, { x: 80 }, {}, { explain: true });
    expect(JSON.stringify(explain(decision, program.policy, { locale, audience: 'agent' }))).toContain(words);
  });
});

describe('what was granted before', () => {
  const one = (id: string, amount: string, stack: string) =>
    `id: ${id}, kind: cash, basis: contract, amount: ${amount}, stack: { group: g, ${stack}, alreadyGranted: true }`;

  test('is deducted from what is still owed of the same remedy', () => {
    const program = compiled([one('p', '{ money: 100 }', 'take: all'), one('q', '{ fact: x }', 'take: all')]);
    const by = (granted: readonly Grant[], facts = {}) => decideOf(program, { x: 60, ...facts }, { granted });
    expect(shown(by([]))).toEqual({ p: 'owed 100.00', q: 'owed 60.00' });
    expect(shown(by([grant('p', cny('30.00')), grant('p', 10)]))).toEqual({
      p: 'owed 60.00',
      q: 'owed 60.00',
    });
    expect(sums(by([grant('p', cny('30.00'))]))).toEqual(['contract 130.00 to 130.00']);
    expect(shown(by([grant('p', cny('300.00'))]))).toEqual({ p: 'owed 0.00', q: 'owed 60.00' });
    expect(shown(decideOf(program, {}, { granted: [grant('q', cny('60'))] })).q).toBe('owed 0.00 to 90.00');
    // In another case of the incident nothing was granted to this customer.
    expect(shown(by([grant('p', cny('30.00'), 'MU587')]))).toEqual({ p: 'owed 100.00', q: 'owed 60.00' });
  });

  test('uses up the cap of the group, whichever member it went to', () => {
    const capped = 'take: all, cap: { money: 120 }';
    const program = compiled([one('p', '{ money: 100 }', capped), one('q', '{ money: 60 }', capped)]);
    // 120 less 40 leaves 80: 60 of p are left, then 20 for q.
    expect(shown(decideOf(program, {}, { granted: [grant('p', cny('40'))] }))).toEqual({
      p: 'owed 60.00',
      q: 'owed 20.00',
    });
  });

  test('counts also of a member that is not in question any more: the money is out', () => {
    const q = (stack: string) =>
      `${one('q', '{ money: 60 }', stack)}, when: { fact: a, operator: equal, value: true }`;
    const granted = [grant('q', cny('30'))];
    const of = (stack: string, a: boolean) =>
      shown(decideOf(compiled([one('p', '{ money: 100 }', stack), q(stack)]), { a }, { granted }));
    expect(of('take: largest', true)).toEqual({ p: 'owed 70.00', q: 'stack.g' });
    expect(of('take: largest', false)).toEqual({ p: 'owed 70.00' });
    // Of the cap of 120 there are 90 left.
    expect(of('take: all, cap: { money: 120 }', false)).toEqual({ p: 'owed 90.00' });
  });

  test('is deducted from the one that is paid, by whatever member it came', () => {
    const program = compiled([
      one('p', '{ money: 100 }', 'take: largest'),
      one('q', '{ money: 60 }', 'take: largest'),
    ]);
    const decision = decideOf(program, {}, { granted: [grant('q', cny('60'))] });
    expect(shown(decision)).toEqual({ p: 'owed 40.00', q: 'stack.g' });
    expect(sums(decision)).toEqual(['contract 40.00 to 40.00']);
    const choice = compiled([
      one('p', '{ money: 100 }', 'take: claimant'),
      one('q', '{ money: 60 }', 'take: claimant'),
    ]);
    const chosen = decideOf(choice, {}, { granted: [grant('q', cny('60'))] });
    expect(shown(chosen)).toEqual({ p: 'owed 40.00', q: 'owed 0.00' });
    // The largest is reserved, whichever is chosen.
    expect(sums(chosen)).toEqual(['contract 40.00 to 40.00']);
  });

  test('in another currency needs a rate, and what cannot be read leaves all open', () => {
    const program = compiled([one('p', '{ money: 100 }', 'take: all')]);
    const granted = [grant('p', { amount: '10', currency: 'USD' })];
    expect(shown(decideOf(program, {}, { granted }, { rates: ratesOf({ USD: '7' }) }))).toEqual({
      p: 'owed 30.00',
    });
    const lacking = decideOf(program, {}, { granted });
    expect(shown(lacking)).toEqual({ p: 'owed 0.00 to 100.00' });
    expect(lacking.findings.map(({ code }) => code)).toEqual(['no-rate']);
    for (const amount of ['nonsense', -5, { amount: '1', currency: 'no' }, null]) {
      const unread = decideOf(program, {}, { granted: [grant('p', amount)] });
      expect(shown(unread)).toEqual({ p: 'owed 0.00 to 100.00' });
      expect(unread.findings.map(({ code }) => code)).toEqual(['granted-unreadable']);
    }
  });

  test('of a group that does not say so is not deducted', () => {
    const program = compiled(['id: p, kind: cash, basis: contract, amount: { money: 100 }']);
    const decision = decideOf(program, {}, { granted: [grant('p', cny('30')), grant('nobody', cny('1'))] });
    expect(shown(decision)).toEqual({ p: 'owed 100.00' });
    expect(decision.findings.map(({ code }) => code)).toEqual(['granted-unknown']);
  });

  test.each([
    ['en', 'less what was granted before: CNY 30.00'],
    ['zh-CN', '减去此前已给付：30.00 元'],
    ['zh-TW', '減去先前已給付：人民幣 30.00 元'],
  ] as const)('is told in %s', (locale, words) => {
    const program = compiled([one('p', '{ money: 100 }', 'take: all')]);
    const decision = decideOf(program, {}, { granted: [grant('p', cny('30'))] }, { explain: true });
    expect(JSON.stringify(explain(decision, program.policy, { locale, audience: 'agent' }))).toContain(words);
  });
});

describe('approvals over an incident', () => {
  const program = compiled(
    [
      'id: p, kind: cash, basis: contract, amount: { range: [{ money: 40 }, { money: 60 }] }',
      'id: q, kind: cash, basis: goodwill, amount: { money: 5 }',
    ],
    `approvals:
  - { id: alone, by: lead, when: { fact: total.contract, operator: greaterThan, value: 100 } }
  - { id: together, by: head, cumulative: incident, when: { fact: total.contract, operator: greaterThan, value: 100 } }
  - { id: all, by: board, cumulative: incident, when: { fact: total.all, operator: greaterThan, value: 110 } }
  - { id: line, by: line, cumulative: incident, when: { fact: remedy.p.total, operator: greaterThan, value: 100 } }
`,
  );
  const by = (...granted: readonly Grant[]): string[] =>
    decideOf(program, {}, { granted }).approvals.map(({ id }) => id);

  test('count what was granted before, here and in other cases of it, ranges with their upper end', () => {
    expect(by()).toEqual([]);
    // 60 + 40 is not more than 100, 60 + 40.01 is.
    expect(by(grant('p', cny('40.00'), 'i'))).toEqual([]);
    expect(by(grant('p', cny('40.01'), 'i'))).toEqual(['together', 'line']);
    expect(by(grant('p', cny('20.00'), 'i'), grant('p', cny('20.01')))).toEqual(['together', 'line']);
    expect(by(grant('q', cny('50.00'), 'i'))).toEqual(['all']);
    expect(by(grant('p', 'nonsense', 'i'))).toEqual(['together', 'all', 'line']);
  });

  test('say by which sum', () => {
    const decision = decideOf(program, {}, { granted: [grant('p', cny('41'), 'i')] });
    expect(decision.approvals[0]?.because).toBe('total.contract greaterThan 100.00 CNY (101.00 CNY)');
  });

  test('leave no trace in the next case', () => {
    expect(by(grant('p', cny('41'), 'i'))).toEqual(['together', 'line']);
    expect(by()).toEqual([]);
  });
});

test('what is left lies between the ends, whatever the unknown amounts turn out to be', () => {
  const amount = fc.integer({ min: 50, max: 150 });
  fc.assert(
    fc.property(
      fc.constantFrom('all', 'largest', 'first', 'claimant'),
      fc.boolean(),
      amount,
      fc.integer({ min: 0, max: 200 }),
      fc.integer({ min: 0, max: 120 }),
      fc.option(fc.integer({ min: 0, max: 250 })),
      (take, isGranted, x, damages, granted, cap) => {
        const limit = cap === null ? '' : `, cap: { money: ${cap} }`;
        const group = `stack: { group: g, take: ${take}${limit}, alreadyGranted: ${isGranted}`;
        const program = compiled([
          `id: d, kind: cash, basis: contract, amount: { money: ${damages} }, ${group}, offsetAgainst: [base] }`,
          `id: y, kind: cash, basis: contract, amount: { money: 70 }, ${group} }`,
          'id: base, kind: cash, basis: contract, amount: { fact: x }',
        ]);
        const grants = [grant('y', granted)];
        const known = decideOf(program, { x }, { granted: grants });
        // The same by hand.
        const most = cap ?? Infinity;
        const left = Math.max(0, damages - x);
        const given = isGranted ? granted : 0;
        const paid =
          take === 'all'
            ? Math.min(left + Math.max(0, 70 - given), Math.max(0, most - given))
            : take === 'first'
              ? Math.max(0, Math.min(left, most) - given)
              : Math.max(0, Math.min(Math.max(left, 70), most) - given);
        const total = known.totals[0];
        expect(Number(total?.max)).toBe(x + paid);
        expect(Number(total?.min)).toBe(x + paid);
        const open = decideOf(program, {}, { granted: grants }).totals[0];
        expect(Number(open?.min)).toBeLessThanOrEqual(x + paid);
        expect(Number(open?.max)).toBeGreaterThanOrEqual(x + paid);
      },
    ),
    { numRuns: 300 },
  );
});
