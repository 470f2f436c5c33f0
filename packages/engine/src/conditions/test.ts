import type { Condition, Leaf, ListPart, NamedCondition, OperatorName, Quantified } from '@redress/policy';
import type { Scope } from '../scope.js';
import { FALSE, TRUE, UNDETERMINED, type Truth } from '../truth.js';
import type { Value, Values } from '../value.js';
import { eachElement, Elements, listSlots, type ListSlots } from './elements.js';
import { compileLeaf } from './leaf.js';

/** A compiled condition: the same tree as written, each node able to say its truth for the values of a case. */
export type Test = GroupTest | NotTest | NamedTest | ListTest | LeafTest;

interface Evaluates {
  /** Pure: what it writes while it goes through a list it takes back. */
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

/** A condition on the elements of a list. `each` is of no policy: it is open where the condition is, of any element. */
export interface ListTest extends Evaluates {
  readonly kind: 'list';
  readonly quantifier: Quantified['kind'] | 'each';
  readonly list: string;
  readonly slots: ListSlots;
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
    case 'some':
    case 'every':
    case 'none':
      return listTest(condition.kind, condition.list.name, compileInner(condition.where, scope), scope);
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

/**
 * A condition that is asked of elements. Its leaves are not among those of the policy that tell cases apart: a case that
 * states a list is like no other.
 */
function compileInner(condition: Condition, scope: Scope): Test {
  return compileCondition(condition, { ...scope, leaves: [] });
}

/** Which elements count; all where nothing is asked of them. */
export function compileWhere({ where }: ListPart, scope: Scope): Test {
  return where === undefined ? ALWAYS : compileInner(where, scope);
}

/**
 * Strong Kleene over the elements: of an empty list `some` is false, `every` and `none` are true. An unknown list leaves
 * them undetermined; one that is none or irrelevant makes all three false, as it makes every leaf false.
 */
export function listTest(
  quantifier: ListTest['quantifier'],
  list: string,
  child: Test,
  scope: Scope,
): ListTest {
  const slots = listSlots(list, scope);
  const decisive = quantifier === 'every' ? FALSE : TRUE;
  const decided = quantifier === 'some' ? TRUE : FALSE;
  const undecided = quantifier === 'some' ? FALSE : TRUE;
  const evaluate = (values: Values): Truth => {
    const elements = values[slots.list];
    if (elements === undefined) return UNDETERMINED;
    if (!(elements instanceof Elements)) return FALSE;
    let truth = undecided;
    eachElement(values, slots.fields, elements, () => {
      const one = child.evaluate(values);
      if (one === UNDETERMINED) truth = UNDETERMINED;
      else if (one === decisive && quantifier !== 'each') {
        truth = decided;
        return true;
      }
      return false;
    });
    return truth;
  };
  return { kind: 'list', quantifier, list, slots, child, evaluate };
}

function namedTest(name: string, scope: Scope): NamedTest {
  const condition = scope.policy.document.conditions.get(name);
  const child = scope.conditions.get(name);
  if (condition === undefined || child === undefined)
    throw new Error(`no condition ${name}: the policy was not checked`);
  return { kind: 'named', condition, child, evaluate: child.evaluate };
}
