import { prepare } from '@redress/engine';
import { prove } from '@redress/engine/proof';
import { lint, type Linted, type Policy } from '@redress/policy';
import { answer } from '../child.js';
import { measureAll, type Cost, type Measured } from '../measure.js';
import { openStack } from './compiling.js';

const { client, parents, calendars, texts, merged, resolved, prepared, decided } = await openStack();
const written = merged();
const policy = resolved(written);

const costs: readonly Cost[] = await measureAll([
  step('the five texts read, merged and typed', texts),
  step('merged and typed, from layers that are read', () => merged().findings.length),
  step('typed again and its names resolved', () => resolved(written).nameOrder.length),
  step('prepared, and the first case decided', () => prepared(policy)),
  step('compiled: the last three one after the other', decided),
  step('linted', () => linted().findings.length),
  step('linted with proofs', () => {
    const found = linted();
    return prove(found, prepare(found.policy, { calendars })).length;
  }),
]);
answer(costs);

function linted(): Linted & { readonly policy: Policy } {
  const found = lint(client.text, client.file, { calendars, parents });
  if (found.policy === undefined) throw new Error(JSON.stringify(found.findings.slice(0, 3)));
  return { ...found, policy: found.policy };
}

function step(name: string, work: () => number): Measured {
  return {
    name,
    run: (_from, count) => {
      let sum = 0;
      for (let turn = 0; turn < count; turn += 1) sum += work();
      return sum;
    },
  };
}
