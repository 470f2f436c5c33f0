import { addWithheld, truthWithout, type Hold } from './conditions/support.js';
import type { Test } from './conditions/test.js';
import type { Outcome } from './decide.js';
import type { FieldProgram } from './fields/field.js';
import type { Program } from './program.js';
import { FALSE } from './truth.js';

/** What is looked for behind the outputs of a case, and which conditions can hang on it at all. */
export interface Search {
  readonly hold: Hold;
  readonly concerns: (test: Test) => boolean;
  readonly rulesOf: (field: FieldProgram) => readonly { readonly position: number; readonly test: Test }[];
}

/**
 * The withheld slots on which an output hangs (some perhaps more than once): those without which a rule that was asked for
 * it would be undetermined, and those that an amount, an owner or a period was computed from.
 */
export function hangingOn(program: Program, outcome: Outcome, { hold, concerns, rulesOf }: Search): number[] {
  const found: number[] = [];
  const hangs = (test: Test): void => {
    if (concerns(test)) truthWithout(test, hold, found);
  };
  const reads = (slot: number | undefined): void => {
    if (slot !== undefined) addWithheld(slot, hold, found);
  };
  for (const { program: field, deciding } of outcome.fields) {
    // A first-hit list is read up to the rule that hits; of the highest, all rules are.
    const asked = deciding >= 0 && field.rank === undefined ? deciding + 1 : field.tests.length;
    for (const { position, test } of rulesOf(field)) if (position < asked) hangs(test);
    reads((deciding >= 0 ? field.thens[deciding] : field.otherwise)?.slot);
  }
  for (const { program: shares, deciding } of outcome.shares)
    (deciding >= 0 ? shares.tests.slice(0, deciding + 1) : shares.tests).forEach(hangs);
  const inQuestion = new Map(outcome.remedies.stacked.map(({ outcome: remedy }) => [remedy.program, remedy]));
  for (const remedy of program.remedies) {
    hangs(remedy.test);
    const decided = inQuestion.get(remedy);
    if (decided === undefined) continue;
    remedy.refusals.forEach(hangs);
    decided.trace.tests.forEach(hangs);
    decided.trace.read.forEach(reads);
    remedy.proofs.forEach(({ slot }) => reads(slot));
    remedy.payer?.tests.forEach(hangs);
    remedy.clockReads.forEach(reads);
  }
  for (const { test } of program.checklists.programs) hangs(test);
  program.approvalTests.forEach(hangs);
  for (const stage of outcome.timeline.stages.values()) {
    hangs(stage.program.test);
    if (stage.truth === FALSE) continue;
    stage.program.clocks?.tests.forEach(hangs);
    stage.program.owner?.tests.forEach(hangs);
    stage.program.lengths.forEach(reads);
    stage.program.escalateLengths.forEach(reads);
    reads(stage.program.startFact?.slot);
  }
  for (const { test } of program.notices) hangs(test);
  return found;
}
