import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.js';
import { readSettings } from './settings.js';
import { SettingsError } from './settings-error.js';
import { loadShelf } from './shelf.js';

const consoleFiles = fileURLToPath(new URL('../../console/dist', import.meta.url));
/** Requests under way at a stop get this long. */
const stopGrace = 5_000;

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const shelf = await loadShelf(settings.configs);
  for (const { file, line, column, code, message, hint } of shelf.refused) {
    process.stderr.write(`${file}:${line}:${column}  ${code}: ${message}\n    ${hint}\n`);
  }
  const app = createApp({
    shelf,
    report: ({ requestId, error }) => process.stderr.write(`${requestId} ${error.stack ?? error.message}\n`),
  });
  app.use(serveStatic({ root: consoleFiles }));

  const server = serve(
    { fetch: app.fetch, port: settings.port, hostname: settings.host },
    ({ address, family, port }) => {
      const host = family === 'IPv6' ? `[${address}]` : address;
      process.stdout.write(`${shelf.list().length} policies from ${settings.configs}\n`);
      process.stdout.write(`listening on http://${host}:${port}\n`);
    },
  );
  server.on('error', fail);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());

  function stop() {
    server.close(() => process.exit(0));
    setTimeout(() => process.exit(0), stopGrace).unref();
  }
}

function fail(error: unknown): void {
  const known = portInUse(error) ?? error;
  if (known instanceof SettingsError) {
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
