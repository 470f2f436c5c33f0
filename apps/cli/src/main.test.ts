import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from './main.js';
import { Progress } from './output/progress.js';
import { Sink } from './output/sink.js';
import { StreamTarget } from './output/stream-target.js';
import { EVERYWHERE, OPTIONS } from './options.js';
import { VERB_NAMES, VERBS, type Verb } from './verbs.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const SHOP = `${ROOT}test/acceptance/cli/shop`;
const CASE = {
  id: 'c1',
  receivedAt: '2026-03-02T10:00:00+08:00',
  facts: { topic: 'broken', claim: { amount: '620.00', currency: 'CNY' } },
};

/** A call with everything it wrote, on a person's terminal or not. */
async function called(words: readonly string[], { input = '', isTerminal = false } = {}) {
  const out = new PassThrough();
  const err = new PassThrough();
  const terminal = {
    input: PassThrough.from([Buffer.from(input)]),
    output: new Sink(new StreamTarget(out, 'standard output')),
    errors: new Sink(new StreamTarget(err, 'standard error')),
    isTerminal,
    progress: new Progress(undefined),
  };
  out.setEncoding('utf8');
  err.setEncoding('utf8');
  const written = { out: '', err: '' };
  out.on('data', (text: string) => (written.out += text));
  err.on('data', (text: string) => (written.err += text));
  const status = await run(words, terminal);
  await new Promise((resolve) => setImmediate(resolve));
  return { status, ...written };
}

describe('a deadline', () => {
  const question = JSON.stringify({
    id: 'q1',
    calendar: 'cn',
    from: '2026-03-02T10:00:00+08:00',
    within: { hours: 4 },
  });

  it('is a line for a person and JSON for a pipe or where it is asked for', async () => {
    const people = await called(['due', '-', '--policies', `${ROOT}configs`], {
      input: question,
      isTerminal: true,
    });
    // 10:00 and 4 hours; 2 March 2026 is a Monday.
    expect(people.out).toBe('q1: due Monday 2026-03-02 14:00 (+08:00)\n');
    for (const [words, isTerminal] of [
      [[], false],
      [['--json'], true],
    ] as const) {
      const { out } = await called(['due', '-', '--policies', `${ROOT}configs`, ...words], {
        input: question,
        isTerminal,
      });
      expect(JSON.parse(out)).toMatchObject({ id: 'q1', due: '2026-03-02T14:00:00+08:00' });
    }
  });
});

describe('help', () => {
  it('names every verb, and of each its options and an example', async () => {
    const { status, out } = await called(['--help']);
    expect(status).toBe(0);
    for (const name of VERB_NAMES) {
      expect(out).toContain(`redress ${name}`);
      const verb: Verb = VERBS[name];
      const help = await called([name, '--help']);
      expect(help.status).toBe(0);
      for (const option of verb.options) expect(help.out).toContain(`--${option}`);
      expect(help.out).toMatch(new RegExp(`^Example: .*node apps/cli/bin/redress.mjs ${name} `, 'm'));
      expect((await called([name, '-h'])).out).toBe(help.out);
    }
  });

  it('leaves no option out that some verb understands', () => {
    const used = new Set<string>([...EVERYWHERE, ...VERB_NAMES.flatMap((name) => [...VERBS[name].options])]);
    expect(Object.keys(OPTIONS).filter((option) => !used.has(option))).toEqual([]);
  });
});

describe('on a terminal', () => {
  const decide = (...more: readonly string[]) =>
    called(['decide', '--policy', `${SHOP}/policy.yaml`, '--policies', SHOP, '--cases', '-', ...more], {
      input: `${JSON.stringify(CASE)}\n`,
      isTerminal: true,
    });

  it('decisions are a table', async () => {
    const { out } = await decide();
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^case +class +amounts +next due +open$/),
      expect.stringMatching(/^c1 +goods +contract 500\.00 CNY +2026-03-04T18:00:00\+08:00 +–$/),
      '',
    ]);
  });

  it('an explanation is a text in the language asked for, with the letters below it', async () => {
    const { out } = await decide('--explain', '--locale', 'zh-TW');
    expect(out).toContain('分類：商品');
    expect(out).toContain('── result · customer · letter · 2026-03-04T18:00:00+08:00 ──');
    expect(out).toContain('案件 c1：');
  });

  it('for a customer there is the explanation and no table', async () => {
    const { out } = await decide('--audience', 'customer');
    expect(out).toContain('Your complaint c1');
    expect(out).toContain('You will have our answer by Wed 4 Mar 2026, 18:00.');
    expect(out).not.toContain('broken → true');
  });

  it('as data for a customer the answer holds nothing internal', async () => {
    const { out } = await decide('--json', '--audience', 'customer', '--locale', 'zh-TW');
    const answer = JSON.parse(out);
    expect(Object.keys(answer)).toEqual([
      'id',
      'at',
      'policy',
      'classification',
      'missing',
      'stages',
      'remedies',
      'denied',
      'notices',
      'explanation',
      'letters',
    ]);
    expect(answer.explanation).toContain('我們將於 2026年3月4日（週三）18:00前回覆您。');
    expect(out).not.toContain('desk');
  });

  it('--json gives what scripts get', async () => {
    const { out } = await decide('--json');
    expect(JSON.parse(out)).toMatchObject({ id: 'c1', classification: { kind: 'goods' } });
    expect(JSON.parse(out)).not.toHaveProperty('reasons');
  });

  it('tests, findings and replays end with a summary', async () => {
    const policy = `${SHOP}/policy.yaml`;
    const people = { isTerminal: true };
    expect((await called(['test', policy, '--policies', SHOP], people)).out).toBe('1 passed, 0 failed\n');
    expect((await called(['lint', policy, '--policies', SHOP], people)).out).toBe(
      '0 errors, 0 warnings, 0 to know\n',
    );
    const replay = await called(
      ['replay', '--baseline', policy, '--candidate', policy, '--cases', '-', '--policies', SHOP],
      {
        ...people,
        input: `${JSON.stringify(CASE)}\n`,
      },
    );
    expect(replay.out).toMatch(/^1 case, 0 rows rejected/);
    expect(replay.out).toContain('before  500.00');
  });

  it('a replay on a screen names what changes by its title, and what it comes to', async () => {
    const edited = join(mkdtempSync(join(tmpdir(), 'redress-')), 'edited.yaml');
    writeFileSync(
      edited,
      readFileSync(`${SHOP}/policy.yaml`, 'utf8').replace('money: 500 }', 'money: 1600 }'),
    );
    const facts = { topic: 'broken', claim: { amount: '1620.00', currency: 'CNY' } };
    const call = [
      'replay',
      '--baseline',
      `${SHOP}/policy.yaml`,
      '--candidate',
      edited,
      '--policies',
      SHOP,
      '--cases',
      '-',
    ];
    const { out } = await called(call, {
      isTerminal: true,
      input: `${JSON.stringify({ ...CASE, facts })}\n`,
    });
    // 500 before and 1,600 after; 1,600 - 500 = 1,100.
    for (const line of [
      / {2}changed +1 +100\.0 %/,
      / {2}undetermined, the same on both sides +0 /,
      / {2}remedy: Repayment +1 +0 +0/,
      / {4}before {2}500\.00\n/,
      / {4}after {3}1,600\.00\n/,
      / {4}net {5}lower end \+1,100\.00, upper end \+1,100\.00, of which\n/,
      / {12}\+1,100\.00 exactly in 1 case whose amount is known before and after\n/,
      / {2}each case once, by its worst field /,
      / {2}How to read the money: /,
      / {4}1 case surely more, 0 surely less/,
    ])
      expect(out).toMatch(line);
    expect(out).not.toContain('remedies.repayment');
  });
});

describe('a replay of money in another currency than the policy', () => {
  const facts = { topic: 'broken', claim: { amount: '70.00', currency: 'USD' } };
  const replay = (rates: readonly string[], isTerminal: boolean) =>
    called(
      [
        'replay',
        '--baseline',
        `${SHOP}/policy.yaml`,
        '--candidate',
        `${SHOP}/policy.yaml`,
        '--policies',
        SHOP,
        '--cases',
        '-',
        ...rates,
      ],
      { isTerminal, input: `${JSON.stringify({ ...CASE, facts })}\n` },
    );

  it('says without rates how many cases lack one, and what to give', async () => {
    const data = await replay([], false);
    expect(JSON.parse(data.out).findings).toEqual([{ code: 'no-rate', baseline: 1, candidate: 1 }]);
    expect(data.err).toMatch(/^redress: no-rate: 1 case holds money .* --rates FILE, a JSON list of /);
    const screen = await replay([], true);
    expect(screen.out).toMatch(/\n! no-rate: 1 case holds money .* --rates FILE/);
    expect(screen.out).toMatch(/\n {2}no-rate +1 +1\n/);
    expect(screen.err).toBe('');
  });

  it('reckons by the rates of a file, and says where they do not reach', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'redress-'));
    const file = join(folder, 'rates.json');
    const rate = { id: 'r1', base: 'USD', quote: 'CNY', rate: '7', source: 'the bank' };
    try {
      writeFileSync(file, JSON.stringify([{ ...rate, date: '2026-03-01' }]));
      const given = await replay(['--rates', file], false);
      // 70 x 7 = 490, below the 500 that are paid at most.
      expect(JSON.parse(given.out)).toMatchObject({ findings: [], money: [{ baseline: { max: '490' } }] });
      expect(given.err).toBe('');
      writeFileSync(file, JSON.stringify([{ ...rate, date: '2026-03-03' }]));
      const late = await replay(['--rates', file], false);
      expect(late.err).toMatch(/^redress: no-rate: 1 case .* the rates given hold none /);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a test that fails', () => {
  it('is told with its place, its note and what came out instead', async () => {
    const text = readFileSync(`${SHOP}/policy.yaml`, 'utf8');
    const folder = mkdtempSync(join(tmpdir(), 'redress-'));
    const file = join(folder, 'policy.yaml');
    try {
      writeFileSync(file, text.replace('at: { money: 500 }', 'at: { money: 600 }'));
      const line = text.slice(0, text.indexOf('- name: broken goods')).split('\n').length;
      const { out, status } = await called(['test', file, '--policies', SHOP], { isTerminal: true });
      expect(status).toBe(1);
      expect(out.split('\n').slice(0, 3)).toEqual([
        `✗ ${file}:${line}  shop: broken goods are paid back up to 500`,
        '    note: 620 is more than 500',
        expect.stringMatching(/^ {4}remedies\.repayment/),
      ]);
      const data = await called(['test', file, '--policies', SHOP]);
      expect(JSON.parse(data.out)).toMatchObject({ pass: false, file, line, note: '620 is more than 500' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the status', () => {
  const decide = (facts: object, ...more: readonly string[]) =>
    called(['decide', '--policy', `${SHOP}/policy.yaml`, '--policies', SHOP, '--cases', '-', ...more], {
      input: `${JSON.stringify({ ...CASE, facts })}\n`,
    });

  it('is 1 for what is undetermined only if asked for', async () => {
    expect((await decide({})).status).toBe(0);
    expect((await decide({}, '--fail-on', 'undetermined')).status).toBe(1);
    expect((await decide(CASE.facts, '--fail-on', 'undetermined')).status).toBe(0);
  });

  it('is 1 for findings only if asked for, and not for an assumed time of day', async () => {
    const misspelt = { ...CASE.facts, toppic: 'late' };
    expect((await decide(misspelt)).status).toBe(0);
    expect((await decide(misspelt, '--fail-on', 'findings')).status).toBe(1);
    expect((await decide(CASE.facts, '--fail-on', 'undetermined,findings')).status).toBe(0);
    expect((await decide(misspelt, '--fail-on', 'undetermined')).status).toBe(0);
    expect((await decide({}, '--fail-on', 'findings,undetermined')).status).toBe(1);
    const dated = await called(
      [
        'decide',
        '--policy',
        `${SHOP}/policy.yaml`,
        '--policies',
        SHOP,
        '--cases',
        '-',
        '--fail-on',
        'findings',
      ],
      { input: `${JSON.stringify({ ...CASE, receivedAt: '2026-03-02' })}\n` },
    );
    expect(JSON.parse(dated.out).findings).toMatchObject([{ code: 'assumed-time' }]);
    expect(dated.status).toBe(0);
  });

  it('and the moment hang on what is asked, never on now', async () => {
    const { out } = await called(
      ['decide', '--policy', `${SHOP}/policy.yaml`, '--policies', SHOP, '--cases', '-', '--at', '2026-03-09'],
      { input: '{"id":"a"}\n' },
    );
    expect(JSON.parse(out)).toMatchObject({ id: 'a', at: '2026-03-09T00:00:00+08:00' });
  });
});
