import { Rational } from '@redress/money';
import { formatDate } from '@redress/calendar';
import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../decide.js';
import { MoneyValue } from '../money-value.js';
import { programOf, ratesOf, RECEIVED } from '../program.fixture.js';
import { IRRELEVANT } from '../value.js';

// language.md §2: "derive, a closed list with units"; arithmetic on null is null; a derivation whose unknown inputs are
// all irrelevant is irrelevant.

const FACTS = `facts:
  on: { type: boolean }
  a: { type: integer }
  b: { type: integer }
  x: { type: decimal }
  ra: { type: integer, relevantWhen: { fact: on, operator: equal, value: true } }
  m: { type: money }
  m2: { type: money }
  d: { type: date }
  d2: { type: date }
  t: { type: instant }
  t2: { type: instant }
  from: { type: place }
  to: { type: place }
values:
  share: [{ percent: '33.3' }]
  days: [{ integer: 2 }]
`;

/** The derivation in words: unknown, irrelevant, a date, an amount with its value in the policy's currency. */
function derived(operation: string, facts: Readonly<Record<string, unknown>>, options = {}) {
  const program = programOf(`${FACTS}derive: { it: ${operation} }\n`);
  const { frame } = outcomeOf(program, { id: 'c', receivedAt: RECEIVED, facts }, options);
  const value = frame.values[program.scope.slots.get('it') ?? -1];
  const findings = frame.findings.filter(({ where }) => where === 'it').map(({ code }) => code);
  if (findings.length > 0) return { value, findings };
  if (value === IRRELEVANT) return 'irrelevant';
  if (value instanceof Rational) return value.toString();
  if (value instanceof MoneyValue)
    return `${value.amount.toString()} ${value.currency} = ${value.inPolicyCurrency?.toString() ?? '?'} CNY`;
  const isDate = program.policy.types.get('it')?.kind === 'date' && typeof value === 'number';
  return isDate ? formatDate(value) : value;
}

const cny = (amount: string) => ({ amount, currency: 'CNY' });
const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('arithmetic', () => {
  test.each([
    ['{ sum: [{ fact: a }, { fact: b }, 0.5] }', 12.5],
    ['{ product: [{ fact: a }, { fact: b }, 2] }', 70],
    ['{ min: [{ fact: a }, { fact: b }, 6] }', 5],
    ['{ max: [{ fact: a }, { fact: b }, 6] }', 7],
    ['{ difference: [{ fact: a }, { fact: b }] }', -2],
    ['{ ratio: [{ fact: a }, { fact: b }] }', '5/7'],
    ['{ percent: { of: { fact: a }, percent: 20 } }', 1],
    ['{ percent: { of: { fact: b }, percent: { value: share } } }', 2.331],
  ])('%s of 5 and 7 is %s, exactly', (operation, expected) => {
    expect(derived(operation, { a: 5, b: 7 })).toBe(expected);
  });

  test('keeps thirds exact, so that three of them are one again', () => {
    const program = programOf(
      `${FACTS}derive: { third: { ratio: [{ fact: a }, 3] }, whole: { product: [{ fact: third }, 3] } }\n`,
    );
    const { frame } = outcomeOf(program, { id: 'c', receivedAt: RECEIVED, facts: { a: 1 } }, {});
    expect(frame.values[program.scope.slots.get('whole') ?? -1]).toBe(1);
  });

  test('divides nothing by zero: that is unknown', () => {
    expect(derived('{ ratio: [{ fact: a }, { fact: b }] }', { a: 5, b: 0 })).toBe(undefined);
    expect(derived('{ ratio: [{ fact: a }, { fact: b }] }', { a: 0, b: 5 })).toBe(0);
  });

  test('that no number can hold is unknown, with a finding, and no error of the case', () => {
    const big = '9'.repeat(50);
    expect(derived('{ product: [{ fact: x }, { fact: x }] }', { x: big })).toEqual({
      value: undefined,
      findings: ['number-too-large'],
    });
  });
});

describe('what is not known', () => {
  const OPERATIONS = [
    '{ sum: [{ fact: ra }, { fact: b }] }',
    '{ product: [{ fact: ra }, { fact: b }] }',
    '{ min: [{ fact: ra }, { fact: b }] }',
    '{ max: [{ fact: ra }, { fact: b }] }',
    '{ difference: [{ fact: ra }, { fact: b }] }',
    '{ ratio: [{ fact: ra }, { fact: b }] }',
    '{ percent: { of: { fact: ra }, percent: { fact: b } } }',
    '{ band: { of: { fact: ra }, bands: [{ upTo: { fact: b }, then: low }], otherwise: high } }',
  ];

  test.each(OPERATIONS)('%s is unknown while an input is', (operation) => {
    expect(derived(operation, { on: true, ra: 1 })).toBe(undefined);
    expect(derived(operation, { on: true, b: 1 })).toBe(undefined);
    expect(derived(operation, { on: true })).toBe(undefined);
  });

  test.each(OPERATIONS)('%s is none where an input is none', (operation) => {
    expect(derived(operation, { on: true, ra: null, b: 1 })).toBe(null);
    expect(derived(operation, { on: true, ra: 1, b: null })).toBe(null);
  });

  test.each(OPERATIONS)('%s is irrelevant where all that it lacks is', (operation) => {
    expect(derived(operation, { on: false, b: 1 })).toBe('irrelevant');
    expect(derived(operation, { on: false, ra: 4, b: 1 })).toBe('irrelevant');
    expect(derived(operation, { on: false })).toBe(undefined);
  });
});

describe('amounts', () => {
  test('add in their own currency where it is the same', () => {
    expect(derived('{ sum: [{ fact: m }, { fact: m2 }] }', { m: usd('1.10'), m2: usd('2.20') })).toBe(
      '3.3 USD = ? CNY',
    );
    expect(derived('{ difference: [{ fact: m }, { money: 2 }] }', { m: cny('5') })).toBe('3 CNY = 3 CNY');
    expect(derived('{ percent: { of: { fact: m }, percent: 50 } }', { m: cny('5') })).toBe(
      '2.5 CNY = 2.5 CNY',
    );
    expect(derived('{ product: [{ fact: m }, { fact: a }] }', { m: cny('5'), a: 3 })).toBe('15 CNY = 15 CNY');
    expect(derived('{ ratio: [{ fact: m }, { fact: m2 }] }', { m: usd('1'), m2: usd('4') })).toBe(0.25);
  });

  test('are multiplied and divided by plain numbers, in their own currency and without a rate', () => {
    expect(derived('{ product: [{ fact: m }, 2] }', { m: usd('10') })).toBe('20 USD = ? CNY');
    expect(derived('{ product: [2, { fact: m }] }', { m: usd('10') })).toBe('20 USD = ? CNY');
    expect(derived('{ ratio: [{ fact: m }, 4] }', { m: usd('10') })).toBe('2.5 USD = ? CNY');
    expect(derived('{ product: [{ fact: m }, 2] }', { m: usd('10') }, { rates: ratesOf({ USD: '7' }) })).toBe(
      '20 USD = 140 CNY',
    );
  });

  test('meet in the currency of the policy, through the rates of the case, else are unknown', () => {
    const rates = ratesOf({ USD: '7' });
    const facts = { m: usd('10'), m2: cny('5') };
    expect(derived('{ sum: [{ fact: m }, { fact: m2 }] }', facts, { rates })).toBe('75 CNY = 75 CNY');
    expect(derived('{ max: [{ fact: m }, { fact: m2 }] }', facts, { rates })).toBe('70 CNY = 70 CNY');
    expect(derived('{ ratio: [{ fact: m }, { fact: m2 }] }', facts, { rates })).toBe(14);
    expect(derived('{ sum: [{ fact: m }, { fact: m2 }] }', facts)).toBe(undefined);
    expect(derived('{ sum: [{ fact: m2 }, { amount: 10, currency: USD }] }', facts, { rates })).toBe(
      '75 CNY = 75 CNY',
    );
    expect(derived('{ sum: [{ fact: m2 }, { amount: 10, currency: USD }] }', facts)).toBe(undefined);
  });
});

describe('the first that is known', () => {
  const of = '{ firstKnown: [{ fact: ra }, { fact: a }, { fact: b }] }';

  test('is neither unknown, none nor irrelevant', () => {
    expect(derived(of, { on: true, ra: 1, a: 2, b: 3 })).toBe(1);
    expect(derived(of, { on: false, ra: 1, a: 2, b: 3 })).toBe(2);
    expect(derived(of, { on: true, ra: null, b: 3 })).toBe(3);
    expect(derived(of, { b: 3 })).toBe(3);
    expect(derived(of, { on: true, ra: 0, a: 2 })).toBe(0);
    expect(derived('{ firstKnown: [{ fact: a }, 9] }', {})).toBe(9);
  });

  test('of none is unknown while one may yet become known, else none, else irrelevant', () => {
    expect(derived(of, { on: true, ra: null, a: null })).toBe(undefined);
    expect(derived(of, { on: false, a: null, b: null })).toBe(null);
    expect(derived('{ firstKnown: [{ fact: ra }] }', { on: false })).toBe('irrelevant');
  });
});

describe('time between', () => {
  const T = { t: '2026-03-01T20:00:00Z', t2: '2026-03-03T08:30:30+08:00' };

  test('two instants is elapsed real time, forwards and backwards', () => {
    // 20:00 to 00:30:30 two dates later in UTC: 28 h 30 min 30 s.
    expect(derived('{ minutesBetween: [{ fact: t }, { fact: t2 }] }', T)).toBe(1710.5);
    expect(derived('{ hoursBetween: [{ fact: t2 }, { fact: t }] }', T)).toBe('-3421/120');
    expect(derived('{ minutesBetween: [{ fact: t }, { fact: t }] }', T)).toBe(0);
  });

  test('two days is counted in dates, of instants in local ones', () => {
    // 20:00 UTC of the 1st is the 2nd in Shanghai.
    expect(derived('{ daysBetween: [{ fact: t }, { fact: t2 }] }', T)).toBe(1);
    expect(
      derived('{ daysBetween: [{ fact: d }, { fact: d2 }] }', { d: '2026-02-27', d2: '2026-03-01' }),
    ).toBe(2);
    expect(derived('{ daysBetween: [{ fact: d }, { fact: t }] }', { ...T, d: '2026-03-03' })).toBe(-1);
  });

  test.each([
    ['includeStart', 1 + 1],
    ['includeEnd', 2],
    ['both', 3],
    ['neither', 1],
  ])('counts open dates, %s', (count, expected) => {
    // Wednesday 30 September; 1 to 7 October closed; Thursday the 8th, Friday the 9th.
    const operation = `{ workingDaysBetween: { from: { fact: d }, to: { fact: d2 }, count: ${count} } }`;
    expect(derived(operation, { d: '2026-09-30', d2: '2026-10-09' })).toBe(expected);
  });

  test('counts on another calendar where one is named', () => {
    const operation =
      '{ workingDaysBetween: { from: { fact: d }, to: { fact: d2 }, calendar: round-the-clock, count: includeEnd } }';
    expect(derived(operation, { d: '2026-09-30', d2: '2026-10-09' })).toBe(9);
  });
});

describe('the last date of a period', () => {
  test.each([
    ['{ within: { workingDays: 2 } }', '2026-09-30', '2026-10-09'],
    ['{ within: { days: 14 } }', '2026-06-10', '2026-06-24'],
    ['{ within: { months: 1 } }', '2026-01-31', '2026-02-28'],
    ['{ within: { days: 3 }, onClosedDay: nextWorkingDay }', '2026-03-05', '2026-03-09'],
    ['{ within: { workingDays: { value: days } } }', '2026-09-30', '2026-10-09'],
    ['{ within: { days: 0 } }', '2026-06-10', '2026-06-10'],
    ['{ within: { until: endOfMonth } }', '2026-06-10', '2026-06-30'],
  ])('%s from %s is %s', (clock, d, expected) => {
    expect(derived(`{ due: { from: { fact: d }, ${clock.slice(2, -2)} } }`, { d })).toBe(expected);
  });

  test('of an instant counts from its local date', () => {
    expect(
      derived('{ due: { from: { fact: t }, within: { days: 1 } } }', { t: '2026-03-01T20:00:00Z' }),
    ).toBe('2026-03-03');
  });

  test('that lies beyond all calendars is unknown, with a finding, and no error of the case', () => {
    const of = '{ due: { from: { fact: d }, within: { years: 100 } } }';
    expect(derived(of, { d: '2026-03-02' })).toBe('2126-03-02');
    expect(derived(of, { d: '2126-03-02' })).toEqual({ value: undefined, findings: ['out-of-range'] });
    expect(derived(of, {})).toBe(undefined);
  });
});

test('the local date of an instant is that of a zone, of the policy unless another is named', () => {
  const t = '2026-03-01T20:00:00Z';
  expect(derived('{ localDate: { of: { fact: t } } }', { t })).toBe('2026-03-02');
  expect(derived('{ localDate: { of: { fact: t }, zone: America/New_York } }', { t })).toBe('2026-03-01');
  expect(derived('{ localDate: { of: { fact: t } } }', { t: null })).toBe(null);
});

test('a distance is a great circle on a sphere of 6371.0088 km, in whole metres', () => {
  // One degree is R·π/180 = 111,195.08 m; a quarter R·π/2 = 10,007,557.2 m; half R·π = 20,015,114.4 m.
  const of = '{ distance: [{ fact: from }, { fact: to }] }';
  const at = (lat: number, lon: number) => ({ lat, lon });
  expect(derived(of, { from: at(0, 0), to: at(0, 1) })).toBe(111_195);
  expect(derived(of, { from: at(0, 0), to: at(90, 0) })).toBe(10_007_557);
  expect(derived(of, { from: at(0, 0), to: at(0, 180) })).toBe(20_015_114);
  expect(derived(of, { from: at(0, 179.5), to: at(0, -179.5) })).toBe(111_195);
  expect(derived(of, { from: at(31, 121), to: at(31, 121) })).toBe(0);
  expect(derived(of, { from: at(31, 121) })).toBe(undefined);
});

describe('a band', () => {
  const of =
    '{ band: { of: { fact: a }, bands: [{ below: 1500, then: short }, { upTo: 3500, then: middle }], otherwise: long } }';
  test.each([
    [1499, 'short'],
    [1500, 'middle'],
    [3500, 'middle'],
    [3501, 'long'],
  ])('puts %d into %s', (a, expected) => {
    expect(derived(of, { a })).toBe(expected);
  });

  test('of amounts compares through the rates of the case', () => {
    const amounts =
      '{ band: { of: { fact: m }, bands: [{ below: { money: 100 }, then: low }], otherwise: high } }';
    expect(derived(amounts, { m: cny('99.99') })).toBe('low');
    expect(derived(amounts, { m: cny('100') })).toBe('high');
    expect(derived(amounts, { m: usd('20') }, { rates: ratesOf({ USD: '7' }) })).toBe('high');
    expect(derived(amounts, { m: usd('20') })).toBe(undefined);
  });
});

test('derivations read one another in any order of writing', () => {
  const program = programOf(
    `${FACTS}derive: { last: { sum: [{ fact: middle }, 1] }, middle: { product: [{ fact: first }, 2] }, first: { sum: [{ fact: a }, 1] } }\n`,
  );
  const { frame } = outcomeOf(program, { id: 'c', receivedAt: RECEIVED, facts: { a: 1 } }, {});
  expect(frame.values[program.scope.slots.get('last') ?? -1]).toBe(5);
});
