import { describe, expect, it, test } from 'vitest';
import { CALENDARS } from '../check/lint.fixture.js';
import { effectiveHash } from '../hash.js';
import { lint, type Linted } from '../lint.js';
import { PARENTS, parentsWith } from './parents.fixture.js';
import type { Parents } from './layer.js';

const TITLE = 'title: { en: T, zh-CN: 题, zh-TW: 題 }';
const HEAD = `policy: acme\nversion: "1.0.0"\nlayer: client\n${TITLE}\n`;

function linted(body: string, parents: Parents = PARENTS): Linted {
  return lint(HEAD + body, 'acme.yaml', { calendars: CALENDARS, parents });
}

function documentOf(body: string, parents?: Parents) {
  const { document, findings } = linted(body, parents);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (document === undefined || errors.length > 0) throw new Error(JSON.stringify(errors, null, 1));
  return document;
}

/** Code and place of every finding but those that are only to know. */
function told(body: string, parents?: Parents): string[] {
  return linted(body, parents)
    .findings.filter(({ severity }) => severity !== 'info')
    .map(({ code, file, line, column }) => `${code} ${file}:${line}:${column}`);
}

describe('a client that extends an industry', () => {
  it('has what it leaves out, and its own tests, period and title alone', () => {
    const document = documentOf('extends: [shop]\n');
    expect(document).toMatchObject({
      policy: 'acme',
      layer: 'client',
      currency: 'CNY',
      zone: 'Asia/Shanghai',
      calendar: 'cn',
      tests: [],
    });
    expect(document.effective).toBeUndefined();
    expect(document.stages.map(({ id }) => id)).toEqual(['reply']);
  });

  it('replaces a value whole and one key of an item', () => {
    const document = documentOf(`extends: [shop]
values: { voucher: [{ to: 2030-01-01, money: 400 }, { from: 2030-01-01, money: 500 }] }
stages: [{ id: reply, within: { workingDays: 5 } }]
`);
    expect(document.values.get('voucher')).toHaveLength(2);
    expect(document.stages).toMatchObject([
      { id: 'reply', class: 'promised', within: { otherwise: { unit: 'workingDays', count: { value: 5 } } } },
    ]);
  });

  it('calls a value as the lower layer does, unless it has a title of its own', () => {
    const titled = parentsWith({
      kiosk: `policy: kiosk\nversion: "1.0.0"\nlayer: industry\n${TITLE}\ncurrency: CNY\nzone: Asia/Shanghai\ncalendar: cn
values: { limit: [{ money: 50, title: { en: Limit, zh-CN: 权限, zh-TW: 權限 } }] }\n`,
    });
    const limit = (written: string) =>
      documentOf(`extends: [kiosk]\nvalues: { limit: [${written}] }\n`, titled).values.get('limit');
    expect(limit('{ money: 80 }')).toMatchObject([{ value: { amount: '80' }, title: { en: 'Limit' } }]);
    expect(limit('{ to: 2030-01-01, money: 80 }, { from: 2030-01-01, money: 90 }')?.[0]?.title?.en).toBe(
      'Limit',
    );
    expect(
      limit('{ money: 80, title: { en: Cap, zh-CN: 上限, zh-TW: 上限 } }')?.map(({ title }) => title?.en),
    ).toEqual(['Cap']);
  });

  it('keeps the place of what it overrides and stands before with what is new', () => {
    const { classification, remedies } = documentOf(`extends: [shop]
classification:
  topic:
    rules:
      - { id: delay, then: other }
      - { id: new, when: { fact: broken, operator: equal, value: false }, then: other }
remedies: [{ id: sorry, title: { en: S, zh-CN: 歉, zh-TW: 歉 }, kind: apology, basis: goodwill }]
`);
    expect(classification.get('topic')?.rules.map(({ id, then }) => [id, then])).toEqual([
      ['new', { kind: 'constant', value: 'other' }],
      ['damage', { kind: 'constant', value: 'damage' }],
      ['delay', { kind: 'constant', value: 'other' }],
    ]);
    expect(remedies.map(({ id }) => id)).toEqual(['sorry', 'voucher']);
  });

  it('switches off rules, items and declarations', () => {
    const document = documentOf(`extends: [shop]
classification: { topic: { rules: [{ id: delay, off: true }] } }
facts: { late: { off: true } }
remedies: [{ id: voucher, off: true }]
values: { voucher: { off: true } }
`);
    expect(document.classification.get('topic')?.rules.map(({ id }) => id)).toEqual(['damage']);
    expect([...document.facts.keys()]).toEqual(['broken']);
    expect([...document.values.keys(), ...document.remedies]).toEqual([]);
  });

  it('is told once of what it switches off and others still read', () => {
    const { findings } = linted(`extends: [shop]
facts: { late: { off: true } }
classification: { topic: { off: true } }
values: { voucher: { off: true } }
`);
    expect(
      findings.flatMap(({ code, severity, line, parameters }) =>
        severity === 'error' ? [{ code, line, parameters }] : [],
      ),
    ).toEqual([
      {
        code: 'off-still-read',
        line: 7,
        parameters: { what: 'classification.topic', reads: [{ file: 'shop.yaml', lines: [26] }] },
      },
      {
        code: 'off-still-read',
        line: 8,
        parameters: { what: 'values.voucher', reads: [{ file: 'shop.yaml', lines: [27] }] },
      },
    ]);
  });

  it('is told of mistakes in the file in which they stand', () => {
    const parents = parentsWith({
      shabby: `policy: shabby\nversion: "1"\nlayer: industry\n${TITLE}\ncurrency: CNY\nzone: Asia/Shangri\ncalendar: cn\n`,
    });
    expect(told('extends: [shabby]\nvalues: { x: [{ money: -1 }] }\n', parents)).toEqual([
      'negative-amount acme.yaml:6:24',
      'unknown-zone shabby.yaml:6:7',
    ]);
  });

  it('is not told what its parent is told already, but what it causes there', () => {
    const covering = `extends: [shop]
classification:
  topic:
    rules:
      - { id: all, when: { fact: broken, operator: equal, value: true }, then: other }
`;
    expect(told(covering)).toEqual(['rule-shadowed shop.yaml:18:29']);
  });
});

describe('the order of parents', () => {
  it('lets the nearer layer win and counts a shared ancestor once', () => {
    const document = documentOf('extends: [shop, outlet]\n');
    expect(document.values.get('voucher')).toMatchObject([{ value: { amount: '200' } }]);
    expect(document.remedies.map(({ id }) => id)).toEqual(['voucher']);
  });

  it('asks for a decision where two set one thing differently, and takes it from above', () => {
    expect(told('extends: [shop, rival]\n')).toEqual(['parents-disagree acme.yaml:5:1']);
    expect(told('extends: [shop, rival]\nvalues: { voucher: [{ money: 1 }] }\n')).toEqual([]);
  });

  it('puts what is new in an earlier parent before a later one', () => {
    const stage = (id: string) =>
      `policy: ${id}\nversion: "1"\nlayer: industry\n${TITLE}\ncurrency: CNY\nzone: Asia/Shanghai\ncalendar: cn\n` +
      `stages: [{ id: ${id}, title: { en: S, zh-CN: 步, zh-TW: 步 }, starts: { event: received }, within: { days: 1 } }]\n`;
    const parents = parentsWith({ one: stage('one'), two: stage('two') });
    const ids = (order: string) => documentOf(`extends: [${order}]\n`, parents).stages.map(({ id }) => id);
    expect(ids('one, two')).toEqual(['one', 'two']);
    expect(ids('two, one')).toEqual(['two', 'one']);
  });

  test('a pin asks for that version', () => {
    expect(told('extends: [shop@1.2.0]\n')).toEqual([]);
    expect(told('extends: [shp]\nclassification: { topic: { rules: [{ id: x, off: true }] } }\n')).toEqual([
      'unknown-parent acme.yaml:5:11',
    ]);
    expect(told('extends: [shop@1.3.0]\n')).toEqual(['parent-version acme.yaml:5:11']);
  });
});

describe('a law', () => {
  const LAW = 'extends: [shop, care]\n';

  it('is folded in under its name, with a home of its own', () => {
    const document = documentOf(LAW);
    expect(document.laws.get('care')).toMatchObject({
      version: '2.0.0',
      currency: 'EUR',
      zone: 'Europe/Berlin',
      calendar: 'tw',
      datedBy: 'care.soldOn',
    });
    expect(document.remedies.map(({ id }) => id)).toEqual(['voucher', 'care.compensation', 'care.fixedSum']);
    expect(document.remedies[1]).toMatchObject({
      when: { left: { name: 'class.care.inScope' } },
      amount: { name: 'value.care.fixed' },
    });
    expect(document.values.get('care.fixed')?.[1]).toMatchObject({
      value: { amount: '120', currency: 'EUR' },
    });
    expect(document.conditions.get('care.due')).toBeDefined();
    expect(document.tests).toEqual([]);
  });

  it('decided alone keeps bare ids', () => {
    const law = PARENTS('care', undefined);
    const { document } = lint(law?.text ?? '', 'care.yaml', { calendars: CALENDARS });
    expect(document?.remedies.map(({ id }) => id)).toEqual(['compensation', 'fixedSum']);
    expect(document?.laws.size).toBe(0);
  });

  test.each([
    ['a remedy', 'remedies: [{ id: care.compensation, amount: { money: 1 } }]'],
    ['a stage', 'stages: [{ id: care.answer, within: { days: 90 } }]'],
    ['a value', 'values: { care.fixed: [{ money: 1 }] }'],
    ['a condition', 'conditions: { care.due: { when: { fact: late, operator: equal, value: false } } }'],
    ['a field', 'classification: { care.inScope: { otherwise: false } }'],
    ['a derivation', 'derive: { care.late: { firstKnown: [false] } }'],
    ['a presumption', 'facts: { care.late: { type: boolean, presume: true } }'],
    ['a fact, away', 'facts: { care.late: { off: true } }'],
  ])('is sealed: a layer above cannot set %s', (_what, change) => {
    const { document, findings } = linted(`${LAW}${change}\n`);
    expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'law-sealed', line: 6 },
    ]);
    const untouched = documentOf(LAW);
    expect(document && effectiveHash(document)).toBe(effectiveHash(untouched));
  });

  it('may have its facts bound', () => {
    const document = documentOf(`${LAW}facts:
  problem: { type: enum, values: [slow, lost] }
  care.matter: { sameAs: problem, map: { slow: delay } }
`);
    expect(document.bindings.get('care.matter')).toEqual({
      sameAs: 'problem',
      map: new Map([['slow', 'delay']]),
    });
    expect(document.facts.get('care.matter')).toMatchObject({ type: { kind: 'enum' } });
  });
});

describe('a binding of a lower layer', () => {
  const parents = parentsWith({
    bound: `policy: bound
version: "1"
layer: industry
extends: [shop, care]
${TITLE}
facts:
  problem: { type: enum, values: [slow, lost] }
  care.matter: { sameAs: problem, map: { slow: delay } }
`,
  });

  it('is replaced with its map, or changed in its map alone', () => {
    const other = documentOf(
      'extends: [bound]\nfacts: { topic: { type: enum, values: [delay, loss] }, care.matter: { sameAs: topic } }\n',
      parents,
    );
    expect(other.bindings.get('care.matter')).toEqual({ sameAs: 'topic' });
    const map = documentOf(
      'extends: [bound]\nfacts: { care.matter: { sameAs: problem, map: { lost: loss } } }\n',
      parents,
    );
    expect(map.bindings.get('care.matter')).toEqual({ sameAs: 'problem', map: new Map([['lost', 'loss']]) });
  });

  it('may be taken away, so that the law hears the bare name again; the fact itself may not', () => {
    const free = documentOf('extends: [bound]\nfacts: { care.matter: { off: true } }\n', parents);
    expect([...free.bindings.keys()]).toEqual([]);
    expect(free.facts.has('care.matter')).toBe(true);
    expect(told('extends: [bound]\nfacts: { care.late: { off: true } }\n', parents)).toContain(
      'law-sealed acme.yaml:6:10',
    );
  });
});

test('the hash of a policy is that of what holds, however it is written', () => {
  const law = documentOf('extends: [shop, care]\n');
  const twice = documentOf('extends: [shop, care]\nvalues: { voucher: [{ money: 300, cite: [SHOP-1] }] }\n');
  expect(effectiveHash(twice)).toBe(effectiveHash(law));
  const other = documentOf('extends: [shop, care]\nvalues: { voucher: [{ money: 301, cite: [SHOP-1] }] }\n');
  expect(effectiveHash(other)).not.toBe(effectiveHash(law));
});

describe('a layer in another currency', () => {
  const OTHER = 'extends: [shop]\ncurrency: USD\n';

  test('does not turn what a lower one wrote into its own', () => {
    expect(documentOf(OTHER).values.get('voucher')).toMatchObject([
      { value: { amount: '300', currency: 'CNY' } },
    ]);
    expect(documentOf('extends: [outlet]\ncurrency: USD\n').values.get('voucher')).toMatchObject([
      { value: { amount: '200', currency: 'CNY' } },
    ]);
    const own = documentOf(`${OTHER}values: { voucher: [{ money: 40 }] }\n`).values.get('voucher');
    expect(own?.[0]?.value).toEqual({ kind: 'money', amount: '40' });
  });

  test('has bare numbers of amounts told, and takes those that state their currency', () => {
    expect(told('extends: [dealer]\ncurrency: USD\n')).toContain('amount-in-other-currency acme.yaml:6:11');
    expect(told('extends: [dealer]\n').filter((one) => one.startsWith('amount-in'))).toEqual([]);
  });

  test('is told once which amounts it has to restate, and where they stand', () => {
    const parents = parentsWith({
      base: `policy: base
version: "1"
layer: industry
${TITLE}
currency: CNY
zone: Asia/Shanghai
calendar: cn
facts: { price: { type: money }, dear: { type: money, currency: CNY } }
values:
  most: [{ money: 300 }]
  lunch: [{ money: 30 }]
conditions:
  big: { when: { fact: price, operator: greaterThan, value: 500 } }
  small: { when: { fact: total.all, operator: lessThan, value: { value: lunch } } }
remedies:
  - { id: one, ${TITLE}, kind: cash, basis: contract, when: { condition: big }, amount: { cap: { of: { convert: { of: { fact: price } } }, at: { value: most } } } }
  - { id: two, ${TITLE}, kind: cash, basis: contract, amount: { min: [{ convert: { of: { fact: price } } }, { money: 20 }, { value: most }] } }
approvals:
  - { id: lead, ${TITLE}, by: lead, when: { condition: small } }
`,
    });
    const { findings } = linted('extends: [base]\ncurrency: USD\n', parents);
    const about = findings.filter(({ severity }) => severity !== 'info');
    expect(about).toMatchObject([
      {
        code: 'amount-in-other-currency',
        line: 6,
        column: 11,
        parameters: {
          amounts: [
            { name: '500', line: 13 },
            { name: 'most', line: 10 },
            { name: 'remedy two', line: 17 },
          ],
          file: 'base.yaml',
        },
      },
      { code: 'amounts-in-other-currency', parameters: { amounts: [{ name: 'lunch', line: 11 }] } },
    ]);
    const restated = `extends: [base]
currency: USD
values: { most: [{ money: 40 }], lunch: [{ money: 5 }] }
conditions: { big: { when: { fact: price, operator: greaterThan, value: 70 } } }
remedies: [{ id: two, amount: { min: [{ convert: { of: { fact: price } } }, { money: 3 }, { value: most }] } }]
`;
    expect(told(restated, parents)).toEqual([]);
  });
});
