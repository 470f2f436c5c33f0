import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  inputTypeOf,
  lint,
  readPolicy,
  type Cell,
  type InputType,
  type Literal,
  type Table,
  type TableRow,
  type ValueType,
} from '@redress/policy';
import { readCalendar } from '@redress/calendar';
import { readCsv, writeCsv } from './csv.js';
import { withoutTable, withRows } from './edit-rows.js';
import { rowsOf } from './read-sheet.js';
import type { Sheet } from './sheet.js';
import { TableFileError } from './table-file-error.js';
import { sheetOf } from './write-sheet.js';
import { readWorkbook, writeWorkbook } from './xlsx.js';

const TYPES: Readonly<Record<string, ValueType>> = {
  n: { kind: 'decimal' },
  e: { kind: 'enum', values: new Map(['a', 'b', '-c'].map((one) => [one, undefined])) },
  t: { kind: 'text' },
  b: { kind: 'boolean' },
};
const INPUTS = new Map(
  Object.entries(TYPES).map(([name, type]): [string, InputType] => [name, inputTypeOf(type, 'EUR', true)]),
);

function tableOf(rows: readonly TableRow[]): Table {
  return {
    name: 't',
    cite: [],
    assumed: false,
    hit: 'unique',
    inputs: new Map(Object.keys(TYPES).map((name) => [name, { kind: 'reference', name }])),
    outputs: new Map(
      Object.entries({
        money: { kind: 'money' },
        text: { kind: 'text' },
        flag: { kind: 'boolean' },
      } as const).map(([name, type]) => [name, { name, type }]),
    ),
    rows,
  };
}

const number = fc.constantFrom<Cell>(
  5,
  1.25,
  -3,
  '0.10000000000000000001',
  'gte 180',
  '≥ 180',
  '-',
  '= 5',
  'between 1 5',
  '1, 2',
  null,
  'not null',
);
const cells = fc.record(
  {
    n: fc.oneof(number, fc.constant<Cell>([1, 'gt 5', null])),
    e: fc.constantFrom<Cell>('a', '-c', 'not a', ['a', 'b'], 'present'),
    t: fc.constantFrom<Cell>('=cmd()', '"a, b"', "'quoted", '+49 30', '@x', 'plain', '12', ['x', 'y, z']),
    b: fc.constantFrom<Cell>(true, false, 'not true'),
  },
  { requiredKeys: [] },
);
const literal = {
  money: fc.constantFrom<Literal>(5, 250.5, null, { kind: 'money', amount: '20.00', currency: 'USD' }),
  text: fc.constantFrom<Literal>(
    '=1+1',
    'null',
    '',
    '"q"',
    "'",
    ' blank ',
    '\ttab',
    '12',
    'true',
    '-',
    null,
    '中文，逗号',
  ),
  flag: fc.constantFrom<Literal>(true, false),
};
const row = fc.record({
  when: cells,
  then: fc.record(literal),
  cite: fc.constantFrom<readonly string[]>([], ['A-1'], ['A-1', 'B 2']),
  assumed: fc.boolean(),
  from: fc.constantFrom(undefined, '2026-03-01'),
  title: fc.constantFrom(undefined, { en: 'One', 'zh-CN': '一' }),
});
const tables = fc.array(row, { maxLength: 6 }).map((rows) =>
  tableOf(
    rows.map(({ when, then, from, title, ...rest }, index): TableRow => ({
      id: `r${index}`,
      when: new Map(Object.entries(when)),
      then: new Map(Object.entries(then)),
      ...rest,
      ...(from === undefined ? {} : { from }),
      ...(title === undefined ? {} : { title }),
    })),
  ),
);

/** Lists of cells and money in words are one way to write the same. */
function meant(rows: readonly TableRow[]): unknown {
  return sheetOf(tableOf(rows)).map((cellsOfRow) =>
    cellsOfRow.map((cell) => (cell === null ? null : String(cell))),
  );
}

describe('there and back', () => {
  it('by CSV, whatever a spreadsheet would run', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const text = writeCsv(sheetOf(table));
        expect(text).not.toMatch(/(?:^|,)"?\s*[=+@](?!\d)/m);
        const rows = rowsOf(readCsv(text), { table, inputs: INPUTS, currency: 'EUR' });
        expect(meant(rows)).toEqual(meant(table.rows));
      }),
      { numRuns: 300 },
    );
  });

  it('by XLSX, with the types of cells', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (table) => {
        const sheet = sheetOf(table);
        const read = await readWorkbook(await writeWorkbook(sheet, 'a/b'));
        const width = Math.max(...sheet.map((cellsOfRow) => cellsOfRow.length));
        const padded = (of: Sheet): Sheet =>
          of.map((cellsOfRow) => Array.from({ length: width }, (_, at) => cellsOfRow[at] ?? null));
        expect(padded(read)).toEqual(padded(sheet));
        expect(meant(rowsOf(read, { table, inputs: INPUTS, currency: 'EUR' }))).toEqual(meant(table.rows));
      }),
      { numRuns: 60 },
    );
  });
});

const HEAD = ['id', 'when.n', 'when.e', 'when.t', 'when.b', 'then.money', 'then.text', 'then.flag'];

test.each<[string, Sheet, string]>([
  ['a heading that is missing', [HEAD.slice(0, 7), []], 'H1: heading `then.flag` is missing'],
  ['a heading that is none', [[...HEAD, 'then.moneys']], 'I1: `then.moneys` is no heading'],
  ['a heading twice', [[...HEAD, 'id']], 'I1: heading `id` stands in A1 too'],
  ['a cell that says nothing', [HEAD, ['r', 'soon', 'a', 'x', true, 5, 'x', true]], 'B2: `soon` is no cell'],
  ['an output that is empty', [HEAD, ['r', 1, 'a', 'x', true, null, 'x', true]], 'F2: `money` is empty'],
  [
    'an id twice',
    [HEAD, ['r', 1, 'a', 'x', true, 5, 'x', true], ['r', 2, 'a', 'x', true, 5, 'x', true]],
    'A3: id `r` stands in A2 too',
  ],
  [
    'an output of another type',
    [HEAD, ['r', 1, 'a', 'x', true, 'much', 'x', true]],
    'F2: column `money`: `much` is not money',
  ],
  [
    'an amount with too many decimals',
    [HEAD, ['r', 1, 'a', 'x', true, '5.001 EUR', 'x', true]],
    'F2: column `money`: `5.001` has more decimals than EUR',
  ],
  ['a row without id', [HEAD, ['', 1, 'a', 'x', true, 5, 'x', true]], 'A2: the row has no id'],
  [
    'a cell below no heading',
    [HEAD, ['r', 1, 'a', 'x', true, 5, 'x', true, 'more']],
    'I2: stands below no heading',
  ],
])('refuses %s with its address', (_what, sheet, message) => {
  expect(() => rowsOf(sheet, { table: tableOf([]), inputs: INPUTS, currency: 'EUR' })).toThrow(message);
});

it('refuses too many rows, merged cells, what is no workbook, and an archive that says it is huge', async () => {
  const many = [HEAD, ...Array.from({ length: 20_001 }, (_, at) => [`r${at}`])];
  expect(() => rowsOf(many, { table: tableOf([]), inputs: INPUTS, currency: 'EUR' })).toThrow(
    'more than 20000 rows',
  );
  await expect(readWorkbook(new TextEncoder().encode('id,amount'))).rejects.toThrow('it is no archive');
  const { writeXlsx } = await import('hucre/xlsx');
  const merged = await writeXlsx({
    sheets: [
      { name: 'x', rows: [HEAD, ['r']], merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 1 }] },
    ],
  });
  await expect(readWorkbook(merged)).rejects.toThrow('A2:B3: merged cells');
  const huge = merged.slice();
  const view = new DataView(huge.buffer);
  const directory = view.getUint32(view.byteLength - 22 + 16, true);
  view.setUint32(directory + 24, 400_000_000, true);
  await expect(readWorkbook(huge)).rejects.toThrow('unpacks to more');
});

describe('rows written into a policy', () => {
  const text = `policy: p
version: '1'
layer: client
title: { en: P, zh-CN: P, zh-TW: P }
currency: EUR
zone: Europe/Berlin
calendar: round-the-clock
facts: { n: { type: integer } } # kept
tables:
  t:
    inputs: { n: { fact: n } }
    outputs: { o: { type: integer } }
    hit: unique
    rows:
      # the first
      - { id: a, when: { n: upTo 5 }, then: { o: 1 } } # beside it
      - id: b
        when: { n: over 5 to 9 }
        # inside
        then: { o: 2 }
      # the last
      - { id: c, when: { n: gt 9 }, then: { o: 3 } }
    otherwise: { o: 0 } # after
classification:
  c: { type: integer, table: t, output: o, otherwise: 0 }
`;
  const tableIn = (written: string): Table => {
    const table = readPolicy(written, 'p.yaml').document?.tables.get('t');
    if (table === undefined) throw new Error('the policy has a table');
    return table;
  };
  const day = [['00:00', '24:00']];
  const calendars = new Map([
    [
      'round-the-clock',
      readCalendar({
        timeZone: 'asker',
        week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day },
      }),
    ],
  ]);
  const input = new Map([['n', inputTypeOf({ kind: 'integer' }, 'EUR', true)]]);
  const edit = (change: (lines: string[]) => void): string => {
    const table = tableIn(text);
    const lines = writeCsv(sheetOf(table)).split('\r\n');
    change(lines);
    return withRows(
      text,
      table,
      rowsOf(readCsv(lines.join('\r\n')), { table, inputs: input, currency: 'EUR' }),
    );
  };

  it('change nothing where nothing changed', () => {
    expect(edit(() => undefined)).toBe(text);
  });

  it('may have one id on different days, each its own row', () => {
    const dated = text
      .replace(
        '{ id: a, when: { n: upTo 5 }, then: { o: 1 } }',
        '{ id: a, when: { n: upTo 5 }, then: { o: 1 }, to: 2026-01-01 }',
      )
      .replace(
        '      - id: b\n',
        '      # since 2026\n      - { id: a, when: { n: upTo 5 }, then: { o: 7 }, from: 2026-01-01 }\n      - id: b\n',
      );
    const table = tableIn(dated);
    const csv = writeCsv(sheetOf(table));
    const target = { table, inputs: input, currency: 'EUR' };
    expect(withRows(dated, table, rowsOf(readCsv(csv), target))).toBe(dated);
    const edited = withRows(dated, table, rowsOf(readCsv(csv.replace(',7,2026', ',8,2026')), target));
    expect(edited).toBe(dated.replace('      # since 2026\n', '').replace('{ o: 7 }', '{ o: 8 }'));
  });

  it('change only the row that did, and keep every comment elsewhere', () => {
    const edited = edit((lines) => (lines[1] = 'a,≤ 4,1'));
    expect(edited).toBe(
      text.replace(
        '      # the first\n      - { id: a, when: { n: upTo 5 }, then: { o: 1 } } # beside it\n',
        '      - { id: a, when: { n: "≤ 4" }, then: { o: 1 } }\n',
      ),
    );
    expect(
      lint(edited, 'p.yaml', { calendars }).findings.filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
  });

  it('can be reordered, added and taken away', () => {
    const edited = edit((lines) => lines.splice(1, 3, lines[3] ?? '', lines[1] ?? '', 'd,7,9'));
    expect([...tableIn(edited).rows].map(({ id }) => id)).toEqual(['c', 'a', 'd']);
    expect(edited).toContain('# the last\n      - { id: c');
    expect(edited).toContain('    otherwise: { o: 0 } # after\n');
    const none = edit((lines) => lines.splice(1, 3));
    expect(none).toContain('# after');
  });

  it('are written for a list on one line too', () => {
    const flow = text.replace(
      /rows:\n[\s\S]*?\n {4}otherwise/,
      'rows: [{ id: a, then: { o: 1 } }]\n    otherwise',
    );
    const table = tableIn(flow);
    const rows = [...table.rows, { ...(table.rows[0] as TableRow), id: 'b' }];
    const edited = withRows(flow, table, rows);
    expect(tableIn(edited).rows.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(edited).toContain('    otherwise: { o: 0 } # after\n');
  });

  it('are refused where the text has none', () => {
    expect(() => withRows('policy: p\n', tableIn(text), [])).toThrow(TableFileError);
  });
});

describe('rows written into a layer', () => {
  const TITLE = 'title: { en: P, zh-CN: P, zh-TW: P }';
  const base = `policy: base
version: '1'
layer: industry
${TITLE}
currency: EUR
zone: Europe/Berlin
calendar: round-the-clock
facts: { n: { type: integer } }
tables:
  t:
    inputs: { n: { fact: n } }
    outputs: { o: { type: integer } }
    hit: unique
    rows:
      - { id: a, when: { n: upTo 5 }, then: { o: 1 } }
      - { id: b, when: { n: over 5 to 9 }, then: { o: 2 } }
      - { id: c, when: { n: gt 9 }, then: { o: 3 } }
`;
  const own = `policy: own\nversion: '1'\nlayer: client\n${TITLE}\nextends: [base]\n`;
  const parents = (id: string) => (id === 'base' ? { text: base, file: 'base.yaml' } : undefined);
  const tableIn = (text: string): Table => {
    const table = readPolicy(text, 'own.yaml', { parents }).document?.tables.get('t');
    if (table === undefined) throw new Error('the policy has a table');
    return table;
  };
  const imported = (text: string, change: (csv: string) => string): string => {
    const table = tableIn(text);
    const inputs = new Map([['n', inputTypeOf({ kind: 'integer' }, 'EUR', true)]]);
    const rows = rowsOf(readCsv(change(writeCsv(sheetOf(table)))), { table, inputs, currency: 'EUR' });
    return withRows(text, table, rows, tableIn(withoutTable(text, 't')).rows);
  };
  const changed = (csv: string): string =>
    csv.replace('b,over 5 to 9,2', 'b,over 5 to 9,20').replace('c,gt 9,3', 'd,gt 9,4');

  it('are those that say something else, and those that are switched off', () => {
    expect(imported(own, (csv) => csv)).toBe(own);
    const edited = imported(own, changed);
    expect(edited).toBe(`${own}tables:
  t:
    rows:
      - { id: b, when: { n: over 5 to 9 }, then: { o: 20 } }
      - { id: d, when: { n: gt 9 }, then: { o: 4 } }
      - { id: c, off: true }
`);
    // What is merged over the layers is what the file said: new rows first.
    expect(tableIn(edited).rows.map(({ id, then }) => [id, then.get('o')])).toEqual([
      ['d', 4],
      ['a', 1],
      ['b', 20],
    ]);
  });

  it('keep their text where they say what they said, and go where the lower layer says it', () => {
    const edited = imported(own, changed).replace('      - { id: b', '      # ours\n      - { id: b');
    expect(imported(edited, (csv) => csv)).toBe(
      // In the order of the merged rows.
      edited.replace(/( {6}# ours\n.*\n)( {6}- \{ id: d.*\n)/, '$2$1'),
    );
    const back = imported(edited, (csv) => csv.replace('b,over 5 to 9,20', 'b,over 5 to 9,2'));
    expect(back).not.toContain('id: b');
    expect(back).toContain('- { id: d, when: { n: gt 9 }, then: { o: 4 } }');
  });

  it('find their place beside other tables and other keys of the same', () => {
    const other = `${own}tables:\n  t:\n    cite: [X]\n`;
    expect(imported(other, changed)).toContain('tables:\n  t:\n    rows:\n      - { id: b,');
    const beside = `${own}tables:\n  u:\n    inputs: { n: { fact: n } }\n    outputs: { p: { type: integer } }\n    hit: unique\n    rows: [{ id: x, then: { p: 1 } }]\n`;
    expect(imported(beside, changed)).toContain('tables:\n  t:\n    rows:\n      - { id: b,');
    expect(imported(beside, (csv) => csv)).toBe(beside);
  });
});
