import { addWithheld, truthWithout, type Hold } from './conditions/support.js';
import type { FieldOutcome } from './fields/field.js';
import type { Frame } from './frame.js';
import type { Program } from './program.js';
import type { RemedyOutcome } from './remedies/remedy.js';

/** Marks a field that hangs on statements not yet confirmed, so that what reads the field hangs on them too. */
export function markUnsettled(
  program: Program,
  { program: field, deciding }: FieldOutcome,
  frame: Frame,
): void {
  if (!frame.unsettled.includes(1)) return;
  const found: number[] = [];
  // A first-hit list is read up to the rule that hits; of the highest, all rules are.
  const asked = deciding >= 0 && field.rank === undefined ? field.tests.slice(0, deciding + 1) : field.tests;
  const hold = holdOf(program, frame);
  for (const test of asked) truthWithout(test, hold, found);
  const source = deciding >= 0 ? field.thens[deciding] : field.otherwise;
  if (source?.slot !== undefined) addWithheld(source.slot, hold, found);
  if (found.length === 0) return;
  frame.unsettled[field.slot] = 1;
  frame.unsettledBehind.set(field.slot, new Set(statements(found, frame)));
}

/** The statements, not yet confirmed by the role that settles them, on which remedies or their refusals hang. */
export function unsettledFacts(program: Program, outcomes: readonly RemedyOutcome[], frame: Frame): string[] {
  if (!frame.unsettled.includes(1)) return [];
  const found: number[] = [];
  const hold = holdOf(program, frame);
  for (const { program: remedy, trace } of outcomes) {
    for (const condition of [remedy.test, ...remedy.refusals, ...trace.tests]) {
      truthWithout(condition, hold, found);
    }
    for (const { slot } of remedy.proofs) addWithheld(slot, hold, found);
    for (const slot of trace.read) addWithheld(slot, hold, found);
    for (const slot of remedy.clockReads) addWithheld(slot, hold, found);
  }
  return names(program, new Set(statements(found, frame)));
}

function holdOf({ supports }: Program, { values, presumed, unsettled, tables }: Frame): Hold {
  return { values, presumed, withheld: unsettled, supports, tables };
}

/** Fields replaced by the statements behind them. */
function statements(slots: Iterable<number>, frame: Frame): number[] {
  return [...slots].flatMap((slot) => [...(frame.unsettledBehind.get(slot) ?? [slot])]);
}

/** Names of slots, in the order of declaration. */
export function names(program: Program, slots: Iterable<number>): string[] {
  const found: string[] = [];
  for (const slot of [...slots].toSorted((a, b) => a - b)) {
    const name = program.scope.names[slot];
    if (name !== undefined) found.push(name);
  }
  return found;
}
