import type { Checklist, Stage } from '@redress/policy';
import { ALWAYS, compileCondition, type Test } from './conditions/test.js';
import type { Missing } from './decision.js';
import type { Frame } from './frame.js';
import { slotOf, type Scope } from './scope.js';
import { shared } from './shared-text.js';
import type { History } from './stages/history.js';
import { compileReached } from './stages/reached.js';
import { FALSE } from './truth.js';
import { IRRELEVANT } from './value.js';

export interface ChecklistProgram {
  readonly checklist: Checklist;
  readonly test: Test;
  readonly facts: readonly Item[];
  readonly evidence: readonly Item[];
}

interface Item {
  readonly name: string;
  readonly slot: number;
}

export interface ChecklistsOutcome {
  readonly missing: Missing[];
  /** Share of the items that are there, 0 to 1 in hundredths; 1 where nothing is asked. */
  readonly completeness: number;
}

function compileChecklist(checklist: Checklist, scope: Scope): ChecklistProgram {
  const item = (name: string): Item => ({ name, slot: slotOf(scope, name) });
  return {
    checklist,
    test: checklist.when === undefined ? ALWAYS : compileCondition(checklist.when, scope),
    facts: checklist.facts.map(item),
    evidence: checklist.evidence.map(item),
  };
}

/** Asks all checklists of a policy. */
export interface Checklists {
  readonly programs: readonly ChecklistProgram[];
  readonly ask: (frame: Frame, history: History) => ChecklistsOutcome;
}

/** Outcomes kept: cases of one kind mostly lack the same. */
const MOST_KEPT = 500;

/**
 * A list counts once the case has come to its stage: a complaint just received is complete with what intake asks for,
 * whatever the investigation will need. What is missing hangs on which lists count and which items are there: cases that
 * agree in these share one outcome.
 */
export function compileChecklists(
  checklists: readonly Checklist[],
  stages: readonly Stage[],
  scope: Scope,
): Checklists {
  const isReached = compileReached(stages, scope);
  const programs = checklists.map((checklist) => compileChecklist(checklist, scope.at(checklist.id)));
  const slots = [
    ...new Set(programs.flatMap(({ facts, evidence }) => [...facts, ...evidence].map(({ slot }) => slot))),
  ];
  const kept = new Map<string, ChecklistsOutcome>();
  const ask = (frame: Frame, history: History): ChecklistsOutcome => {
    let key = '';
    const counting = programs.filter(({ checklist, test }) => {
      const counts = test.evaluate(frame.values) !== FALSE && isReached(checklist.stage, frame, history);
      key += counts ? '+' : '-';
      return counts;
    });
    for (const slot of slots) key += stateOf(slot, frame);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const outcome = decideChecklists(counting, frame);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, outcome);
    return outcome;
  };
  return { programs, ask };
}

/** All that a checklist asks of an item. */
function stateOf(slot: number, { values, presumed }: Frame): string {
  const value = values[slot];
  if (value === IRRELEVANT) return 'i';
  if (value === true) return presumed[slot] === 1 ? 'p' : 't';
  return value === undefined || presumed[slot] === 1 ? 'u' : 'k';
}

/**
 * Lists what is missing, each item once with the first checklist that lacks it. A list whose `when` is undetermined
 * asks as well: to ask once too often is better than to miss what decides the case.
 */
function decideChecklists(
  programs: readonly ChecklistProgram[],
  { values, presumed }: Frame,
): ChecklistsOutcome {
  const asked = new Set<number>();
  const missing = new Map<number, Missing>();
  const ask = ({ name, slot }: Item, why: string, isThere: boolean): void => {
    if (values[slot] === IRRELEVANT) return;
    asked.add(slot);
    if (!isThere && !missing.has(slot)) missing.set(slot, { fact: name, why });
  };
  for (const { checklist, facts, evidence } of programs) {
    for (const item of facts)
      ask(item, checklist.id, values[item.slot] !== undefined && presumed[item.slot] !== 1);
    for (const item of evidence) ask(item, checklist.id, values[item.slot] === true);
  }
  const there = asked.size - missing.size;
  return { missing: shared([...missing.values()]), completeness: completenessOf(there, asked.size) };
}

/** Complete only if nothing is missing, however little that is. */
function completenessOf(there: number, asked: number): number {
  return there === asked ? 1 : Math.min(0.99, Math.round((there * 100) / asked) / 100);
}
