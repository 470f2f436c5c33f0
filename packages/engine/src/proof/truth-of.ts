import type { Condition } from '@redress/policy';
import { compileCondition, type Test } from '../conditions/test.js';
import type { Program } from '../program.js';
import type { Truth } from '../truth.js';
import type { Values } from '../value.js';

const TESTS = new WeakMap<Program, WeakMap<Condition, Test>>();

/** What the evaluator says of a condition of the policy, or of a part of one, for the values of a case. */
export function truthOf(program: Program, condition: Condition, values: Values): Truth {
  const tests = TESTS.get(program) ?? new WeakMap<Condition, Test>();
  TESTS.set(program, tests);
  const known = tests.get(condition) ?? compileCondition(condition, { ...program.scope, leaves: [] });
  tests.set(condition, known);
  return known.evaluate(values);
}
