import { prepare } from '@redress/engine';
import { lint } from '@redress/policy';
import { loadCalendars, readText } from '@redress/policy/folder';
import { join } from 'node:path';
import { repositoryRoot } from '../kit/repository.js';
import { answer } from './child.js';
import { measureAll, type Measured } from './measure.js';
import { policyText } from './rules/competitors/redress.js';
import { workload } from './rules/workload.js';

/** How long checking takes for whoever edits a policy, and loading at the start. */
async function policies() {
  const calendars = await loadCalendars(join(repositoryRoot, 'configs'));
  const checked = (file: string, text: string) => {
    const { policy } = lint(text, file, { calendars });
    if (policy === undefined) throw new Error(`${file} has errors`);
    return policy;
  };
  const all: Measured[] = [];
  for (const industry of ['airline', 'tourism']) {
    const file = `configs/industries/${industry}/policy.yaml`;
    const text = await readText(join(repositoryRoot, file));
    all.push(
      { name: `lint ${industry}, ${kilobytes(text)}`, run: repeated(() => checked(file, text).types.size) },
      {
        name: `lint and prepare ${industry}`,
        run: repeated(() => prepare(checked(file, text), { calendars }).names.length),
      },
    );
  }
  const rules = workload('discriminated', 10_000).rules.slice(0, 5_000);
  const text = policyText(rules);
  all.push({
    name: `lint 5,000 rules, ${kilobytes(text)}`,
    run: repeated(() => checked('bench.json', text).types.size),
  });
  return measureAll(all, { sample: 1, warmUp: 500, rounds: 5 });
}

function kilobytes(text: string): string {
  return `${Math.round(text.length / 1_000)} kB`;
}

function repeated(work: () => number): Measured['run'] {
  return (_, count) => {
    let sum = 0;
    for (let unit = 0; unit < count; unit += 1) sum += work();
    return sum;
  };
}

answer(await policies());
