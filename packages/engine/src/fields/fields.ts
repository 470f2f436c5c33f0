import type { Decision, FieldValue } from '../decision.js';
import type { Frame } from '../frame.js';
import { presented } from '../present.js';
import type { Program } from '../program.js';
import { shared } from '../shared-text.js';
import { decideTable } from '../tables/index.js';
import { markUnsettled } from '../unsettled.js';
import { decideField, type FieldOutcome, type FieldProgram } from './field.js';
import { decideShares, type SharesOutcome } from './shares.js';

/** What all fields came to, and the parts of the decision that show it. */
export interface FieldsOutcome extends Pick<
  Decision,
  'classification' | 'alsoMatched' | 'routing' | 'responsibility'
> {
  readonly fields: readonly FieldOutcome[];
  readonly shares: readonly SharesOutcome[];
  /** By the slot of a field that hangs on statements not yet confirmed, their slots. */
  readonly unsettledBehind: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Decides classification, routing and responsibility, each field into its slot (language.md §4). */
export function decideFields(program: Program, frame: Frame): FieldsOutcome {
  const decideAll = (group: readonly FieldProgram[]): FieldOutcome[] =>
    group.map((field) => {
      const outcome = decideField(field, frame);
      markUnsettled(program, outcome, frame);
      for (const table of field.tables) decideTable(table, frame);
      return outcome;
    });
  const classification = decideAll(program.classification);
  const routing = decideAll(program.routing);
  const responsibility = decideAll(program.responsibility);
  const shares = program.shares.map((one) => decideShares(one, frame));
  const fields = [...classification, ...routing, ...responsibility];
  return {
    fields,
    shares,
    unsettledBehind: new Map(frame.unsettledBehind),
    classification: shared(fieldValues(classification, program)),
    alsoMatched: shared(alsoMatched(fields)),
    routing: shared(fieldValues(routing, program)),
    responsibility: shared({
      ...fieldValues(responsibility, program),
      ...Object.fromEntries(
        shares.flatMap(({ program: { shares: of }, value }) =>
          value === undefined ? [] : [[of.name, value]],
        ),
      ),
    }),
  };
}

/** Puts what fields came to in a case of the same kind into the frame of another. */
export function writeFields(
  { fields, unsettledBehind }: FieldsOutcome,
  { lateTables }: Program,
  frame: Frame,
): void {
  for (const { program, value } of fields) frame.values[program.slot] = value;
  for (const [slot, statements] of unsettledBehind) {
    frame.unsettled[slot] = 1;
    frame.unsettledBehind.set(slot, statements);
  }
  for (const table of lateTables) decideTable(table, frame);
}

function fieldValues(fields: readonly FieldOutcome[], { zone }: Program): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {};
  for (const { program, value } of fields) {
    const shown = presented(value, program.field.type, zone);
    if (shown !== undefined) values[program.field.name] = shown;
  }
  return values;
}

function alsoMatched(fields: readonly FieldOutcome[]): Record<string, readonly string[]> {
  const also: Record<string, readonly string[]> = {};
  for (const { program, matched, deciding } of fields) {
    if (matched.length === 0) continue;
    const rules = matched.flatMap((position) =>
      position === deciding ? [] : (program.field.rules[position]?.id ?? []),
    );
    if (rules.length > 0) also[program.field.name] = rules;
  }
  return also;
}
