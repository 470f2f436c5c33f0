import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { isBusy, refusedByDatabase } from './refused-by-database.js';
import { StoreError } from './store-error.js';

export interface ProcessLock {
  readonly release: () => void;
}

/**
 * Makes this process the only one with the database of a folder. The lock is the write lock of a small SQLite file of
 * its own: the system takes it from a process that dies, however it dies, so none is ever left behind.
 * @throws StoreError `database-in-use`, naming the process that has it.
 */
export async function lockFolder(folder: string): Promise<ProcessLock> {
  const pidFile = join(folder, 'redress.pid');
  try {
    const client = createClient({ url: `file:${join(folder, 'redress.lock')}`, timeout: 0 });
    try {
      const held = await client.transaction('write');
      writeFileSync(pidFile, `${process.pid}\n`);
      return {
        release: () => {
          rmSync(pidFile, { force: true });
          held.close();
          client.close();
        },
      };
    } catch (error) {
      client.close();
      throw error;
    }
  } catch (error) {
    if (!isBusy(error)) throw refusedByDatabase(error, folder);
    throw new StoreError(
      'database-in-use',
      `the data folder \`${folder}\` is in use by process ${pidIn(pidFile)}`,
      'stop that process, or give this one a folder of its own with REDRESS_DATA',
      { cause: error },
    );
  }
}

function pidIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim() || 'unknown';
  } catch {
    return 'unknown';
  }
}
