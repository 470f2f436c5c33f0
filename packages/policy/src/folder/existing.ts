import { stat } from 'node:fs/promises';
import { FolderError } from './folder-error.js';

/** Refuses what is not a folder; a folder that is missing in it may be missing. */
export async function existing(folder: string): Promise<void> {
  const stats = await stat(folder).catch(() => undefined);
  if (stats?.isDirectory() === true) return;
  const message = stats === undefined ? `there is no folder \`${folder}\`` : `\`${folder}\` is no folder`;
  throw new FolderError(
    'folder-not-found',
    message,
    'name the folder that holds `industries` and `calendars`, usually `configs`',
  );
}
