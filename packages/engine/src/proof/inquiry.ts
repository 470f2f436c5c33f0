import { CaseError, type Case, type Condition } from '@redress/policy';
import { decide, outcomeOf, type Outcome } from '../decide.js';
import type { Decision } from '../decision.js';
import type { Program } from '../program.js';
import { verdictOf } from '../truth.js';
import type { RuleVerdict } from '../verdicts.js';
import { writeCase } from './case-writer.js';
import type { Counterexample, Shown } from './counterexample.js';
import { allOf, type Formula } from './formula.js';
import { cellsOf } from './cells.js';
import { Model } from './model.js';
import { solve, type Effort } from './solver.js';
import { truthOf } from './truth-of.js';

/** What is asked of a policy. */
export type Question = (model: Model) => Formula;

/** Whether a decided case shows what is claimed, and by what. */
export type Shows = (decided: Decided) => Shown | undefined;

/** A case as the engine has decided it. */
export interface Decided {
  readonly input: Case;
  readonly outcome: Outcome;
  readonly decision: () => Decision;
  /** What the evaluator says of a condition. */
  readonly verdict: (where: string, rule: string, condition: Condition) => RuleVerdict;
}

/** Other guesses at the same solution, and solutions of one question, before a case is given up. */
const TURNS = 4;
const SOLUTIONS = 6;

/** Asks a policy what can be, and looks for cases that show it. */
export class Inquiry {
  readonly program: Program;
  readonly effort: Effort;
  readonly model: Model;

  constructor(program: Program, effort: Effort) {
    this.program = program;
    this.effort = effort;
    this.model = new Model(program);
  }

  /** `impossible` is proven for all cases there are. */
  canBe(question: Question): 'possible' | 'impossible' | 'given-up' {
    return solve(question(this.model), this.effort).kind;
  }

  /** A case that the engine has decided and that shows what is claimed, with no fact in it that it could do without. */
  example(question: Question, shows: Shows): Counterexample | undefined {
    let found: Counterexample | undefined;
    let left = SOLUTIONS;
    solve(this.#asCases(question), this.effort, (solution) => {
      for (let turn = 0; turn < TURNS && found === undefined; turn += 1) {
        const input = writeCase(this.model, solution, turn);
        if (input !== undefined) found = this.shownBy(input, shows);
      }
      left -= 1;
      return found !== undefined || left <= 0;
    });
    return found;
  }

  #asCases(question: Question): Formula {
    return allOf([question(this.model), asChosen(this.model)]);
  }

  /** The case as it is, if it shows the claim, without what it can do without. */
  shownBy(input: Case, shows: Shows): Counterexample | undefined {
    let shown = this.#decided(input, shows);
    if (shown === undefined) return undefined;
    let least = input;
    for (const name of Object.keys(input.facts)) {
      const { [name]: _, ...facts } = least.facts;
      const fewer = { ...least, facts };
      const still = this.#decided(fewer, shows);
      if (still !== undefined) [least, shown] = [fewer, still];
    }
    // Nor an element of a list.
    for (const [name, value] of Object.entries(least.facts)) {
      if (!Array.isArray(value)) continue;
      let left: readonly unknown[] = value;
      for (const element of value as readonly unknown[]) {
        const rest = left.filter((one) => one !== element);
        const fewer = { ...least, facts: { ...least.facts, [name]: rest } };
        const still = this.#decided(fewer, shows);
        if (still !== undefined) [least, shown, left] = [fewer, still, rest];
      }
    }
    return { case: least, shows: shown };
  }

  #decided(input: Case, shows: Shows): Shown | undefined {
    try {
      const outcome = outcomeOf(this.program, input, {});
      return shows({
        input,
        outcome,
        decision: () => decide(this.program, input),
        verdict: (where, rule, condition) => ({
          where,
          rule,
          verdict: verdictOf(truthOf(this.program, condition, outcome.frame.values)),
        }),
      });
    } catch (error) {
      if (error instanceof CaseError) return undefined;
      throw error;
    }
  }
}

/** Options are as the policy has them: a case cannot say otherwise. */
function asChosen(model: Model): Formula {
  return allOf(
    [...model.program.policy.document.options].flatMap(([option, { chosen, default: usual }]) => {
      const name = `option.${option}`;
      const cell = model.cellOf(name, chosen ?? usual);
      return cell === undefined ? [] : [model.within(name, cellsOf(model.variable(name).axis.cells, [cell]))];
    }),
  );
}
