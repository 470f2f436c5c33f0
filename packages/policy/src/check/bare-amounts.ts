import { isCurrency } from '@redress/money';
import type { Literal, Operand, Table } from '../document.js';
import type { Check, Scope } from './scope.js';
import { FIELD_GROUPS } from './survey.js';

/**
 * Bare numbers that stand for amounts, in a layer that works in another currency than the policy that extends it: whether
 * they mean the one or the other nobody can tell. What is written as `money` keeps the currency of its layer.
 */
export const checkBareAmounts: Check = (scope) => {
  const { document, survey, names } = scope;
  if (scope.otherCurrency === undefined) return;
  const isOpen = (name: string): boolean => {
    const type = names.types.get(name);
    return type?.kind === 'money' && type.currency === undefined;
  };
  for (const { leaf } of survey.leaves)
    if (isOpen(leaf.left.name)) leaf.right.forEach((one) => tell(scope, one));
  for (const fact of document.facts.values()) {
    if (!isOpen(fact.name)) continue;
    for (const key of ['min', 'max'] as const) tellLiteral(scope, fact[key], fact, key);
    if (fact.presume?.kind === 'constant') tellLiteral(scope, fact.presume.value, fact, 'presume');
  }
  for (const [name, { operation }] of document.derive) {
    if (!isOpen(name) || !('of' in operation) || operation.kind === 'ratio' || operation.kind === 'product')
      continue;
    for (const operand of [operation.of].flat()) if ('kind' in operand) tell(scope, operand);
  }
  for (const [group, prefix] of FIELD_GROUPS) {
    for (const [name, field] of document[group]) {
      if (!isOpen(`${prefix}.${name}`)) continue;
      for (const operand of [...field.rules.map(({ then }) => then), field.otherwise]) tell(scope, operand);
    }
  }
  for (const table of document.tables.values()) tellTable(scope, table, isOpen);
};

function tellTable(scope: Scope, table: Table, isOpen: (name: string) => boolean): void {
  for (const { when, then } of table.rows) {
    for (const { name, type } of table.outputs.values()) {
      if (type.kind === 'money') tellLiteral(scope, then.get(name), then, name);
    }
    for (const [input, { name }] of table.inputs) {
      if (!isOpen(name)) continue;
      for (const cell of [when.get(input) ?? null].flat()) {
        if (cell !== null && !namesCurrency(String(cell))) tellLiteral(scope, String(cell), when, input);
      }
    }
  }
}

function namesCurrency(cell: string): boolean {
  return (cell.match(/\b[A-Z]+\b/g) ?? []).some((word) => isCurrency(word));
}

function tell(scope: Scope, operand: Operand): void {
  if (operand.kind === 'constant') tellLiteral(scope, operand.value, operand);
}

function tellLiteral(scope: Scope, literal: Literal | undefined, node: object, key?: string): void {
  if (typeof literal !== 'number' && typeof literal !== 'string') return;
  if (Number(literal) === 0) return;
  if (scope.otherCurrency?.(node, key) !== undefined) scope.restate({ name: String(literal), node, key });
}
