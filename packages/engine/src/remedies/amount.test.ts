import { Rational, roundToMultiple, type RoundingMode } from '@redress/money';
import type { Amount, Condition, Operand } from '@redress/policy';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../decide.js';
import { decideOf, programOf, ratesOf, RECEIVED } from '../program.fixture.js';
import { compileAmount, type AmountTrace } from './amount.js';
import type { AmountInterval } from './interval.js';

// language.md §4 "amounts": exact rationals until the line's round; undetermined inputs give an interval, `choose` the
// hull of its candidates; determined when both ends are equal. Null and what is irrelevant: README.md.

const program = programOf(`facts:
  p: { type: money, currency: CNY, min: 10, max: 500 }
  q: { type: money, currency: CNY, max: 300 }
  open: { type: money, currency: CNY }
  n: { type: integer, min: 1, max: 5 }
  k: { type: decimal, min: -3, max: 4 }
  a: { type: boolean }
  b: { type: boolean }
  when: { type: money, currency: CNY, min: 50, max: 60, relevantWhen: { fact: a, operator: equal, value: true } }
values:
  limit: [{ money: 120 }]
  share: [{ percent: '12.5' }]
`);
const { scope } = program;

type Facts = Readonly<Record<string, unknown>>;

function interval(amount: Amount, facts: Facts): AmountInterval {
  const { frame } = outcomeOf(program, { id: 'c', receivedAt: RECEIVED, facts }, {});
  const trace: AmountTrace = { read: [], unknown: [], tests: [] };
  return compileAmount(amount, scope)(frame, trace);
}

// ---- random trees ------------------------------------------------------------------------------------------

const fact = (name: string): Operand => ({ kind: 'reference', name });
const is = (name: string): Condition => ({
  kind: 'leaf',
  left: { kind: 'reference', name },
  operator: 'equal',
  right: [{ kind: 'constant', value: true }],
});
const MODES: readonly RoundingMode[] = ['halfUp', 'halfEven', 'up', 'down', 'ceiling', 'floor'];

const count: fc.Arbitrary<Operand> = fc.oneof(
  fc.constantFrom(fact('n'), fact('k'), fact('value.share')),
  fc.constantFrom(0, 1, 50, '33.3').map((value): Operand => ({ kind: 'constant', value })),
);
const whole: fc.Arbitrary<Operand> = fc.oneof(
  fc.constantFrom(fact('n'), fact('value.share')),
  fc.constantFrom(1, 3, 50, '33.3').map((value): Operand => ({ kind: 'constant', value })),
);
const percents: fc.Arbitrary<Operand> = fc.oneof(
  fc.constantFrom(fact('n'), fact('k'), fact('value.share')),
  fc.constantFrom(0, 50, 100, '33.3').map((value): Operand => ({ kind: 'constant', value })),
);

function trees(isRanged: boolean): fc.Arbitrary<Amount> {
  return fc.letrec<{ tree: Amount }>((tie) => {
    const tree = tie('tree');
    const several = fc.array(tree, { minLength: 1, maxLength: 3 });
    const nodes: fc.Arbitrary<Amount>[] = [
      fc.tuple(percents, tree).map(([percent, of]): Amount => ({ kind: 'percent', percent, of })),
      fc.tuple(tree, count).map(([each, quantity]): Amount => ({ kind: 'rate', each, quantity })),
      fc
        .tuple(tree, count, whole)
        .map(([of, part, all]): Amount => ({ kind: 'share', of, part, whole: all })),
      fc.tuple(tree, tree, tree).map(([x, y, otherwise]): Amount => ({
        kind: 'choose',
        cases: {
          cases: [
            { when: is('a'), then: x },
            { when: is('b'), then: y },
          ],
          otherwise,
        },
      })),
      fc
        .tuple(fc.constantFrom('min' as const, 'max' as const, 'sum' as const), several)
        .map(([kind, of]): Amount => ({ kind, of })),
      fc.tuple(tree, tree).map(([x, y]): Amount => ({ kind: 'minus', of: [x, y] })),
      fc.tuple(tree, tree).map(([of, at]): Amount => ({ kind: 'cap', of, at })),
      fc
        .tuple(tree, fc.constantFrom(...MODES), fc.constantFrom('0.01', '0.5', '10'))
        .map(([of, mode, increment]): Amount => ({ kind: 'round', of, mode, increment })),
    ];
    if (isRanged) nodes.push(fc.tuple(tree, tree).map(([x, y]): Amount => ({ kind: 'range', of: [x, y] })));
    return {
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(
          fc.constantFrom('p', 'q', 'value.limit').map((name): Amount => ({ kind: 'reference', name })),
          fc
            .constantFrom('0', '0.05', '99.99', '250')
            .map((amount): Amount => ({ kind: 'money', money: { kind: 'money', amount } })),
        ),
        ...nodes,
      ),
    };
  }).tree;
}

const cents = (low: number, high: number) =>
  fc.integer({ min: low * 100, max: high * 100 }).map((minor) => (minor / 100).toFixed(2));
const complete = fc.record({
  p: cents(10, 500),
  q: cents(0, 300),
  n: fc.integer({ min: 1, max: 5 }),
  k: cents(-3, 4),
  a: fc.boolean(),
  b: fc.boolean(),
});
const withheld = fc.subarray(['p', 'q', 'n', 'k', 'a', 'b']);

function without(facts: Facts, names: readonly string[]): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name)));
}

// ---- the same, reckoned naively ----------------------------------------------------------------------------

interface Known {
  readonly p: string;
  readonly q: string;
  readonly n: number;
  readonly k: string;
  readonly a: boolean;
  readonly b: boolean;
}

function exact(amount: Amount, facts: Known): Rational {
  const of = (part: Amount): Rational => exact(part, facts);
  const read = (name: string): Rational => {
    const values: Record<string, string> = {
      p: facts.p,
      q: facts.q,
      n: String(facts.n),
      k: facts.k,
      'value.limit': '120',
      'value.share': '12.5',
    };
    return Rational.fromDecimal(values[name] ?? '');
  };
  const number = (operand: Operand): Rational =>
    operand.kind === 'reference' ? read(operand.name) : Rational.read(operand.value);
  switch (amount.kind) {
    case 'money':
      return Rational.fromDecimal(amount.money.amount);
    case 'reference':
      return read(amount.name);
    case 'percent':
      return of(amount.of).multiply(number(amount.percent)).divide(Rational.of(100));
    case 'rate':
      return of(amount.each).multiply(number(amount.quantity));
    case 'share': {
      const ratio = number(amount.part).divide(number(amount.whole));
      const share = ratio.compare(Rational.ONE) > 0 ? Rational.ONE : ratio;
      return of(amount.of).multiply(share.sign() < 0 ? Rational.ZERO : share);
    }
    case 'choose': {
      const [x, y] = amount.cases.cases;
      return of((facts.a ? x?.then : facts.b ? y?.then : undefined) ?? amount.cases.otherwise);
    }
    case 'min':
      return amount.of.map(of).reduce((x, y) => (x.compare(y) < 0 ? x : y));
    case 'max':
      return amount.of.map(of).reduce((x, y) => (x.compare(y) > 0 ? x : y));
    case 'sum':
      return amount.of.map(of).reduce((x, y) => x.add(y));
    case 'minus':
      return of(amount.of[0]).subtract(of(amount.of[1]));
    case 'cap': {
      const [x, y] = [of(amount.of), of(amount.at)];
      return x.compare(y) < 0 ? x : y;
    }
    case 'round':
      return roundToMultiple(of(amount.of), Rational.fromDecimal(amount.increment ?? '0.01'), amount.mode);
    case 'range':
    case 'convert':
      throw new Error('not reckoned here');
  }
}

function contains({ low, high }: AmountInterval, value: Rational): boolean {
  return (low === undefined || low.compare(value) <= 0) && (high === undefined || high.compare(value) >= 0);
}

describe('an amount', () => {
  test('of known facts is exactly what its tree says', () => {
    fc.assert(
      fc.property(trees(false), complete, (tree, facts) => {
        const { low, high } = interval(tree, facts);
        expect(low?.toString()).toBe(exact(tree, facts).toString());
        expect(high?.toString()).toBe(low?.toString());
      }),
      { numRuns: 3_000 },
    );
  }, 60_000);

  test('lies between its ends, whatever the unknown facts turn out to be within their bounds', () => {
    fc.assert(
      fc.property(trees(false), complete, withheld, (tree, facts, names) => {
        expect(contains(interval(tree, without(facts, names)), exact(tree, facts))).toBe(true);
      }),
      { numRuns: 6_000 },
    );
  }, 60_000);

  test('only narrows when more becomes known, discretion included', () => {
    fc.assert(
      fc.property(trees(true), complete, withheld, withheld, (tree, facts, first, second) => {
        const wide = interval(tree, without(facts, first));
        const narrow = interval(
          tree,
          without(
            facts,
            first.filter((name) => second.includes(name)),
          ),
        );
        if (wide.low !== undefined) expect(narrow.low?.compare(wide.low)).toBeGreaterThanOrEqual(0);
        if (wide.high !== undefined) expect(narrow.high?.compare(wide.high)).toBeLessThanOrEqual(0);
        if (narrow.low !== undefined && narrow.high !== undefined)
          expect(narrow.low.compare(narrow.high)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 6_000 },
    );
  }, 60_000);
});

// ---- by hand -----------------------------------------------------------------------------------------------

function ends(yaml: string, facts: Facts = {}, more = {}): unknown {
  const known = programOf(`facts:
  p: { type: money, currency: CNY, min: 10, max: 500 }
  q: { type: money, currency: CNY, max: 300 }
  open: { type: money }
  usd: { type: money, currency: USD, max: 50 }
  n: { type: integer, min: 1, max: 5 }
  z: { type: integer, min: 0 }
  a: { type: boolean }
  b: { type: boolean }
  when: { type: money, currency: CNY, min: 50, max: 60, relevantWhen: { fact: a, operator: equal, value: true } }
  heads: { type: integer, min: 1, max: 3, relevantWhen: { fact: a, operator: equal, value: true } }
values:
  usdLimit: [{ money: { amount: 20, currency: USD } }]
remedies:
  - { id: r, kind: cash, basis: contract, amount: ${yaml} }
`);
  const { remedies, findings } = decideOf(known, facts, {}, more);
  const [remedy] = remedies;
  const text = (money: { amount: string; currency: string } | undefined): string =>
    money === undefined ? 'no end' : `${money.amount} ${money.currency}`;
  const codes = findings.map(({ code }) => code);
  const total =
    remedy?.total === undefined
      ? `${text(remedy?.totalMin)} to ${text(remedy?.totalMax)}`
      : text(remedy.total);
  return codes.length === 0 ? total : [total, ...codes];
}

describe('what is not known', () => {
  test('lies between the declared bounds, an amount not below zero', () => {
    expect(ends('{ fact: p }')).toBe('10.00 CNY to 500.00 CNY');
    expect(ends('{ fact: q }')).toBe('0.00 CNY to 300.00 CNY');
    expect(ends('{ fact: open }')).toBe('0.00 CNY to no end');
    expect(ends('{ cap: { of: { fact: open }, at: { money: 70 } } }')).toBe('0.00 CNY to 70.00 CNY');
    expect(ends('{ max: [{ fact: open }, { money: 70 }] }')).toBe('70.00 CNY to no end');
    expect(ends('{ rate: { each: { money: 30 }, quantity: { fact: n } } }')).toBe('30.00 CNY to 150.00 CNY');
    expect(ends('{ minus: [{ money: 100 }, { fact: p }] }')).toBe('0.00 CNY to 90.00 CNY');
    expect(ends('{ min: [{ fact: p }, { fact: q }] }', { p: 200, q: 200 })).toBe('200.00 CNY');
  });

  test('makes `choose` the hull of its candidates and of no others', () => {
    const choose =
      '{ choose: [{ when: { fact: a, operator: equal, value: true }, then: { money: 10 } }, { when: { fact: b, operator: equal, value: true }, then: { money: 400 } }, { otherwise: { money: 90 } }] }';
    expect(ends(choose)).toBe('10.00 CNY to 400.00 CNY');
    expect(ends(choose, { b: false })).toBe('10.00 CNY to 90.00 CNY');
    expect(ends(choose, { a: false, b: false })).toBe('90.00 CNY');
    expect(ends(choose, { a: false, b: true })).toBe('400.00 CNY');
    expect(ends(choose, { a: true })).toBe('10.00 CNY');
  });

  test('may yet be irrelevant, and then adds nothing', () => {
    expect(ends('{ fact: when }', { a: true })).toBe('50.00 CNY to 60.00 CNY');
    expect(ends('{ fact: when }')).toBe('0.00 CNY to 60.00 CNY');
    expect(ends('{ fact: when }', { a: false })).toEqual(['0.00 CNY', 'amount-of-none']);
    expect(ends('{ rate: { each: { money: 10 }, quantity: { fact: heads } } }')).toBe(
      '0.00 CNY to 30.00 CNY',
    );
  });
});

describe('a share', () => {
  const of = (part: string, whole: string): string =>
    `{ share: { of: { money: 100 }, part: ${part}, whole: ${whole} } }`;

  test('is exact until the line is rounded', () => {
    expect(ends(of('1', '3'))).toBe('33.33 CNY');
    expect(ends(`{ sum: [${of('1', '3')}, ${of('1', '3')}, ${of('1', '3')}] }`)).toBe('100.00 CNY');
    expect(ends(of('{ fact: n }', '5'), { n: 2 })).toBe('40.00 CNY');
  });

  test('is no more than all and no less than nothing', () => {
    expect(ends(of('{ fact: n }', '3'), { n: 5 })).toBe('100.00 CNY');
    expect(ends(of('{ fact: n }', '8'))).toBe('12.50 CNY to 62.50 CNY');
    expect(ends(of('1', '{ fact: n }'))).toBe('20.00 CNY to 100.00 CNY');
    expect(ends(of('{ fact: z }', '10'))).toBe('0.00 CNY to 100.00 CNY');
  });

  test('of nothing is not known, with a finding', () => {
    expect(ends(of('1', '{ fact: z }'), { z: 0 })).toEqual(['0.00 CNY to 100.00 CNY', 'share-of-nothing']);
    expect(ends(of('1', '{ fact: z }'))).toBe('0.00 CNY to 100.00 CNY');
  });
});

describe('what is known to be none', () => {
  test('adds nothing, with a finding', () => {
    expect(ends('{ fact: open }', { open: null })).toEqual(['0.00 CNY', 'amount-of-none']);
    expect(ends('{ sum: [{ fact: open }, { money: 5 }] }', { open: null })).toEqual([
      '5.00 CNY',
      'amount-of-none',
    ]);
    expect(ends('{ rate: { each: { money: 5 }, quantity: { fact: n } } }', { n: null })).toEqual([
      '0.00 CNY',
      'amount-of-none',
    ]);
  });

  test('limits nothing and is no candidate of `min` and `max`', () => {
    expect(ends('{ cap: { of: { money: 50 }, at: { fact: open } } }', { open: null })).toEqual([
      '50.00 CNY',
      'amount-of-none',
    ]);
    expect(ends('{ min: [{ fact: open }, { money: 50 }] }', { open: null })).toEqual([
      '50.00 CNY',
      'amount-of-none',
    ]);
    expect(
      ends('{ min: [{ percent: { percent: 50, of: { fact: open } } }, { money: 50 }] }', { open: null }),
    ).toEqual(['50.00 CNY', 'amount-of-none']);
    expect(ends('{ cap: { of: { fact: open }, at: { money: 50 } } }', { open: null })).toEqual([
      '0.00 CNY',
      'amount-of-none',
    ]);
  });
});

describe('discretion', () => {
  test('goes from its lower to its upper amount', () => {
    expect(ends('{ range: [{ money: 100 }, { money: 300 }] }')).toBe('100.00 CNY to 300.00 CNY');
    expect(ends('{ range: [{ fact: q }, { fact: p }] }')).toBe('0.00 CNY to 500.00 CNY');
  });

  test('never ends below where it begins', () => {
    expect(ends('{ range: [{ fact: q }, { fact: p }] }', { q: 200, p: 100 })).toBe('200.00 CNY');
    expect(ends('{ range: [{ fact: q }, { fact: p }] }', { q: 200 })).toBe('200.00 CNY to 500.00 CNY');
  });
});

describe('rounding inside a tree', () => {
  test.each([
    ['halfUp', '20.00'],
    ['halfEven', '20.00'],
    ['up', '20.00'],
    ['down', '10.00'],
    ['ceiling', '20.00'],
    ['floor', '10.00'],
  ])('of 15 to tens by %s is %s', (mode, expected) => {
    expect(ends(`{ round: { of: { money: 15 }, mode: ${mode}, increment: '10' } }`)).toBe(`${expected} CNY`);
  });

  test('of 25 to tens by halfEven is 20, by halfUp 30', () => {
    expect(ends("{ round: { of: { money: 25 }, mode: halfEven, increment: '10' } }")).toBe('20.00 CNY');
    expect(ends("{ round: { of: { money: 25 }, mode: halfUp, increment: '10' } }")).toBe('30.00 CNY');
  });

  test('stands where it is written: before or after a percentage', () => {
    // 12.5 % of 99 is 12.375; rounded to whole CNY 12, and 3 × 12 = 36, while 3 × 12.375 = 37.125 → 37.
    const share = '{ percent: { percent: 12.5, of: { money: 99 } } }';
    expect(
      ends(`{ rate: { each: { round: { of: ${share}, mode: halfUp, increment: '1' } }, quantity: 3 } }`),
    ).toBe('36.00 CNY');
    expect(
      ends(`{ round: { of: { rate: { each: ${share}, quantity: 3 } }, mode: halfUp, increment: '1' } }`),
    ).toBe('37.00 CNY');
  });
});

describe('several currencies', () => {
  const rates = ratesOf({ USD: '7' });

  test('meet in the policy’s, through the rates of the case', () => {
    expect(ends('{ fact: usd }', { usd: 10 }, { rates })).toBe('70.00 CNY');
    expect(
      ends('{ sum: [{ fact: open }, { money: 5 }] }', { open: { amount: '10', currency: 'USD' } }, { rates }),
    ).toBe('75.00 CNY');
    expect(ends('{ value: usdLimit }', {}, { rates })).toBe('140.00 CNY');
    expect(ends('{ convert: { of: { money: 70 }, to: USD } }', {}, { rates })).toBe('10.00 USD');
    expect(ends('{ convert: { of: { fact: usd }, to: USD } }', { usd: 10 }, { rates })).toBe('10.00 USD');
    expect(ends('{ money: { amount: 20, currency: USD } }', {}, { rates })).toBe('20.00 USD');
  });

  test('have no upper end without a rate, and a finding says so', () => {
    expect(ends('{ fact: usd }', { usd: 10 })).toEqual(['0.00 CNY to no end', 'no-rate']);
    // From CNY for the line, and back for the totals.
    expect(ends('{ convert: { of: { money: 70 }, to: USD } }')).toEqual([
      '0.00 USD to no end',
      'no-rate',
      'no-rate',
    ]);
  });

  test('are bounded by what a fact in another currency may be', () => {
    expect(ends('{ fact: usd }', {}, { rates })).toBe('0.00 CNY to 350.00 CNY');
  });
});
