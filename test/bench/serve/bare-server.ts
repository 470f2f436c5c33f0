import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { createClient } from '@libsql/client';
import { Hono } from 'hono';

/** The yardstick: a handler that parses a case and makes one insert durable, and does nothing else. */
const url = `file:${join(mkdtempSync(join(tmpdir(), 'redress-bare-')), 'bare.db')}`;
const client = createClient({ url, timeout: 5_000, concurrency: 1 });
await client.execute('PRAGMA journal_mode = WAL');
await client.execute('PRAGMA synchronous = FULL');
await client.execute('CREATE TABLE cases (id TEXT PRIMARY KEY, body TEXT NOT NULL)');

const app = new Hono();
app.post('/v1/cases', async (context) => {
  const body: { readonly case: { readonly id: string } } = await context.req.json();
  const args = [body.case.id, JSON.stringify(body)];
  await client.execute({ sql: 'INSERT INTO cases (id, body) VALUES (?, ?)', args });
  return context.json({ id: body.case.id }, 201);
});
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.send?.({ address: `http://127.0.0.1:${port}` });
});
