import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { buildFolderOnce } from './folder-once.js';
import { cacheFolder } from './repository.js';

/**
 * Unpacks the Chromium of `@sparticuz/chromium` into the cache, once per version, and answers its path and the
 * environment it needs; undefined where that package has no build for this machine.
 * The package's own `executablePath()` is not used: called twice at once it hands out a half-written file.
 */
export async function unpackChromium(): Promise<
  { executablePath: string; environment: Readonly<Record<string, string>>; fonts: string } | undefined
> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const source = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..');
  const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as { version: string };

  const folder = await buildFolderOnce(join(cacheFolder, `chromium-${version}`), async (target) => {
    const program = join(target, 'chromium');
    await inflate(join(source, 'bin', 'chromium.br'), program);
    await chmod(program, 0o755);
    for (const part of ['swiftshader', 'al2023', 'fonts']) {
      const archive = join(target, `${part}.tar`);
      await inflate(join(source, 'bin', `${part}.tar.br`), archive);
      execFileSync('tar', ['-xf', archive], { cwd: target });
      await rm(archive);
    }
  });

  const executablePath = join(folder, 'chromium');
  return {
    executablePath,
    environment: lacksLibraries(executablePath) ? libraryPath(folder) : {},
    fonts: join(folder, 'fonts'),
  };
}

/** Small machines lack NSS and expat; the package carries them in a folder of their own. */
function lacksLibraries(program: string): boolean {
  if (!existsSync('/usr/bin/ldd')) return false;
  return execFileSync('ldd', [program], { encoding: 'utf8' }).includes('not found');
}

function libraryPath(folder: string): Record<string, string> {
  const present = process.env.LD_LIBRARY_PATH;
  return { LD_LIBRARY_PATH: present ? `${join(folder, 'lib')}:${present}` : join(folder, 'lib') };
}

/** Streams with large chunks take a quarter of the time of inflating the whole file in memory. */
function inflate(from: string, to: string): Promise<void> {
  return pipeline(
    createReadStream(from),
    createBrotliDecompress({ chunkSize: 2 ** 21 }),
    createWriteStream(to),
  );
}
