import { collectFindings } from './catalogue/index.js';
import { policy } from './construct/policy.js';
import type { PolicyDocument } from './document.js';
import type { Finding } from './finding.js';
import { layerOf, treeOf, type Parents } from './layers/layer.js';
import { readStack } from './layers/read-stack.js';
import type { Sources } from './layers/sources.js';
import { Places } from './places.js';
import type { Sections } from './read/sections.js';
import { straysOf, type Strays } from './read/strays.js';
import { keyTakers } from './schema.js';

export interface ReadPolicy {
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
  /** What is wrong with the text, in its order. With errors the document may be looked at but not decided by. */
  readonly findings: readonly Finding[];
}

export interface ReadOptions {
  /** For who reads a text again and again as it is typed: the same every time. */
  readonly sections?: Sections | undefined;
  /** Where the policies are that this one extends; without it none is found. */
  readonly parents?: Parents | undefined;
}

/**
 * Reads the text of a policy, YAML or JSON, with all that it extends; `file` is what findings call it. Never throws:
 * whatever is wrong with a text is a finding with its place.
 */
export function readPolicy(text: string, file: string, options: ReadOptions = {}): ReadPolicy {
  const { report, all } = collectFindings(file);
  const places = new Places();
  const tree = treeOf(text, report, options.sections);
  const strays = straysOf(tree, policy.keys);
  const read = (): Pick<ReadPolicy, 'document' | 'sources'> => {
    if (tree === undefined) return {};
    if (tree.kind === 'map') {
      const own = layerOf({ text, file }, tree);
      if (own.extends.length > 0) return readStack(own, options.parents ?? (() => undefined), places, report);
      const document = policy.read(tree, { report, places, elsewhere: keyTakers() });
      const sources = { layers: [own], tree, laws: new Map() };
      return document === undefined ? { sources } : { document, sources };
    }
    policy.read(tree, { report, places, elsewhere: keyTakers() });
    return {};
  };
  return { ...read(), places, strays, findings: strangersFirst(all(), file, strays) };
}

/** A section that is not understood is told before what may follow from it. */
export function strangersFirst(
  findings: readonly Finding[],
  own: string,
  { places }: Strays,
): readonly Finding[] {
  if (places.length === 0) return findings;
  const isStranger = ({ file, line, column }: Finding): boolean =>
    file === own && places.some((place) => place.line === line && place.column === column);
  return [...findings.filter(isStranger), ...findings.filter((finding) => !isStranger(finding))];
}
