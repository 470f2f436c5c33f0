import type { Outcome } from './decide.js';
import { hangingOn } from './hanging.js';
import type { Program } from './program.js';
import { names } from './unsettled.js';

/** The presumptions on which an output hangs. */
export function presumptionsOf(program: Program, outcome: Outcome): string[] {
  const { values, presumed, tables } = outcome.frame;
  if (!presumed.includes(1)) return [];
  const found = hangingOn(program, outcome, {
    hold: { values, presumed, withheld: presumed, supports: program.supports, tables },
    concerns: (test) => program.presumableSlots(test).some((slot) => presumed[slot] === 1),
    rulesOf: (field) => program.presumableRules.get(field) ?? [],
  });
  return names(program, new Set(found));
}
