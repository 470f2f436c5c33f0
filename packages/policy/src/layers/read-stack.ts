import type { FindingCode, Reporter } from '../catalogue/index.js';
import type { PolicyDocument } from '../document.js';
import type { Places } from '../places.js';
import type { MapNode } from '../read/tree.js';
import { effectiveDocument } from './effective-document.js';
import { layerCurrencies } from './layer-currency.js';
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
export function readStack(own: Layer, parents: Parents, places: Places, tell: Reporter): ReadStack {
  const { layers, laws, isWhole, standsOn } = stackOf(own, parents, tell);
  const report: Reporter = (code, place, parameters) => {
    if (isWhole || !FOLLOWS.has(code)) tell(code, place, parameters);
  };
  const unsealed = new Map(
    layers.map((layer) => [
      layer,
      sealed(
        layer,
        laws,
        layers.filter((lower) => standsOn(layer, lower)),
        report,
      ),
    ]),
  );
  const writing = [...unsealed.values()];
  const original = new Map([...unsealed].map(([written, kept]) => [kept, written]));
  const before = (layer: Layer): Layer => original.get(layer) ?? layer;
  const currencies = layerCurrencies({ layers, standsOn });
  const { tree, switchedOff } = mergeLayers(
    { layers: writing, standsOn: (upper, lower) => standsOn(before(upper), before(lower)) },
    currencies,
    report,
  );
  for (const layer of layers) {
    const known = laws.filter((law) => standsOn(layer, law));
    tellBesideLaws(layer, known, report);
  }
  const lawTrees = new Map(laws.map((law) => [law.id, withoutTests(law.tree)]));
  const document = effectiveDocument(isWhole ? tree : { ...tree, isWhole }, lawTrees, places, report);
  return {
    ...(document === undefined ? {} : { document }),
    sources: {
      layers: [...layers, ...laws],
      currencies,
      tree,
      switchedOff,
      laws: lawTrees,
    },
  };
}

/** What may only follow from a parent that could not be taken. */
const FOLLOWS: ReadonlySet<string> = new Set<FindingCode>(['missing-key', 'kind-missing', 'off-nothing']);

function withoutTests(tree: MapNode): MapNode {
  return { ...tree, entries: new Map([...tree.entries].filter(([key]) => key !== 'tests')) };
}
