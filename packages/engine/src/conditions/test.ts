import type { Condition, Leaf, NamedCondition, OperatorName } from '@redress/policy';
import type { Scope } from '../scope.js';
import { FALSE, TRUE, UNDETERMINED, type Truth } from '../truth.js';
import type { Value, Values } from '../value.js';
import { compileLeaf } from './leaf.js';

/** A compiled condition: the same tree as written, each node able to say its truth for the values of a case. */
export type Test = GroupTest | NotTest | NamedTest | LeafTest;

interface Evaluates {
  /** Pure: reads slots, writes nothing. */
  readonly evaluate: (values: Values) => Truth;
}

export interface GroupTest extends Evaluates {
  readonly kind: 'all' | 'any';
  readonly children: readonly Test[];
}

export interface NotTest extends Evaluates {
  readonly kind: 'not';
  readonly child: Test;
}

export interface NamedTest extends Evaluates {
  readonly kind: 'named';
  readonly condition: NamedCondition;
  readonly child: Test;
}

export interface LeafTest extends Evaluates {
  readonly kind: 'leaf';
  readonly leaf: Leaf;
  readonly operator: OperatorName;
  readonly slot: number;
  /** Every slot it reads, the left one first. */
  readonly reads: readonly number[];
  /** The right side where it is constant throughout. */
  readonly constants: readonly Value[] | undefined;
}

export function compileCondition(condition: Condition, scope: Scope): Test {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return group(
        condition.kind,
        condition.children.map((child) => compileCondition(child, scope)),
      );
    case 'not': {
      const child = compileCondition(condition.child, scope);
      return { kind: 'not', child, evaluate: negation(child) };
    }
    case 'named':
      return namedTest(condition.name, scope);
    case 'leaf': {
      const leaf = compileLeaf(condition, scope);
      scope.leaves.push(leaf);
      return leaf;
    }
  }
}

/** The condition that holds always, for items without `when`. */
export const ALWAYS: Test = { kind: 'all', children: [], evaluate: () => TRUE };

function group(kind: 'all' | 'any', children: readonly Test[]): GroupTest {
  const evaluators = children.map((child) => child.evaluate);
  return { kind, children, evaluate: kind === 'all' ? conjunction(evaluators) : disjunction(evaluators) };
}

function conjunction(evaluators: readonly Test['evaluate'][]): Test['evaluate'] {
  return (values) => {
    let truth: Truth = TRUE;
    for (const evaluate of evaluators) {
      const child = evaluate(values);
      if (child === FALSE) return FALSE;
      if (child < truth) truth = child;
    }
    return truth;
  };
}

function disjunction(evaluators: readonly Test['evaluate'][]): Test['evaluate'] {
  return (values) => {
    let truth: Truth = FALSE;
    for (const evaluate of evaluators) {
      const child = evaluate(values);
      if (child === TRUE) return TRUE;
      if (child > truth) truth = child;
    }
    return truth;
  };
}

function negation(child: Test): Test['evaluate'] {
  const { evaluate } = child;
  return (values) => {
    const truth = evaluate(values);
    return truth === UNDETERMINED ? UNDETERMINED : truth === TRUE ? FALSE : TRUE;
  };
}

function namedTest(name: string, scope: Scope): NamedTest {
  const condition = scope.policy.document.conditions.get(name);
  const child = scope.conditions.get(name);
  if (condition === undefined || child === undefined)
    throw new Error(`no condition ${name}: the policy was not checked`);
  return { kind: 'named', condition, child, evaluate: child.evaluate };
}
