import { constants } from 'node:os';
import type { Progress } from './output/progress.js';

/**
 * Ends at an interruption between two lines: the handler runs only when no write is under way, and every write is
 * whole lines. The status is the shell's custom for a signal, 128 and its number.
 */
export function endOnSignals(progress: Progress): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      progress.clear();
      process.exit(128 + constants.signals[signal]);
    });
  }
}
