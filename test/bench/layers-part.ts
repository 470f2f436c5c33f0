import { ask } from './child.js';
import type { Cost } from './measure.js';
import { atMost, type Part } from './report.js';

/** A client on a law and four trades of 500 rules each. */
export async function layersPart(): Promise<{ part: Part; results: readonly Cost[] }> {
  const results = await ask<readonly Cost[]>(new URL('layers/layers.ts', import.meta.url), []);
  const ms = (name: string): number => (results.find((cost) => cost.name === name)?.cpu ?? NaN) / 1_000;
  const compiled = [
    'merged and typed, from layers that are read',
    'typed again and its names resolved',
    'prepared',
  ]
    .map(ms)
    .reduce((sum, one) => sum + one, 0);
  const part = {
    title: 'Layers: a client on a law and four trades of 500 rules each, ms each',
    tables: [
      {
        caption: 'warm; the texts of the parents are read before, that of the client each time',
        columns: ['', 'CPU ms', 'wall ms'],
        rows: results.map(({ name, cpu, wall }) => [name, cpu / 1_000, wall / 1_000]),
      },
    ],
    remarks: ['Compiled: the first three together, typing counted twice.'],
    targets: [atMost('compiled', compiled, 200, ' ms'), atMost('linted', ms('linted'), 2_000, ' ms')],
  };
  return { part, results };
}
