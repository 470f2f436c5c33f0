import { collectFindings } from './catalogue/index.js';
import { policy } from './construct/policy.js';
import type { PolicyDocument } from './document.js';
import type { Finding } from './finding.js';
import { Places } from './places.js';
import { locate } from './read/locate.js';
import type { Sections } from './read/sections.js';
import { straysOf, type Strays } from './read/strays.js';
import { keyTakers } from './schema.js';

export interface ReadPolicy {
  /** Present if every part of the text could be typed; unknown and repeated keys are left out of it. */
  readonly document?: PolicyDocument;
  /** Where everything in the document stands. */
  readonly places: Places;
  /** Keys at the top that a policy does not have; what is said of them stands first among the findings. */
  readonly strays: Strays;
  /** What is wrong with the text, in its order. With errors the document may be looked at but not decided by. */
  readonly findings: readonly Finding[];
}

/**
 * Reads the text of a policy, YAML or JSON; `file` is what findings call it. Never throws: whatever is wrong with the
 * text is a finding with its place. Who reads a text again and again as it is typed hands in the same `sections`.
 */
export function readPolicy(text: string, file: string, sections?: Sections): ReadPolicy {
  const { report, all } = collectFindings(file);
  const places = new Places();
  const tree = locate(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text, report, sections);
  const strays = straysOf(tree, policy.keys);
  const document = tree && policy.read(tree, { report, places, elsewhere: keyTakers() });
  return {
    ...(document === undefined ? {} : { document }),
    places,
    strays,
    findings: strangersFirst(all(), strays),
  };
}

/** A section that is not understood is told before what may follow from it. */
export function strangersFirst(findings: readonly Finding[], { places }: Strays): readonly Finding[] {
  if (places.length === 0) return findings;
  const isStranger = ({ line, column }: Finding): boolean =>
    places.some((place) => place.line === line && place.column === column);
  return [...findings.filter(isStranger), ...findings.filter((finding) => !isStranger(finding))];
}

const BYTE_ORDER_MARK = '\ufeff';
