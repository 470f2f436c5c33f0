import type { Condition, Leaf } from '@redress/policy';
import type { LeafTest } from '../conditions/test.js';
import type { Program } from '../program.js';
import { FALSE, TRUE, UNDETERMINED, type Truth } from '../truth.js';
import type { Values } from '../value.js';

const LEAVES = new WeakMap<Program, ReadonlyMap<Leaf, LeafTest>>();

/** What the evaluator says of a condition of the policy, or of a part of one, for the values of a case. */
export function truthOf(program: Program, condition: Condition, values: Values): Truth {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const truths = condition.children.map((child) => truthOf(program, child, values));
      return condition.kind === 'all'
        ? truths.reduce<Truth>((least, one) => (one < least ? one : least), TRUE)
        : truths.reduce<Truth>((most, one) => (one > most ? one : most), FALSE);
    }
    case 'not': {
      const truth = truthOf(program, condition.child, values);
      return truth === UNDETERMINED ? UNDETERMINED : truth === TRUE ? FALSE : TRUE;
    }
    case 'named': {
      const test = program.scope.conditions.get(condition.name);
      if (test === undefined) throw new Error(`no condition ${condition.name}: the policy was not checked`);
      return test.evaluate(values);
    }
    case 'leaf': {
      const test = leavesOf(program).get(condition);
      if (test === undefined) throw new Error(`a leaf on ${condition.left.name} was not compiled`);
      return test.evaluate(values);
    }
  }
}

/** By the leaf as it stands in the document; leaves are compiled once for each place. */
export function leavesOf(program: Program): ReadonlyMap<Leaf, LeafTest> {
  const known = LEAVES.get(program);
  if (known !== undefined) return known;
  const leaves = new Map(program.scope.leaves.map((test) => [test.leaf, test]));
  LEAVES.set(program, leaves);
  return leaves;
}
