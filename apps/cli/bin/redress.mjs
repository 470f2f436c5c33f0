#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const main = new URL('../dist/main.js', import.meta.url);

if (!existsSync(fileURLToPath(main))) {
  // A fresh clone: build once, with all of the build's words on standard error.
  const { status } = spawnSync(
    'pnpm',
    ['--silent', 'exec', 'turbo', 'run', 'build', '--filter=@redress/cli...', '--output-logs=errors-only'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
    },
  );
  if (status !== 0) process.exit(2);
}

const { main: run } = await import(main.href);
process.exitCode = await run(process.argv.slice(2));
