import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { start, stop, type Office, type Where } from '@redress/casework';
import { expect } from 'vitest';
import { createApp, type AppOptions } from './app.js';
import type { Problem } from './contract.js';

export const configs = fileURLToPath(new URL('../../../configs', import.meta.url));
/** Two trades of it alone, which are what most tests speak of, and quicker to read than all. */
const trades = join(mkdtempSync(join(tmpdir(), 'redress-trades-')), 'configs');
for (const part of ['calendars', 'clauses', 'industries/airline', 'industries/tourism', 'airports.json'])
  cpSync(join(configs, part), join(trades, part), { recursive: true });
/** 2026-03-03T08:00:00Z: what the clock of every test says. */
const moment = Date.UTC(2026, 2, 3, 8);

export interface Served {
  readonly office: Office;
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
  readonly get: (path: string) => Promise<Response>;
  /** JSON, or a text as it is. */
  readonly send: (
    method: string,
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  readonly stop: () => Promise<void>;
}

/** The server without a socket, on a fresh database, with the policies of the trades unless told otherwise. */
export async function serve(
  options: Partial<AppOptions> & { readonly where?: Where; readonly configs?: string } = {},
): Promise<Served> {
  const where = options.where ?? (await freshPlace());
  const now = () => moment;
  const { office } = await start({ where, configs: options.configs ?? trades, now, report: () => {} });
  const app = createApp({ office, now, report: () => {}, ...options });
  const request = async (path: string, init?: RequestInit) => app.request(`http://127.0.0.1${path}`, init);
  return {
    office,
    request,
    get: (path) => request(path),
    send: (method, path, body, headers = {}) =>
      request(path, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    stop: () => stop(office),
  };
}

/** A database that nobody has used: a folder, or one of the libSQL server that the suite runs against. */
async function freshPlace(): Promise<Where> {
  const databases = process.env.REDRESS_TEST_DATABASES;
  if (databases !== undefined) return { kind: 'server', url: await (await fetch(databases)).text() };
  return { kind: 'folder', folder: mkdtempSync(join(tmpdir(), 'redress-api-')) };
}

/** A problem as it was answered, checked for what every problem has. */
export async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = (await response.json()) as Problem;
  expect(problem.status).toBe(response.status);
  expect(problem.requestId).not.toBe('');
  return problem;
}

export const lostBag = {
  id: 'c1',
  incidentAt: '2026-03-02',
  receivedAt: '2026-03-02T22:00:00+08:00',
  facts: { complaint: { topic: 'baggage-lost' } },
};
