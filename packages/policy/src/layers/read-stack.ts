import type { Reporter } from '../catalogue/index.js';
import { policy } from '../construct/policy.js';
import type { PolicyDocument } from '../document.js';
import type { Places } from '../places.js';
import type { MapNode } from '../read/tree.js';
import { keyTakers } from '../schema.js';
import type { Reading } from '../shape/shape.js';
import { foldLaws } from './fold-laws.js';
import type { Layer, Parents } from './layer.js';
import { mergeLayers } from './merge.js';
import { sealed, tellBesideLaws } from './seal.js';
import type { Sources } from './sources.js';
import { stackOf } from './stack.js';

export interface ReadStack {
  /** The effective document; absent if a part of any layer could not be typed. */
  readonly document?: PolicyDocument;
  readonly sources: Sources;
}

/**
 * Makes one document of a policy and of all that it stands on: finds the parents, merges industries and clients, reads
 * each law under its name and folds it in. What is wrong is reported in the file of the layer in which it stands.
 */
export function readStack(own: Layer, parents: Parents, places: Places, report: Reporter): ReadStack {
  const { layers, laws, isWhole, standsOn } = stackOf(own, parents, report);
  const unsealed = new Map(layers.map((layer) => [layer, sealed(layer, laws, report)]));
  const writing = [...unsealed.values()];
  const original = new Map([...unsealed].map(([written, kept]) => [kept, written]));
  const before = (layer: Layer): Layer => original.get(layer) ?? layer;
  const tree = mergeLayers(
    { layers: writing, standsOn: (upper, lower) => standsOn(before(upper), before(lower)) },
    report,
  );
  for (const layer of layers) {
    const known = laws.filter((law) => standsOn(layer, law));
    tellBesideLaws(layer, known, report);
  }
  const reading: Reading = { report, places, elsewhere: keyTakers() };
  const merged = policy.read(isWhole ? tree : { ...tree, isWhole }, reading);
  const lawTrees = laws.map((law) => ({ law, tree: withoutTests(law.tree) }));
  const read = lawTrees.map(({ law, tree: lawTree }) =>
    policy.read(lawTree, { ...reading, law: { id: law.id, currency: currencyOf(lawTree) } }),
  );
  const whole = read.filter((document) => document !== undefined);
  const sources: Sources = {
    layers: [...layers, ...laws],
    tree,
    laws: new Map(lawTrees.map(({ law, tree: lawTree }) => [law.id, lawTree])),
  };
  if (merged === undefined || whole.length < read.length) return { sources };
  return { document: foldLaws(merged, whole, places), sources };
}

function withoutTests(tree: MapNode): MapNode {
  return { ...tree, entries: new Map([...tree.entries].filter(([key]) => key !== 'tests')) };
}

function currencyOf({ entries }: MapNode): string {
  const written = entries.get('currency')?.value;
  return written?.kind === 'scalar' && typeof written.value === 'string' ? written.value : 'XXX';
}
