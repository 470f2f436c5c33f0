import type { FindingCode } from './catalogue/index.js';
import { policyOf, resolve } from './check/resolve.js';
import type { Policy } from './policy.js';
import { readDocument } from './read-document.js';

/**
 * Reads the text of a policy that `lint` passed before it was published, without looking through it again; it needs no
 * words for findings, which therefore are no part of what a reader of decisions fetches.
 *
 * @throws Error for a text that `lint` refuses; not every such text is noticed
 */
export function readPublished(text: string, file: string): Policy {
  const faults = new Set<FindingCode>();
  const report = (code: FindingCode): void => {
    if (!HARMLESS.has(code)) faults.add(code);
  };
  const { document } = readDocument(text, report);
  if (document === undefined || faults.size > 0)
    throw new Error(`${file} does not stand: ${[...faults].join(', ')}`);
  const resolved = resolve(document, report);
  if (faults.size > 0) throw new Error(`${file} does not stand: ${[...faults].join(', ')}`);
  return policyOf(document, file, resolved);
}

/** What reading and resolving may report of a policy that runs: all else that they say are errors. */
const HARMLESS: ReadonlySet<FindingCode> = new Set<FindingCode>(['needs-rate']);
