import type { Condition } from '@redress/policy';
import { inputsOf } from '../facts/derive.js';
import type { Program } from '../program.js';
import { NONE } from './axis.js';
import { cellsOf, othersOf } from './cells.js';
import { allOf, type Formula } from './formula.js';
import type { Model } from './model.js';

/**
 * Nothing that the conditions read is known to be none: of names of which the policy never asks that, and that are not
 * presumed to be none, nobody thinks of it when the values of a name are gone through.
 */
export function withoutNone(model: Model, conditions: readonly Condition[]): Formula {
  const { program } = model;
  const meant = namesMeantAsNone(program);
  return allOf(
    [...namesIn(program, conditions)].flatMap((name) => {
      if (meant.has(name)) return [];
      const { axis, allowed } = model.variable(name);
      return [model.within(name, othersOf(allowed, cellsOf(axis.cells, [NONE])))];
    }),
  );
}

/** The names that conditions read, also by a named one. */
export function namesIn({ policy }: Program, conditions: readonly Condition[]): Set<string> {
  const names = new Set<string>();
  const visit = (condition: Condition): void => {
    switch (condition.kind) {
      case 'all':
      case 'any':
        for (const child of condition.children) visit(child);
        return;
      case 'not':
        visit(condition.child);
        return;
      case 'named': {
        const named = policy.document.conditions.get(condition.name);
        if (named !== undefined) visit(named.when);
        return;
      }
      case 'leaf':
        names.add(condition.left.name);
        for (const operand of condition.right) if (operand.kind === 'reference') names.add(operand.name);
        return;
      // What is asked of elements is not asked of a name.
      case 'some':
      case 'every':
      case 'none':
    }
  };
  for (const condition of conditions) visit(condition);
  return names;
}

const MEANT = new WeakMap<Program, ReadonlySet<string>>();

function namesMeantAsNone(program: Program): ReadonlySet<string> {
  const known = MEANT.get(program);
  if (known !== undefined) return known;
  const { document } = program.policy;
  const meant = new Set<string>();
  for (const { leaf } of program.scope.leaves) {
    const asksForNone =
      leaf.operator === 'present' ||
      leaf.operator === 'absent' ||
      leaf.right.some((operand) => operand.kind === 'constant' && operand.value === null);
    if (asksForNone) meant.add(leaf.left.name);
  }
  for (const { name, presume } of document.facts.values()) {
    if (presume?.kind === 'reference' || (presume?.kind === 'constant' && presume.value === null))
      meant.add(name);
  }
  for (const name of program.policy.nameOrder) {
    const operation = document.derive.get(name)?.operation;
    if (operation !== undefined && inputsOf(operation, document.conditions).some((input) => meant.has(input)))
      meant.add(name);
  }
  MEANT.set(program, meant);
  return meant;
}
