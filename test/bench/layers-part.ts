import { ask } from './child.js';
import type { Cost } from './measure.js';
import { atMost, type Part } from './report.js';

/** A client on a law and four trades of 500 rules each. */
export async function layersPart(): Promise<{ part: Part; results: readonly Cost[] }> {
  const warm = await ask<readonly Cost[]>(new URL('layers/layers.ts', import.meta.url), []);
  const first = await ask<readonly Cost[]>(new URL('layers/first-time.ts', import.meta.url), []);
  const ms = (name: string): number => (warm.find((cost) => cost.name === name)?.cpu ?? NaN) / 1_000;
  const part = {
    title: 'Layers: a client on a law and four trades of 500 rules each, ms each',
    tables: [
      { caption: 'warm, medians', columns: COLUMNS, rows: warm.map(rowOf) },
      { caption: 'once, in a process of its own', columns: COLUMNS, rows: first.map(rowOf) },
    ],
    remarks: [
      'Compiled: from the YAML trees of the parents and the text of the client to the first decision, typing counted twice, no checks.',
    ],
    targets: [
      atMost('compiled', ms('compiled: the last three one after the other'), 200, ' ms'),
      atMost('linted, without proofs', ms('linted'), 2_000, ' ms'),
      atMost('linted, with proofs', ms('linted with proofs'), 2_000, ' ms'),
    ],
  };
  return { part, results: [...warm, ...first] };
}

const COLUMNS = ['', 'CPU ms', 'wall ms'];

function rowOf({ name, cpu, wall }: Cost): readonly (string | number)[] {
  return [name, cpu / 1_000, wall / 1_000];
}
