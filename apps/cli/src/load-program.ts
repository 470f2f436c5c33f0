import { prepare, type Program } from '@redress/engine';
import { MoneyError, readRates, type Rate } from '@redress/money';
import { lint, type Finding } from '@redress/policy';
import { loadCalendars, readText } from '@redress/policy/folder';
import { UsageError } from './usage.js';

export interface LoadedPolicy {
  readonly text: string;
  readonly program: Program;
}

/** Reads, checks and compiles a policy file with the calendars of the folder. Errors: `policy-refused`, those of reading files. */
export async function loadPolicy(file: string, folder: string): Promise<LoadedPolicy> {
  const [text, calendars] = await Promise.all([readText(file), loadCalendars(folder)]);
  const { policy, findings } = lint(text, file, { calendars });
  if (policy === undefined) throw refused(file, findings);
  return { text, program: prepare(policy, { calendars }) };
}

const MOST_SHOWN = 10;

function refused(file: string, findings: readonly Finding[]): UsageError {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const shown = errors.slice(0, MOST_SHOWN).map(findingText).join('\n');
  const message = `${file} has ${errors.length} error${errors.length === 1 ? '' : 's'}:\n${shown}`;
  return new UsageError('policy-refused', message, `see everything with: redress lint ${file}`);
}

/** Reads a file of exchange rates. Errors: `rates-malformed`, those of money's `readRates` and of reading files. */
export async function loadRates(file: string | undefined): Promise<Rate[] | undefined> {
  if (file === undefined) return undefined;
  const text = await readText(file);
  try {
    return readRates(JSON.parse(text));
  } catch (error) {
    if (error instanceof MoneyError)
      throw new UsageError(error.code, `${file}: ${error.message}`, error.hint);
    if (error instanceof SyntaxError) {
      throw new UsageError(
        'rates-malformed',
        `${file} is no JSON: ${error.message}`,
        'write a list of rates: [{"id": …, "base": …}]',
      );
    }
    throw error;
  }
}

export function findingText({ file, line, column, severity, code, message, hint }: Finding): string {
  return `${file}:${line}:${column}  ${severity}  ${message} [${code}]${hint === '' ? '' : `\n    ${hint}`}`;
}
