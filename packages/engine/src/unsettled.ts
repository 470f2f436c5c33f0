import { withheldFacts } from './conditions/support.js';
import type { Frame } from './frame.js';
import type { Program } from './program.js';
import type { RemedyOutcome } from './remedies/remedy.js';

/** The statements, not yet confirmed by the role that settles them, on which a remedy or its refusal hangs. */
export function unsettledFacts(program: Program, outcome: RemedyOutcome, frame: Frame): string[] {
  if (!frame.unsettled.includes(1)) return [];
  const found = new Set<number>();
  const { test, refusals } = outcome.program;
  for (const condition of [test, ...refusals, ...outcome.trace.tests]) {
    withheldFacts(condition, frame.values, frame.unsettled, program.origins, found);
  }
  for (const { slot } of outcome.program.proofs) if (frame.unsettled[slot] === 1) found.add(slot);
  for (const slot of outcome.trace.read) for (const fact of program.origins[slot] ?? []) if (frame.unsettled[fact] === 1) found.add(fact);
  return names(program, found);
}

export function names(program: Program, slots: Iterable<number>): string[] {
  return [...slots].sort((a, b) => a - b).flatMap((slot) => program.scope.names[slot] ?? []);
}
