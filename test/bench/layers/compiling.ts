import { join } from 'node:path';
import { decide, prepare } from '@redress/engine';
import {
  effectiveJson,
  readPolicy,
  readPublished,
  type Case,
  type LayerText,
  type Parents,
  type Policy,
  type ReadPolicy,
} from '@redress/policy';
import { loadCalendars } from '@redress/policy/folder';
import { repositoryRoot } from '../../kit/repository.js';
import { stackOfLayers } from './stack.js';

/** The way from the texts of a stack of layers to its first decision, step by step. */
export interface OpenStack {
  readonly client: LayerText;
  readonly parents: Parents;
  readonly calendars: Awaited<ReturnType<typeof loadCalendars>>;
  /** Reads all five texts anew, their YAML too; merges and types them. */
  readonly texts: () => number;
  /** Merges and types layers that are read, but for the text of the client. */
  readonly merged: () => ReadPolicy;
  /** Types what was merged once more, and resolves its names: what a page does with a published policy. */
  readonly resolved: (merged: ReadPolicy) => Policy;
  /** Compiles it and decides a case, so that nothing is put off until there is one. */
  readonly prepared: (policy: Policy) => number;
  /** All of this but the YAML of the parents. */
  readonly decided: () => number;
}

export async function openStack(): Promise<OpenStack> {
  const calendars = await loadCalendars(join(repositoryRoot, 'configs'));
  const { client, below } = stackOfLayers();
  const parents = parentsIn(below);
  const merged = (): ReadPolicy => readPolicy(client.text, client.file, { parents });
  const resolved = ({ sources }: ReadPolicy): Policy => {
    if (sources === undefined) throw new Error('the stack does not stand');
    return readPublished(effectiveJson(sources), client.file);
  };
  const prepared = (policy: Policy): number => {
    const { classification } = decide(prepare(policy, { calendars }), CASE);
    if (Object.keys(classification).length === 0) throw new Error('nothing was decided');
    return Object.keys(classification).length;
  };
  return {
    client,
    parents,
    calendars,
    // A text of which the object is new is read anew.
    texts: () =>
      readPolicy(client.text, client.file, { parents: parentsIn(below.map((layer) => ({ ...layer }))) })
        .findings.length,
    merged,
    resolved,
    prepared,
    decided: () => prepared(resolved(merged())),
  };
}

const CASE: Case = {
  id: 'bench',
  receivedAt: Date.UTC(2026, 2, 2),
  facts: { delay: 100, price: 200, place: 'north' },
};

function parentsIn(layers: readonly LayerText[]): Parents {
  const byId = new Map(layers.map((layer) => [layer.file.replace('.yaml', ''), layer]));
  return (id) => byId.get(id);
}
