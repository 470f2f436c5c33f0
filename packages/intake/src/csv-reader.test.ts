import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvRecord, CsvReader } from './csv-reader.js';

const LIMIT = 1000;

function readIn(pieces: readonly string[], maxRecordLength = LIMIT, delimiter?: string): CsvRecord[] {
  const reader = new CsvReader({ maxRecordLength, ...(delimiter !== undefined && { delimiter }) });
  return [...pieces.flatMap((piece) => reader.read(piece)), ...reader.end()];
}

/** `line: a|b` for a record, `line: !code` for a fault. */
function told(records: readonly CsvRecord[]): string[] {
  return records.map(
    (record) => `${record.line}: ${'cells' in record ? record.cells.join('|') : `!${record.fault.code}`}`,
  );
}

describe('records', () => {
  it.each([
    ['LF', 'a,b\n1,2\n3,4\n', ['1: a|b', '2: 1|2', '3: 3|4']],
    ['CRLF', 'a,b\r\n1,2\r\n3,4', ['1: a|b', '2: 1|2', '3: 3|4']],
    ['CR alone', 'a,b\r1,2\r3,4\r', ['1: a|b', '2: 1|2', '3: 3|4']],
    ['no line end at the end', 'a\n1', ['1: a', '2: 1']],
    [
      'blank lines are no records and count as lines',
      'a,b\n\n1,2\r\n\r\n3,4\n',
      ['1: a|b', '3: 1|2', '5: 3|4'],
    ],
    ['semicolons', 'a;b\n1,5;2\n', ['1: a|b', '2: 1,5|2']],
    ['tabs', 'a\tb\n1\t2,3\n', ['1: a|b', '2: 1|2,3']],
    ['a delimiter inside quotes does not count for the guess', '"a,b,c";d\n1;2\n', ['1: a,b,c|d', '2: 1|2']],
    ['quoted delimiter and doubled quotes', 'a,b\n"1,5","say ""hi"""\n', ['1: a|b', '2: 1,5|say "hi"']],
    ['quoted line breaks count as lines', 'a,b\n"x\ny\nz",2\n3,4\n', ['1: a|b', '2: x\ny\nz|2', '5: 3|4']],
    ['quoted CRLF', 'a,b\r\n"x\r\ny",2\r\n3,4\r\n', ['1: a|b', '2: x\r\ny|2', '4: 3|4']],
    ['empty quoted cell', 'a,b\n"",""\n', ['1: a|b', '2: |']],
    ['empty cells at the end', 'a,b,c\n1,,\n"1",,\n', ['1: a|b|c', '2: 1||', '3: 1||']],
    ['a quoted last cell without line end', 'a\n"1"', ['1: a', '2: 1']],
    ['nothing', '', []],
  ])('%s', (_, text, expected) => {
    expect(told(readIn([text]))).toEqual(expected);
    expect(told(readIn([...text]))).toEqual(expected);
  });

  it('agree with csv-parse on any table, however it is cut into pieces', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', 'é', '中', '😀'),
      maxLength: 6,
    });
    const quotedTable = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      );
    fc.assert(
      fc.property(
        quotedTable,
        fc.constantFrom('\n', '\r\n'),
        fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 40 }),
        (table, newline, cuts) => {
          const rows = [table[0]?.map((_, index) => `h${index}`) ?? [], ...table];
          const text = rows
            .map((row) =>
              row
                .map((each) => (/[",;\n\r]/.test(each) ? `"${each.replaceAll('"', '""')}"` : each))
                .join(','),
            )
            .join(newline);
          const pieces: string[] = [];
          let at = 0;
          for (const cut of cuts) {
            pieces.push(text.slice(at, at + cut));
            at += cut;
          }
          pieces.push(text.slice(at));
          const oracle: string[][] = parse(text, {
            skip_empty_lines: true,
            relax_column_count: true,
            record_delimiter: newline,
          });
          const read = readIn(pieces, LIMIT, ',').map((record) =>
            'cells' in record ? record.cells : record.fault.code,
          );
          expect(read).toEqual(oracle);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('a broken record costs its own line and nothing after it', () => {
  it.each([
    ['text after a closing quote', 'a,b\n"1"x,2\n3,4\n', ['1: a|b', '2: !csv-quote', '3: 3|4']],
    ['a quote inside an unquoted cell', 'a,b\n5" disk,2\n3,4\n', ['1: a|b', '2: !csv-quote', '3: 3|4']],
    [
      'an open quote at the end of the file',
      'a,b\n1,2\n"3,4\n5,6\n',
      ['1: a|b', '2: 1|2', '3: !csv-quote-open', '4: 5|6'],
    ],
    ['an open quote in the last line', 'a,b\n1,"2', ['1: a|b', '2: !csv-quote-open']],
    [
      'an open quote that a later one closes',
      'a,b\n"1,2\n3,"x"\n5,6\n',
      ['1: a|b', '2: !csv-quote', '3: 3|x', '4: 5|6'],
    ],
    ['NUL', 'a,b\n1,\0\n3,4\n', ['1: a|b', '2: !nul-byte', '3: 3|4']],
    ['NUL in quotes', 'a,b\n1,"\0"\n3,4\n', ['1: a|b', '2: !nul-byte', '3: 3|4']],
  ])('%s', (_, text, expected) => {
    expect(told(readIn([text]))).toEqual(expected);
    expect(told(readIn([...text]))).toEqual(expected);
  });

  it('a line without end is given up at the limit and the next line is read', () => {
    const long = 'x'.repeat(500);
    expect(told(readIn(['a,b\n1,', long, long, long, '\n3,4\n']))).toEqual([
      '1: a|b',
      '2: !record-too-long',
      '3: 3|4',
    ]);
    expect(told(readIn([`a,b\n1,${long}${long}${long}\n3,4\n`]))).toEqual([
      '1: a|b',
      '2: !record-too-long',
      '3: 3|4',
    ]);
  });

  it('an open quote is told with the line in which it was opened', () => {
    const messageOf = (text: string): string[] =>
      readIn([text]).flatMap((record) => ('fault' in record ? [record.fault.message] : []));
    expect(messageOf('a,b\n1,2\n3,"4\n5,6\n')).toEqual([
      'the quote opened in line 3 is not closed before the file ends',
    ]);
    // The record starts in line 2; its first cell, which is closed, runs into line 3, where the second is opened.
    expect(messageOf('a,b\n"1\n2","3\n4,5\n')[0]).toBe(
      'the quote opened in line 3 is not closed before the file ends',
    );
  });

  it('a quoted cell beyond the limit is one long record', () => {
    const long = 'x\n'.repeat(600);
    expect(told(readIn([`a,b\n1,"${long}"\n3,4\n`]))).toEqual(['1: a|b', '2: !record-too-long', '603: 3|4']);
  });

  it('an open quote is given up at the limit, and every line it swallowed is read', () => {
    const lines = Array.from({ length: 400 }, (_, index) => `${index},y`);
    const records = readIn(['a,b\n"1,2\n', ...lines.map((line) => `${line}\n`)], 100);
    expect(told(records).slice(0, 4)).toEqual(['1: a|b', '2: !csv-quote-open', '3: 0|y', '4: 1|y']);
    expect(records).toHaveLength(402);
  });

  it('bytes that were no text reject the record they stand in, a genuine U+FFFD does not', () => {
    const reader = new CsvReader({ maxRecordLength: LIMIT });
    const read = [
      ...reader.read('a\n\uFFFD\n'),
      ...reader.read('x\n\uFFFD', true),
      ...reader.read('y\nz\n\uFFFD\n'),
      ...reader.read('\uFFFD\n'),
    ];
    expect(told(read)).toEqual([
      '1: a',
      '2: \uFFFD',
      '3: x',
      '4: !encoding-wrong',
      '5: z',
      '6: !encoding-wrong',
      '7: \uFFFD',
    ]);
  });

  it('reads a megabyte of quotes in no more than linear time', () => {
    const reader = new CsvReader({ maxRecordLength: 1024 * 1024 });
    const started = performance.now();
    let records = 0;
    for (let piece = 0; piece < 64; piece += 1) records += reader.read(',"\n'.repeat(16 * 1024)).length;
    records += reader.end().length;
    expect(records).toBeGreaterThan(500_000);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
