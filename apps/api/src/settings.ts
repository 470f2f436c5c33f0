import { isIP } from 'node:net';
import { fileURLToPath } from 'node:url';
import { SettingsError } from './settings-error.js';

export interface Settings {
  /** 0 lets the system pick a free port. */
  readonly port: number;
  readonly host: string;
  /** Folder with `industries`, `regulations`, `clients` and `calendars`. */
  readonly configs: string;
}

const defaultPort = 8787;

/**
 * Settings of the server from the environment: `PORT` (8787), `HOST` (127.0.0.1) and `REDRESS_CONFIGS` (the
 * repository's `configs`).
 * @throws SettingsError `bad-port`, or `identity-missing` for a host other machines can reach: until people sign
 * in, whoever reaches the port could do everything.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  return {
    port: readPort(environment.PORT),
    host: readHost(environment.HOST),
    configs: environment.REDRESS_CONFIGS || fileURLToPath(new URL('../../../configs', import.meta.url)),
  };
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
