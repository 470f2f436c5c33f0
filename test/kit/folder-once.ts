import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Answers `folder`, having `build` fill it if it is not there. It is filled beside its place and renamed when
 * whole, so that processes may ask at once and a run cut short leaves nothing that looks finished.
 */
export async function buildFolderOnce(
  folder: string,
  build: (target: string) => Promise<void>,
): Promise<string> {
  if (existsSync(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  const target = await mkdtemp(`${folder}.`);
  try {
    await build(target);
    await rename(target, folder);
  } catch (error) {
    await rm(target, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
