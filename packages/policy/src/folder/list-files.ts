import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderError } from './folder-error.js';
import { refusedBySystem } from './read-text.js';

const MOST_FILES = 10_000;
const DEEPEST = 16;

/**
 * The files below `folder` in the order of their paths; none if there is no such folder. Links to folders are not
 * followed, so that none is read twice. Errors: FolderError.
 */
export async function listFiles(folder: string): Promise<readonly string[]> {
  const files: string[] = [];
  await collect(folder, DEEPEST, files);
  return files;
}

async function collect(folder: string, depth: number, files: string[]): Promise<void> {
  for (const entry of await entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && depth > 0) await collect(path, depth - 1, files);
    if (entry.isDirectory()) continue;
    files.push(path);
    if (files.length > MOST_FILES) {
      const message = `\`${folder}\` and the folders around it hold more than ${MOST_FILES} files`;
      throw new FolderError(
        'too-many-files',
        message,
        'name the folder that holds `industries` and `calendars`',
      );
    }
  }
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw refusedBySystem(folder, cause);
  }
}
