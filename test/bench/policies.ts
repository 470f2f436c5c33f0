import { prepare } from '@redress/engine';
import { prove } from '@redress/engine/proof';
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
  all.push(...stacked(calendars));
  return measureAll(all, { sample: 1, warmUp: 500, rounds: 5 });
}

const LAYERS = 5;
const RULES = 500;

/** Five layers of 500 rules of one field each, checked as one policy; the parents are read once, as in an editor. */
function stacked(calendars: Awaited<ReturnType<typeof loadCalendars>>): Measured[] {
  const rules = workload('discriminated', 10_000).rules;
  const texts = Array.from({ length: LAYERS }, (_, layer) => {
    const { approvals, ...document }: Document = JSON.parse(
      policyText(rules.slice(layer * RULES, (layer + 1) * RULES)),
    );
    const list = approvals.map(({ id, when }, place) => ({ id, when, then: WORDS[place % WORDS.length] }));
    return JSON.stringify({
      ...document,
      policy: `layer-${layer}`,
      layer: layer === LAYERS - 1 ? 'client' : 'industry',
      ...(layer === 0 ? {} : { extends: [`layer-${layer - 1}`] }),
      classification: { topic: { type: { enum: WORDS }, rules: list, otherwise: 'none' } },
    });
  });
  const shelf = new Map<string, { text: string; file: string }>();
  for (const [layer, text] of texts.entries())
    shelf.set(`layer-${layer}`, { text, file: `layer-${layer}.json` });
  const parents = (id: string) => shelf.get(id);
  const top = texts.at(-1) ?? '';
  const linted = () => {
    const found = lint(top, 'top.json', { calendars, parents });
    if (found.policy === undefined) throw new Error(JSON.stringify(found.findings.slice(0, 3)));
    return { ...found, policy: found.policy };
  };
  return [
    { name: `lint ${LAYERS} layers of ${RULES} rules`, run: repeated(() => linted().findings.length) },
    {
      name: `lint and prove ${LAYERS} layers of ${RULES} rules`,
      run: repeated(() => {
        const found = linted();
        return prove(found, prepare(found.policy, { calendars })).length;
      }),
    },
  ];
}

interface Document {
  readonly approvals: readonly { readonly id: string; readonly when: unknown }[];
}

const WORDS = ['low', 'middle', 'high', 'none'];

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
