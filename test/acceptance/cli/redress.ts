import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '../../kit/repository.js';

export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export const BIN = join(repositoryRoot, 'apps/cli/bin/redress.mjs');
export const SHOP = join(repositoryRoot, 'test/acceptance/cli/shop');

/** Runs `redress` as people do, as a process in the repository's root. */
export function redress(words: readonly string[], input: string | Uint8Array = ''): Promise<Ended> {
  return ended(process.execPath, [BIN, ...words], input);
}

/** Runs a line of shell in which `$REDRESS` is the command. */
export function shell(line: string, variables: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return ended('bash', ['-c', line], '', { REDRESS: `${process.execPath} ${BIN}`, SHOP, ...variables });
}

function ended(
  program: string,
  words: readonly string[],
  input: string | Uint8Array,
  variables: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { cwd: repositoryRoot, env: { ...process.env, ...variables } });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => out.push(piece));
    child.stderr.on('data', (piece: Buffer) => err.push(piece));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, out: textOf(out), err: textOf(err) }));
    // A call that is refused at once does not read its input.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

function textOf(pieces: readonly Buffer[]): string {
  return Buffer.concat(pieces).toString('utf8');
}

/** The lines of an output as JSON. */
export function jsonOf(out: string): Record<string, unknown>[] {
  return out.split('\n').flatMap((line) => (line === '' ? [] : [objectOf(JSON.parse(line))]));
}

export function objectOf(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new TypeError(`${JSON.stringify(value)} is no object`);
}

/** A new folder with these files, and how to remove it. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): {
  readonly path: string;
  readonly remove: () => void;
} {
  const path = mkdtempSync(join(tmpdir(), 'redress-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
