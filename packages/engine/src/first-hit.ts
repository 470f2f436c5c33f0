import type { FirstHit } from '@redress/policy';
import { ALWAYS, compileCondition, type Test } from './conditions/test.js';
import type { Scope } from './scope.js';
import { FALSE, TRUE } from './truth.js';
import type { Values } from './value.js';

/** A short list of cases with an unconditional last one: owners, payers, `within`, `choose`. */
export interface Choice<T> {
  readonly tests: readonly Test[];
  readonly options: readonly T[];
}

export function compileChoice<S, T>(list: FirstHit<S>, scope: Scope, compile: (source: S) => T): Choice<T> {
  return {
    tests: [...list.cases.map((one) => compileCondition(one.when, scope)), ALWAYS],
    options: [...list.cases.map((one) => compile(one.then)), compile(list.otherwise)],
  };
}

export function onlyChoice<T>(option: T): Choice<T> {
  return { tests: [ALWAYS], options: [option] };
}

/** Positions of the candidates: the first true case, and the undetermined ones before it. */
export function candidates<T>(choice: Choice<T>, values: Values): number[] {
  const found: number[] = [];
  const { tests } = choice;
  for (let position = 0; position < tests.length; position += 1) {
    const truth = tests[position]?.evaluate(values) ?? FALSE;
    if (truth === FALSE) continue;
    found.push(position);
    if (truth === TRUE) break;
  }
  return found;
}

/** The option if all candidates agree on it; else `open` gains the undetermined conditions that leave it open. */
export function soleOption<T>(choice: Choice<T>, values: Values, open: Test[]): T | undefined {
  const positions = candidates(choice, values);
  const option = choice.options[positions[0] ?? -1];
  if (positions.every((position) => choice.options[position] === option)) return option;
  for (const position of positions.slice(0, -1)) {
    const test = choice.tests[position];
    if (test !== undefined) open.push(test);
  }
  return undefined;
}
