import { collectFindings } from './catalogue/index.js';
import type { Finding } from './finding.js';
import { readDocument, type ReadDocument } from './read-document.js';
import type { Sections } from './read/sections.js';
import type { Strays } from './read/strays.js';

export interface ReadPolicy extends ReadDocument {
  /** What is wrong with the text, in its order. With errors the document may be looked at but not decided by. */
  readonly findings: readonly Finding[];
}

/**
 * Reads the text of a policy, YAML or JSON; `file` is what findings call it. Never throws: whatever is wrong with the
 * text is a finding with its place. Who reads a text again and again as it is typed hands in the same `sections`.
 */
export function readPolicy(text: string, file: string, sections?: Sections): ReadPolicy {
  const { report, all } = collectFindings(file);
  const read = readDocument(text, report, sections);
  return { ...read, findings: strangersFirst(all(), read.strays) };
}

/** A section that is not understood is told before what may follow from it. */
export function strangersFirst(findings: readonly Finding[], { places }: Strays): readonly Finding[] {
  if (places.length === 0) return findings;
  const isStranger = ({ line, column }: Finding): boolean =>
    places.some((place) => place.line === line && place.column === column);
  return [...findings.filter(isStranger), ...findings.filter((finding) => !isStranger(finding))];
}
