import { accessSync, constants, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient, type Client } from '@libsql/client';
import { sql } from 'drizzle-orm';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { lockFolder, type ProcessLock } from './process-lock.js';
import { refusedByDatabase } from './refused-by-database.js';
import { StoreError } from './store-error.js';
import { Writer, type Write } from './writer.js';

export type Where =
  /** A folder that this process has to itself; made if missing. */
  | { readonly kind: 'folder'; readonly folder: string; readonly mostPages?: number }
  /** A libSQL server, which several processes may use. */
  | { readonly kind: 'server'; readonly url: string; readonly token?: string };

/** An open database, migrated. Reads see what has been committed; writes go through `write`. */
export interface Store {
  readonly database: LibSQLDatabase;
  /** Where it is, for people. */
  readonly place: string;
  /** Whether other processes write it too: then what was read a moment ago may be otherwise. */
  readonly isShared: boolean;
  readonly write: <T>(write: Write<T>) => Promise<T>;
  /** Finishes the writes that wait and gives the database free. */
  readonly close: () => Promise<void>;
}

const FILE = 'redress.db';
/** A reader waits this long for a checkpoint. */
const BUSY_MS = 5_000;
/** With the pauses between them some eight seconds. */
const TRIES_ON_A_SERVER = 40;
const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));

/**
 * Opens a database and brings its tables up to date. `mostPages` bounds a file's growth (pages of 4 KiB).
 * @throws StoreError
 */
export async function openStore(where: Where): Promise<Store> {
  return where.kind === 'folder' ? openFolder(resolve(where.folder), where.mostPages) : openServer(where);
}

async function openFolder(folder: string, mostPages: number | undefined): Promise<Store> {
  makeFolder(folder);
  const lock = await lockFolder(folder);
  const url = `file:${join(folder, FILE)}`;
  const open = async (client: Client): Promise<void> => {
    // Each commit reaches the disk before anyone hears of it: `synchronous` stays FULL, the default of every connection.
    await client.execute('PRAGMA journal_mode = WAL');
    if (mostPages !== undefined) await client.execute(`PRAGMA max_page_count = ${mostPages}`);
  };
  return opened(
    join(folder, FILE),
    // One connection writes, so that what is set on it holds.
    () => createClient({ url, timeout: BUSY_MS, concurrency: 1 }),
    () => createClient({ url, timeout: BUSY_MS }),
    open,
    lock,
  );
}

async function openServer({ url, token }: Extract<Where, { readonly kind: 'server' }>): Promise<Store> {
  const connect = () => createClient({ url, ...(token !== undefined && { authToken: token }) });
  return opened(new URL(url).host, connect, connect, async () => {}, undefined);
}

async function opened(
  place: string,
  connectWriter: () => Client,
  connectReader: () => Client,
  prepare: (writer: Client) => Promise<void>,
  lock: ProcessLock | undefined,
): Promise<Store> {
  const clients: Client[] = [];
  const close = (): void => {
    for (const client of clients) client.close();
    lock?.release();
  };
  try {
    const writing = connectWriter();
    clients.push(writing);
    await prepare(writing);
    const database = drizzle(writing);
    await bringUpToDate(database, place);
    const reading = connectReader();
    clients.push(reading);
    const writer = new Writer(
      database,
      async () => {
        writing.reconnect();
        await prepare(writing);
      },
      place,
      lock === undefined ? TRIES_ON_A_SERVER : 1,
    );
    return {
      database: drizzle(reading),
      place,
      isShared: lock === undefined,
      write: (write) => writer.write(write),
      close: async () => {
        await writer.close();
        // One file is easier to copy than three.
        if (lock !== undefined) await writing.execute('PRAGMA wal_checkpoint(TRUNCATE)').catch(() => {});
        close();
      },
    };
  } catch (error) {
    close();
    throw refusedByDatabase(error, place);
  }
}

/** @throws StoreError `database-newer` */
async function bringUpToDate(database: LibSQLDatabase, place: string): Promise<void> {
  await migrate(database, { migrationsFolder });
  const ours = readMigrationFiles({ migrationsFolder }).at(-1)?.folderMillis ?? 0;
  const [last] = await database.all<{ at: number }>(
    sql`select max(created_at) as at from __drizzle_migrations`,
  );
  if (last === undefined || last.at <= ours) return;
  throw new StoreError(
    'database-newer',
    `the database at \`${place}\` was written by a newer version of this program`,
    'start that version, or name another place for the data',
  );
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    const message = `the data folder \`${folder}\` cannot be made or written (${code})`;
    throw new StoreError(
      'database-read-only',
      message,
      'name a folder this user may write with REDRESS_DATA',
      { cause },
    );
  }
}
