import { ask } from './child.js';
import type { Cost } from './measure.js';
import type { Part } from './report.js';

/** Checking and loading of policies. */
export async function policiesPart(): Promise<{ part: Part; results: readonly Cost[] }> {
  const results = await ask<readonly Cost[]>(new URL('policies.ts', import.meta.url), []);
  const part = {
    title: 'Policies: checking and loading, ms each',
    tables: [
      {
        caption: 'warm; the text is read before',
        columns: ['', 'CPU ms', 'wall ms'],
        rows: results.map(({ name, cpu, wall }) => [name, cpu / 1_000, wall / 1_000]),
      },
    ],
    remarks: [],
    targets: [],
  };
  return { part, results };
}
