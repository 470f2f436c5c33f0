import { join } from 'node:path';
import { prepare } from '@redress/engine';
import { effectiveJson, lint, readPolicy, readPublished, type LayerText } from '@redress/policy';
import { loadCalendars } from '@redress/policy/folder';
import { repositoryRoot } from '../../kit/repository.js';
import { answer } from '../child.js';
import { measureAll, type Cost } from '../measure.js';
import { stackOfLayers } from './stack.js';

const calendars = await loadCalendars(join(repositoryRoot, 'configs'));
const { client, below } = stackOfLayers();
const byId = new Map(below.map((layer): [string, LayerText] => [layer.file.replace('.yaml', ''), layer]));
const parents = (id: string): LayerText | undefined => byId.get(id);
const { policy } = lint(client.text, client.file, { calendars, parents });
if (policy?.sources === undefined) throw new Error('the stack does not stand');
const effective = effectiveJson(policy.sources);

const costs: readonly Cost[] = await measureAll([
  {
    name: 'merged and typed, from layers that are read',
    run: (_from, count) =>
      times(count, () => readPolicy(client.text, client.file, { parents }).findings.length),
  },
  {
    name: 'typed again and its names resolved',
    run: (_from, count) => times(count, () => readPublished(effective, client.file).nameOrder.length),
  },
  {
    name: 'prepared',
    run: (_from, count) => times(count, () => prepare(policy, { calendars }).remedies.length),
  },
  {
    name: 'linted',
    run: (_from, count) =>
      times(count, () => lint(client.text, client.file, { calendars, parents }).findings.length),
  },
]);
answer(costs);

function times(count: number, work: () => number): number {
  let sum = 0;
  for (let turn = 0; turn < count; turn += 1) sum += work();
  return sum;
}
