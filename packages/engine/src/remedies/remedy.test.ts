import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideOf, programOf, ratesOf, RECEIVED } from '../program.fixture.js';

// language.md §4 "remedies" and "amounts": `per` is each one's own claim: round, then × number; `quantity`: multiply, then
// round. Then line cap (not rounded again). State: owed | possible | denied (with the rule and cite that refuse it).

const is = (name: string, value = true): string => `{ fact: ${name}, operator: equal, value: ${value} }`;
const FACTS = `facts:
  a: { type: boolean }
  b: { type: boolean }
  c: { type: boolean }
  n: { type: integer, min: 1, max: 4 }
  many: { type: integer, min: 0 }
  tag: { type: boolean }
  rtag: { type: boolean, relevantWhen: ${is('a')} }
  m: { type: money, currency: CNY, max: 900 }
  any: { type: money, max: 900 }
  letter: { type: date }
  moment: { type: instant }
`;

function remedy(item: string, facts: Readonly<Record<string, unknown>> = {}, more = {}, options = {}) {
  const decision = decideOf(
    programOf(`${FACTS}remedies:\n  - { id: r, kind: cash, basis: contract, cite: [R], ${item} }\n`),
    facts,
    more,
    options,
  );
  return { ...decision, remedy: decision.remedies[0], refused: decision.denied[0] };
}

const cny = (amount: string) => ({ amount, currency: 'CNY' });

describe('the state of a remedy', () => {
  const item = `when: ${is('a')}, refusedBy: [{ id: late, when: ${is('b')}, cite: [L] }, { id: own, when: ${is('c')}, cite: [O] }], proof: [tag], amount: { money: 5 }`;
  const KNOWN = { a: true, b: false, c: false, tag: true };

  test('is owed where its condition is true, nothing refuses it and the proof is there', () => {
    expect(remedy(item, KNOWN).remedy).toMatchObject({
      id: 'r',
      state: 'owed',
      total: cny('5.00'),
      cite: ['R'],
    });
  });

  test('is not in question where its condition is false, whatever else is known', () => {
    const { remedies, denied, missing, undetermined } = remedy(item, { a: false, b: true });
    expect([remedies, denied, missing, undetermined]).toEqual([[], [], [], []]);
  });

  test('is possible while its condition or a ground of refusal is open, with what would settle it', () => {
    const { a: _, ...withoutA } = KNOWN;
    expect(remedy(item, withoutA).remedy).toMatchObject({ state: 'possible', total: cny('5.00') });
    expect(remedy(item, withoutA).undetermined).toEqual([{ where: 'remedies.r', rules: 1, facts: ['a'] }]);
    const { b: __, ...withoutB } = KNOWN;
    expect(remedy(item, withoutB).remedy).toMatchObject({ state: 'possible' });
    expect(remedy(item, withoutB).undetermined).toEqual([{ where: 'remedies.r', rules: 1, facts: ['b'] }]);
  });

  test('is denied with the first ground that is true, also while it is open whether it was in question', () => {
    expect(remedy(item, { ...KNOWN, b: true, c: true }).refused).toEqual({
      id: 'r',
      rule: 'late',
      cite: ['L'],
    });
    expect(remedy(item, { ...KNOWN, c: true }).refused).toEqual({ id: 'r', rule: 'own', cite: ['O'] });
    expect(remedy(item, { c: true }).refused).toEqual({ id: 'r', rule: 'own', cite: ['O'] });
    expect(remedy(item, { c: true }).undetermined).toEqual([]);
    expect(remedy(item, { ...KNOWN, c: true }).totals).toEqual([]);
  });

  test('is possible until its proof is there, which is listed as missing', () => {
    const { tag: _, ...without } = KNOWN;
    for (const facts of [without, { ...KNOWN, tag: false }, { ...KNOWN, tag: null }]) {
      const { remedy: found, missing, undetermined } = remedy(item, facts);
      expect(found).toMatchObject({ state: 'possible' });
      expect(missing).toEqual([{ fact: 'tag', why: 'r' }]);
      expect(undetermined).toEqual([]);
    }
  });

  test('needs no proof that does not matter in this case', () => {
    const proof = 'proof: [rtag], amount: { money: 5 }';
    expect(remedy(proof, { a: false }).remedy).toMatchObject({ state: 'owed' });
    expect(remedy(proof, { a: false }).missing).toEqual([]);
    expect(remedy(proof, { a: true }).remedy).toMatchObject({ state: 'possible' });
    expect(remedy(proof, {}).missing).toEqual([{ fact: 'rtag', why: 'r' }]);
  });

  test('a possible remedy counts with nothing to its total in the sums', () => {
    expect(remedy(item, {}).totals).toEqual([
      { basis: 'contract', amount: null, currency: 'CNY', min: '0.00', max: '5.00' },
    ]);
  });
});

describe('the order of a line', () => {
  // A third of 100.10 is 33.3666…
  const third = '{ percent: { percent: 50, of: { money: 0.05 } } }';

  test('`per` rounds each claim, halves away from zero, then multiplies', () => {
    // Half of 0.05 is 0.025 → 0.03; three of them 0.09.
    expect(remedy(`amount: ${third}, per: 3`).remedy).toMatchObject({
      amount: cny('0.03'),
      per: 3,
      total: cny('0.09'),
    });
  });

  test('`quantity` multiplies, then rounds', () => {
    // 3 × 0.025 = 0.075 → 0.08.
    expect(remedy(`amount: ${third}, quantity: 3`).remedy).toMatchObject({ quantity: 3, total: cny('0.08') });
  });

  test('without either the amount is rounded once', () => {
    expect(remedy(`amount: ${third}`).remedy).toMatchObject({ amount: cny('0.03'), total: cny('0.03') });
  });

  test('the line cap comes last, on the multiplied amount', () => {
    expect(remedy('amount: { money: 40 }, per: 3, cap: { money: 100 }').remedy).toMatchObject({
      amount: cny('40.00'),
      total: cny('100.00'),
    });
    expect(remedy('amount: { money: 40 }, per: 2, cap: { money: 100 }').remedy).toMatchObject({
      total: cny('80.00'),
    });
    expect(remedy('amount: { money: 40 }, quantity: 3, cap: { money: 100 }').remedy).toMatchObject({
      total: cny('100.00'),
    });
  });

  test('a cap that comes out below zero pays nothing, never a negative amount', () => {
    const cap = 'amount: { money: 40 }, cap: { minus: [{ money: 10 }, { fact: m }] }';
    expect(remedy(cap, { m: 15 }).remedy).toMatchObject({ total: cny('0.00') });
    expect(remedy(cap, { m: 4 }).remedy).toMatchObject({ total: cny('6.00') });
    expect(remedy(cap).remedy).toMatchObject({ totalMin: cny('0.00'), totalMax: cny('10.00') });
  });

  test('a cap that is known to be none caps nothing', () => {
    expect(remedy('amount: { money: 40 }, cap: { fact: m }', { m: null }).remedy).toMatchObject({
      total: cny('40.00'),
    });
  });

  test('an amount below zero counts as zero, with a finding', () => {
    const minus = 'amount: { minus: [{ money: 10 }, { fact: m }] }';
    expect(remedy(minus, { m: 15 }).remedy).toMatchObject({ total: cny('0.00') });
    expect(remedy(minus, { m: 15 }).findings.map(({ code }) => code)).toEqual(['negative-amount']);
    expect(remedy(minus, { m: 10 }).findings).toEqual([]);
    expect(remedy(minus).remedy).toMatchObject({ totalMin: cny('0.00'), totalMax: cny('10.00') });
  });

  test('a cap in another currency compares through the rate of the case', () => {
    const item = 'amount: { money: 100 }, cap: { money: { amount: 10, currency: USD } }';
    expect(remedy(item, {}, {}, { rates: ratesOf({ USD: '7' }) }).remedy).toMatchObject({
      total: cny('70.00'),
    });
    expect(remedy(item).remedy).toMatchObject({ totalMin: cny('0.00'), totalMax: cny('100.00') });
  });
});

describe('a number that is not known', () => {
  test('multiplies between its bounds', () => {
    const { remedy: found, undetermined } = remedy('amount: { money: 30 }, per: { fact: n }');
    expect(found).toMatchObject({
      state: 'owed',
      amount: cny('30.00'),
      totalMin: cny('30.00'),
      totalMax: cny('120.00'),
    });
    expect(found).not.toHaveProperty('per');
    expect(found).not.toHaveProperty('total');
    expect(undetermined).toEqual([{ where: 'remedies.r', rules: 0, facts: ['n'] }]);
  });

  test('without an upper bound leaves the line without an upper end, unless a cap gives it one', () => {
    expect(remedy('amount: { money: 30 }, per: { fact: many }').remedy).not.toHaveProperty('totalMax');
    expect(remedy('amount: { money: 30 }, per: { fact: many }').remedy).toMatchObject({
      totalMin: cny('0.00'),
    });
    expect(remedy('amount: { money: 30 }, per: { fact: many }').totals).toEqual([
      { basis: 'contract', amount: null, currency: 'CNY', min: '0.00', max: null },
    ]);
    expect(remedy('amount: { money: 30 }, per: { fact: many }, cap: { money: 99 }').remedy).toMatchObject({
      totalMax: cny('99.00'),
    });
  });

  test('too large to be paid leaves the amount undetermined, with a finding, and is no error of the case', () => {
    const {
      remedy: found,
      findings,
      totals,
    } = remedy('amount: { money: 30 }, per: { fact: many }', {
      many: 9_007_199_254_740_991,
    });
    expect(found).toMatchObject({ totalMin: cny('0.00') });
    expect(found).not.toHaveProperty('totalMax');
    expect(totals).toEqual([{ basis: 'contract', amount: null, currency: 'CNY', min: '0.00', max: null }]);
    expect(findings.map(({ code, where }) => [code, where])).toEqual([['money-overflow', 'remedies.r']]);
  });
});

test('a line lies between its ends, whatever the unknown facts turn out to be', () => {
  const cents = fc.integer({ min: 0, max: 90_000 }).map((minor) => (minor / 100).toFixed(2));
  const facts = fc.record({
    m: cents,
    any: cents.map((amount) => cny(amount)),
    n: fc.integer({ min: 1, max: 4 }),
  });
  const lines = fc.record({
    percent: fc.constantFrom('33.3', '50', '100'),
    times: fc.constantFrom('', 'per: { fact: n }', 'quantity: { fact: n }', 'per: 3', 'quantity: 3'),
    cap: fc.constantFrom('', 'cap: { fact: any }', 'cap: { money: 400 }'),
  });
  const minor = (money: { amount: string } | undefined): number | undefined =>
    money === undefined ? undefined : Math.round(Number(money.amount) * 100);
  fc.assert(
    fc.property(lines, facts, fc.subarray(['m', 'any', 'n']), ({ percent, times, cap }, known, names) => {
      const item = [`amount: { percent: { percent: ${percent}, of: { fact: m } } }`, times, cap]
        .filter((part) => part !== '')
        .join(', ');
      const program = programOf(`${FACTS}remedies:\n  - { id: r, kind: cash, basis: contract, ${item} }\n`);
      const partly = Object.fromEntries(Object.entries(known).filter(([name]) => !names.includes(name)));
      const [before] = decideOf(program, partly).remedies;
      const [after] = decideOf(program, known).remedies;
      const total = minor(after?.total);
      if (total === undefined) throw new Error('all is known');
      expect(total).toBeGreaterThanOrEqual(minor(before?.total ?? before?.totalMin) ?? NaN);
      expect(total).toBeLessThanOrEqual(minor(before?.total ?? before?.totalMax) ?? Infinity);
    }),
    { numRuns: 150 },
  );
}, 60_000);

describe('the payer', () => {
  const item = `amount: { money: 5 }, payer: [{ when: ${is('a')}, then: airline }, { when: ${is('b')}, then: agency }, { otherwise: airline }]`;

  test('is the first that applies', () => {
    expect(remedy(item, { a: true }).remedy).toMatchObject({ payer: 'airline' });
    expect(remedy(item, { a: false, b: true }).remedy).toMatchObject({ payer: 'agency' });
    expect(remedy(item, { b: false }).remedy).toMatchObject({ payer: 'airline' });
  });

  test('is left open while the candidates differ, and listed with what would settle it', () => {
    const { remedy: found, undetermined, askNext } = remedy(item, { a: false });
    expect(found).toMatchObject({ state: 'owed', total: cny('5.00') });
    expect(found).not.toHaveProperty('payer');
    expect(undetermined).toEqual([{ where: 'remedies.r', rules: 1, facts: ['b'] }]);
    expect(askNext).toEqual(['b']);
  });
});

describe('the due time of a remedy', () => {
  test('counts from the receipt, an event, or a date, which ends with its day', () => {
    const due = (starts: string, facts = {}, more = {}) =>
      remedy(`amount: { money: 5 }, due: { starts: ${starts}, within: { workingDays: 7 } }`, facts, more)
        .remedy;
    // From Monday 2 March: Tuesday the 3rd is day 1, Wednesday the 11th day 7.
    expect(due('{ event: received }')).toMatchObject({
      due: '2026-03-11T18:00:00+08:00',
      lastDay: '2026-03-11',
    });
    expect(due('{ fact: letter }', { letter: '2026-03-02' })).toMatchObject({
      due: '2026-03-12T00:00:00+08:00',
      lastDay: '2026-03-11',
    });
    const events = [{ kind: 'happened', event: 'agreed', at: '2026-03-03T10:00:00+08:00' }];
    expect(due('{ event: agreed }', {}, { events })).toMatchObject({ lastDay: '2026-03-12' });
    expect(due('{ event: agreed }')).not.toHaveProperty('due');
    expect(due('{ fact: letter }')).not.toHaveProperty('due');
  });

  test('started by an instant among the facts keeps its time of day', () => {
    const { remedy: found } = remedy(
      'amount: { money: 5 }, due: { starts: { fact: moment }, within: { days: 3 } }',
      { moment: RECEIVED },
    );
    expect(found).toMatchObject({ due: '2026-03-05T10:00:00+08:00', lastDay: '2026-03-05' });
  });
});
