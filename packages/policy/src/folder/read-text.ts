import { open, type FileHandle } from 'node:fs/promises';
import { FolderError } from './folder-error.js';

/** Policies, calendars and mappings are small; what is larger is the wrong file. */
const LARGEST = 8 * 1024 * 1024;

/** The text of a file in UTF-8. Errors: FolderError, also for a folder, a missing or a too large file. */
export async function readText(file: string): Promise<string> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, 'r');
    const stats = await handle.stat();
    if (stats.isDirectory()) throw isFolder(file);
    if (stats.size > LARGEST) throw tooLarge(file);
    return decoded(file, await bytesOf(handle, file));
  } catch (cause) {
    throw cause instanceof FolderError ? cause : refusedBySystem(file, cause);
  } finally {
    await handle?.close();
  }
}

/** A pipe or device states no size, so what arrives is counted. */
async function bytesOf(handle: FileHandle, file: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of handle.createReadStream({ autoClose: false })) {
    if (!(part instanceof Uint8Array)) throw new Error('a stream without encoding gave text');
    length += part.length;
    if (length > LARGEST) throw tooLarge(file);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function decoded(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new FolderError('not-utf-8', `\`${file}\` is not text in UTF-8`, 'save it as UTF-8');
  }
}

function isFolder(file: string): FolderError {
  return new FolderError('file-is-folder', `\`${file}\` is a folder, not a file`, 'name a file in it');
}

function tooLarge(file: string): FolderError {
  const message = `\`${file}\` is larger than ${LARGEST / 1024 / 1024} MiB`;
  return new FolderError('file-too-large', message, 'name a policy, a calendar or a mapping');
}

/** What the operating system refuses, in our words. */
export function refusedBySystem(path: string, cause: unknown): FolderError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  if (code === 'EISDIR') return isFolder(path);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new FolderError('file-not-found', `there is no \`${path}\``, 'check the path', { cause });
  }
  return new FolderError('file-unreadable', `\`${path}\` cannot be read (${code})`, 'check its permissions', {
    cause,
  });
}
