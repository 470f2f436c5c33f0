import { describe, expect, it, test } from 'vitest';
import { everyConstruct, examples } from './every-construct.fixture.js';
import { readPolicy } from './read-policy.js';

const HEAD = `policy: p
version: "1"
layer: industry
title: { en: P, zh-CN: 政策, zh-TW: 政策 }
currency: CNY
zone: Asia/Shanghai
calendar: cn
`;

/** The document of a policy with this body. */
function document(body: string) {
  const read = readPolicy(HEAD + body, 'p.yaml');
  expect(read.findings).toEqual([]);
  if (read.document === undefined) expect.fail('no document');
  return { ...read.document, places: read.places };
}

/** What is found in this body, lines counted from its own first. */
function found(body: string): string[] {
  const above = HEAD.split('\n').length - 1;
  return readPolicy(HEAD + body, 'p.yaml').findings.map(
    ({ line, column, message, hint }) => `${line - above}:${column} ${message} — ${hint}`,
  );
}

describe('a document', () => {
  it('has what is not written as empty or by default', () => {
    const { facts, remedies, datedBy, tests, ...rest } = document('');
    expect([facts.size, remedies, datedBy, tests]).toEqual([0, [], 'case.receivedAt', []]);
    expect(rest).not.toHaveProperty('effective');
    expect(rest).toMatchObject({ shares: new Map() });
  });

  it('carries facts with their types and presumptions', () => {
    const { facts } = document(`facts:
  a.b: { type: enum, values: { x: { en: X }, y: {} }, ask: register, cite: [C1], assumed: true }
  m: { type: money, min: { money: 5 }, presume: { value: v } }
  n: { type: integer, unit: min, max: 9, presume: null, settledBy: legal }
  t: { type: decimal, scale: 2, presume: 0.1 }
`);
    expect([...facts.keys()]).toEqual(['a.b', 'm', 'n', 't']);
    expect(facts.get('a.b')).toEqual({
      name: 'a.b',
      type: {
        kind: 'enum',
        values: new Map([
          ['x', { en: 'X' }],
          ['y', {}],
        ]),
      },
      ask: 'register',
      personal: false,
      cite: ['C1'],
      assumed: true,
    });
    expect(facts.get('m')).toMatchObject({
      type: { kind: 'money' },
      min: { kind: 'money', amount: '5' },
      presume: { kind: 'reference', reference: { kind: 'reference', name: 'value.v' } },
    });
    expect(facts.get('n')).toMatchObject({
      type: { kind: 'integer', unit: 'min' },
      max: 9,
      presume: { kind: 'constant', value: null },
      settledBy: 'legal',
    });
    expect(facts.get('t')).toMatchObject({
      type: { kind: 'decimal', scale: 2 },
      presume: { kind: 'constant', value: 0.1 },
    });
  });

  it('carries conditions as a tree whose comparisons know their operands', () => {
    const { conditions } = document(`conditions:
  c:
    when:
      all:
        - { fact: a, operator: between, value: [1, { value: hi }] }
        - not: { any: [{ condition: d }, { fact: class.f, operator: absent }] }
        - { fact: t, operator: mentions, value: fire }
        - { fact: m, operator: lessThan, value: { amount: "1.50", currency: EUR } }
`);
    expect(conditions.get('c')?.when).toEqual({
      kind: 'all',
      children: [
        {
          kind: 'leaf',
          left: { kind: 'reference', name: 'a' },
          operator: 'between',
          right: [
            { kind: 'constant', value: 1 },
            { kind: 'reference', name: 'value.hi' },
          ],
        },
        {
          kind: 'not',
          child: {
            kind: 'any',
            children: [
              { kind: 'named', name: 'd' },
              { kind: 'leaf', left: { kind: 'reference', name: 'class.f' }, operator: 'absent', right: [] },
            ],
          },
        },
        {
          kind: 'leaf',
          left: { kind: 'reference', name: 't' },
          operator: 'mentions',
          right: [{ kind: 'constant', value: 'fire' }],
        },
        {
          kind: 'leaf',
          left: { kind: 'reference', name: 'm' },
          operator: 'lessThan',
          right: [{ kind: 'constant', value: { kind: 'money', amount: '1.5', currency: 'EUR' } }],
        },
      ],
    });
  });

  it('carries dated values, with decimals by their shortest text', () => {
    const { values } = document(`values:
  v: [{ to: 2026-07-01, money: 300 }, { from: 2026-07-01, money: { amount: "400.50", currency: EUR } }]
  d: [{ decimal: "0.10" }]
  e: [{ percent: "0.12345678901234567890" }]
`);
    expect(values.get('v')).toEqual([
      { type: 'money', value: { kind: 'money', amount: '300' }, to: '2026-07-01', cite: [], assumed: false },
      {
        type: 'money',
        value: { kind: 'money', amount: '400.5', currency: 'EUR' },
        from: '2026-07-01',
        cite: [],
        assumed: false,
      },
    ]);
    expect(values.get('d')).toMatchObject([{ type: 'decimal', value: 0.1 }]);
    expect(values.get('e')).toMatchObject([{ type: 'percent', value: '0.1234567890123456789' }]);
  });

  it('carries derivations, one operation each', () => {
    const { derive } = document(`derive:
  b: { band: { of: { fact: x }, bands: [{ below: 5, then: low }, { upTo: { value: v }, then: mid }], otherwise: high } }
  w: { due: { from: { fact: d }, within: { until: endOfMonth, cutOff: { workingDays: 2 } }, onClosedDay: keep } }
  m: { distance: [{ fact: p }, { fact: q }] }
`);
    expect(derive.get('b')?.operation).toEqual({
      kind: 'band',
      of: { kind: 'reference', name: 'x' },
      bands: [
        { limit: 'below', value: { kind: 'constant', value: 5 }, then: 'low' },
        { limit: 'upTo', value: { kind: 'reference', name: 'value.v' }, then: 'mid' },
      ],
      otherwise: 'high',
    });
    expect(derive.get('w')?.operation).toEqual({
      kind: 'due',
      from: { kind: 'reference', name: 'd' },
      clock: { within: { kind: 'until', until: 'endOfMonth', cutOffWorkingDays: 2 }, onClosedDay: 'keep' },
    });
    expect(derive.get('m')?.operation).toEqual({
      kind: 'distance',
      from: { kind: 'reference', name: 'p' },
      to: { kind: 'reference', name: 'q' },
    });
  });

  it('carries fields, and the shares beside them', () => {
    const { responsibility, shares } = document(`responsibility:
  cause: { type: { enum: [a, b] }, take: highest, order: [b, a], rules: [{ id: r, when: { condition: c }, then: { fact: x } }], otherwise: a }
  shares: { otherwise: { airline: 40, none: 60 } }
`);
    expect(responsibility.get('cause')).toEqual({
      name: 'cause',
      type: {
        kind: 'enum',
        values: new Map([
          ['a', undefined],
          ['b', undefined],
        ]),
      },
      take: 'highest',
      order: ['b', 'a'],
      rules: [
        {
          id: 'r',
          when: { kind: 'named', name: 'c' },
          then: { kind: 'reference', name: 'x' },
          cite: [],
          assumed: false,
        },
      ],
      otherwise: { kind: 'constant', value: 'a' },
      cite: [],
      assumed: false,
    });
    expect(responsibility.has('shares')).toBe(false);
    expect(shares.get('shares')).toEqual({
      name: 'shares',
      rules: [],
      otherwise: new Map([
        ['airline', 40],
        ['none', 60],
      ]),
    });
  });

  it('carries amounts as a tree', () => {
    const { remedies } = document(`remedies:
  - id: r
    kind: cash
    basis: goodwill
    per: 2
    payer: [{ when: { condition: c }, then: a }, { otherwise: b }]
    amount: { choose: [{ when: { condition: c }, then: { percent: { percent: 50, of: { fact: f } } } }, { otherwise: { round: { of: { money: "1.50" }, mode: up, increment: "0.50" } } }] }
`);
    expect(remedies).toEqual([
      {
        id: 'r',
        kind: 'cash',
        basis: 'goodwill',
        per: { kind: 'constant', value: 2 },
        beneficiary: 'customer',
        audience: 'customer',
        refusedBy: [],
        proof: [],
        tops: [],
        cite: [],
        assumed: false,
        payer: { cases: [{ when: { kind: 'named', name: 'c' }, then: 'a' }], otherwise: 'b' },
        amount: {
          kind: 'choose',
          cases: {
            cases: [
              {
                when: { kind: 'named', name: 'c' },
                then: {
                  kind: 'percent',
                  percent: { kind: 'constant', value: 50 },
                  of: { kind: 'reference', name: 'f' },
                },
              },
            ],
            otherwise: {
              kind: 'round',
              of: { kind: 'money', money: { kind: 'money', amount: '1.5' } },
              mode: 'up',
              increment: '0.5',
            },
          },
        },
      },
    ]);
  });

  it('carries stages with one clock, from a single period or a first-hit list', () => {
    const { stages } = document(`stages:
  - { id: a, starts: { event: received }, within: { hours: 4 }, warnAt: 80%, calendar: cn, ends: endOfDay }
  - { id: b, starts: { after: [a] }, within: [{ when: { condition: c }, hours: 1.5 }, { workingDays: { value: v } }], escalate: [{ at: due, to: x }, { at: { days: 2 }, to: y }] }
`);
    expect(stages[0]).toEqual({
      id: 'a',
      starts: { kind: 'event', event: 'received' },
      within: {
        cases: [],
        otherwise: { kind: 'duration', unit: 'hours', count: { kind: 'constant', value: 4 } },
      },
      terms: { calendar: 'cn', ends: 'endOfDay' },
      class: 'internal',
      meets: [],
      pausesOn: [],
      warnAt: 80,
      escalate: [],
      onReclassify: 'keep',
      cite: [],
      assumed: false,
    });
    expect(stages[1]).toMatchObject({
      starts: { kind: 'after', stages: ['a'] },
      within: {
        cases: [
          {
            when: { kind: 'named', name: 'c' },
            then: { kind: 'duration', unit: 'hours', count: { kind: 'constant', value: 1.5 } },
          },
        ],
        otherwise: { kind: 'duration', unit: 'workingDays', count: { kind: 'reference', name: 'value.v' } },
      },
      escalate: [
        { at: 'due', to: 'x' },
        { at: { kind: 'duration', unit: 'days', count: { kind: 'constant', value: 2 } }, to: 'y' },
      ],
    });
  });

  it('is the same from JSON, and from a text that begins with a byte order mark', () => {
    const { document: plain } = readPolicy(HEAD, 'p.yaml');
    expect(readPolicy(`\ufeff${HEAD}`, 'p.yaml').document).toEqual(plain);
  });

  test.each(examples)('is read from each of our policies without a finding', { timeout: 30_000 }, (text) => {
    expect(readPolicy(text, 'p.yaml').findings).toEqual([]);
  });
});

describe('places', () => {
  it('stand for declarations at their names, for values where they are written, for list items at themselves', () => {
    const { facts, stages, places } = document(`facts:
  a.b:
    type: text
  c: { type: text }
stages:
  - id: s
    starts: { event: received }
    within:
      - { when: { fact: c, operator: equal, value: x }, hours: 4 }
      - workingDays: 3
    calendar: tw
    pausesOn: [x, yy]
`);
    const at = (object: object | undefined, key?: string | number) => {
      const { line, column } = places.of(object ?? {}, key);
      return [line - 7, column];
    };
    const [stage] = stages;
    expect(at(facts, 'c')).toEqual([4, 3]);
    expect(at(facts.get('a.b'))).toEqual([2, 3]);
    expect(at(facts.get('a.b'), 'type')).toEqual([3, 11]);
    expect(at(stage)).toEqual([6, 5]);
    expect(at(stage?.terms, 'calendar')).toEqual([11, 15]);
    expect(at(stage?.pausesOn, 1)).toEqual([12, 19]);
    expect(at(stage?.within?.cases[0]?.when)).toEqual([9, 17]);
    expect(at(stage?.within?.otherwise)).toEqual([10, 9]);
    expect(at(stage, 'owner')).toEqual([6, 5]);
  });
});

describe('findings', () => {
  test.each([
    ['facts:\n  x: { typ: boolean }\n', '2:8 a fact has no key `typ` — did you mean `type`?'],
    ['facts:\n  x: { type: bolean }\n', '2:14 `bolean` is not the type of a fact — did you mean `boolean`?'],
    [
      'facts:\n  x: { type: boolean, scale: 2 }\n',
      '2:23 a boolean fact has no key `scale` — `scale` belongs into a decimal fact or a decimal of an element',
    ],
    ['remidies: []\n', '1:1 a policy has no key `remidies` — did you mean `remedies`?'],
    ['stage: []\n', '1:1 a policy has no key `stage` — did you mean `stages`?'],
    ['stages: {}\n', '1:9 a map stands where a list of stages belongs — write a list of stages'],
    [
      'conditions:\n  c: { when: { fact: a, operator: equals, value: 1 } }\n',
      '2:35 `equals` is not an operator — did you mean `equal`?',
    ],
    [
      'conditions:\n  c: { when: { fact: a, operatr: equal, value: 1 } }\n',
      '2:25 a comparison has no key `operatr` — did you mean `operator`?',
    ],
    [
      'conditions:\n  c: { when: { fact: a, operator: present, value: 1 } }\n',
      '2:44 a comparison without value has no key `value` — `value` belongs into a reference to a value or a comparison with a value or a comparison with a list',
    ],
    [
      'conditions:\n  c: { when: { fact: a, operator: in, value: b } }\n',
      '2:46 the text `b` stands where a list of values belongs — write a list of values',
    ],
    [
      'remedies:\n  - { id: r, kind: cash, basis: goodwill, amount: 300 }\n',
      '2:51 the number `300` stands where an amount belongs — write an amount',
    ],
    [
      'remedies:\n  - { id: r, kind: cash, basis: goodwill, amount: { mony: 300 } }\n',
      '2:53 an amount has no key `mony` — did you mean `money`?',
    ],
    [
      'stages:\n  - { id: a, starts: { event: received }, within: { day: 3 } }\n',
      '2:53 a period has no key `day` — did you mean `days`?',
    ],
    [
      'stages:\n  - { id: a, starts: { event: received }, within: { hours: 3, days: 1 } }\n',
      '2:51 a period is at once `hours`, `days` — keep one of them, or nest one in the other',
    ],
    [
      'effective: { from: 2026 }\n',
      '1:20 the number `2026` stands where a date belongs — write it like 2026-03-02',
    ],
    [
      'stages:\n  - { id: a, starts: { event: received }, within: { hours: 3 }, warnAt: 80 }\n',
      '2:73 the number `80` stands where a percentage belongs — write it like 80%',
    ],
    [
      'facts:\n  a b: { type: text }\n',
      '2:3 `a b` is not a name of letters, digits, `_` and `-`, joined by dots — write it like `flight.delayMinutes`',
    ],
    [
      'industry: null\n',
      '1:11 `null` stands where an id of letters, digits, `_` and `-` belongs — write an id of letters, digits, `_` and `-`',
    ],
  ])('on %j: %s', (body, expected) => expect(found(body)).toEqual([expected]));

  it('name all mistakes of a policy together, in the order of its text but for a key of the whole', () => {
    const read = readPolicy(
      `policy: p
version: 1.0
layer: client
title: P
currency: yuan
zone: Asia/Shanghai
calendr: cn
facts:
  a: { type: enum }
  b: { typ: text }
remedies:
  - { id: r, kind: gift, basis: goodwill }
`,
      'p.yaml',
    );
    expect(read.document).toBeUndefined();
    expect(read.findings.map(({ line, column, code }) => `${line}:${column} ${code}`)).toEqual([
      '7:1 unknown-key',
      '2:10 wrong-type',
      '4:8 wrong-type',
      '5:11 wrong-form',
      '9:6 missing-key',
      '10:8 unknown-key',
      '12:20 unknown-word',
    ]);
    expect(read.findings.every(({ file }) => file === 'p.yaml')).toBe(true);
  });

  it('leave a document to look at where a key was only too much', () => {
    const { document: read, findings } = readPolicy(`${HEAD}colour: red\n`, 'p.yaml');
    expect(findings).toHaveLength(1);
    expect(read?.policy).toBe('p');
  });

  it('show what a terminal would obey, and only the beginning of what is long', () => {
    expect(found(`"\\e[2J": 1\n`)[0]).toMatch(/^1:1 a policy has no key `\\u001b\[2J` — /);
    expect(found(`${'x'.repeat(500)}: 1\n`)[0]).toMatch(/no key `x{60}…` — /);
  });

  it('say once what is wrong behind two aliases', () => {
    const body = 'values:\n  a: &v [{ integer: 1, colour: red }]\n  b: *v\n  c: *v\n';
    expect(found(body)).toHaveLength(1);
  });
});

it('reads everything that the language has', () => {
  expect(readPolicy(everyConstruct, 'p.yaml').findings).toEqual([]);
});
