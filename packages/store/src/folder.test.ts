import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { openStore, type Store } from './open-store.js';
import { clients } from './tables.js';

const opened: Store[] = [];
async function open(
  folder = mkdtempSync(join(tmpdir(), 'redress-store-')),
  mostPages?: number,
): Promise<Store> {
  const store = await openStore({ kind: 'folder', folder, ...(mostPages !== undefined && { mostPages }) });
  opened.push(store);
  return store;
}
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

const add = (store: Store, id: string) =>
  store.write(async (transaction) => {
    await transaction.insert(clients).values({ id, createdAt: 0 });
    return id;
  });

async function ids(store: Store): Promise<string[]> {
  return (await store.database.select({ id: clients.id }).from(clients).orderBy(clients.id)).map(
    ({ id }) => id,
  );
}

describe('a store in a folder', () => {
  test('makes its folder, and finds after closing what was written before', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'redress-store-')), 'deep', 'er');
    const first = await open(folder);
    await add(first, 'a');
    await first.close();
    opened.pop();
    expect(existsSync(join(folder, 'redress.pid'))).toBe(false);
    expect(await ids(await open(folder))).toEqual(['a']);
  });

  test('is refused to a second owner, which is told who has it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'redress-store-'));
    await open(folder);
    await expect(open(folder)).rejects.toMatchObject({
      code: 'database-in-use',
      message: expect.stringContaining(`process ${process.pid}`),
    });
  });

  test('commits to the disk before it answers: write-ahead log, synchronous FULL', async () => {
    const store = await open();
    expect(await store.database.all(sql`pragma journal_mode`)).toEqual([{ journal_mode: 'wal' }]);
    // https://sqlite.org/pragma.html#pragma_synchronous: 2 is FULL; no connection sets it otherwise
    expect(await store.database.all(sql`pragma synchronous`)).toEqual([{ synchronous: 2 }]);
  });

  test('a folder that cannot be made is told', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'redress-store-')), 'file');
    writeFileSync(file, '');
    await expect(open(join(file, 'data'))).rejects.toMatchObject({ code: 'database-read-only' });
  });
});

describe('writing in a folder', () => {
  test('a full database is told as such, and what was there is still read', async () => {
    const store = await open(undefined, 40);
    await add(store, 'a');
    const long = 'x'.repeat(400_000);
    await expect(add(store, long)).rejects.toMatchObject({ code: 'database-full' });
    await expect(add(store, `${long}y`)).rejects.toMatchObject({ code: 'database-full' });
    expect(await add(store, 'b')).toBe('b');
    expect(await ids(store)).toEqual(['a', 'b']);
  });

  test('a database that may only be read says so', async () => {
    const store = await open();
    await store.write((transaction) => transaction.run(sql`pragma query_only = on`)).catch(() => {});
    await expect(add(store, 'a')).rejects.toMatchObject({ code: 'database-read-only' });
    // The refusal gave the writer a new connection.
    expect(await add(store, 'b')).toBe('b');
  });
});
