import { spawn } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { cacheFolder, repositoryRoot } from '../kit/repository.js';
import { sharedData } from '../kit/shared-data.js';
import { CLAIMS, skipped } from './import-part.js';
import { median } from './measure.js';
import { atLeast, atMost, type Part } from './report.js';

export interface DecideRun {
  /** The file so many times over; 0: its first claim alone. */
  readonly share: number;
  readonly runs: number;
  readonly cases: number;
  /** Medians of the runs, start of the process included. */
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

/** `redress decide` over real claims, as a user starts it. */
export async function decidePart(): Promise<{ part: Part; results: readonly DecideRun[] }> {
  const title = 'Decide: redress decide over tsa-claims, airline policy, answers to the null device';
  const claims = sharedData(CLAIMS);
  const rates = sharedData('rates/usd-cny.json');
  if (claims === undefined || rates === undefined) return { part: skipped(title), results: [] };
  const text = gunzipSync(await readFile(claims)).toString('utf8');
  const results: DecideRun[] = [];
  for (const [share, count] of SHARES) results.push(await runs(text, share, count, rates));
  const [start, , whole, often] = results;
  if (start === undefined || whole === undefined || often === undefined)
    throw new Error('nothing was decided');
  const rateOf = (from: DecideRun, to: DecideRun): number =>
    (to.cases - from.cases) / (to.wallSeconds - from.wallSeconds);
  const part = {
    title,
    tables: [
      {
        caption: 'medians of the runs, start and policy included',
        columns: ['share', 'runs', 'cases', 'wall s', 'CPU s', 'cases/s wall', 'cases/s CPU', 'peak RSS MB'],
        rows: results.map(({ share, runs, cases, wallSeconds, cpuSeconds, peakMegabytes }) => [
          share === 0 ? 'one claim' : `${share * 100} %`,
          String(runs),
          cases,
          wallSeconds,
          cpuSeconds,
          cases / wallSeconds,
          cases / cpuSeconds,
          peakMegabytes,
        ]),
      },
    ],
    remarks: [
      `start, policy and calendars: ${start.wallSeconds.toFixed(2)} s, taken off in the first target`,
      'memory grows until what is kept of earlier cases has reached its bounds, then no more',
    ],
    targets: [
      atLeast(
        'cases a second of the whole file, reading included, start apart',
        rateOf(start, whole),
        20_000,
        '',
      ),
      atLeast(
        'the same once it is warm: the file four times over against once',
        rateOf(whole, often),
        20_000,
        '',
      ),
      atMost(
        'peak memory of the file four times over against once',
        often.peakMegabytes / whole.peakMegabytes,
        1.25,
        '×',
      ),
    ],
  };
  return { part, results };
}

/** How much of the file, and how many runs: one claim tells the start, many the memory. */
const SHARES = [
  [0, 5],
  [0.25, 3],
  [1, 5],
  [4, 3],
] as const;

async function runs(text: string, share: number, count: number, rates: string): Promise<DecideRun> {
  const [head = '', ...claims] = text.trimEnd().split('\n');
  const cases = Math.max(1, Math.round(claims.length * share));
  const copies = Array.from({ length: Math.ceil(share) }, () => claims).flat();
  const chosen = (copies.length === 0 ? claims : copies).slice(0, cases);
  await mkdir(cacheFolder, { recursive: true });
  const file = join(cacheFolder, `claims-${share * 100}.csv.gz`);
  await writeFile(file, gzipSync(`${[head, ...chosen].join('\n')}\n`));
  const usages: Usage[] = [];
  for (let run = 0; run < count; run += 1) usages.push(await decideOnce(file, rates));
  await rm(file);
  return {
    share,
    runs: count,
    cases,
    wallSeconds: median(usages.map(({ wallSeconds }) => wallSeconds)),
    cpuSeconds: median(usages.map(({ cpuSeconds }) => cpuSeconds)),
    peakMegabytes: median(usages.map(({ peakMegabytes }) => peakMegabytes)),
  };
}

interface Usage {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

async function decideOnce(cases: string, rates: string): Promise<Usage> {
  const usageFile = join(cacheFolder, 'usage.json');
  const output = openSync(devNull, 'w');
  const started = performance.now();
  const words = [
    '--import',
    fileURLToPath(new URL('usage-at-exit.mjs', import.meta.url)),
    join(repositoryRoot, 'apps/cli/bin/redress.mjs'),
    'decide',
    '--policy',
    'configs/industries/airline/policy.yaml',
    '--mapping',
    'configs/mappings/tsa-claims.yaml',
    '--cases',
    cases,
    '--rates',
    rates,
  ];
  const status = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, words, {
      cwd: repositoryRoot,
      stdio: ['ignore', output, 'inherit'],
      env: { ...process.env, REDRESS_BENCH_USAGE: usageFile },
    });
    child.on('error', reject);
    child.on('exit', resolve);
  });
  const wallSeconds = (performance.now() - started) / 1_000;
  closeSync(output);
  // A rejected row, of which the file has one, makes it 1.
  if (status !== 0 && status !== 1) throw new Error(`redress decide ended with status ${status}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(
    await readFile(usageFile, 'utf8'),
  ) as NodeJS.ResourceUsage;
  return { wallSeconds, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMegabytes: maxRSS / 1024 };
}
