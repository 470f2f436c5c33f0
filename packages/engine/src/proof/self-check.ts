import type { Case } from '@redress/policy';
import { outcomeOf, type DecideOptions } from '../decide.js';
import type { Program } from '../program.js';
import { TRUE, UNDETERMINED, FALSE, type Truth } from '../truth.js';
import { rulesOf } from '../witness/rules-of.js';
import { FIRST, UNKNOWN } from './axis.js';
import { cellsOf } from './cells.js';
import type { Asked } from './formula.js';
import { FAILS, HOLDS, Model } from './model.js';
import { holds } from './solver.js';
import { truthOf } from './truth-of.js';
import type { Variable } from './variable.js';

const ASKED: Readonly<Record<Asked, (truth: Truth) => boolean>> = {
  true: (truth) => truth === TRUE,
  false: (truth) => truth === FALSE,
  notTrue: (truth) => truth !== TRUE,
  notFalse: (truth) => truth !== FALSE,
};

/**
 * Where the formulas of a policy say something else of a case than the evaluator: a sentence each, none if all is well.
 * What the proofs rest on, for tests with random policies. Errors: `CaseError`.
 */
export function formulasAgainst(program: Program, input: Case, options: DecideOptions): string[] {
  const { frame } = outcomeOf(program, input, options);
  const model = new Model(program);
  const comparisonCell = (variable: Variable): number | undefined => {
    const comparison = model.comparisons.get(variable.name);
    if (comparison?.variable !== variable) return undefined;
    const truth = truthOf(program, comparison.condition, frame.values);
    return truth === UNDETERMINED ? UNKNOWN : truth === TRUE ? HOLDS : FAILS;
  };
  const cellOf = (variable: Variable): number => {
    const compared = comparisonCell(variable);
    if (compared !== undefined) return compared;
    const slot = program.scope.slots.get(variable.name);
    return (slot === undefined ? undefined : model.cellOf(variable.name, frame.values[slot])) ?? FIRST;
  };
  const found: string[] = [];
  for (const { where, rule, when } of rulesOf(program.policy.document)) {
    const truth = truthOf(program, when, frame.values);
    for (const [asked, isSo] of Object.entries(ASKED)) {
      const said = holds(model.formula(when, asked as Asked), cellOf);
      if (said !== isSo(truth)) found.push(`${where} ${rule}: ${asked} is ${said}, the truth is ${truth}`);
    }
  }
  for (const name of program.policy.types.keys()) {
    const variable = model.variable(name);
    const cell = cellOf(variable);
    if (!holds(model.within(name, variable.allowed), cellOf))
      found.push(`${name} holds cell ${cell}, which it may not`);
    const formula = variable.follows(cellsOf(variable.axis.cells, [cell]));
    if (formula !== undefined && !holds(formula, cellOf))
      found.push(`what follows from ${name} in cell ${cell} is not so`);
  }
  return found;
}
