import type { Case } from '@redress/policy';
import type { RuleSet } from './conditions/rule-set.js';
import type { Test } from './conditions/test.js';
import { outcomeOf, type DecideOptions, type Outcome } from './decide.js';
import type { Choice } from './first-hit.js';
import type { Program } from './program.js';
import { rowTruths } from './tables/index.js';
import { FALSE, TRUE, UNDETERMINED, verdictOf, type Truth, type Verdict } from './truth.js';
import type { Values } from './value.js';

/** What the evaluator says of one condition of a policy. */
export interface RuleVerdict {
  /** `classification.topic`, `remedies.voucher`, `facts.flight.delay` … */
  readonly where: string;
  /** The id of the rule; else `when`, `relevantWhen`, `refusedBy.<id>`, `within[0]`, `owner[0]`, `payer[0]`. */
  readonly rule: string;
  readonly verdict: Verdict;
}

export interface VerdictOptions extends Pick<DecideOptions, 'at' | 'rates'> {
  /** Asks every rule by itself instead of whole lists through what files them. */
  readonly oneByOne?: boolean | undefined;
}

/**
 * The evaluator's verdict of every condition of a policy in a case, also of those that the decision does not mention.
 * Rules that are filed in lists are asked as lists, as a decision asks them. What has no condition is left out, and so
 * are the conditions within amounts. Errors: `CaseError`.
 */
export function verdicts(program: Program, input: Case, options: VerdictOptions = {}): RuleVerdict[] {
  return verdictsOf(program, outcomeOf(program, input, options), options.oneByOne);
}

/** The same of a case that has been gone through. */
export function verdictsOf(program: Program, { frame, timeline }: Outcome, oneByOne = false): RuleVerdict[] {
  const { values } = frame;
  const { document } = program.policy;
  const found: RuleVerdict[] = [];
  const add = (where: string, rule: string, truth: Truth | undefined): void => {
    if (truth !== undefined) found.push({ where, rule, verdict: verdictOf(truth) });
  };
  const truths = (rules: RuleSet, tests: readonly Test[]): Truth[] =>
    oneByOne ? tests.map((test) => test.evaluate(values)) : matched(rules, tests.length, values);
  const addCases = <T>(where: string, rule: string, choice: Choice<T> | undefined): void =>
    // The last of a choice is unconditional.
    choice?.tests
      .slice(0, -1)
      .forEach((test, position) => add(where, `${rule}[${position}]`, test.evaluate(values)));

  for (const { name, relevantWhen } of program.names)
    add(`facts.${name}`, 'relevantWhen', relevantWhen?.evaluate(values));
  for (const { where, field, rules, tests } of [
    ...program.classification,
    ...program.routing,
    ...program.responsibility,
  ]) {
    truths(rules, tests).forEach((truth, position) => add(where, field.rules[position]?.id ?? '', truth));
  }
  for (const table of program.tables) {
    rowTruths(table, frame, program.scope, oneByOne).forEach((truth, row) =>
      add(table.where, table.table.rows[row]?.id ?? '', truth),
    );
  }
  for (const { shares, rules, tests } of program.shares)
    truths(rules, tests).forEach((truth, position) =>
      add(`responsibility.${shares.name}`, shares.rules[position]?.id ?? '', truth),
    );
  for (const { checklist, test } of program.checklists.programs) {
    if (checklist.when !== undefined) add(`checklists.${checklist.id}`, 'when', test.evaluate(values));
  }
  const remedyTests = program.remedies.map(({ test }) => test);
  truths(program.remedyRules, remedyTests).forEach((truth, position) => {
    const remedy = program.remedies[position]?.remedy;
    if (remedy?.when !== undefined) add(`remedies.${remedy.id}`, 'when', truth);
  });
  for (const { where, remedy, refusals, payer } of program.remedies) {
    refusals.forEach((test, position) =>
      add(where, `refusedBy.${remedy.refusedBy[position]?.id ?? ''}`, test.evaluate(values)),
    );
    addCases(where, 'payer', payer);
  }
  truths(program.approvalRules, program.approvalTests).forEach((truth, position) =>
    add(`approvals.${document.approvals[position]?.id ?? ''}`, 'when', truth),
  );
  for (const { program: stageProgram } of timeline.stages.values()) {
    const { stage, where, test, clocks, owner } = stageProgram;
    if (stage.when !== undefined) add(where, 'when', test.evaluate(values));
    addCases(where, 'within', clocks);
    addCases(where, 'owner', owner);
  }
  for (const { notice, test } of program.notices) {
    if (notice.when !== undefined) add(`notices.${notice.id}`, 'when', test.evaluate(values));
  }
  return found;
}

function matched(rules: RuleSet, count: number, values: Values): Truth[] {
  const truths = new Array<Truth>(count).fill(FALSE);
  const hits = rules.match(values);
  for (const position of hits.matched) truths[position] = TRUE;
  for (const position of hits.undetermined) truths[position] = UNDETERMINED;
  return truths;
}
