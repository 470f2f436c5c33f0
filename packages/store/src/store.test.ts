import { afterEach, describe, expect, test } from 'vitest';
import { freshPlace } from './fresh-place.fixture.js';
import { openStore, type Store } from './open-store.js';
import { clients } from './tables.js';

const opened: Store[] = [];
async function open(): Promise<Store> {
  const store = await openStore(await freshPlace());
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

describe('writing', () => {
  test('many at once are all kept, each with its own answer', async () => {
    const store = await open();
    const wanted = Array.from({ length: 600 }, (_, index) => `c${String(index).padStart(3, '0')}`);
    expect(await Promise.all(wanted.map((id) => add(store, id)))).toEqual(wanted);
    expect(await ids(store)).toEqual(wanted);
  });

  test('one that refuses is undone alone, with what it noted', async () => {
    const store = await open();
    const noted: unknown[] = [];
    const results = await Promise.allSettled([
      add(store, 'a'),
      store.write(async (transaction, notes) => {
        await transaction.insert(clients).values({ id: 'b', createdAt: 0 });
        notes.set('b', true);
        throw new Error('changed its mind');
      }),
      store.write(async (transaction, notes) => {
        noted.push(notes.get('b'));
        await transaction.insert(clients).values({ id: 'c', createdAt: 0 });
      }),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(noted).toEqual([undefined]);
    expect(await ids(store)).toEqual(['a', 'c']);
  });

  test('after closing nothing more is taken, and what waited is done', async () => {
    const store = await open();
    const last = add(store, 'a');
    const closing = store.close();
    opened.pop();
    await expect(add(store, 'b')).rejects.toMatchObject({ code: 'database-closed' });
    expect(await last).toBe('a');
    await closing;
  });
});
