import { ask } from './child.js';
import type { Cost } from './measure.js';
import { atLeast, atMost, shown, type Part } from './report.js';

export interface DueTimeResult {
  readonly costs: readonly Cost[];
  /** Starts of which both gave the same due time. */
  readonly agreed: number;
  /** From a calendar read to its first due time. */
  readonly tableMilliseconds: number;
}

/** By when five working days are over. */
export async function dueTimePart(): Promise<{ part: Part; results: DueTimeResult }> {
  const results = await ask<DueTimeResult>(new URL('due-time.ts', import.meta.url), [], {
    TZ: 'Europe/Berlin',
  });
  const [own, sameTime, peer] = results.costs.map(({ cpu }) => cpu);
  const part = {
    title: 'Due time: five working days from a random moment, µs each',
    tables: [
      {
        caption: `same due time from ${results.agreed} starts`,
        columns: ['', 'CPU µs', 'wall µs'],
        rows: results.costs.map(({ name, cpu, wall }) => [name, cpu, wall]),
      },
    ],
    remarks: [
      `table of one calendar with its first due time: ${shown(results.tableMilliseconds)} ms, not in the figures above`,
    ],
    targets: [
      atMost('5 working days, hot', own ?? NaN, 2, ' µs'),
      atLeast('against dayjs-business-time', (peer ?? NaN) / (sameTime ?? NaN), 20, '×'),
    ],
  };
  return { part, results };
}
