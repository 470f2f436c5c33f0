import { spawn } from 'node:child_process';
import { mkdtemp, open, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCases, type OpenOptions } from './files.js';
import { IntakeError } from './intake-error.js';
import { readMapping } from './read-mapping.js';

const TEXT =
  'mapping: m\nid: { column: id }\nreceivedAt: { column: day, type: date, zone: UTC }\nfacts: { name: { column: name } }\n';
let folder = '';
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'intake-'));
});
afterAll(() => rm(folder, { recursive: true }));

function mappingOf(text = TEXT) {
  const { mapping } = readMapping(text, 'm.yaml');
  if (mapping === undefined) throw new Error('the mapping of this test is wrong');
  return mapping;
}

async function fileOf(content: string | Buffer): Promise<string> {
  files += 1;
  const path = join(folder, `${files}.csv`);
  await writeFile(path, content);
  return path;
}

/** What came out, in order: `line name`, `line !code`, and the code of the error that ended the run. */
async function told(path: string, options: OpenOptions = { mapping: mappingOf() }): Promise<string[]> {
  const lines: string[] = [];
  try {
    for await (const batch of openCases(path, options)) {
      for (const each of batch)
        lines.push(
          `${each.line} ${each.kind === 'case' ? String(each.case.facts.name) : `!${each.reason.code}`}`,
        );
    }
  } catch (problem) {
    if (!(problem instanceof IntakeError)) throw problem;
    expect(problem.message).not.toBe('');
    expect(problem.hint).not.toBe('');
    lines.push(problem.code);
  }
  return lines;
}

const read = async (content: string | Buffer, options?: OpenOptions) => told(await fileOf(content), options);
const row = (name: string, id = 1) => `${id},2026-01-01,${name}\n`;
const HEADER = 'id,day,name\n';

describe('good files', () => {
  it.each([
    ['plain', Buffer.from(HEADER + row('Zoë'))],
    ['with a byte order mark', Buffer.from(`\uFEFF${HEADER}${row('Zoë')}`)],
    ['gzip', gzipSync(HEADER + row('Zoë'))],
    ['gzip of two members', Buffer.concat([gzipSync(HEADER), gzipSync(row('Zoë'))])],
    ['gzip of a byte order mark', gzipSync(`\uFEFF${HEADER}${row('Zoë')}`)],
    ['UTF-16 little endian', Buffer.from(`\uFEFF${HEADER}${row('Zoë')}`, 'utf16le')],
    ['UTF-16 big endian', Buffer.from(`\uFEFF${HEADER}${row('Zoë')}`, 'utf16le').swap16()],
    ['blank lines first', Buffer.from(`\r\n\r\n${HEADER}${row('Zoë')}`)],
  ])('%s', async (name, bytes) => {
    expect(await read(bytes)).toEqual([name === 'blank lines first' ? '4 Zoë' : '2 Zoë']);
  });

  it.each([
    // 客訴 in Big5 and 客诉 in GB18030, by the tables of the Encoding Standard.
    ['big5', [0xab, 0xc8, 0xb6, 0x44], '客訴'],
    ['gb18030', [0xbf, 0xcd, 0xcb, 0xdf], '客诉'],
    ['windows-1252', [0x5a, 0x6f, 0xeb, 0x80], 'Zoë€'],
  ])('%s by option', async (encoding, bytes, name) => {
    const content = Buffer.concat([
      Buffer.from(`${HEADER}1,2026-01-01,`),
      Buffer.from(bytes),
      Buffer.from('\n'),
    ]);
    expect(await read(content, { mapping: mappingOf(), encoding })).toEqual([`2 ${name}`]);
    expect(await read(content)).toEqual(['2 !encoding-wrong']);
  });

  it('standard input, in pieces of one byte that cut characters in two', async () => {
    const bytes = Buffer.from(`${HEADER}${row('客訴😀é')}${row('b', 2)}`);
    const input = Readable.from([...bytes].map((byte) => Buffer.from([byte])));
    expect(await told('-', { mapping: mappingOf(), input })).toEqual(['2 客訴😀é', '3 b']);
    const zipped = Readable.from([...gzipSync(bytes)].map((byte) => Buffer.from([byte])));
    expect(await told('-', { mapping: mappingOf(), input: zipped })).toEqual(['2 客訴😀é', '3 b']);
  });

  it('cases as NDJSON, a bad line in its place', async () => {
    const content =
      '{"id":"a","facts":{"name":"x"}}\n\n{"id":\n{"facts":{}}\r\n{"id":"b","facts":{"name":"y"}}';
    expect(await read(content, {})).toEqual(['1 x', '3 !json-malformed', '4 !id-missing', '5 y']);
  });

  it('rows as NDJSON through a mapping', async () => {
    const mapping = mappingOf(TEXT.replace('column: name', 'column: person.name'));
    const content =
      '{"id":7,"day":"2026-01-01","person":{"name":"x"}}\n{"id":8,"day":null,"person.name":"y"}\n[1]\n{"id":9,"day":"2026-01-01","person":{"__proto__":1}}\n';
    expect(await read(content, { mapping })).toEqual([
      '1 x',
      '2 !received-at-missing',
      '3 !case-shape',
      '4 undefined',
    ]);
  });

  it('batches of five hundred, in order, and a reader that stops early closes the file', async () => {
    const content = HEADER + Array.from({ length: 1201 }, (_, index) => row(`n${index}`, index)).join('');
    const path = await fileOf(content);
    const sizes: number[] = [];
    for await (const batch of openCases(path, { mapping: mappingOf() })) sizes.push(batch.length);
    expect(sizes).toEqual([500, 500, 201]);
    for await (const batch of openCases(path, { mapping: mappingOf() })) {
      expect(batch[0]?.line).toBe(2);
      break;
    }
  });

  it('lookup files from their folder', async () => {
    await writeFile(join(folder, 'zones.csv.gz'), gzipSync('code,tz\nT,Asia/Taipei\n'));
    const mapping = mappingOf(
      'mapping: m\nlookups: { zones: { file: zones.csv.gz, key: code } }\nid: { column: id }\nreceivedAt: { column: day, type: date, zone: { lookup: zones, key: { column: name }, take: tz } }\nfacts: { name: { column: name } }',
    );
    const path = await fileOf(`${HEADER}${row('T')}${row('X', 2)}`);
    expect(await told(path, { mapping, lookups: folder })).toEqual(['2 T', '3 !received-at-unreadable']);
    expect(await told(path, { mapping })).toEqual(['lookup-missing']);
    expect(await told(path, { mapping, lookups: join(folder, 'nowhere') })).toEqual(['file-not-found']);
    await writeFile(join(folder, 'zones.csv.gz'), 'code,tz\nT,Asia/Taipei\nT,Asia/Tokyo\n');
    expect(await told(path, { mapping, lookups: folder })).toEqual(['lookup-key-twice']);
    await writeFile(join(folder, 'zones.csv.gz'), 'code,zone\nT,Asia/Taipei\n');
    expect(await told(path, { mapping, lookups: folder })).toEqual(['lookup-column-unknown']);
  });
});

describe('bad files', () => {
  it('that are not there, are folders or empty', async () => {
    expect(await told(join(folder, 'nothing.csv'))).toEqual(['file-not-found']);
    expect(await told(folder)).toEqual(['file-is-folder']);
    expect(await read('')).toEqual(['file-empty']);
    expect(await read('\n \n')).toEqual(['file-empty']);
    expect(await read(gzipSync(''))).toEqual(['file-empty']);
    expect(await read(HEADER)).toEqual([]);
  });

  it('whose gzip is cut give what was whole, then say so', async () => {
    const whole = gzipSync(
      HEADER +
        Array.from({ length: 20_000 }, (_, index) => row(`n${(index * 7919) % 10_007}`, index)).join(''),
    );
    const lines = await read(whole.subarray(0, Math.floor(whole.length / 2)));
    expect(lines.at(-1)).toBe('gzip-truncated');
    expect(lines.length).toBeGreaterThan(1000);
    expect(lines.slice(0, -1).every((line) => /^\d+ n\d+$/.test(line))).toBe(true);
    expect(await read(whole.subarray(0, 2))).toEqual(['gzip-truncated']);
  });

  it('whose gzip is damaged', async () => {
    const whole = gzipSync(HEADER + row('a'));
    const bytes = Buffer.from(whole);
    bytes[12] = (bytes[12] ?? 0) ^ 0xff;
    expect((await read(bytes)).at(-1)).toBe('gzip-damaged');
    const wrongSum = Buffer.from(whole);
    wrongSum[wrongSum.length - 6] = (wrongSum[wrongSum.length - 6] ?? 0) ^ 0xff;
    expect((await read(wrongSum)).at(-1)).toBe('gzip-damaged');
  });

  it('whose header does not serve', async () => {
    expect(await read(`id,day,name,name\n`)).toEqual(['header-duplicate']);
    expect(await read(`id,date,name\n`)).toEqual(['column-unknown']);
    expect(await read(`id,day,"name\n1,2,3\n`)).toEqual(['csv-quote-open']);
    expect(await read(`id,day,__proto__,name\n1,2026-01-01,x,y\n`)).toEqual(['2 y']);
  });

  it('whose rows are ragged, quoted wrongly or hold NUL lose those rows alone', async () => {
    expect(
      await read(
        `${HEADER}1,2026-01-01\n${row('a')}1,2026-01-01,"x"y\n${row('b')}1,2026-01-01,\0\n1,2026-01-01,c,d\n"1,2026-01-01,e\n${row('f')}`,
      ),
    ).toEqual([
      '2 !row-ragged',
      '3 a',
      '4 !csv-quote',
      '5 b',
      '6 !nul-byte',
      '7 !row-ragged',
      '8 !csv-quote-open',
      '9 f',
    ]);
  });

  it('of the wrong encoding lose the rows that are no text', async () => {
    const broken = Buffer.concat([
      Buffer.from(`${HEADER}${row('a')}1,2026-01-01,`),
      Buffer.from([0xc3]),
      Buffer.from(`\n${row('b\uFFFD')}`),
    ]);
    expect(await read(broken)).toEqual(['2 a', '3 !encoding-wrong', '4 !encoding-wrong']);
    expect(await read(Buffer.from(`${HEADER}${row('b\uFFFD')}`))).toEqual(['2 b\uFFFD']);
    expect(await read(HEADER, { mapping: mappingOf(), encoding: 'utf-9' })).toEqual(['encoding-unknown']);
    expect(await read(Buffer.from(`${HEADER}${row('a')}`, 'utf16le'))).toEqual(['nul-byte']);
  });

  it('without a mapping for their rows', async () => {
    expect(await read(HEADER + row('a'), {})).toEqual(['mapping-missing']);
    // Cases need no mapping; rows of columns in JSON do, also such as are nested.
    expect(await read('{"id":"a","receivedAt":"2026-03-02","facts":{}}\n')).toEqual(['mapping-not-needed']);
    expect(await read('{"id":"a","day":"2026-03-02","name":"x"}\n')).not.toEqual(['mapping-not-needed']);
  });

  it('that inflate without end are stopped at the limit', async () => {
    const bomb = gzipSync(HEADER + row('a').repeat(200_000));
    const lines = await read(bomb, { mapping: mappingOf(), limits: { bytes: 1_000_000 } });
    expect(lines.at(-1)).toBe('file-too-large');
  });

  it('a huge cell is one rejected row', async () => {
    expect(await read(`${HEADER}${row('x'.repeat(3_000_000))}${row('a')}`)).toEqual([
      '2 !record-too-long',
      '3 a',
    ]);
    expect(
      await read(
        `{"id":"a","facts":{"name":"${'x'.repeat(3_000_000)}"}}\n{"id":"b","facts":{"name":"y"}}\n`,
        {},
      ),
    ).toEqual(['1 !record-too-long', '2 y']);
  });

  it('an input that breaks off', async () => {
    const input = new Readable({ read() {} });
    input.push(HEADER + row('a'));
    setTimeout(() => input.destroy(Object.assign(new Error('gone'), { code: 'EPIPE' })), 20);
    expect(await told('-', { mapping: mappingOf(), input })).toEqual(['2 a', 'input-closed']);
    const closed = new Readable({ read() {} });
    closed.push(HEADER + row('a'));
    setTimeout(() => closed.destroy(), 20);
    expect(await told('-', { mapping: mappingOf(), input: closed })).toEqual(['2 a', 'input-closed']);
  });

  it('a pipe whose writer is killed ends like a file', async () => {
    const script = `process.stdout.write(${JSON.stringify(`${HEADER}${row('a')}2,2026`)}, () => process.kill(process.pid, 'SIGKILL'))`;
    const writer = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    expect(await told('-', { mapping: mappingOf(), input: writer.stdout })).toEqual(['2 a', '3 !row-ragged']);
  });
});

describe('files of a gigabyte', () => {
  const memory = (): number => process.memoryUsage().rss / 2 ** 20;

  it(
    'without a line break are given up at the header, and after it cost one row',
    { timeout: 60_000 },
    async () => {
      const path = await fileOf('');
      await truncate(path, 2 ** 30);
      expect(await told(path)).toEqual(['record-too-long']);

      await writeFile(path, HEADER);
      await truncate(path, 2 ** 30);
      const file = await open(path, 'a');
      await file.write(`\n${row('a')}`);
      await file.close();
      const before = memory();
      expect(await told(path)).toEqual(['2 !record-too-long', '3 a']);
      expect(memory() - before).toBeLessThan(150);
    },
  );

  it('of rows leave the memory flat', { timeout: 120_000 }, async () => {
    const path = join(folder, 'long.csv.gz');
    const zip = createGzip({ level: 1 });
    const written = (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of zip) chunks.push(chunk);
      await writeFile(path, Buffer.concat(chunks));
    })();
    zip.write(HEADER);
    const block = Buffer.from(row('x'.repeat(980)).repeat(1024));
    for (let megabyte = 0; megabyte < 512; megabyte += 1) {
      if (!zip.write(block)) await new Promise((resolve) => zip.once('drain', resolve));
    }
    zip.end();
    await written;
    expect((await readFile(path)).length).toBeLessThan(32 * 2 ** 20);

    let rows = 0;
    let peak = 0;
    let early = 0;
    for await (const batch of openCases(path, { mapping: mappingOf() })) {
      rows += batch.length;
      if (rows < 50_000) early = Math.max(early, memory());
      peak = Math.max(peak, memory());
    }
    expect(rows).toBe(512 * 1024);
    expect(peak - early).toBeLessThan(150);
  });
});
