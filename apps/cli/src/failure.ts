/** What to tell about an error: a stable code, what is wrong, and what to do. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly place?: string;
}

const FILE_ERRORS: Readonly<Record<string, readonly [code: string, message: string, hint: string]>> = {
  ENOENT: ['file-not-found', 'no such file', 'check the path'],
  EISDIR: ['file-is-folder', 'a folder, not a file', 'name a file'],
  EACCES: ['file-unreadable', 'not allowed to read or write it', 'check its permissions'],
  ENOSPC: [
    'disk-full',
    'no space left to write it',
    'free some space; what was written before is whole lines',
  ],
  EROFS: ['file-unwritable', 'the file system is read only', 'write elsewhere'],
};

/** Errors of our rooms carry code and hint; those of the file system are worded here; anything else is a defect of ours and is thrown on. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) throw error;
  const { code, hint, line } = Object.fromEntries(
    ['code', 'hint', 'line'].map((key) => [key, Reflect.get(error, key)]),
  );
  const path: unknown = Reflect.get(error, 'path');
  const known = typeof code === 'string' ? FILE_ERRORS[code] : undefined;
  if (known !== undefined) {
    const [stable, message, todo] = known;
    return { code: stable, message, hint: todo, ...(typeof path === 'string' ? { place: path } : {}) };
  }
  if (typeof code === 'string' && typeof hint === 'string') {
    return {
      code,
      message: error.message,
      ...(hint === '' ? {} : { hint }),
      ...(typeof line === 'number' ? { place: `line ${line}` } : {}),
    };
  }
  throw error;
}
