import { appendFileSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { folderOf, jsonOf, redress, shell, SHOP } from './redress.js';

const DECIDE = ['decide', '--policy', join(SHOP, 'policy.yaml'), '--policies', SHOP] as const;
const MAPPED = [...DECIDE, '--mapping', join(SHOP, 'mapping.yaml')] as const;

const made: ReturnType<typeof folderOf>[] = [];
afterEach(() => {
  for (const { remove } of made.splice(0)) remove();
});

function folder(files: Parameters<typeof folderOf>[0] = {}): string {
  const one = folderOf(files);
  made.push(one);
  return one.path;
}

/** Rows of the shop's mapping, every 97th broken so that errors stand among the answers. */
function rows(count: number): string {
  const lines = Array.from({ length: count }, (_, at) =>
    at % 97 === 96 ? `${at},"x"y,late,1` : `${at},2026-03-02,${at % 2 === 0 ? 'broken' : 'late'},${at}.50`,
  );
  return `id,received,topic,claim\n${lines.join('\n')}\n`;
}

function cases(count: number): string {
  return Array.from(
    { length: count },
    (_, at) =>
      `${JSON.stringify({ id: `c${at}`, receivedAt: '2026-03-02T10:00:00+08:00', facts: { topic: 'broken', claim: { amount: `${at}.00`, currency: 'CNY' } } })}\n`,
  ).join('');
}

describe('several threads', () => {
  it('answer byte by byte as one does, broken rows in their places', async () => {
    const file = join(folder({ 'rows.csv': rows(3210) }), 'rows.csv');
    const [one, two, three, piped] = await Promise.all([
      redress([...MAPPED, '--cases', file, '--workers', '1']),
      redress([...MAPPED, '--cases', file, '--workers', '2']),
      redress([...MAPPED, '--cases', file, '--workers', '3', '--explain', '--locale', 'zh-TW']),
      redress([...MAPPED, '--cases', '-', '--workers', '2'], readFileSync(file)),
    ]);
    expect(one.out.trimEnd().split('\n')).toHaveLength(3210);
    expect(two).toEqual(one);
    expect(piped).toEqual(one);
    expect(jsonOf(three.out).map(({ id, line }) => [id, line])).toEqual(
      jsonOf(one.out).map(({ id, line }) => [id, line]),
    );
  });

  it('tell of a cut file after all that could be read, as one does', async () => {
    const whole = gzipSync(rows(4000));
    const file = join(folder({ 'rows.csv.gz': whole.subarray(0, whole.length - 2000) }), 'rows.csv.gz');
    const [one, two] = await Promise.all(
      ['1', '2'].map((workers) => redress([...MAPPED, '--cases', file, '--workers', workers])),
    );
    expect(one?.status).toBe(2);
    expect(one?.err).toContain('[gzip-truncated]');
    expect(jsonOf(one?.out ?? '').length).toBeGreaterThan(1000);
    expect(two).toEqual(one);
  });

  it('tell of a policy that is refused, as one does', async () => {
    const dir = folder({ 'policy.yaml': 'policy: p\nfacts: {}\n', 'rows.csv': rows(10) });
    const words = (workers: string) =>
      [
        'decide',
        '--policy',
        join(dir, 'policy.yaml'),
        '--policies',
        SHOP,
        '--cases',
        join(dir, 'rows.csv'),
      ].concat(['--mapping', join(SHOP, 'mapping.yaml'), '--workers', workers]);
    const [one, two] = await Promise.all([redress(words('1')), redress(words('2'))]);
    expect(one.err).toContain('[policy-refused]');
    expect(two).toEqual(one);
  });
});

describe('a reader that goes away', () => {
  it.each(['1', '2'])('ends the run quietly with %s threads', async (workers) => {
    const file = join(folder({ 'rows.csv': rows(20_000) }), 'rows.csv');
    const ended = await shell(
      '$REDRESS decide --policy $SHOP/policy.yaml --policies $SHOP --mapping $SHOP/mapping.yaml --cases $FILE --workers $N | head -1',
      {
        FILE: file,
        N: workers,
      },
    );
    expect(ended.err).toBe('');
    expect(jsonOf(ended.out)).toMatchObject([{ id: '0' }]);
  });
});

describe('a disk without room', () => {
  it('is told once, with what to do', async () => {
    const ended = await shell(
      'echo \'{"calendar":"desk","from":"2026-03-02","within":{"days":1}}\' | $REDRESS due - --policies $SHOP > /dev/full',
    );
    expect(ended.status).toBe(2);
    expect(ended.err).toContain('no space left to write standard output [disk-full]');
  });

  it('keeps answers back whose records could not be kept', async () => {
    const dir = folder();
    symlinkSync('/dev/full', join(dir, 'records.ndjson'));
    const ended = await redress(
      [...DECIDE, '--cases', '-', '--record', join(dir, 'records.ndjson')],
      cases(3),
    );
    expect(ended).toMatchObject({ status: 2, out: '' });
    expect(ended.err).toContain('[disk-full]');
  });

  it('leaves whole lines in a file that became too large', async () => {
    const dir = folder({ 'cases.ndjson': cases(2000) });
    // The shell counts in blocks of 1,024 bytes; Node ignores the signal that comes with the limit.
    const ended = await shell(
      'ulimit -f 300; $REDRESS decide --policy $SHOP/policy.yaml --policies $SHOP --cases $DIR/cases.ndjson --record $DIR/records.ndjson > /dev/null',
      { DIR: dir },
    );
    expect(ended.status).toBe(2);
    expect(ended.err).toContain('[disk-full]');
    const kept = readFileSync(join(dir, 'records.ndjson'), 'utf8');
    expect(kept.endsWith('\n')).toBe(true);
    expect(jsonOf(kept).length).toBeGreaterThan(100);
  });
});

describe('an interruption', () => {
  it.each(['INT', 'TERM'])('by SIG%s leaves whole lines', async (signal) => {
    const dir = folder({ 'rows.csv': rows(60_000) });
    const ended = await shell(
      `: > $DIR/out
       $REDRESS decide --policy $SHOP/policy.yaml --policies $SHOP --mapping $SHOP/mapping.yaml --cases $DIR/rows.csv --record $DIR/r.ndjson --workers 1 >> $DIR/out & JOB=$!
       while [ "$(wc -c < $DIR/out)" -lt 300000 ]; do sleep 0.05; done; kill -${signal} $JOB; wait $JOB`,
      { DIR: dir },
    );
    // A shell may say on its own that its job was terminated.
    expect(ended).toMatchObject({ status: signal === 'INT' ? 130 : 143, out: '' });
    const out = readFileSync(join(dir, 'out'), 'utf8');
    const records = readFileSync(join(dir, 'r.ndjson'), 'utf8');
    expect(out.endsWith('\n') && records.endsWith('\n')).toBe(true);
    expect(jsonOf(out).length).toBeLessThan(60_000);
    // Every answer that went out has its record.
    const answered = jsonOf(out).filter((line) => !('error' in line)).length;
    expect(jsonOf(records).length).toBeGreaterThanOrEqual(answered);
  });
});

describe('questions one at a time', () => {
  it('are answered each before the next is asked, pasted ones too', async () => {
    const ended = await shell(`coproc ASKED { $REDRESS due - --policies $SHOP; }
      ask() { printf '%s\\n' "$1" >&\${ASKED[1]}; IFS= read -r answer <&\${ASKED[0]}; echo "$answer"; }
      ask '{"id":1,"calendar":"desk","from":"2026-03-02T10:00:00+08:00","within":{"workingDays":1}}'
      ask 'what?'
      ask '{"id":3,
        "calendar": "desk",
        "from": "2026-03-02T10:00:00+08:00", "within": {"workingDays": 2}}'`);
    expect(jsonOf(ended.out)).toMatchObject([
      { id: 1, due: '2026-03-03T18:00:00+08:00' },
      { line: 2, error: { code: 'json-malformed' } },
      { id: 3, due: '2026-03-04T18:00:00+08:00' },
    ]);
  });
});

describe('records', () => {
  const recorded = async (dir: string, count = 3) => {
    const file = join(dir, 'records.ndjson');
    const ended = await redress([...DECIDE, '--cases', '-', '--record', file], cases(count));
    expect(ended).toMatchObject({ status: 0, err: '' });
    return file;
  };

  it('can be decided again, and keep each source once under its hash', async () => {
    const file = await recorded(folder());
    const records = jsonOf(readFileSync(file, 'utf8'));
    const sources = readdirSync(`${file}.sources`).toSorted();
    expect(sources).toEqual(
      [records[0]?.['effectiveHash'], records[0]?.['calendarHash']]
        .map((hash) => `${String(hash)}.json`)
        .toSorted(),
    );
    const ended = await redress(['verify', file]);
    expect(ended.status).toBe(0);
    expect(jsonOf(ended.out).map(({ id, line, outcome }) => [id, line, outcome])).toEqual([
      ['c0', 1, 'same'],
      ['c1', 2, 'same'],
      ['c2', 3, 'same'],
    ]);
  });

  it('are added to and never written over, also after a line that was cut off', async () => {
    const dir = folder();
    const file = await recorded(dir, 2);
    appendFileSync(file, '{"case":{"id"');
    await recorded(dir, 1);
    const ended = await redress(['verify', file]);
    expect(ended.status).toBe(1);
    expect(jsonOf(ended.out).map(({ id, outcome, error }) => id ?? outcome ?? error)).toEqual([
      'c0',
      'c1',
      expect.objectContaining({ code: 'json-malformed' }),
      'c0',
    ]);
  });

  it('of two runs at once stand in one file, each a whole line', async () => {
    const dir = folder();
    await Promise.all([recorded(dir, 1500), recorded(dir, 1500)]);
    const records = jsonOf(readFileSync(join(dir, 'records.ndjson'), 'utf8'));
    expect(records).toHaveLength(3000);
    const ended = await redress(['verify', join(dir, 'records.ndjson')]);
    expect(ended.status).toBe(0);
  });

  it('whose policy or calendar was tampered with have no source', async () => {
    const file = await recorded(folder(), 1);
    const [record] = jsonOf(readFileSync(file, 'utf8'));
    for (const key of ['effectiveHash', 'calendarHash']) {
      const source = join(`${file}.sources`, `${String(record?.[key])}.json`);
      const before = readFileSync(source, 'utf8');
      // 500 at most become 900; the desk closes at another hour.
      const tampered = before.replace('money: 500', 'money: 900').replace('18:00', '17:00');
      expect(tampered).not.toBe(before);
      for (const text of [tampered, '{', '[]', '{"kind":"policy"}']) {
        writeFileSync(source, text);
        const ended = await redress(['verify', file]);
        expect([ended.status, jsonOf(ended.out)]).toEqual([
          1,
          [{ id: 'c0', line: 1, outcome: 'source-missing' }],
        ]);
      }
      writeFileSync(source, before);
    }
    expect((await redress(['verify', file])).status).toBe(0);
  });

  it('that were changed come out different, with the difference', async () => {
    const file = await recorded(folder(), 2);
    const text = readFileSync(file, 'utf8')
      .replaceAll('"1.00"', '"2.00"')
      .replace('"amount":"2.00","currency":"CNY"}}', '"amount":"1.00","currency":"CNY"}}');
    writeFileSync(file, `${text}{"case":1}\n`);
    const ended = await redress(['verify', file]);
    expect(ended.status).toBe(1);
    expect(jsonOf(ended.out)).toMatchObject([
      { id: 'c0', outcome: 'same' },
      {
        id: 'c1',
        outcome: 'different',
        differences: expect.arrayContaining([
          expect.objectContaining({ path: expect.stringContaining('remedies') }),
        ]),
      },
      { line: 3, error: { code: 'record-malformed' } },
    ]);
  });
});
