import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { decompress } from 'wawoff2';
import { buildFolderOnce } from './folder-once.js';
import { cacheFolder } from './repository.js';

const packages = ['@fontsource-variable/noto-sans-sc', '@fontsource-variable/noto-sans-tc'];

/**
 * Path of a fontconfig file that adds Noto Sans for simplified and traditional Chinese to the machine's fonts.
 * The packages hold WOFF2 only, which Chromium lists but does not draw as a system font, so they are unpacked.
 */
export async function provideFonts(): Promise<string> {
  const sources = packages.map((name) =>
    dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)),
  );
  const versions = await Promise.all(sources.map(readVersion));
  const folder = join(cacheFolder, `fonts-${versions.join('-')}`);
  await buildFolderOnce(folder, async (target) => {
    for (const [index, source] of sources.entries()) await unpackFonts(join(source, 'files'), target, index);
    await writeFile(join(target, 'fonts.conf'), describeFonts(folder));
  });
  return join(folder, 'fonts.conf');
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

function describeFonts(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <dir>${folder}</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
</fontconfig>
`;
}
