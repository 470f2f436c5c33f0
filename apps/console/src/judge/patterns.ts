import type { RE2JS as Patterns } from 're2js';
import { want } from './late.js';

/**
 * Stands in for `re2js` in the worker (vite.config.ts): its Unicode tables are a third of the engine's weight, and few
 * policies match patterns. The first one that does has it fetched, and is then read again.
 */
export let RE2JS: Pick<typeof Patterns, 'compile'> = {
  compile: () => want(fetchPatterns, 'patterns'),
};

async function fetchPatterns(): Promise<void> {
  ({ RE2JS } = await import('re2js'));
}
