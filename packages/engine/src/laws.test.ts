import { RateTable, readRates } from '@redress/money';
import { lint, type Case, type Parents } from '@redress/policy';
import { describe, expect, it, test } from 'vitest';
import { decide } from './decide.js';
import { explain } from './explain/explain.js';
import { CALENDARS, policyText } from './program.fixture.js';
import { prepare, type Program } from './program.js';

/** Paid in EUR, counted in days of Berlin, dated by the day of the sale. */
const LAW = policyText(
  `facts:
  soldOn: { type: date }
  late: { type: boolean, presume: false }
  price: { type: money }
  matter: { type: enum, values: [delay, loss] }
  hours: { type: integer, unit: h, min: 0 }
  rush: { type: boolean, presume: false, settledBy: legal }
values:
  fixed: [{ to: 2026-01-01, money: 100 }, { from: 2026-01-01, money: 120 }]
derive:
  daysLeft: { daysBetween: [{ fact: case.incidentAt }, { fact: case.receivedAt }] }
  half: { percent: { of: { fact: price }, percent: 50 } }
classification:
  inScope:
    type: boolean
    rules:
      - { id: eu, when: { all: [{ fact: late, operator: equal, value: true }, { fact: matter, operator: equal, value: delay }] }, then: true }
    otherwise: false
  days: { type: integer, rules: [], otherwise: { fact: daysLeft } }
remedies:
  - { id: compensation, title: { en: C, zh-CN: 赔, zh-TW: 賠 }, kind: cash, basis: law, when: { fact: class.inScope, operator: equal, value: true }, amount: { value: fixed } }
  - { id: half, title: { en: H, zh-CN: 半, zh-TW: 半 }, kind: refund, basis: law, when: { fact: hours, operator: greaterThan, value: 5 }, amount: { percent: { percent: 50, of: { fact: price } } } }
stages:
  - { id: answer, title: { en: A, zh-CN: 答, zh-TW: 答 }, starts: { event: received }, within: { days: 14 }, ends: endOfDay, class: statutory }
`,
  {
    policy: 'care',
    layer: 'law',
    currency: 'EUR',
    zone: 'Europe/Berlin',
    calendar: 'round-the-clock',
    datedBy: 'soldOn',
  },
);

const OTHER = policyText(
  `facts:
  matter: { type: enum, values: [loss, theft] }
  late: { type: boolean }
classification:
  isTheft:
    type: boolean
    rules: [{ id: theft, when: { fact: matter, operator: equal, value: theft }, then: true }]
    otherwise: false
  isLate: { type: boolean, rules: [], otherwise: { fact: late } }
`,
  { policy: 'other', layer: 'law' },
);

const parents: Parents = (id) => {
  const text = { care: LAW, other: OTHER }[id];
  return text === undefined ? undefined : { text, file: `${id}.yaml` };
};

function programOf(body: string, laws = 'care'): Program {
  const { policy, findings } = lint(policyText(`extends: [${laws}]\n${body}`), 'p.yaml', {
    calendars: CALENDARS,
    parents,
  });
  if (policy === undefined)
    throw new Error(JSON.stringify(findings.filter(({ severity }) => severity === 'error')));
  return prepare(policy, { calendars: CALENDARS });
}

const RECEIVED = '2026-03-02T10:00:00+08:00';
const decided = (program: Program, facts: Case['facts'], more: Partial<Case> = {}) =>
  decide(program, { id: 'c', receivedAt: RECEIVED, facts, ...more });

describe('a law seen through a policy', () => {
  const program = programOf('facts: { late: { type: boolean, presume: true } }\n');

  it('reads bare facts, its own names before them, and keeps its presumptions', () => {
    const late = { soldOn: '2026-02-01', matter: 'delay' };
    expect(decided(program, { ...late, late: true }).classification).toMatchObject({ 'care.inScope': true });
    expect(decided(program, late).classification).toMatchObject({ 'care.inScope': false });
    expect(decided(program, { ...late, late: true, 'care.late': false }).classification).toMatchObject({
      'care.inScope': false,
    });
    expect(decided(program, { ...late, care: { late: true } }).classification).toMatchObject({
      'care.inScope': true,
    });
    expect(decided(program, { ...late, late: true }).findings).toEqual([]);
  });

  it('pays in its own currency without a rate, by the edition of its own date', () => {
    const incidentAt = '2026-02-28T12:00:00+08:00';
    const owed = (soldOn: string) =>
      decided(program, { soldOn, matter: 'delay', late: true, hours: 1 }, { incidentAt });
    expect(owed('2025-12-31').remedies).toMatchObject([
      { id: 'care.compensation', state: 'owed', total: { amount: '100.00', currency: 'EUR' } },
    ]);
    expect(owed('2026-01-01').remedies).toMatchObject([
      { id: 'care.compensation', state: 'owed', total: { amount: '120.00', currency: 'EUR' } },
    ]);
    const { totals, findings, undetermined } = owed('2026-01-01');
    expect(totals).toMatchObject([{ basis: 'law', currency: 'EUR', amount: '120.00' }]);
    expect({ findings, undetermined }).toEqual({ findings: [], undetermined: [] });
  });

  it('has its amounts explained in its own currency, whether there is a rate or not', () => {
    const facts = { soldOn: '2026-02-01', matter: 'delay', late: true };
    const table = new RateTable(
      readRates([{ id: 'r', base: 'EUR', quote: 'CNY', date: '2026-01-01', rate: '7.8', source: 'test' }]),
    );
    for (const rates of [undefined, table]) {
      const { reasons } = decide(program, { id: 'c', receivedAt: RECEIVED, facts }, { explain: true, rates });
      const reason = reasons?.outputs.find(({ where }) => where === 'remedies.care.compensation');
      expect(reason?.amount?.of).toMatchObject({
        min: { amount: '120.00', currency: 'EUR' },
        max: { amount: '120.00', currency: 'EUR' },
      });
    }
  });

  it('reckons amounts of a case in its own currency', () => {
    const facts = {
      soldOn: '2026-02-01',
      late: false,
      hours: 6,
      price: { amount: '250.00', currency: 'EUR' },
    };
    expect(decided(program, facts)).toMatchObject({
      remedies: [{ id: 'care.half', total: { amount: '125.00', currency: 'EUR' } }],
      findings: [],
    });
    // 100 USD at 0.9 EUR for one: half of 90 EUR.
    const rates = new RateTable(
      readRates([{ id: 'r', base: 'USD', quote: 'EUR', date: '2026-01-01', rate: '0.9', source: 'test' }]),
    );
    const inDollars = decide(
      program,
      { id: 'c', receivedAt: RECEIVED, facts: { ...facts, price: { amount: '100', currency: 'USD' } } },
      { rates },
    );
    expect(inDollars.remedies).toMatchObject([{ total: { amount: '45.00', currency: 'EUR' } }]);
  });

  it('counts days and ends them in its own zone', () => {
    // 2026-03-02 00:30 in Shanghai is still 1 March in Berlin, where the fourteenth day after ends on 15 March at 24:00.
    const decision = decided(
      program,
      { soldOn: '2026-02-01' },
      {
        receivedAt: '2026-03-02T00:30:00+08:00',
        incidentAt: '2026-02-28T12:00:00+08:00',
      },
    );
    expect(decision.stages).toMatchObject([
      { id: 'care.answer', lastDay: '2026-03-15', due: '2026-03-16T07:00:00+08:00' },
    ]);
    expect(decision.classification).toMatchObject({ 'care.days': 1 });
  });

  it('is not hidden from what a case states by a fact of another type', () => {
    expect(() => programOf('facts: { hours: { type: integer, unit: min } }\n')).toThrow('law-fact-hidden');
  });

  it('takes a settlement by either name', () => {
    const facts = { soldOn: '2026-02-01', rush: true };
    const settled = (by: string) => decided(program, facts, { settled: { [by]: 'legal' } });
    for (const name of ['rush', 'care.rush']) expect(settled(name).findings).toEqual([]);
  });
});

describe('a value of an enum', () => {
  it('reaches the law that has it; the other sees nothing and says nothing', () => {
    const program = programOf('', 'care, other');
    const theft = decided(program, { soldOn: '2026-02-01', matter: 'theft', late: true });
    expect(theft.classification).toMatchObject({ 'other.isTheft': true, 'other.isLate': true });
    expect(theft.classification).not.toHaveProperty(['care.inScope']);
    expect(theft.findings).toEqual([]);
    const loss = decided(program, { soldOn: '2026-02-01', matter: 'loss' });
    expect(loss.classification).toMatchObject({ 'care.inScope': false, 'other.isTheft': false });
  });

  it('that no law has is told once, by its bare name', () => {
    const program = programOf('', 'care, other');
    expect(decided(program, { matter: 'flood', late: true }).findings).toMatchObject([
      { code: 'wrong-type', where: 'matter' },
    ]);
  });
});

describe('a bound fact', () => {
  const program = programOf(`facts:
  problem: { type: enum, values: [slow, lost], presume: slow }
  tardy: { type: boolean, presume: true }
  care.matter: { sameAs: problem, map: { slow: delay } }
  care.late: { sameAs: tardy }
`);

  it('takes what the case states, by the map', () => {
    const decision = decided(program, { soldOn: '2026-02-01', problem: 'slow', tardy: true });
    expect(decision.classification).toMatchObject({ 'care.inScope': true });
  });

  test.each([
    ['an unmapped value is unknown', { problem: 'lost', tardy: true }],
    ['a presumption of the policy does not pass down', { tardy: true }],
    ['its bare name no longer reaches it', { matter: 'delay', tardy: true }],
  ])('%s', (_what, facts) => {
    const decision = decided(program, { soldOn: '2026-02-01', ...facts });
    expect(decision.undetermined.some(({ where }) => where === 'classification.care.inScope')).toBe(true);
  });

  it('keeps the presumption of the law', () => {
    expect(decided(program, { soldOn: '2026-02-01', problem: 'slow' }).classification).toMatchObject({
      'care.inScope': false,
    });
  });

  it('is stated by its own name all the same', () => {
    expect(
      decided(program, { soldOn: '2026-02-01', 'care.matter': 'delay', problem: 'lost', tardy: true })
        .classification,
    ).toMatchObject({ 'care.inScope': true });
  });
});

describe('who bears it', () => {
  const law = policyText(
    `parties:
  carrier: { en: the carrier, zh-CN: 承运人, zh-TW: 承運人 }
  nobody: { en: no one, zh-CN: 无人, zh-TW: 無人 }
facts: { crew: { type: boolean } }
remedies:
  - { id: sum, title: { en: Sum, zh-CN: 额, zh-TW: 額 }, kind: cash, basis: law, amount: { money: 5 }, payer: carrier }
  - { id: rest, title: { en: Rest, zh-CN: 余, zh-TW: 餘 }, kind: cash, basis: law, amount: { money: 5 }, payer: office }
responsibility:
  shares:
    rules: [{ id: crew, when: { fact: crew, operator: equal, value: true }, then: { carrier: 100 } }]
    otherwise: { carrier: 40, nobody: 60 }
`,
    { policy: 'blame', layer: 'law' },
  );
  const over = (body: string) => {
    const { policy, findings } = lint(policyText(`extends: [blame]\n${body}`), 'p.yaml', {
      calendars: CALENDARS,
      parents: () => ({ text: law, file: 'blame.yaml' }),
    });
    if (policy === undefined) throw new Error(JSON.stringify(findings));
    return prepare(policy, { calendars: CALENDARS });
  };
  const own = 'responsibility: { shares: { otherwise: { carrier: 10, guest: 90 } } }\n';

  it('by a law is told beside what the policy says, under the name of the law', () => {
    expect(decided(over(own), { crew: true }).responsibility).toEqual({
      shares: { carrier: 10, guest: 90 },
      'blame.shares': { carrier: 100 },
    });
    expect(decided(over(''), { crew: false }).responsibility).toEqual({
      'blame.shares': { carrier: 40, nobody: 60 },
    });
  });

  it('by a law is open by itself, and explained with the title of the law', () => {
    const program = over(own);
    const decision = decide(program, { id: 'c', receivedAt: RECEIVED, facts: {} }, { explain: true });
    expect(decision.responsibility).toEqual({ shares: { carrier: 10, guest: 90 } });
    expect(decision.undetermined).toEqual([
      { where: 'responsibility.blame.shares', rules: 1, facts: ['blame.crew'] },
    ]);
    const settled = decide(
      program,
      { id: 'c', receivedAt: RECEIVED, facts: { crew: true } },
      { explain: true },
    );
    const text = JSON.stringify(explain(settled, program.policy, { locale: 'en', audience: 'agent' }));
    expect(text).toContain('Shares (P): the carrier 100%');
    expect(text).toContain('Shares: the carrier 10% and guest 90%');
  });

  it('by a law is called by the words of the law, whatever the policy calls it', () => {
    const program = over(`parties:
  carrier: { en: the guest, zh-CN: 客人, zh-TW: 客人 }
  guest: { en: the guest, zh-CN: 客人, zh-TW: 客人 }
  office: { en: the guest, zh-CN: 客人, zh-TW: 客人 }
${own}`);
    const decision = decide(
      program,
      { id: 'c', receivedAt: RECEIVED, facts: { crew: true } },
      { explain: true },
    );
    const text = JSON.stringify(explain(decision, program.policy, { locale: 'en', audience: 'agent' }));
    expect(text).toContain('Shares (P): the carrier 100%');
    expect(text).toContain('Shares: the guest 10% and the guest 90%');
    expect(text).toContain('paid by: the carrier');
    // The law has no words of its own for this one.
    expect(text).toContain('paid by: the guest (office)');
  });
});

describe('what a case says of a fact of a law by two names', () => {
  const bound = programOf(`facts:
  problem: { type: enum, values: [slow, fine, lost], title: { en: Problem, zh-CN: 问题, zh-TW: 問題 } }
  waited: { type: integer, unit: h, min: 0 }
  hours: { type: integer, unit: h, min: 0 }
  late: { type: text, personal: true }
  care.matter: { sameAs: problem, map: { slow: delay, fine: null } }
  care.hours: { sameAs: waited }
  care.late: { sameAs: tardy }
  tardy: { type: boolean }
`);
  const overruled = (facts: Case['facts'], program = bound) =>
    decided(program, { soldOn: '2026-02-01', ...facts })
      .findings.filter(({ code }) => code !== 'irrelevant-fact')
      .map(({ code, where, statements = [] }) => [
        code,
        where,
        ...statements.map(({ name, value, counts }) => `${counts ? '' : 'not '}${name} ${value}`),
      ]);

  test.each<[string, Case['facts'], string[][]]>([
    ['that agree', { waited: 3, hours: 3, matter: 'delay', problem: 'slow' }, []],
    ['that agree that there is none', { waited: null, hours: null, problem: 'fine', matter: null }, []],
    [
      'its bare name, which the policy declares too, against the binding',
      { waited: 1, hours: 6 },
      [['law-fact-overruled', 'care.hours', 'waited 1', 'not hours 6']],
    ],
    [
      'its bare name, which the policy does not declare, against the binding',
      { problem: 'lost', matter: 'delay' },
      [['law-fact-overruled', 'care.matter', 'problem lost', 'not matter delay']],
    ],
    [
      'its bare name where the other is not stated',
      { hours: 6 },
      [['law-fact-overruled', 'care.hours', 'waited undefined', 'not hours 6']],
    ],
    [
      'known to be none against a value',
      { problem: 'fine', matter: 'loss' },
      [['law-fact-overruled', 'care.matter', 'problem fine', 'not matter loss']],
    ],
    [
      'its full name against the binding',
      { care: { hours: 6 }, waited: 1 },
      [['law-fact-overruled', 'care.hours', 'care.hours 6', 'not waited 1']],
    ],
    [
      'all three',
      { 'care.hours': 6, waited: 1, hours: 2 },
      [
        ['law-fact-overruled', 'care.hours', 'care.hours 6', 'not waited 1'],
        ['law-fact-overruled', 'care.hours', 'care.hours 6', 'not hours 2'],
      ],
    ],
    ['of which the law cannot read one', { matter: 'flood' }, [['undeclared-fact', 'matter']]],
    ['of another type in the policy', { tardy: true, late: 'half an hour' }, []],
  ])('%s', (_what, facts, expected) => {
    expect(overruled(facts)).toEqual(expected);
  });

  it('without a binding too', () => {
    const free = programOf('');
    expect(overruled({ hours: 2, 'care.hours': 6 }, free)).toEqual([
      ['law-fact-overruled', 'care.hours', 'care.hours 6', 'not hours 2'],
    ]);
    expect(overruled({ hours: 2, care: { hours: 2 } }, free)).toEqual([]);
  });

  it('is told of each case, not of its kind', () => {
    const cases = [
      { waited: 1 },
      { waited: 1, hours: 6 },
      { waited: 1, hours: 1 },
      { waited: 2, hours: 7 },
      { waited: 1 },
    ];
    expect(cases.map((facts) => overruled(facts).length)).toEqual([0, 1, 0, 1, 0]);
  });

  it('is explained by both names and both values', () => {
    const decision = decided(bound, { soldOn: '2026-02-01', problem: 'lost', matter: 'delay' });
    const { policy } = bound;
    for (const [locale, counts, ignored] of [
      ['en', 'counts: Problem (problem): “lost”', 'is not heard: matter: “delay”'],
      ['zh-CN', '采用：问题（problem）：“lost”', '未采用：matter：“delay”'],
      ['zh-TW', '採用：問題（problem）：「lost」', '未採用：matter：「delay」'],
    ] as const) {
      const text = JSON.stringify(explain(decision, policy, { locale, audience: 'agent' }));
      expect(text).toContain(counts);
      expect(text).toContain(ignored);
    }
  });

  it('is heard in records too, though the policy has a fact of the name of the record', () => {
    const law = policyText(
      `facts: { flight.late: { type: boolean }, price: { type: money } }
classification:
  late: { type: boolean, rules: [], otherwise: { fact: flight.late } }
  price: { type: money, rules: [], otherwise: { fact: price } }
`,
      { policy: 'air', layer: 'law' },
    );
    const { policy } = lint(
      policyText(`extends: [air]
facts: { flight: { type: text }, air: { type: text }, price.tax: { type: integer } }
classification: { tax: { type: integer, rules: [], otherwise: { fact: price.tax } } }
`),
      'p.yaml',
      { calendars: CALENDARS, parents: () => ({ text: law, file: 'air.yaml' }) },
    );
    if (policy === undefined) throw new Error('it does not stand');
    const program = prepare(policy, { calendars: CALENDARS });
    const of = (facts: Case['facts']) => {
      const { classification, findings } = decided(program, facts);
      return { ...classification, findings: findings.map(({ code }) => code) };
    };
    expect(of({ flight: { late: true } })).toEqual({ 'air.late': true, findings: [] });
    expect(of({ air: { flight: { late: true } } })).toEqual({ 'air.late': true, findings: [] });
    expect(of({ price: { tax: 3 } })).toEqual({ tax: 3, findings: [] });
    const price = { amount: '5.00', currency: 'CNY' };
    expect(of({ price, 'price.tax': 3 })).toEqual({ tax: 3, 'air.price': price, findings: [] });
  });

  it('takes the later of two statements by one bare name, as a policy does', () => {
    const law = policyText(
      `facts: { flight.late: { type: boolean } }
classification: { late: { type: boolean, rules: [], otherwise: { fact: flight.late } } }
`,
      { policy: 'air', layer: 'law' },
    );
    const { policy } = lint(policyText('extends: [air]\n'), 'p.yaml', {
      calendars: CALENDARS,
      parents: () => ({ text: law, file: 'air.yaml' }),
    });
    if (policy === undefined) throw new Error('it does not stand');
    const facts = { flight: { late: true }, 'flight.late': false };
    const decision = decided(prepare(policy, { calendars: CALENDARS }), facts);
    expect(decision.classification).toMatchObject({ 'air.late': false });
    expect(decision.findings).toMatchObject([{ code: 'fact-stated-twice', where: 'flight.late' }]);
  });
});

describe('what is given above a law', () => {
  const more = (amount: string, also = '') =>
    programOf(`facts: { soldOn: { type: date } }
remedies:
  - { id: more, title: { en: M, zh-CN: 加, zh-TW: 加 }, kind: cash, basis: contract, when: { fact: care.late, operator: equal, value: true }, amount: { money: { amount: ${amount}, currency: EUR } }, tops: [care.compensation]${also} }
`);
  const facts = { soldOn: '2026-02-01', matter: 'delay', late: true, hours: 1 };
  const sums = (program: Program, more_ = {}) =>
    decided(program, { ...facts, ...more_ }).totals.map(({ basis, min, max }) => `${basis} ${min} to ${max}`);

  it('counts with what is above what the law grants', () => {
    const { remedies, totals } = decided(more('200'), facts);
    expect(remedies).toMatchObject([
      { id: 'more', state: 'owed', total: { amount: '80.00', currency: 'EUR' } },
      { id: 'care.compensation', state: 'owed', total: { amount: '120.00', currency: 'EUR' } },
    ]);
    expect(totals).toMatchObject([
      { basis: 'contract', amount: '80.00' },
      { basis: 'law', amount: '120.00' },
    ]);
  });

  it('is refused where the law grants as much, and the law is paid', () => {
    for (const amount of ['120', '30']) {
      const { remedies, denied } = decided(more(amount), facts);
      expect(remedies).toMatchObject([{ id: 'care.compensation', total: { amount: '120.00' } }]);
      expect(denied).toMatchObject([{ id: 'more', rule: 'tops.care.compensation' }]);
    }
  });

  it('counts alone where the law grants nothing', () => {
    expect(sums(more('200'), { matter: 'loss' })).toEqual(['contract 200.00 to 200.00']);
  });

  it('is open as long as it is open what the law grants', () => {
    // Without the matter the law may grant 120 or nothing: together 200 in any case.
    const { totals } = decided(more('200'), { soldOn: '2026-02-01', late: true, hours: 1 });
    expect(totals).toMatchObject([
      { basis: 'contract', min: '80.00', max: '200.00' },
      { basis: 'law', min: '0.00', max: '120.00' },
    ]);
  });

  it('takes no place in its group while it may come to nothing above the law', () => {
    const title = 'title: { en: M, zh-CN: 加, zh-TW: 加 }, kind: cash, basis: contract';
    const sum = (amount: number) =>
      `amount: { money: { amount: ${amount}, currency: EUR } }, stack: { group: g, take: first }`;
    const program = programOf(`facts: { soldOn: { type: date } }
remedies:
  - { id: more, ${title}, ${sum(120)}, tops: [care.compensation] }
  - { id: instead, ${title}, ${sum(50)} }
`);
    const states = (more_: object) =>
      decided(program, { soldOn: '2026-02-01', late: true, hours: 1, ...more_ }).remedies.map(
        ({ id, state }) => `${id} ${state}`,
      );
    // Without the matter the law may grant the same 120, and then `more` is refused and `instead` is paid.
    expect(states({})).toEqual(['more possible', 'instead possible', 'care.compensation possible']);
    expect(states({ matter: 'delay' })).toEqual(['instead owed', 'care.compensation owed']);
    expect(states({ matter: 'loss' })).toEqual(['more owed']);
  });

  it('is not compared with another currency', () => {
    const program = programOf(`remedies:
  - { id: more, title: { en: M, zh-CN: 加, zh-TW: 加 }, kind: cash, basis: contract, amount: { money: 10 }, tops: [care.compensation] }
`);
    const decision = decided(program, facts);
    expect(decision.findings).toMatchObject([{ code: 'other-currency-than-law', where: 'remedies.more' }]);
    expect(decision.remedies.map(({ id, total }) => [id, total?.amount])).toEqual([
      ['more', '10.00'],
      ['care.compensation', '120.00'],
    ]);
  });
});

describe('a clock of a law that a stage meets', () => {
  const settled = (days: number, more = '') =>
    decided(
      programOf(`stages:
  - { id: settle, title: { en: S, zh-CN: 结, zh-TW: 結 }, starts: { event: received }, within: { days: ${days} }, meets: [care.answer]${more} }
`),
      { soldOn: '2026-02-01', hours: 1 },
    ).stages.map(({ id, due, provisional }) => [id, due, provisional]);
  // The law: fourteen days from 2 March in Berlin, to the end of 16 March.
  const LAW = '2026-03-17T07:00:00+08:00';

  it('is due with the earlier of the two', () => {
    expect(settled(10)).toEqual([
      ['settle', '2026-03-12T10:00:00+08:00', false],
      ['care.answer', '2026-03-12T10:00:00+08:00', false],
    ]);
  });

  it('does not wait for one that is later', () => {
    expect(settled(30)).toEqual([
      ['settle', '2026-04-01T10:00:00+08:00', false],
      ['care.answer', LAW, false],
    ]);
  });

  it('is provisional where that may be skipped', () => {
    const open = ', when: { fact: care.matter, operator: equal, value: loss }';
    expect(settled(10, open)[1]).toEqual(['care.answer', '2026-03-12T10:00:00+08:00', true]);
  });

  it('does not start after its last day, whatever an event says', () => {
    const program = programOf(`stages:
  - { id: settle, title: { en: S, zh-CN: 结, zh-TW: 結 }, starts: { event: received }, within: { days: 10 }, meets: [care.answer] }
`);
    const events = [{ stage: 'care.answer', kind: 'started', at: '2026-06-05T10:00:00+08:00' }] as const;
    const { stages, findings } = decide(program, {
      id: 'c',
      receivedAt: RECEIVED,
      facts: { soldOn: '2026-02-01', hours: 1 },
      events,
    });
    expect(stages.find(({ id }) => id === 'care.answer')).toMatchObject({
      from: RECEIVED,
      due: '2026-03-12T10:00:00+08:00',
    });
    expect(findings.filter(({ code }) => code === 'later-than-law')).toMatchObject([
      { where: 'stages.care.answer' },
    ]);
  });
});

describe('tables and lists of a law', () => {
  const law = policyText(
    `facts: { km: { type: integer, unit: km, min: 0 }, bags: { type: list, item: { weight: { type: integer } } } }
tables:
  bands:
    inputs: { km: { fact: km } }
    outputs: { amount: { type: money } }
    hit: unique
    rows:
      - { id: short, when: { km: lte 1500 }, then: { amount: 250 } }
      - { id: long, when: { km: gt 1500 }, then: { amount: 400 } }
derive:
  heavy: { count: { list: bags, where: { fact: item.weight, operator: greaterThan, value: 20 } } }
classification:
  heavy: { type: integer, rules: [], otherwise: { fact: heavy } }
  light: { type: boolean, rules: [{ id: all, when: { none: bags, where: { fact: item.weight, operator: greaterThan, value: 20 } }, then: true }], otherwise: false }
remedies:
  - { id: pay, title: { en: P, zh-CN: 赔, zh-TW: 賠 }, kind: cash, basis: law, amount: { table: bands, output: amount } }
`,
    { policy: 'carriage', layer: 'law', currency: 'EUR' },
  );
  const { policy, findings } = lint(policyText('extends: [carriage]\n'), 'p.yaml', {
    calendars: CALENDARS,
    parents: () => ({ text: law, file: 'carriage.yaml' }),
  });
  if (policy === undefined)
    throw new Error(JSON.stringify(findings.filter(({ severity }) => severity === 'error')));
  const program = prepare(policy, { calendars: CALENDARS });

  test.each([
    [1500, [25, 3], '250.00', 1, false],
    [1501, [20], '400.00', 0, true],
  ])('%i km and bags of %j kg', (km, weights, amount, heavy, light) => {
    const decision = decided(program, { km, bags: weights.map((weight) => ({ weight })) });
    expect(decision).toMatchObject({
      classification: { 'carriage.heavy': heavy, 'carriage.light': light },
      remedies: [{ id: 'carriage.pay', total: { amount, currency: 'EUR' } }],
      findings: [],
    });
  });
});
