import { StoreError } from './store-error.js';

/** What the database refused, in our words; what is no refusal of its own stays as it is. */
export function refusedByDatabase(error: unknown, place: string): unknown {
  const code = codeOf(error);
  const options = { cause: error };
  if (code === undefined) return error;
  if (code.startsWith('SQLITE_FULL')) {
    const message = `there is no room left for the database at \`${place}\``;
    return new StoreError(
      'database-full',
      message,
      'free space on its disk, then send the request again',
      options,
    );
  }
  if (code.startsWith('SQLITE_READONLY')) {
    const message = `the database at \`${place}\` cannot be written`;
    return new StoreError(
      'database-read-only',
      message,
      'give this user the right to write its folder and files',
      options,
    );
  }
  if (
    code.startsWith('SQLITE_CANTOPEN') ||
    code.startsWith('SQLITE_NOTADB') ||
    code.startsWith('SQLITE_CORRUPT')
  ) {
    const message = `the database at \`${place}\` cannot be opened (${code})`;
    return new StoreError(
      'database-unreadable',
      message,
      'check the path and its permissions, or restore a copy',
      options,
    );
  }
  if (code.startsWith('SQLITE_IOERR')) {
    const message = `the disk of the database at \`${place}\` failed (${code})`;
    return new StoreError(
      'database-full',
      message,
      'check the disk and its free space, then send the request again',
      options,
    );
  }
  if (UNREACHABLE.has(code)) {
    const message = `the database server at \`${place}\` does not answer (${code})`;
    return new StoreError(
      'database-unreachable',
      message,
      'start it, or correct REDRESS_DATABASE_URL',
      options,
    );
  }
  return error;
}

const UNREACHABLE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'HRANA_WEBSOCKET_ERROR',
  'HRANA_CLOSED_ERROR',
  'SERVER_ERROR',
  'UND_ERR_SOCKET',
]);

/** Whether a write can be tried again: another process holds the lock of a database server. */
export function isBusy(error: unknown): boolean {
  return codeOf(error)?.startsWith('SQLITE_BUSY') === true;
}

/** The innermost code that tells what happened; drizzle and the client wrap each other's errors. */
function codeOf(error: unknown): string | undefined {
  let found: string | undefined;
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    const code: unknown = Reflect.get(inner, 'code');
    if (typeof code === 'string') found = code.startsWith('SQLITE_') ? code : (found ?? code);
  }
  return found;
}
