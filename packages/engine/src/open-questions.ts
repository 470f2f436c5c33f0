import { Elements } from './conditions/elements.js';
import { undeterminedSlots } from './conditions/support.js';
import type { Test } from './conditions/test.js';
import type { Outcome } from './decide.js';
import type { Decision, Undetermined } from './decision.js';
import { openSlots } from './fields/field.js';
import type { Program } from './program.js';
import { isDetermined } from './remedies/interval.js';
import { shared } from './shared-text.js';
import { openSlotsOf } from './tables/index.js';
import { FALSE } from './truth.js';
import { names } from './unsettled.js';

export type OpenQuestions = Pick<Decision, 'undetermined' | 'askNext'>;

/**
 * What is open and the stated facts that would settle it, and which of them to ask next: first what most outputs
 * hang on, then the earlier phase, then the order of declaration (language.md §8).
 */
export function openQuestions(program: Program, outcome: Outcome): OpenQuestions {
  const { values, tables: outcomes } = outcome.frame;
  const undetermined: Undetermined[] = [];
  /** The facts behind an open field, for outputs that read the field. */
  const behindField = new Map<number, ReadonlySet<number>>();
  const asked = new Map<number, { outputs: number; phase: number }>();

  /** A field of elements where it is unknown of some element; while the list is unknown, that is to be asked. */
  const isUnknown = (fact: number): boolean => {
    const item = program.itemFields.get(fact);
    if (item === undefined) return values[fact] === undefined;
    const elements = values[item.list];
    return elements instanceof Elements && elements.rows.some((row) => row[item.field] === undefined);
  };
  const factsBehind = (slots: Iterable<number>): Set<number> => {
    const facts = new Set<number>();
    for (const slot of slots) {
      const field = behindField.get(slot);
      const table = values[slot] === undefined ? program.tableBySlot.get(slot) : undefined;
      const outcome = table === undefined ? undefined : outcomes.get(table.table.name);
      if (outcome !== undefined) for (const fact of factsBehind(openSlotsOf(outcome))) facts.add(fact);
      else if (field !== undefined) for (const fact of field) facts.add(fact);
      else if (program.fieldSlots[slot] !== 1) for (const fact of unknownOrigins(slot)) facts.add(fact);
    }
    return facts;
  };
  const unknownOrigins = (slot: number): number[] => {
    const origins = program.origins[slot];
    if (origins === undefined || origins.length === 0) return [slot];
    const unknown = origins.filter((fact) => program.isStated[fact] === 1 && isUnknown(fact));
    return unknown.length > 0 ? unknown : values[slot] === undefined ? [] : [slot];
  };
  const add = (where: string, rules: number, facts: ReadonlySet<number>): void => {
    for (const fact of facts) {
      const known = asked.get(fact);
      if (known === undefined) asked.set(fact, { outputs: 1, phase: phaseOf(where) });
      else known.outputs += 1;
    }
    undetermined.push({ where, rules, facts: names(program, facts) });
  };
  const behindTests = (tests: readonly Test[], slots: Iterable<number> = []): Set<number> => {
    const found = new Set<number>(slots);
    for (const test of tests) undeterminedSlots(test, values, found);
    return factsBehind(found);
  };

  for (const field of outcome.fields) {
    if (!field.isUndetermined) continue;
    const facts = factsBehind(openSlots(field, outcome.frame));
    behindField.set(field.program.slot, facts);
    add(field.program.where, field.open.length, facts);
  }
  for (const { program: shares, open, value } of outcome.shares) {
    if (value !== undefined) continue;
    add(
      `responsibility.${shares.shares.name}`,
      open.length,
      behindTests(open.flatMap((position) => shares.tests[position] ?? [])),
    );
  }
  for (const { outcome: remedy, state, total, deducted } of outcome.remedies.stacked) {
    if (state === 'denied') continue;
    // What an open amount hangs on: also on what is deducted from it.
    const behind = [remedy, ...(deducted?.offsets ?? []).map((offset) => offset.outcome)];
    const isOpenAmount = total !== undefined && !isDetermined(total);
    const open = [...remedy.open, ...remedy.payerOpen];
    if (open.length === 0 && !isOpenAmount) continue;
    const tests = isOpenAmount
      ? [...open, ...behind.flatMap(({ trace, open: own }) => [...trace.tests, ...own])]
      : open;
    add(
      remedy.program.where,
      open.length,
      behindTests(tests, isOpenAmount ? behind.flatMap(({ trace }) => trace.unknown) : []),
    );
  }
  const { approvals } = program.policy.document;
  for (const position of outcome.approvals.open) {
    const test = program.approvalTests[position];
    if (test !== undefined) add(`approvals.${approvals[position]?.id ?? position}`, 1, behindTests([test]));
  }
  for (const stage of outcome.timeline.stages.values()) {
    if (stage.truth === FALSE || (stage.open.length === 0 && stage.unknown.length === 0)) continue;
    add(stage.program.where, stage.open.length, behindTests(stage.open, stage.unknown));
  }
  for (const position of outcome.notices.open) {
    const notice = program.notices[position];
    if (notice !== undefined) add(`notices.${notice.notice.id}`, 1, behindTests([notice.test]));
  }
  const askNext = [...asked]
    .filter(([fact]) => isUnknown(fact))
    .toSorted(([a, x], [b, y]) => y.outputs - x.outputs || x.phase - y.phase || a - b)
    .map(([fact]) => fact);
  return {
    undetermined: shared(undetermined),
    askNext: shared(askNext.flatMap((fact) => program.scope.names[fact] ?? [])),
  };
}

/** Outputs are gone through in the order of the phases, so the first that reads a fact is of its earliest phase. */
const PHASES: readonly string[] = [
  'classification',
  'routing',
  'responsibility',
  'remedies',
  'approvals',
  'stages',
  'notices',
];

function phaseOf(where: string): number {
  return PHASES.indexOf(where.slice(0, where.indexOf('.')));
}
