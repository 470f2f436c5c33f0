import { readFile } from 'node:fs/promises';
import { prepare, type Program } from '@redress/engine';
import { MoneyError, readRates, type Rate } from '@redress/money';
import { lint, type Finding } from '@redress/policy';
import { loadCalendars } from '@redress/policy/folder';
import type { CalendarDocument } from '@redress/calendar';
import { UsageError } from './usage.js';

export interface LoadedPolicy {
  readonly text: string;
  readonly program: Program;
  readonly calendars: ReadonlyMap<string, CalendarDocument>;
  readonly warnings: readonly Finding[];
}

/** A policy that was refused, with everything that is wrong with it. */
export class PolicyRefused extends UsageError {
  constructor(
    readonly file: string,
    readonly findings: readonly Finding[],
  ) {
    const errors = findings.filter(({ severity }) => severity === 'error');
    super('policy-refused', `${file} has ${errors.length} error${errors.length === 1 ? '' : 's'}:\n${errors.slice(0, MOST_SHOWN).map(findingText).join('\n')}`, `see all of them with redress lint ${file}`);
  }
}

const MOST_SHOWN = 10;

/** Reads, checks and compiles a policy file with the calendars of the folder. Errors: `PolicyRefused`, those of reading files. */
export async function loadPolicy(file: string, folder: string): Promise<LoadedPolicy> {
  const [text, calendars] = await Promise.all([readText(file), loadCalendars(folder)]);
  const { policy, findings } = lint(text, file, { calendars });
  if (policy === undefined) throw new PolicyRefused(file, findings);
  return { text, calendars, program: prepare(policy, { calendars }), warnings: findings.filter(({ severity }) => severity === 'warning') };
}

/** Reads a file of exchange rates. Errors: `rates-malformed`, those of reading files. */
export async function loadRates(file: string | undefined): Promise<Rate[] | undefined> {
  if (file === undefined) return undefined;
  const text = await readText(file);
  try {
    return readRates(JSON.parse(text));
  } catch (error) {
    if (error instanceof MoneyError) throw new UsageError(error.code, `${file}: ${error.message}`, error.hint);
    if (error instanceof SyntaxError) throw new UsageError('rates-malformed', `${file} is no JSON: ${error.message}`, 'write a list of rates as in [{"id": …}]');
    throw error;
  }
}

/** Policies and rates are small; what is larger than this is the wrong file. */
const LARGEST_TEXT = 8 * 1024 * 1024;

export async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: unknown) => {
    if (error instanceof Error && Reflect.get(error, 'code') === 'ERR_FS_FILE_TOO_LARGE') throw tooLarge(file);
    throw error;
  });
  if (bytes.length > LARGEST_TEXT) throw tooLarge(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError('not-utf-8', `${file} is not written in UTF-8`, 'save it as UTF-8');
  }
}

function tooLarge(file: string): UsageError {
  return new UsageError('file-too-large', `${file} is larger than ${LARGEST_TEXT / 1024 / 1024} MiB`, 'name a policy or rates file');
}

export function findingText({ file, line, column, severity, code, message, hint }: Finding): string {
  return `${file}:${line}:${column}  ${severity}  ${message} [${code}]${hint === '' ? '' : `\n    ${hint}`}`;
}

