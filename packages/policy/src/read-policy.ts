import { collectFindings } from './catalogue/index.js';
import type { Finding } from './finding.js';
import { readDocument, type ReadDocument, type ReadOptions } from './read-document.js';
import type { Strays } from './read/strays.js';

export interface ReadPolicy extends ReadDocument {
  /** What is wrong with the text, in its order. With errors the document may be looked at but not decided by. */
  readonly findings: readonly Finding[];
}

/**
 * Reads the text of a policy, YAML or JSON, with all that it extends; `file` is what findings call it. Never throws:
 * whatever is wrong with a text is a finding with its place.
 */
export function readPolicy(text: string, file: string, options: ReadOptions = {}): ReadPolicy {
  const { report, all } = collectFindings(file);
  const read = readDocument(text, file, report, options);
  return { ...read, findings: strangersFirst(all(), file, read.strays) };
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
