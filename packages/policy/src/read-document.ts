import type { Reporter } from './catalogue/index.js';
import { policy } from './construct/policy.js';
import type { PolicyDocument } from './document.js';
import { effectiveDocument } from './layers/effective-document.js';
import { layerOf, treeOf, type Parents } from './layers/layer.js';
import { readStack } from './layers/read-stack.js';
import type { Sources } from './layers/sources.js';
import { Places } from './places.js';
import type { Sections } from './read/sections.js';
import { straysOf, type Strays } from './read/strays.js';

export interface ReadDocument {
  /**
   * What holds after all layers, laws included. Present if every part of the text, and of the texts it stands on, could be
   * typed; unknown and repeated keys are left out of it.
   */
  readonly document?: PolicyDocument;
  /** What the document was made of; absent where the text is no map. */
  readonly sources?: Sources;
  /** Where everything in the document stands. */
  readonly places: Places;
  /** Keys at the top that a policy does not have; what is said of them stands first among the findings. */
  readonly strays: Strays;
}

export interface ReadOptions {
  /** For who reads a text again and again as it is typed: the same every time. */
  readonly sections?: Sections | undefined;
  /** Where the policies are that this one extends; without it none is found. */
  readonly parents?: Parents | undefined;
}

/** Types the text of a policy, YAML or JSON, with all that it extends, and reports what is wrong with it; never throws by itself. */
export function readDocument(
  text: string,
  file: string,
  report: Reporter,
  { sections, parents = () => undefined }: ReadOptions = {},
): ReadDocument {
  const places = new Places();
  const tree = treeOf(text, report, sections);
  const strays = straysOf(tree, policy.keys);
  const own = tree?.kind === 'map' ? layerOf({ text, file }, tree) : undefined;
  if (own !== undefined && own.extends.length > 0)
    return { ...readStack(own, parents, places, report), places, strays };
  const document = tree && effectiveDocument(tree, new Map(), places, report);
  return {
    ...(document === undefined ? {} : { document }),
    ...(own !== undefined && {
      sources: {
        layers: [own],
        currencies: new Map<string, string>(),
        tree: own.tree,
        switchedOff: new Map(),
        laws: new Map(),
      },
    }),
    places,
    strays,
  };
}
