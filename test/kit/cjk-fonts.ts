import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { decompress } from 'wawoff2';
import { buildFolderOnce } from './folder-once.js';
import { cacheFolder } from './repository.js';

const packages = ['@fontsource-variable/noto-sans-sc', '@fontsource-variable/noto-sans-tc'];

/**
 * Path of a fontconfig file that adds Noto Sans for simplified and traditional Chinese, and the fonts of the
 * folder `others`, to those of the machine. The packages hold WOFF2 only, which Chromium lists but does not draw
 * as a system font, so they are unpacked.
 */
export async function provideFonts(others: string | undefined): Promise<string> {
  const sources = packages.map((name) =>
    dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)),
  );
  const versions = await Promise.all(sources.map(readVersion));
  const folder = await buildFolderOnce(join(cacheFolder, `fonts-${versions.join('-')}`), async (target) => {
    for (const [index, source] of sources.entries()) await unpackFonts(join(source, 'files'), target, index);
  });
  const configuration = join(folder, 'fonts.conf');
  const written = `${configuration}.${process.pid}`;
  await writeFile(written, describeFonts(folder, others));
  await rename(written, configuration);
  return configuration;
}

async function readVersion(source: string): Promise<string> {
  return (JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as { version: string }).version;
}

async function unpackFonts(files: string, target: string, index: number): Promise<void> {
  for (const file of await readdir(files)) {
    await writeFile(
      join(target, `${index}-${file}.ttf`),
      await decompress(await readFile(join(files, file))),
    );
  }
}

/** Without the aliases text without a family of its own falls to whatever is found first, serifs included. */
function describeFonts(folder: string, others: string | undefined): string {
  const folders = [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    folder,
    ...(others === undefined ? [] : [others]),
  ];
  const preferred = ['Open Sans', 'Noto Sans', 'DejaVu Sans']
    .map((family) => `<family>${family}</family>`)
    .join('');
  const aliases = ['sans-serif', 'system-ui'].map(
    (family) => `<alias binding="same"><family>${family}</family><prefer>${preferred}</prefer></alias>`,
  );
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  ${folders.map((path) => `<dir>${path}</dir>`).join('\n  ')}
  ${aliases.join('\n  ')}
  <cachedir>${join(folder, 'cache')}</cachedir>
</fontconfig>
`;
}
