#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const main = new URL('../dist/main.js', import.meta.url);

if (!existsSync(fileURLToPath(main))) {
  // A fresh clone: install and build once, with all of the build's words on standard error.
  const { packageManager } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  for (const words of [
    ['install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=error'],
    ['exec', 'turbo', 'run', 'build', '--filter=@redress/cli...', '--output-logs=errors-only'],
  ]) {
    // By npx: pnpm need not be installed.
    const { status } = spawnSync('npx', ['--yes', packageManager, '--silent', ...words], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    if (status !== 0) {
      process.stderr.write(`redress: \`${words[0]}\` failed, see above; from the root try: npm start\n`);
      process.exit(2);
    }
  }
}

const { main: run } = await import(main.href);
process.exitCode = await run(process.argv.slice(2));
