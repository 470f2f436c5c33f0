import { lawOf, type Condition } from '@redress/policy';
import { compileCondition, type Test } from '../conditions/test.js';
import type { Program } from '../program.js';
import type { Scope } from '../scope.js';
import type { Truth } from '../truth.js';
import type { Values } from '../value.js';
import { partsWithin } from './condition-entries.js';

const TESTS = new WeakMap<Program, WeakMap<Condition, Test>>();

/** What the evaluator says of a condition of the policy, or of a part of one, for the values of a case. */
export function truthOf(program: Program, condition: Condition, values: Values): Truth {
  const tests = TESTS.get(program) ?? new WeakMap<Condition, Test>();
  TESTS.set(program, tests);
  const known =
    tests.get(condition) ?? compileCondition(condition, { ...homeOf(condition, program), leaves: [] });
  tests.set(condition, known);
  return known.evaluate(values);
}

/** A condition of a law reads names of the law, and its bare amounts are in the currency of the law. */
function homeOf(condition: Condition, { scope, policy }: Program): Scope {
  for (const { part } of partsWithin(condition)) {
    const name = part.kind === 'leaf' ? part.left.name : part.kind === 'named' ? part.name : undefined;
    if (name !== undefined && lawOf(policy.document, name) !== undefined) return scope.at(name);
  }
  return scope;
}
