import { statSync } from 'node:fs';
import type { Arguments } from '../arguments.js';
import { UsageError } from '../usage-error.js';

const MOST = 64;

/**
 * On how many threads to decide the cases of `path`: one unless asked. Each reads the whole file and keeps its own tables,
 * so that two on cores that share their caches were slower than one. Error: `bad-value`.
 */
export function threadsFor({ texts }: Arguments, path: string): number {
  const asked = texts.workers;
  if (asked !== undefined && !/^[1-9]\d?$/.test(asked)) throw badNumber(asked);
  if (Number(asked) > MOST) throw badNumber(asked ?? '');
  if (!canBeReadAgain(path)) return 1;
  return Number(asked ?? 1);
}

/** Pipes and devices give their bytes once. */
function canBeReadAgain(path: string): boolean {
  return path !== '-' && statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function badNumber(text: string): UsageError {
  return new UsageError(
    'bad-value',
    `\`${text}\` is no value of --workers`,
    `use a number from 1 to ${MOST}`,
  );
}
