import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Arguments } from '../arguments.js';
import { UsageError } from '../usage-error.js';

/** Below this many bytes the threads would cost more than they gain: a thread takes about half a second to get ready. */
const WORTH_BYTES = 256 * 1024;
/** Each thread holds tables of its own; more than four have not been measured. */
const MOST_BY_DEFAULT = 4;
const MOST = 64;

/** On how many threads to decide the cases of `path`. Error: `bad-value`. */
export function threadsFor({ texts }: Arguments, path: string): number {
  const asked = texts.workers;
  if (asked !== undefined && !/^[1-9]\d?$/.test(asked)) throw badNumber(asked);
  if (Number(asked) > MOST) throw badNumber(asked ?? '');
  if (!canBeReadAgain(path)) return 1;
  if (asked !== undefined) return Number(asked);
  return sizeOf(path) < WORTH_BYTES ? 1 : Math.min(availableParallelism(), MOST_BY_DEFAULT);
}

/** Pipes and devices give their bytes once. */
function canBeReadAgain(path: string): boolean {
  return path !== '-' && statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function sizeOf(path: string): number {
  return statSync(path).size;
}

function badNumber(text: string): UsageError {
  return new UsageError(
    'bad-value',
    `\`${text}\` is no value of --workers`,
    `use a number from 1 to ${MOST}`,
  );
}
