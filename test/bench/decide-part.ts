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
  const [least, , whole] = results;
  if (least === undefined || whole === undefined) throw new Error('nothing was decided');
  const part = {
    title,
    tables: [
      {
        caption: 'medians of the runs, start and policy included',
        columns: ['share', 'runs', 'cases', 'wall s', 'CPU s', 'cases/s wall', 'cases/s CPU', 'peak RSS MB'],
        rows: results.map(({ share, runs, cases, wallSeconds, cpuSeconds, peakMegabytes }) => [
          `${share * 100} %`,
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
    remarks: [],
    targets: [
      atLeast('cases a second, reading included', whole.cases / whole.wallSeconds, 20_000, ''),
      atMost(
        'peak memory of the whole file against a quarter',
        whole.peakMegabytes / least.peakMegabytes,
        1.25,
        '×',
      ),
    ],
  };
  return { part, results };
}

/** Which part of the file how often: the smaller ones are there for their memory, which hardly varies. */
const SHARES = [
  [0.25, 3],
  [0.5, 3],
  [1, 5],
] as const;

async function runs(text: string, share: number, count: number, rates: string): Promise<DecideRun> {
  const lines = text.trimEnd().split('\n');
  const cases = Math.round((lines.length - 1) * share);
  await mkdir(cacheFolder, { recursive: true });
  const file = join(cacheFolder, `claims-${share * 100}.csv.gz`);
  await writeFile(file, gzipSync(`${lines.slice(0, cases + 1).join('\n')}\n`));
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
