import { serve } from '@hono/node-server';
import { FolderError, start, stop, StoreError } from '@redress/casework';
import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.js';
import { openLog } from './log.js';
import { readSettings } from './settings.js';
import { SettingsError } from './settings-error.js';

const consoleFiles = fileURLToPath(new URL('../../console/dist', import.meta.url));
/** Requests under way at a stop get this long; what is being written is always finished. */
const stopGraceMs = 5_000;
const headersLimitMs = 10_000;

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const log = openLog(settings.log);
  const now = () => Date.now();
  const { office, refused } = await start({
    where: settings.where,
    configs: settings.configs,
    now,
    report: (error) => log.failure({ error }),
  });
  for (const { file, line, column, code, message, hint } of refused) {
    process.stderr.write(`${file}:${line}:${column}  ${code}: ${message}\n    ${hint}\n`);
  }
  const app = createApp({ office, now, report: log.failure, log: log.answered, consoleFiles });

  const server = serve(
    {
      fetch: app.fetch,
      port: settings.port,
      hostname: settings.host,
      // How long a body may take is counted from byte to byte where it is read: a long stream is no slow one.
      serverOptions: { headersTimeout: headersLimitMs, requestTimeout: 0 },
    },
    ({ address, family, port }) => {
      const host = family === 'IPv6' ? `[${address}]` : address;
      process.stdout.write(`data in ${office.store.place}\n`);
      process.stdout.write(`listening on http://${host}:${port}\n`);
    },
  ) as Server;
  server.on('error', (error) => void stop(office).finally(() => fail(error)));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());

  /** Takes no more, finishes what is under way, and gives the database free. */
  async function end(): Promise<void> {
    const closed = new Promise((resolve) => server.close(resolve));
    // A connection kept alive becomes idle when its answer has gone out.
    setInterval(() => server.closeIdleConnections(), 50).unref();
    const grace = new Promise((resolve) => setTimeout(resolve, stopGraceMs).unref());
    await Promise.race([closed, grace]);
    await stop(office);
    process.exit(0);
  }
}

function fail(error: unknown): void {
  const known = portInUse(error) ?? error;
  if (known instanceof SettingsError || known instanceof StoreError || known instanceof FolderError) {
    process.stderr.write(`error ${known.code}: ${known.message}\n  ${known.hint}\n`);
  } else {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  }
  process.exit(1);
}

function portInUse(error: unknown): SettingsError | undefined {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) return undefined;
  return new SettingsError(
    'port-in-use',
    error.message,
    'stop the other program, or start with PORT=0 for a free port',
  );
}

main().catch(fail);
