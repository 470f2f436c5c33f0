import { collectFindings } from './catalogue/index.js';
import { policy } from './construct/policy.js';
import type { PolicyDocument } from './document.js';
import type { Finding } from './finding.js';
import { Places } from './places.js';
import { locate } from './read/locate.js';
import type { Sections } from './read/sections.js';
import { keyTakers } from './schema.js';

export interface ReadPolicy {
  /** Present if every part of the text could be typed; unknown and repeated keys are left out of it. */
  readonly document?: PolicyDocument;
  /** Where everything in the document stands. */
  readonly places: Places;
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
  const document = tree && policy.read(tree, { report, places, elsewhere: keyTakers() });
  return { ...(document === undefined ? {} : { document }), places, findings: all() };
}

const BYTE_ORDER_MARK = '\ufeff';
