import type { FindingCode } from './catalogue/index.js';
import { policyOf, resolve } from './check/resolve.js';
import { effectiveDocument } from './layers/effective-document.js';
import { treeOfJson, type EffectiveJson } from './layers/effective-tree.js';
import { NoPlaces } from './places.js';
import type { Policy } from './policy.js';

/**
 * Reads what `effectiveJson` made of a policy that `lint` passed before it was published, without looking through it
 * again. It needs neither a reader of texts nor words for findings, which therefore are no part of what a reader of
 * decisions fetches.
 *
 * @throws Error for what `lint` refuses; not all of it is noticed
 */
export function readPublished({ policy, laws }: EffectiveJson, file: string): Policy {
  const faults = new Set<FindingCode>();
  const report = (code: FindingCode): void => {
    if (!HARMLESS.has(code)) faults.add(code);
  };
  const refuse = (): never => {
    throw new Error(`${file} does not stand: ${[...faults].join(', ')}`);
  };
  const lawTrees = new Map(Object.entries(laws).map(([id, law]) => [id, treeOfJson(law)]));
  const document = effectiveDocument(treeOfJson(policy), lawTrees, new NoPlaces(), report);
  if (document === undefined || faults.size > 0) return refuse();
  const resolved = resolve(document, report);
  return faults.size > 0 ? refuse() : policyOf(file, resolved, undefined);
}

/** What reading and resolving may report of a policy that runs: all else that they say are errors. */
const HARMLESS: ReadonlySet<FindingCode> = new Set<FindingCode>(['needs-rate']);
