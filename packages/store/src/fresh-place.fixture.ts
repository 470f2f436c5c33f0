import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Where } from './open-store.js';

/** A database that nobody has used: a folder, or one of the libSQL server that the suite runs against. */
export async function freshPlace(): Promise<Where> {
  const databases = process.env.REDRESS_TEST_DATABASES;
  if (databases !== undefined) return { kind: 'server', url: await (await fetch(databases)).text() };
  return { kind: 'folder', folder: mkdtempSync(join(tmpdir(), 'redress-store-')) };
}
