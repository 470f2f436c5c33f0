import type { CitesByEdition, Clauses } from '@redress/policy';
import type { Frame } from './frame.js';
import type { Program } from './program.js';
import { slotOf, type Scope } from './scope.js';

/** The clauses of something in a case. */
export type CitesOf = (frame: Frame) => readonly string[];

/** As `compileCites`, asked once. */
export function citesIn(
  { scope }: Program,
  item: Parameters<typeof compileCites>[0],
  frame: Frame,
): readonly string[] {
  return compileCites(item, scope)(frame);
}

/** Those of the edition that holds; while that is not known, all of them. */
export function compileCites(
  { cite, cites }: { readonly cite: Clauses; readonly cites?: CitesByEdition },
  scope: Scope,
): CitesOf {
  if (cites === undefined) return () => cite;
  const slot = slotOf(scope, cites.by);
  return ({ values }) => {
    const edition = values[slot];
    return (typeof edition === 'string' ? cites.of.get(edition) : undefined) ?? cite;
  };
}
