import { prepare, type Program } from '@redress/engine';
import { lint, type Finding, type Linted } from '@redress/policy';
import { loadAirports, loadCalendars, loadShelf, readText, type Shelf } from '@redress/policy/folder';
import { UsageError } from './usage-error.js';

export interface LoadedPolicy {
  readonly text: string;
  readonly linted: Linted;
  readonly program: Program;
}

/** Reads, checks and compiles a policy file with the policies it extends, the calendars and the airports of a folder. Errors: `policy-refused`, `FolderError`. */
export async function loadPolicy(file: string, folder: string): Promise<LoadedPolicy> {
  const [text, calendars, airports] = await Promise.all([
    readText(file),
    loadCalendars(folder),
    loadAirports(folder),
  ]);
  const { parents } = EXTENDS.test(text) ? await loadShelf(folder) : {};
  const linted = lint(text, file, { calendars, parents });
  const { policy, findings } = linted;
  if (policy === undefined) throw refused(file, findings);
  return { text, linted, program: prepare(policy, { calendars, airports }) };
}

/** Whether a policy may stand on others; without it they need not be read. */
const EXTENDS = /^\s*["']?extends["']?\s*:/mu;

/**
 * The policy of a file with its other versions in the folder, those of the same id, of which each case takes the one in
 * force at its receipt; the named one is the first. Errors: as above, also for the others.
 */
export async function loadVersions(
  file: string,
  folder: string,
): Promise<readonly [LoadedPolicy, ...LoadedPolicy[]]> {
  const named = await loadPolicy(file, folder);
  const { policy: id } = named.program.policy.document;
  const { texts } = await loadShelf(folder).catch((): { texts: Shelf['texts'] } => ({ texts: [] }));
  const others = texts.filter((text) => text.id === id && text.text !== named.text);
  return [named, ...(await Promise.all(others.map((other) => loadPolicy(other.file, folder))))];
}

const MOST_SHOWN = 10;

function refused(file: string, findings: readonly Finding[]): UsageError {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const shown = errors.slice(0, MOST_SHOWN).map(findingText).join('\n');
  const message = `${file} has ${errors.length} error${errors.length === 1 ? '' : 's'}:\n${shown}\n `;
  return new UsageError('policy-refused', message, `see everything with: redress lint ${file}`);
}

/** A finding for people: its place first, as editors and terminals like to jump to. */
export function findingText({ file, line, column, severity, code, message, hint }: Finding): string {
  return `${file}:${line}:${column}  ${severity}  ${message} [${code}]${hint === '' ? '' : `\n    ${hint}`}`;
}
