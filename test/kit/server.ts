import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { repositoryRoot } from './repository.js';

const startLimit = 60_000;

export interface RunningServer {
  /** `http://127.0.0.1:…`, without a slash at its end. */
  readonly address: string;
  /** Folder of its database; its own unless `REDRESS_DATA` named one. */
  readonly data: string;
  readonly pid: number;
  /** Ends it as a power cut would: nothing is finished. */
  kill(): Promise<void>;
  /** Asks it to stop as an operator would, and answers its exit status. */
  stop(): Promise<number | null>;
}

/**
 * Starts the built server on a free port with a fresh database, as a process of its own, and answers when it listens.
 * `within` is a command that runs the one after it, for instance in a namespace of its own.
 * @throws with what the server printed when it ends or says nothing in time.
 */
export async function startServer(
  environment: Readonly<Record<string, string>> = {},
  within: readonly string[] = [],
): Promise<RunningServer> {
  const main = join(repositoryRoot, 'apps/api/dist/main.js');
  if (!existsSync(main)) throw new Error('the server is not built; run `pnpm build` first');
  const data = environment.REDRESS_DATA ?? mkdtempSync(join(tmpdir(), 'redress-data-'));
  const [program, ...args] = [...within, process.execPath, '--enable-source-maps', main];
  const child = spawn(program, args, {
    env: { ...process.env, PORT: '0', REDRESS_LOG: 'warn', REDRESS_DATA: data, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));

  let output = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  const address = await new Promise<string>((resolve, reject) => {
    const give = (why: string) => reject(new Error(`the server ${why}:\n${output}`));
    const timer = setTimeout(() => give('did not listen in time'), startLimit);
    void ended.then((status) => give(`ended with exit status ${status}`));
    createInterface(child.stdout).on('line', (line) => {
      output += `${line}\n`;
      const found = /^listening on (http:\S+)$/.exec(line)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    });
  }).catch(async (error: unknown) => {
    child.kill('SIGKILL');
    await ended;
    throw error;
  });

  return {
    address,
    data,
    pid: child.pid ?? NaN,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
