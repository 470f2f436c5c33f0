import type { RE2JS as Patterns } from 're2js';

/**
 * Stands in for `re2js` in the worker (vite.config.ts): its Unicode tables are a third of the engine's weight, and few
 * policies match patterns. The first one that does has it fetched, and is then read again.
 */
export let RE2JS: Pick<typeof Patterns, 'compile'> = {
  compile() {
    isWanted = true;
    throw new Error('patterns are not loaded yet');
  },
};

let isWanted = false;

/** Does the work; once more with the real patterns if it asked for them. */
export async function withPatterns<T>(work: () => T): Promise<T> {
  isWanted = false;
  let failure: unknown;
  try {
    const result = work();
    if (!wasWanted()) return result;
  } catch (error) {
    failure = error;
  }
  if (!wasWanted()) throw failure;
  ({ RE2JS } = await import('re2js'));
  return work();
}

/** A function of its own, because the work sets the flag behind the compiler's back. */
function wasWanted(): boolean {
  return isWanted;
}
