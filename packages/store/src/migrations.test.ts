import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@libsql/client';
import { desc, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { expect, test } from 'vitest';
import { openStore } from './open-store.js';
import { policyInUse, policyVersions } from './tables.js';

const migrations = fileURLToPath(new URL('../migrations', import.meta.url));

/** A database as the program left it that knew only the migrations before the one of this name. */
async function formerDatabase(before: string, statements: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'redress-former-'));
  const known = join(folder, 'migrations');
  cpSync(migrations, known, { recursive: true });
  const journal = join(known, 'meta', '_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'));
  const count = entries.findIndex(({ tag }: { tag: string }) => tag === before);
  expect(count).toBeGreaterThan(0);
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, count) }));
  const client = createClient({ url: `file:${join(folder, 'redress.db')}` });
  const database = drizzle(client);
  await migrate(database, { migrationsFolder: known });
  for (const statement of statements) await database.run(sql.raw(statement));
  client.close();
  return folder;
}

const version = (number: number) =>
  `insert into policy_versions (client, policy, number, effectiveHash, sourceHash, origin, title, "by", at, why, source)
   values ('c', 'a-b', ${number}, 'e', 's${number}', 'edited', '{}', 'me', 0, 'w', 'policy: a-b')`;
const madeCurrent = (seq: number, number: number) =>
  `insert into events values ('c', ${seq}, 0, 'me', 'version-made-current', 'policy:a-b', '{"number":${number},"before":null,"why":"w"}', 'p', 'h')`;

test('of a database from before periods every version that was ever current is in use, the current one last', async () => {
  const folder = await formerDatabase('0003_effective', [
    `insert into clients values ('c', 0)`,
    ...[1, 2, 3, 4].map(version),
    `insert into events values ('c', 1, 0, 'me', 'version-published', 'policy:a-b', '{"number":9}', 'p', 'h')`,
    // Version 3 was never made current; 1 was brought back in the end.
    ...[
      [2, 1],
      [3, 2],
      [4, 4],
      [5, 1],
    ].map(([seq = 0, number = 0]) => madeCurrent(seq, number)),
    `insert into policy_current values ('c', 'a-b', 1)`,
  ]);
  const store = await openStore({ kind: 'folder', folder });
  const inUse = await store.database.select().from(policyInUse).orderBy(desc(policyInUse.turn));
  expect(inUse.map(({ client, policy, number }) => [client, policy, number])).toEqual([
    ['c', 'a-b', 1],
    ['c', 'a-b', 4],
    ['c', 'a-b', 2],
  ]);
  const versions = await store.database.select().from(policyVersions);
  expect(versions.map(({ zone, effectiveFrom }) => [zone, effectiveFrom])).toEqual(
    Array.from({ length: 4 }, () => [null, null]),
  );
  await store.close();
});
