import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { cacheFolder, listRooms, repositoryRoot, type Room } from './repository.js';
import { closingLine, tallyVitest, type Tally } from './tally.js';

const suiteTimeLimit = 25 * 60_000;

/** Everything CI runs, in the order in which a failure is cheapest to hear of; the last line counts. */
async function verify(): Promise<number> {
  const tallies: Tally[] = [];
  const check = async (title: string, ...command: string[]) => {
    const tally = await runCheck(title, command);
    tallies.push(tally);
    return tally.failures.length === 0;
  };

  await check('format', 'prettier', '--check', '--log-level', 'warn', '.');
  const built = await check('build', 'turbo', 'run', 'build', '--output-logs=errors-only');
  const readings = [
    () => check('lint', 'oxlint', '--type-aware', '--deny-warnings'),
    () => check('dead code', 'knip', '--no-progress'),
  ];
  if (built) {
    const suite = async (room: Room) => {
      tallies.push(await runSuite(room));
    };
    const rooms = listRooms().filter(({ manifest }) => manifest.scripts?.test !== undefined);
    const [alone, together] = split(rooms, ({ folder }) => folder === WHOLE_HOUSE);
    await inLanes([
      ...readings,
      () => check('types', 'turbo', 'run', 'check', '--output-logs=errors-only'),
      ...together.map((room) => () => suite(room)),
    ]);
    for (const room of alone) await suite(room);
  } else {
    await inLanes(readings);
    say('the build failed, so types and tests were not tried');
  }

  for (const name of tallies.flatMap((tally) => tally.skipped)) say(`skipped: ${name}`);
  for (const { failures, account } of tallies.filter((tally) => tally.failures.length > 0)) {
    say(`\n${failures.map((name) => `✗ ${name}`).join('\n')}\n${account}`);
  }
  say(`\n${closingLine(tallies)}`);
  return tallies.some((tally) => tally.failures.length > 0) ? 1 : 0;
}

/** The suite that starts servers and browsers: it wants the machine to itself. */
const WHOLE_HOUSE = 'test';

function split<Item>(items: readonly Item[], belongs: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))];
}

/** Runs the tasks in their order, as many at a time as the machine has cores. */
async function inLanes(tasks: readonly (() => Promise<unknown>)[]): Promise<void> {
  const waiting = [...tasks];
  const lane = async (): Promise<void> => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) await task();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
}

async function runCheck(title: string, [program = '', ...args]: readonly string[]): Promise<Tally> {
  const { status, output, seconds } = await run(
    'pnpm',
    ['--silent', 'exec', program, ...args],
    repositoryRoot,
  );
  say(`${status === 0 ? '✓' : '✗'} ${title} (${seconds} s)`);
  return status === 0
    ? { passed: 1, failures: [], skipped: [], account: '' }
    : { passed: 0, failures: [title], skipped: [], account: output.trim() };
}

async function runSuite({ room, folder }: Room): Promise<Tally> {
  const reports = join(cacheFolder, 'reports');
  const reportFile = join(reports, `${room}.json`);
  mkdirSync(reports, { recursive: true });
  rmSync(reportFile, { force: true });

  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  const { status, output, seconds } = await run(
    'pnpm',
    ['--silent', 'run', 'test', ...reporters],
    join(repositoryRoot, folder),
  );
  const tally = tallyVitest({ suite: folder, status, output, report: readIfThere(reportFile) });
  say(`${tally.failures.length === 0 ? '✓' : '✗'} ${folder}: ${closingLine([tally])} (${seconds} s)`);
  return tally;
}

interface Ended {
  readonly status: number | null;
  readonly output: string;
  readonly seconds: string;
}

function run(program: string, args: readonly string[], cwd: string): Promise<Ended> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: suiteTimeLimit,
    });
    let output = '';
    const collect = (chunk: string) => (output += chunk);
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.on('error', (error) => end(null, `${error.message}\n`));
    child.on('close', (status) => end(status, ''));

    function end(status: number | null, more: string) {
      resolve({
        status,
        output: output + more,
        seconds: ((performance.now() - startedAt) / 1000).toFixed(1),
      });
    }
  });
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = await verify();
