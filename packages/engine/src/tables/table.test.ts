import { describe, expect, it } from 'vitest';
import { decideOf, programOf, ratesOf } from '../program.fixture.js';

const FACTS = `facts:
  distance: { type: decimal, unit: km, min: 0 }
  delay: { type: integer, unit: min }
  event: { type: enum, values: [delay, cancellation, other] }
  vip: { type: boolean, presume: false }
  price: { type: money }
`;

const body = (hit: string, rows: string, more = ''): string => `${FACTS}tables:
  t:
    inputs: { distance: { fact: distance }, event: { fact: event } }
    outputs: { amount: { type: money ${hit === 'collect' ? `, take: ${more}` : ''} } }
    hit: ${hit}
    rows:
${rows
  .trim()
  .split('\n')
  .map((row) => `      - ${row.trim()}\n`)
  .join('')}${hit === 'collect' ? '' : more}remedies:
  - { id: pay, kind: cash, basis: contract, amount: { table: t, output: amount } }
`;

const BANDS = `{ id: short, when: { distance: upTo 1500 }, then: { amount: 250 } }
  { id: middle, when: { distance: over 1500 to 3500 }, then: { amount: 400 } }
  { id: long, when: { distance: gt 3500, event: delay }, then: { amount: 600 } }`;

function paid(text: string, facts: Readonly<Record<string, unknown>>): unknown {
  const decision = decideOf(programOf(text), facts);
  const [remedy] = decision.remedies;
  const { total, totalMin, totalMax } = remedy ?? {};
  return {
    total: total?.amount ?? [totalMin?.amount, totalMax?.amount],
    facts: decision.undetermined.flatMap((one) => one.facts),
    findings: decision.findings.map(({ code }) => code),
  };
}

describe('unique', () => {
  const text = body('unique', BANDS);

  it.each([
    [1500, '250.00'],
    ['1500.1', '400.00'],
    [3500, '400.00'],
    ['3500.00000000000000001', '600.00'],
  ])('takes the row that is true for %s', (distance, total) => {
    expect(paid(text, { distance, event: 'delay' })).toEqual({ total, facts: [], findings: [] });
  });

  it('lies between the rows that may be true while an input is unknown, and asks for that one alone', () => {
    expect(paid(text, { event: 'delay' })).toEqual({
      total: ['250.00', '600.00'],
      facts: ['distance'],
      findings: [],
    });
    expect(paid(text, { event: 'other' })).toMatchObject({ total: ['250.00', '400.00'] });
    expect(paid(text, { distance: 4000 })).toMatchObject({ total: '600.00' });
    expect(paid(text, { distance: 400 })).toMatchObject({ total: '250.00', facts: [] });
  });

  it('says nothing where no row is true, and tells of it', () => {
    expect(paid(text, { distance: 4000, event: 'other' })).toEqual({
      total: ['0.00', undefined],
      facts: [],
      findings: ['table-no-row'],
    });
    const otherwise = body('unique', BANDS, '    otherwise: { amount: 5 }\n');
    expect(paid(otherwise, { distance: 4000, event: 'other' })).toMatchObject({
      total: '5.00',
      findings: [],
    });
  });

  it('tells of two rows that are true, and lies between them', () => {
    const two = body(
      'unique',
      `{ id: a, when: { distance: upTo 1500 }, then: { amount: 1 } }
       { id: b, when: { distance: gte 1500 }, then: { amount: 3 } }`,
    );
    expect(paid(two, { distance: 1500 })).toEqual({
      total: ['1.00', '3.00'],
      facts: [],
      findings: ['table-rows-conflict'],
    });
  });

  it('is open while a row beside the true one may be true too', () => {
    const two = body(
      'unique',
      `{ id: a, when: { distance: upTo 1500 }, then: { amount: 1 } }
       { id: b, when: { event: delay }, then: { amount: 3 } }`,
    );
    expect(paid(two, { distance: 1500 })).toMatchObject({ total: ['1.00', '3.00'], facts: ['event'] });
  });
});

describe('first', () => {
  const text = body(
    'first',
    `{ id: a, when: { event: delay }, then: { amount: 1 } }
     { id: b, when: { distance: lt 100 }, then: { amount: 2 } }
     { id: c, when: { distance: lt 50 }, then: { amount: 9 } }`,
    '    otherwise: { amount: 2 }\n',
  );

  it('takes the first true row', () => {
    expect(paid(text, { event: 'delay', distance: 10 })).toMatchObject({ total: '1.00' });
    expect(paid(text, { event: 'other', distance: 10 })).toMatchObject({ total: '2.00' });
    expect(paid(text, { event: 'other', distance: 1000 })).toMatchObject({ total: '2.00' });
  });

  it('is determined where all that may come say the same', () => {
    expect(paid(text, { event: 'other', distance: 60 })).toMatchObject({ total: '2.00', facts: [] });
    expect(paid(text, { distance: 60 })).toMatchObject({ total: ['1.00', '2.00'], facts: ['event'] });
  });
});

describe('collect', () => {
  const rows = `{ id: a, when: { event: delay }, then: { amount: 10 } }
     { id: b, when: { distance: lt 100 }, then: { amount: 20 } }
     { id: c, then: { amount: 5 } }`;

  it.each([
    ['sum', { event: 'delay', distance: 10 }, '35.00'],
    ['min', { event: 'delay', distance: 10 }, '5.00'],
    ['max', { event: 'delay', distance: 10 }, '20.00'],
    ['sum', { event: 'delay' }, ['15.00', '35.00']],
    ['max', { event: 'delay' }, ['10.00', '20.00']],
    ['min', { event: 'delay' }, '5.00'],
    ['max', { distance: 10 }, '20.00'],
  ])('%s of %j is %j', (take, facts, total) => {
    expect(paid(body('collect', rows, take), facts)).toMatchObject({ total });
  });

  it('adds no rows up to zero', () => {
    const text = body('collect', `{ id: a, when: { event: delay }, then: { amount: 10 } }`, 'sum');
    expect(paid(text, { event: 'other' })).toMatchObject({ total: '0.00', findings: [] });
  });
});

it('sees what is none, or irrelevant, only in cells that name it or take anything', () => {
  const text = body(
    'first',
    `{ id: none, when: { event: null }, then: { amount: 1 } }
     { id: other, when: { event: not delay }, then: { amount: 2 } }
     { id: known, when: { event: present }, then: { amount: 3 } }
     { id: any, then: { amount: 4 } }`,
    '    otherwise: { amount: 5 }\n',
  );
  expect(paid(text, { event: null })).toMatchObject({ total: '1.00' });
  expect(paid(text, { event: 'other' })).toMatchObject({ total: '2.00' });
  expect(paid(text, { event: 'delay' })).toMatchObject({ total: '3.00' });
  const irrelevant = text.replace(
    'values: [delay, cancellation, other]',
    'values: [delay, cancellation, other], relevantWhen: { fact: vip, operator: equal, value: true }',
  );
  expect(paid(irrelevant, { event: 'delay' })).toMatchObject({ total: '4.00' });
});

describe('a table that is read', () => {
  it('by a field, a condition, a derivation and another table, in the order in which they need one another', () => {
    const program = programOf(`${FACTS}tables:
  second: { inputs: { level: { fact: class.level }, points: { table: first, output: points } }, outputs: { days: { type: integer } }, hit: first, rows: [{ id: high, when: { level: high, points: gte 2 }, then: { days: 1 } }], otherwise: { days: 9 } }
  first: { inputs: { delay: { fact: delay } }, outputs: { points: { type: integer }, level: { type: { enum: [low, high] } } }, hit: unique, rows: [{ id: a, when: { delay: lt 60 }, then: { points: 1, level: low } }, { id: b, when: { delay: gte 60 }, then: { points: 2, level: high } }] }
derive:
  twice: { product: [{ table: first, output: points }, 2] }
classification:
  level: { type: { enum: [low, high] }, table: first, output: level, otherwise: low }
  urgent: { type: boolean, rules: [{ id: u, when: { fact: table.second.days, operator: equal, value: 1 }, then: true }], otherwise: false }
  days: { type: integer, table: second, output: days, otherwise: 0 }
  doubled: { type: integer, rules: [], otherwise: { fact: twice } }
`);
    expect(decideOf(program, { delay: 59 }).classification).toEqual({
      level: 'low',
      urgent: false,
      days: 9,
      doubled: 2,
    });
    expect(decideOf(program, { delay: 60 }).classification).toEqual({
      level: 'high',
      urgent: true,
      days: 1,
      doubled: 4,
    });
    const open = decideOf(program, {});
    expect(open.classification).toEqual({});
    expect(open.undetermined.map(({ where, facts }) => [where, facts])).toEqual([
      ['classification.level', ['delay']],
      ['classification.urgent', ['delay']],
      ['classification.days', ['delay']],
      ['classification.doubled', ['delay']],
    ]);
  });

  it('by a field, is followed by its `otherwise` where no row is true', () => {
    const program = programOf(`${FACTS}tables:
  t: { inputs: { delay: { fact: delay } }, outputs: { level: { type: { enum: [low, high] } } }, hit: unique, rows: [{ id: b, when: { delay: gte 60 }, then: { level: high } }] }
classification:
  level: { type: { enum: [low, high] }, table: t, output: level, otherwise: low }
`);
    const decision = decideOf(program, { delay: 5 });
    expect(decision.classification).toEqual({ level: 'low' });
    expect(decision.findings).toEqual([]);
  });
});

it('lists a presumption only where the row hangs on it', () => {
  const program = programOf(`${FACTS}tables:
  t: { inputs: { delay: { fact: delay }, vip: { fact: vip } }, outputs: { points: { type: integer } }, hit: unique, rows: [{ id: a, when: { delay: lt 60 }, then: { points: 1 } }, { id: b, when: { delay: gte 60, vip: false }, then: { points: 2 } }, { id: c, when: { delay: gte 60, vip: true }, then: { points: 3 } }] }
classification:
  points: { type: integer, table: t, output: points, otherwise: 0 }
`);
  expect(decideOf(program, { delay: 70 })).toMatchObject({
    classification: { points: 2 },
    presumed: ['vip'],
  });
  expect(decideOf(program, { delay: 50 })).toMatchObject({ classification: { points: 1 }, presumed: [] });
  expect(decideOf(program, { delay: 70 }).presumed).toEqual(['vip']);
});

it('holds rows against the date that picks values', () => {
  const text = `facts:
  day: { type: date }
tables:
  t: { inputs: {}, outputs: { rate: { type: integer } }, hit: unique, rows: [{ id: old, to: 2026-03-01, then: { rate: 1 } }, { id: new, from: 2026-03-01, then: { rate: 2 } }] }
classification:
  rate: { type: integer, table: t, output: rate, otherwise: 0 }
`;
  const program = programOf(text, { datedBy: 'day' });
  expect(decideOf(program, { day: '2026-02-28' }).classification).toEqual({ rate: 1 });
  expect(decideOf(program, { day: '2026-03-01' }).classification).toEqual({ rate: 2 });
  expect(decideOf(program, {})).toMatchObject({ classification: {}, undetermined: [{ facts: ['day'] }] });
});

it('compares amounts in the currency of the input, others by rate', () => {
  const text = `${FACTS}tables:
  t: { inputs: { price: { fact: price } }, outputs: { level: { type: integer } }, hit: unique, rows: [{ id: a, when: { price: lt 100 }, then: { level: 1 } }, { id: b, when: { price: gte 100 }, then: { level: 2 } }] }
classification:
  level: { type: integer, table: t, output: level, otherwise: 0 }
`;
  const program = programOf(text);
  const level = (amount: string, currency: string, rates?: ReturnType<typeof ratesOf>): unknown =>
    decideOf(program, { price: { amount, currency } }, {}, { rates }).classification['level'];
  expect([level('99.99', 'CNY'), level('100', 'CNY')]).toEqual([1, 2]);
  expect([level('13', 'EUR'), level('13', 'EUR', ratesOf({ EUR: '8' }))]).toEqual([undefined, 2]);
});
