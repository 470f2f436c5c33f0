import type { Literal, Operand } from '../document.js';
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
};

function tell(scope: Scope, operand: Operand): void {
  if (operand.kind === 'constant') tellLiteral(scope, operand.value, operand);
}

function tellLiteral(scope: Scope, literal: Literal | undefined, node: object, key?: string): void {
  if (typeof literal !== 'number' && typeof literal !== 'string') return;
  if (Number(literal) === 0) return;
  const currency = scope.otherCurrency?.(node, key);
  if (currency === undefined) return;
  const parameters = { amount: String(literal), currency, met: scope.document.currency };
  scope.report('amount-in-other-currency', parameters, node, key);
}
