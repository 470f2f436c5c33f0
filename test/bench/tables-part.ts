import { ask } from './child.js';
import type { Cost } from './measure.js';
import { atMost, type Part } from './report.js';

/** Tables: deciding by many rows, checking them, and checking them again after an edit. */
export async function tablesPart(): Promise<{ part: Part; results: readonly Cost[] }> {
  const results = await ask<readonly Cost[]>(new URL('tables.ts', import.meta.url), []);
  const cpuOf = (name: string): number => (results.find((one) => one.name === name)?.cpu ?? Infinity) / 1_000;
  const part = {
    title: 'Tables: a rate card of zones, weights and distances',
    tables: [
      {
        caption: 'a case, or a check',
        columns: ['', 'CPU µs', 'wall µs'],
        rows: results.map(({ name, cpu, wall }) => [name, cpu, wall]),
      },
    ],
    remarks: [
      'every case is first held against the row that arithmetic gives, every check against what it has to find',
    ],
    targets: [
      atMost('check 5,000 rows for overlaps and gaps', cpuOf('check 5,000 rows'), 1_000, ' ms'),
      atMost('check again after one edit', cpuOf('check again after one edit'), 20, ' ms'),
    ],
  };
  return { part, results };
}
