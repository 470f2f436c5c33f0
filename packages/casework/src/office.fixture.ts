import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Where } from '@redress/store';
import type { Context } from './context.js';
import { BUILT_IN, start, stop } from './start.js';

const configs = fileURLToPath(new URL('../../../configs', import.meta.url));
/** What the tests speak of; to read more policies at each start costs them time. */
const TRADES = ['industries/airline', 'industries/tourism'];
const MOMENT = Date.UTC(2026, 2, 3, 8);

export interface OpenedOffice {
  readonly context: Context;
  /** As somebody of another client, who has nothing here. */
  readonly stranger: Context;
  readonly where: Where;
  readonly configs: string;
  readonly stop: () => Promise<void>;
}

/** An office on a database and configs of its own: the shipped ones, free to be changed. */
export async function openOffice(given?: Where, own = ownConfigs()): Promise<OpenedOffice> {
  const where = given ?? (await freshPlace());
  const { office } = await start({ where, configs: own, now: () => MOMENT, report: () => {} });
  const context: Context = { office, ...BUILT_IN, now: MOMENT };
  return {
    context,
    stranger: { ...context, client: 'stranger', actor: 'somebody' },
    where,
    configs: own,
    stop: () => stop(office),
  };
}

/** A database that nobody has used: a folder, or one of the libSQL server that the suite runs against. */
async function freshPlace(): Promise<Where> {
  const databases = process.env.REDRESS_TEST_DATABASES;
  if (databases !== undefined) return { kind: 'server', url: await (await fetch(databases)).text() };
  return { kind: 'folder', folder: mkdtempSync(join(tmpdir(), 'redress-office-')) };
}

function ownConfigs(): string {
  const folder = mkdtempSync(join(tmpdir(), 'redress-configs-'));
  for (const part of ['calendars', ...TRADES])
    cpSync(join(configs, part), join(folder, part), { recursive: true });
  return folder;
}

/** The text of a shipped policy, changed; `change` must find something. */
export function edited(own: string, policy: string, from: string, to: string): string {
  const file = join(own, 'industries', policy, 'policy.yaml');
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not say ${from}`);
  return text.replace(from, to);
}

export function ship(own: string, policy: string, text: string): void {
  writeFileSync(join(own, 'industries', policy, 'policy.yaml'), text);
}
