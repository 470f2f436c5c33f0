import type { Where } from '@redress/casework';
import { isIP } from 'node:net';
import { fileURLToPath } from 'node:url';
import { SettingsError } from './settings-error.js';

export interface Settings {
  /** 0 lets the system pick a free port. */
  readonly port: number;
  readonly host: string;
  /** Folder with `industries`, `regulations`, `clients` and `calendars`. */
  readonly configs: string;
  /** The database: a file in a folder of this process's own, or a libSQL server. */
  readonly where: Where;
  /** How much is logged. */
  readonly log: LogLevel;
}

const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

const defaultPort = 8787;

/**
 * Settings of the server from the environment: `PORT` (8787), `HOST` (127.0.0.1), `REDRESS_CONFIGS` (the
 * repository's `configs`), `REDRESS_DATA` (its `.data`) or `REDRESS_DATABASE_URL` (with `REDRESS_DATABASE_TOKEN`), and
 * `REDRESS_LOG` (`info`).
 * @throws SettingsError `bad-port`, `bad-database-url`, `bad-log`, or `identity-missing` for a host other machines can reach: until people sign
 * in, whoever reaches the port could do everything.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  return {
    port: readPort(environment.PORT),
    host: readHost(environment.HOST),
    configs: environment.REDRESS_CONFIGS || inRepository('configs'),
    where: readWhere(environment),
    log: readLog(environment.REDRESS_LOG),
  };
}

function inRepository(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}

function readWhere({
  REDRESS_DATA: folder,
  REDRESS_DATABASE_URL: url,
  REDRESS_DATABASE_TOKEN: token,
}: Readonly<Record<string, string | undefined>>): Where {
  if (!url) return { kind: 'folder', folder: folder || inRepository('.data') };
  if (URL.canParse(url) && /^(https?|libsql):$/.test(new URL(url).protocol)) {
    return { kind: 'server', url, ...(token && { token }) };
  }
  throw new SettingsError(
    'bad-database-url',
    '`REDRESS_DATABASE_URL` is not the address of a libSQL server',
    'give one that begins with http://, https:// or libsql://, or leave it unset for a file in REDRESS_DATA',
  );
}

function readLog(text: string | undefined): LogLevel {
  const level = logLevels.find((known) => known === (text || 'info'));
  if (level !== undefined) return level;
  throw new SettingsError(
    'bad-log',
    `\`REDRESS_LOG=${text}\` is no level`,
    `use one of ${logLevels.join(', ')}`,
  );
}

function readPort(text: string | undefined): number {
  if (!text) return defaultPort;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (port <= 65_535) return port;
  throw new SettingsError(
    'bad-port',
    `\`PORT=${text}\` is not a port`,
    'give a whole number from 0 to 65535; 0 picks a free port',
  );
}

function readHost(text: string | undefined): string {
  const host = text || '127.0.0.1';
  if (isLoopback(host)) return host;
  throw new SettingsError(
    'identity-missing',
    `\`HOST=${host}\` would let other machines in, and there is no sign-in yet`,
    'leave HOST unset, or use 127.0.0.1, ::1 or localhost; put a proxy that signs people in before it',
  );
}

/** Whether a host name or address can only mean this machine; brackets round an IPv6 address are allowed. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
}
