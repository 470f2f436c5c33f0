import { describe, expect, it } from 'vitest';
import { compileMapping } from './compile-mapping.js';
import { CASE_FINDING_CODES } from './finding-codes.js';
import { fileTable, type LookupTables } from './lookup-table.js';
import type { HistoricCase, Mapped } from './mapped.js';
import { SOURCES, VALUE_TYPES } from './mapping.js';
import { readMapping } from './read-mapping.js';
import { RowGroups } from './row-groups.js';

const HEADER = ['id', 'd', 'a', 'b', 'c'];
const seen = { sources: new Set<string>(), types: new Set<string>(), codes: new Set<string>() };

function mappingOf(text: string) {
  const { mapping, findings } = readMapping(text, 'm.yaml');
  if (mapping === undefined)
    throw new Error(findings.map(({ message, hint }) => `${message}; ${hint}`).join('\n'));
  for (const source of SOURCES) if (text.includes(`${source}:`)) seen.sources.add(source);
  for (const type of VALUE_TYPES) if (text.includes(`type: ${type}`)) seen.types.add(type);
  return mapping;
}

function map(lines: string, cells: readonly string[], lookups?: LookupTables): Mapped {
  const text = `mapping: m\nid: { column: id }\nreceivedAt: { column: d, type: date, zone: Asia/Taipei }\n${lines}`;
  const mapped = compileMapping(mappingOf(text), HEADER, lookups)(['x', '2026-10-01', ...cells], 7);
  if (mapped.kind === 'case') for (const { code } of mapped.case.findings ?? []) seen.codes.add(code);
  return mapped;
}

function caseOf(lines: string, cells: readonly string[], lookups?: LookupTables): HistoricCase {
  const mapped = map(lines, cells, lookups);
  if (mapped.kind === 'rejected') throw new Error(mapped.reason.message);
  return mapped.case;
}

/** The fact `f` for cells a, b, c, and the codes of what was noted about it. */
function fact(value: string, a: string, b = '', c = '', lookups?: LookupTables): [unknown, ...string[]] {
  const { facts, findings } = caseOf(`facts: { f: ${value} }`, [a, b, c], lookups);
  return [facts.f, ...(findings ?? []).filter(({ where }) => where === 'f').map(({ code }) => code)];
}

const airports = new Map([
  [
    'airports',
    fileTable(
      'airports.csv',
      'iata',
      ['iata', 'tz'],
      [
        ['TPE', 'Asia/Taipei'],
        ['JFK', 'America/New_York'],
        ['XXX', ''],
        ['BAD', 'Mars/Olympus'],
      ],
    ),
  ],
]);
const AIRPORTS = 'lookups: { airports: { file: airports.csv, key: iata } }\n';

describe('values', () => {
  it.each([
    ['{ column: a }', ['  text  '], ['text']],
    ['{ column: a }', [''], [undefined]],
    ['{ column: a, emptyCells: ["-", n/a] }', ['n/a'], [undefined]],
    ['{ column: a, emptyCells: ["-"], empty: none }', ['-'], ['none']],
    ['{ column: a, empty: null }', [''], [null]],
    ['{ constant: 12 }', [''], [12]],
    ['{ constant: true, assumed: true }', [''], [true, 'assumed-value']],
    ['{ constant: 12.5, type: money, currency: EUR }', [''], [{ amount: '12.50', currency: 'EUR' }]],
    ['{ row: true }', [''], [7]],
    ['{ row: true, type: text }', [''], ['7']],
    ['{ join: [{ column: a }, { constant: x }, { row: true }], with: "-" }', ['k'], ['k-x-7']],
    ['{ join: [{ column: a }, { column: b }], with: "-" }', ['k', ''], [undefined]],
    ['{ join: [{ column: a }, { column: b, empty: "" }], with: "-" }', ['k', ''], ['k-']],
    [
      '{ join: [{ column: a }, { column: b }, { column: c }], with: "-", type: date, formats: [yyyy-M-d] }',
      ['2011', '1', '5'],
      ['2011-01-05'],
    ],
    ['{ column: a, split: { at: ";" } }', ['x; y;;z '], [['x', 'y', 'z']]],
    ['{ column: a, split: { at: ";" }, type: list }', ['x'], [['x']]],
    ['{ column: a, split: { at: ";", count: true } }', ['x; y;;z '], [3]],
    ['{ column: a, split: { at: "/", take: 2 } }', ['x/y'], ['y']],
    ['{ column: a, split: { at: "/", take: 3 } }', ['x/y'], [undefined]],
    ['{ column: a, map: { A: carrier, B: weather } }', ['B'], ['weather']],
    ['{ column: a, map: { A: carrier } }', ['Z'], [undefined, 'unmapped-value']],
    ['{ column: a, map: { A: carrier }, otherwise: unknown }', ['Z'], [undefined]],
    ['{ column: a, map: { A: carrier }, otherwise: other }', ['Z'], ['other']],
    ['{ column: a, map: { A: carrier }, otherwise: other }', [''], [undefined]],
    ['{ column: a, map: { In Review: pending }, ignoring: blanks }', ['In R ev iew'], ['pending']],
    ['{ column: a, map: { J: true, N: false } }', ['N'], [false]],
    ['{ column: a, map: { twelve: "12" }, type: integer }', ['twelve'], [12]],
    ['{ column: a, map: { none: null } }', ['none'], [null]],
    ['{ column: a, map: { toString: x }, otherwise: y }', ['constructor'], ['y']],
    ['{ column: a, type: boolean }', ['Yes'], [true]],
    ['{ column: a, type: boolean }', ['0'], [false]],
    ['{ column: a, type: boolean }', ['perhaps'], [undefined, 'unreadable-cell']],
    ['{ column: a, type: integer }', ['1,234'], [1234]],
    ['{ column: a, type: integer }', ['12.0'], [12]],
    ['{ column: a, type: integer }', ['12.5'], [undefined, 'unreadable-cell']],
    ['{ column: a, type: integer }', ['NaN'], [undefined, 'unreadable-cell']],
    ['{ column: a, type: integer }', ['9007199254740993'], [undefined, 'number-imprecise']],
    ['{ column: a, type: decimal }', ['-0.75'], [-0.75]],
    ['{ column: a, type: decimal, decimalMark: "," }', ['1.234,5'], [1234.5]],
    ['{ column: a, type: decimal, decimals: 1 }', ['0.25'], [0.3]],
    ['{ column: a, type: decimal, decimals: 1 }', ['-0.25'], [-0.3]],
    ['{ column: a, type: money, currency: USD }', ['$1,234.5 '], [{ amount: '1234.50', currency: 'USD' }]],
    ['{ column: a, type: money, currency: USD }', ['12,5'], [undefined, 'unreadable-cell']],
    [
      '{ column: a, type: money, currency: { column: b } }',
      ['5', 'EUR'],
      [{ amount: '5.00', currency: 'EUR' }],
    ],
    ['{ column: a, type: money, currency: { column: b } }', ['5', ''], [undefined, 'currency-unknown']],
    [
      '{ column: a, type: money, currency: { column: b } }',
      ['5', 'dollars'],
      [undefined, 'currency-unknown'],
    ],
    ['{ column: a, type: enum, values: [x, y] }', ['y'], ['y']],
    ['{ column: a, type: enum, values: [x, y] }', ['z'], [undefined, 'unreadable-cell']],
    ['{ column: a, type: duration, unit: min }', ['90'], ['PT1H30M']],
    ['{ column: a, type: duration, unit: d }', ['1.5'], ['PT36H']],
    ['{ column: a, type: duration, unit: h }', ['-1'], [undefined, 'unreadable-cell']],
    ['{ column: a, type: duration, unit: s }', ['3661'], ['PT1H1M1S']],
    ['{ column: a, type: duration, unit: s }', ['0'], ['PT0S']],
    ['{ column: a, type: duration, unit: s }', ['0.5'], [undefined, 'unreadable-cell']],
    ['{ column: a, type: date, formats: [dd.MM.yyyy, d-MMM-yy] }', ['1-Feb-14'], ['2014-02-01']],
    ['{ column: a, type: date }', ['03-NOV-0206 00:00'], [undefined, 'unreadable-cell']],
    ['{ column: a, type: time, formats: [hmm] }', ['5'], ['00:05']],
    ['{ column: a, type: time }', ['25:00'], [undefined, 'unreadable-cell']],
  ] as const)('%s of %j is %j', (value, [a, b, c], expected) => {
    expect(fact(value, a, b, c)).toEqual(expected);
  });
});

describe('arithmetic is exact', () => {
  const of = (operation: string, left: string, right: string) =>
    `{ ${operation}: [{ column: a, ${left} }, { column: b, ${right} }] }`;
  it.each([
    [of('plus', 'type: decimal', 'type: decimal'), '0.1', '0.2', [0.3]],
    [of('minus', 'type: integer', 'type: integer'), '10', '45', [-35]],
    [of('times', 'type: decimal', 'type: integer'), '0.07', '100', [7]],
    [of('over', 'type: integer', 'type: integer'), '1', '8', [0.125]],
    [of('over', 'type: integer', 'type: integer'), '1', '0', [undefined, 'number-imprecise']],
    [of('plus', 'type: integer', 'type: integer'), '1', '', [undefined]],
    [of('times', 'type: integer', 'type: integer'), '9007199254740991', '3', [undefined, 'number-imprecise']],
    [
      of('minus', 'type: money, currency: USD', 'type: money, currency: USD'),
      '0.30',
      '0.10',
      [{ amount: '0.20', currency: 'USD' }],
    ],
    [
      of('times', 'type: money, currency: USD', 'type: integer'),
      '19.99',
      '3',
      [{ amount: '59.97', currency: 'USD' }],
    ],
    [
      of('times', 'type: money, currency: USD', 'type: decimal'),
      '0.01',
      '0.5',
      [undefined, 'number-imprecise'],
    ],
    [
      of('plus', 'type: money, currency: USD', 'type: money, currency: EUR'),
      '1',
      '1',
      [undefined, 'currency-unknown'],
    ],
    [of('minus', 'type: time, formats: [hmm]', 'type: integer'), '30', '60', ['23:30']],
    [of('plus', 'type: time, formats: [hmm]', 'type: integer'), '2355', '15', ['00:10']],
    [of('minus', 'type: time, formats: [hmm]', 'type: integer'), '2400', '280', ['19:20']],
    // New York went from 02:00 to 03:00 on 10 March 2013: the wall shows 120 minutes, the clock has 60.
    [
      of(
        'minus',
        'type: instant, formats: [yyyy-MM-dd HH:mm], zone: America/New_York',
        'type: instant, formats: [yyyy-MM-dd HH:mm], zone: America/New_York',
      ),
      '2013-03-10 03:30',
      '2013-03-10 01:30',
      [60],
    ],
    [
      of('plus', 'type: instant, formats: [yyyy-MM-dd HH:mm], zone: UTC', 'type: integer'),
      '2013-12-31 23:30',
      '45',
      ['2014-01-01T00:15:00.000Z'],
    ],
  ] as const)('%s of %s and %s', (value, a, b, expected) => {
    expect(fact(value, a, b)).toEqual(expected);
  });

  it('converts miles by the exact factor', () => {
    const value = '{ column: a, type: decimal, convert: { from: mi, to: km } }';
    expect(fact(value, '224')).toEqual([360.493056]);
    expect(fact('{ column: a, type: integer, convert: { from: km, to: mi }, decimals: 3 }', '100')).toEqual([
      62.137,
    ]);
  });
});

describe('first known, largest, lookup', () => {
  it('takes the first value that is known', () => {
    const value = '{ firstKnown: [{ column: a }, { column: b }] }';
    expect([fact(value, 'x', 'y'), fact(value, '', 'y'), fact(value, '', '')]).toEqual([
      ['x'],
      ['y'],
      [undefined],
    ]);
  });

  it('names the largest, and nothing where two are', () => {
    const value =
      '{ largest: { carrier: { column: a, type: integer }, weather: { column: b, type: integer } } }';
    expect(fact(value, '5', '17')).toEqual(['weather']);
    expect(fact(value, '5', '')).toEqual(['carrier']);
    expect(fact(value, '', '')).toEqual([undefined]);
    expect(fact(value, '8', '8')).toEqual([undefined, 'largest-tie']);
  });

  it('looks up in a file and in a table of its own', () => {
    const value = '{ lookup: airports, key: { column: a }, take: tz }';
    const read = (key: string) => {
      const { facts, findings } = caseOf(`${AIRPORTS}facts: { f: ${value} }`, [key, '', ''], airports);
      return [facts.f, ...(findings ?? []).filter(({ where }) => where === 'f').map(({ code }) => code)];
    };
    expect([read('TPE'), read('ZZZ'), read('XXX'), read(''), read('__proto__')]).toEqual([
      ['Asia/Taipei'],
      [undefined, 'lookup-missed'],
      [undefined, 'lookup-missed'],
      [undefined],
      [undefined, 'lookup-missed'],
    ]);
    const inline = caseOf(
      'lookups: { size: { rows: { L: { kg: 23 } } } }\nfacts: { f: { lookup: size, key: { column: a }, take: kg, type: integer } }',
      ['L', '', ''],
    );
    expect(inline.facts).toEqual({ f: 23 });
  });
});

describe('moments', () => {
  const moment = (options: string, cell: string) => fact(`{ column: a, type: instant, ${options} }`, cell);

  it('are read in their zone, and say when a time was assumed', () => {
    expect(moment("formats: [yyyy-MM-dd'T'HH:mm], zone: Asia/Taipei", '2026-10-01T09:00')).toEqual([
      '2026-10-01T01:00:00.000Z',
    ]);
    expect(moment('formats: [yyyy-MM-dd], zone: Asia/Taipei', '2026-10-01')).toEqual([
      '2026-09-30T16:00:00.000Z',
      'assumed-time',
    ]);
    expect(moment('formats: [yyyy-MM-dd], zone: Asia/Taipei, timeOfDay: endOfDay', '2026-10-01')).toEqual([
      '2026-10-01T16:00:00.000Z',
      'assumed-time',
    ]);
    expect(moment('formats: [yyyy-MM-dd], zone: Asia/Taipei, timeOfDay: "09:30"', '2026-10-01')).toEqual([
      '2026-10-01T01:30:00.000Z',
      'assumed-time',
    ]);
    expect(moment('zone: UTC', '2026-10-01T09:00:00+08:00')).toEqual(['2026-10-01T01:00:00.000Z']);
    expect(moment('zone: UTC', 'yesterday')).toEqual([undefined, 'unreadable-cell']);
  });

  it('move forward where the clock skips them and mean the first where it repeats them', () => {
    // Berlin 2026: forward on 29 March at 02:00 (+01:00 to +02:00), back on 25 October at 03:00.
    const berlin = "formats: [yyyy-MM-dd'T'HH:mm], zone: Europe/Berlin";
    expect(moment(berlin, '2026-03-29T02:30')).toEqual(['2026-03-29T01:30:00.000Z']);
    expect(moment(berlin, '2026-10-25T02:30')).toEqual(['2026-10-25T00:30:00.000Z']);
  });

  it('take their zone from another value', () => {
    const lines = `${AIRPORTS}facts: { f: { column: a, type: instant, formats: [yyyy-MM-dd HH:mm], zone: { lookup: airports, key: { column: b }, take: tz } } }`;
    const read = (key: string) => {
      const { facts, findings } = caseOf(lines, ['2026-10-01 09:00', key, ''], airports);
      return [facts.f, ...(findings ?? []).filter(({ where }) => where === 'f').map(({ code }) => code)];
    };
    expect(read('JFK')).toEqual(['2026-10-01T13:00:00.000Z']);
    expect(read('BAD')).toEqual([undefined, 'zone-unknown']);
    expect(read('QQQ')).toEqual([undefined, 'lookup-missed']);
    expect(read('')).toEqual([undefined, 'zone-unknown']);
  });

  it('say in which zone they were told, each its own, so that the day written in the row is kept', () => {
    const minute = 'type: instant, formats: [yyyy-MM-dd HH:mm]';
    const lines = `${AIRPORTS}incidentAt: { column: a, ${minute}, zone: { lookup: airports, key: { column: b }, take: tz } }
facts:
  f: { firstKnown: [{ column: c, ${minute}, zone: UTC }, { column: a, ${minute}, zone: Europe/Berlin }], type: instant }
  g: { column: c, ${minute}, zone: Asia/Tokyo }
  n: { column: id }
outcome: { closed: { column: a, ${minute}, zone: Asia/Tokyo } }
`;
    const told = caseOf(lines, ['2026-03-01 23:30', 'JFK', ''], airports);
    // 23:30 of 1 March in New York, five hours behind, is 04:30 of the 2nd in Greenwich.
    expect(told.incidentAt).toBe(Date.parse('2026-03-02T04:30:00Z'));
    expect(told.zones).toEqual({
      receivedAt: 'Asia/Taipei',
      incidentAt: 'America/New_York',
      f: 'Europe/Berlin',
    });
  });

  it('with an offset are of the day in the zone of the mapping', () => {
    const told = caseOf('incidentAt: { column: a, type: instant, zone: America/New_York }\nfacts: {}', [
      '2026-03-02T04:30:00Z',
      '',
      '',
    ]);
    expect(told.zones).toEqual({ receivedAt: 'Asia/Taipei', incidentAt: 'America/New_York' });
  });

  it('of a case are epoch milliseconds', () => {
    const told = caseOf('incidentAt: { column: a, type: date, zone: Asia/Taipei }\nfacts: {}', [
      '2026-09-30',
      '',
      '',
    ]);
    expect(told).toEqual({
      id: 'x',
      receivedAt: Date.parse('2026-10-01T00:00:00+08:00'),
      incidentAt: Date.parse('2026-09-30T00:00:00+08:00'),
      facts: {},
      zones: { receivedAt: 'Asia/Taipei', incidentAt: 'Asia/Taipei' },
      findings: ['receivedAt', 'incidentAt'].map((where) => ({
        code: 'assumed-time',
        where,
        message: expect.stringContaining(where),
      })),
    });
  });
});

describe('rows', () => {
  const bind = (lines: string, header = HEADER) => compileMapping(mappingOf(lines), header);
  const plain =
    'mapping: m\nid: { column: id }\nreceivedAt: { column: d, type: date, zone: UTC }\nincidentAt: { column: a, type: date, zone: UTC }\nfacts: { f: { column: b, type: integer } }';

  it('are rejected for a missing or unreadable id or receipt, for their number of cells, and for nothing else', () => {
    const row = bind(plain);
    const outcome = (...cells: string[]) => {
      const mapped = row(cells, 3);
      return mapped.kind === 'rejected' ? [mapped.line, mapped.id, mapped.reason.code] : 'case';
    };
    expect(outcome('x', '2026-01-01', 'nonsense', 'nonsense', '')).toBe('case');
    expect(outcome('', '2026-01-01', '', '', '')).toEqual([3, undefined, 'id-missing']);
    expect(outcome('x', '', '', '', '')).toEqual([3, 'x', 'received-at-missing']);
    expect(outcome('x', '1 May', '', '', '')).toEqual([3, 'x', 'received-at-unreadable']);
    expect(outcome('x', '2026-01-01')).toEqual([3, undefined, 'row-ragged']);
    expect(outcome('x', '2026-01-01', '', '', '', '')).toEqual([3, undefined, 'row-ragged']);
    const typed = bind(plain.replace('{ column: id }', '{ column: id, type: integer }'));
    expect(typed(['x', '2026-01-01', '', '', ''], 3)).toMatchObject({
      kind: 'rejected',
      reason: { code: 'id-unreadable' },
    });
  });

  it('say which cell was unreadable', () => {
    const mapped = bind(plain)(['x', '2026-01-01', 'nonsense', 'many', ''], 3);
    expect(
      mapped.kind === 'case' && mapped.case.findings?.filter(({ code }) => code === 'unreadable-cell'),
    ).toEqual([
      {
        code: 'unreadable-cell',
        where: 'incidentAt',
        message: '`nonsense` in column `a` is not a date or time',
      },
      { code: 'unreadable-cell', where: 'f', message: '`many` in column `b` is not a whole number' },
    ]);
  });

  it('do not share findings', () => {
    const row = bind(plain);
    const first = row(['x', '2026-01-01', '', 'many', ''], 2);
    const second = row(['y', '2026-01-01', '', '1', ''], 3);
    expect(first.kind === 'case' && first.case.findings?.length).toBe(2);
    expect(second.kind === 'case' && second.case.findings?.length).toBe(1);
  });

  it('give events, and leave out those that did not happen', () => {
    const told = caseOf(
      'facts: {}\nevents:\n  - { stage: close, kind: done, at: { column: a, type: date, zone: UTC }, due: { column: b, type: date, zone: UTC }, reason: settled }\n  - { event: { column: c }, kind: { column: c, map: { x: happened }, otherwise: unknown }, at: { column: b, type: date, zone: UTC } }\n',
      ['2026-10-05', '', 'x'],
    );
    expect(told.events).toEqual([
      { stage: 'close', kind: 'done', at: Date.UTC(2026, 9, 5), reason: 'settled' },
    ]);
  });

  it('carry the outcome beside the facts', () => {
    expect(
      caseOf('facts: {}\noutcome: { paid: { column: a, type: money, currency: USD } }', ['5', '', ''])
        .outcome,
    ).toEqual({ paid: { amount: '5.00', currency: 'USD' } });
  });

  it('need a header that fits', () => {
    const code = (header: readonly string[]) => {
      try {
        bind(plain, [...header]);
      } catch (problem) {
        return problem instanceof Error && 'code' in problem
          ? [problem.code, 'hint' in problem && problem.hint]
          : problem;
      }
      return 'fits';
    };
    expect(code(['id', 'd', 'a', 'b'])).toBe('fits');
    expect(code(['id', 'd', 'a', 'b', '__proto__', ''])).toBe('fits');
    expect(code(['id', 'd', 'a', 'b', 'b'])).toEqual(['header-duplicate', 'give each column its own name']);
    expect(code(['id', 'D', 'a', 'b'])).toEqual(['column-unknown', 'did you mean `D`?']);
  });

  it('read a column called __proto__ like any other', () => {
    const row = compileMapping(
      mappingOf(
        'mapping: m\nid: { column: id }\nreceivedAt: { column: d, type: date, zone: UTC }\nfacts: { f: { column: __proto__ } }',
      ),
      ['id', 'd', '__proto__'],
    );
    const mapped = row(['x', '2026-01-01', 'v'], 2);
    expect(mapped.kind === 'case' && mapped.case.facts).toEqual({ f: 'v' });
  });
});

describe('rows of one case', () => {
  const grouped = (order: string) =>
    new RowGroups(
      mappingOf(
        `mapping: m\ngroupBy: { key: { column: id }, order: ${order} }\nid: { column: id }\nreceivedAt: { column: d, type: date, zone: UTC }\nfacts:\n  customer: { column: a }\n  items: { list: { sku: { column: b }, quantity: { column: c, type: integer } } }`,
      ),
      HEADER,
    );
  const told = (mapped: readonly Mapped[]) =>
    mapped.map((each) => {
      if (each.kind === 'rejected') return `${each.line} !${each.reason.code}`;
      for (const { code } of each.case.findings ?? []) seen.codes.add(code);
      return [
        each.line,
        each.case.id,
        each.rows,
        each.case.facts,
        (each.case.findings ?? []).flatMap(({ code }) => (code === 'assumed-time' ? [] : code)),
      ];
    });

  it('follow each other, or stand anywhere where all are held', () => {
    const rows = [
      ['1', '2026-01-01', 'ann', 'pen', '2'],
      ['1', '2026-01-01', 'ann', 'ink', 'x'],
      ['2', '2026-01-02', 'bob', 'pen', '1'],
    ];
    for (const order of ['consecutive', 'any']) {
      const groups = grouped(order);
      const mapped = [...rows.flatMap((row, index) => groups.add(row, index + 2)), ...groups.end()];
      expect(told(mapped)).toEqual([
        [
          2,
          '1',
          2,
          { customer: 'ann', items: [{ sku: 'pen', quantity: 2 }, { sku: 'ink' }] },
          ['unreadable-cell'],
        ],
        [4, '2', 1, { customer: 'bob', items: [{ sku: 'pen', quantity: 1 }] }, []],
      ]);
    }
  });

  it('that stand apart are refused where they should follow each other, and joined where they need not', () => {
    const rows = ['1', '2', '1'].map((id) => [id, '2026-01-01', '', 'pen', '1']);
    const apart = grouped('consecutive');
    expect(told([...rows.flatMap((row, index) => apart.add(row, index + 2)), ...apart.end()])).toEqual([
      [2, '1', 1, expect.anything(), []],
      [3, '2', 1, expect.anything(), []],
      '4 !group-split',
    ]);
    const any = grouped('any');
    expect(
      told([...rows.flatMap((row, index) => any.add(row, index + 2)), ...any.end()]).map((each) =>
        each.slice(0, 3),
      ),
    ).toEqual([
      [2, '1', 2],
      [3, '2', 1],
    ]);
  });

  it('that disagree make the fact unknown', () => {
    const groups = grouped('consecutive');
    groups.add(['1', '2026-01-01', 'ann', 'pen', '1'], 2);
    groups.add(['1', '2026-01-01', 'bob', 'ink', '1'], 3);
    const [mapped] = groups.end();
    expect(told(mapped ? [mapped] : [])).toEqual([
      [
        2,
        '1',
        2,
        {
          items: [
            { sku: 'pen', quantity: 1 },
            { sku: 'ink', quantity: 1 },
          ],
        },
        ['group-conflict'],
      ],
    ]);
  });

  it('may lack one beside an unreadable record, and the cases on both sides say so', () => {
    const groups = grouped('consecutive');
    const mapped = [
      ...groups.add(['0', '2026-01-01', '', 'pen', '1'], 2),
      ...groups.add(['1', '2026-01-01', '', 'pen', '1'], 3),
      ...groups.add(['1', 'ragged'], 4),
      ...groups.add(['2', '2026-01-01', '', 'pen', '1'], 5),
      ...groups.add(['3', '2026-01-01', '', 'pen', '1'], 6),
      ...groups.end(),
    ];
    expect(told(mapped).map((each) => (typeof each === 'string' ? each : [each[1], each[4]]))).toEqual([
      ['0', []],
      '4 !row-ragged',
      ['1', ['group-incomplete']],
      ['2', ['group-incomplete']],
      ['3', []],
    ]);
  });

  it('are all rejected where the case has no receipt, and where they have no key', () => {
    const groups = grouped('consecutive');
    const mapped = [
      ...groups.add(['1', '', '', 'pen', '1'], 2),
      ...groups.add(['1', '', '', 'ink', '1'], 3),
      ...groups.add(['', '', '', '', ''], 4),
      ...groups.end(),
    ];
    expect(told(mapped).toSorted()).toEqual([
      '2 !received-at-missing',
      '3 !received-at-missing',
      '4 !group-key-missing',
    ]);
  });
});

describe('the walk', () => {
  it('has met every source and every finding', () => {
    expect(SOURCES.filter((source) => !seen.sources.has(source))).toEqual([]);
    expect(VALUE_TYPES.filter((type) => type !== 'text' && !seen.types.has(type))).toEqual([]);
    expect(Object.keys(CASE_FINDING_CODES).filter((code) => !seen.codes.has(code))).toEqual([]);
  });
});
