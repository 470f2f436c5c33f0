import type { Condition, Literal, Operand } from '../document.js';

/** A text that is the same for conditions that say the same in the same words, whatever their order. */
export function conditionKey(condition: Condition): string {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return `${condition.kind}(${condition.children.map(conditionKey).toSorted().join(' ')})`;
    case 'not':
      return `not(${conditionKey(condition.child)})`;
    case 'some':
    case 'every':
    case 'none':
      return `${condition.kind}(${JSON.stringify(condition.list.name)} ${conditionKey(condition.where)})`;
    case 'named':
      return `condition(${JSON.stringify(condition.name)})`;
    case 'leaf': {
      const right = condition.right.map(operandKey);
      if (condition.operator === 'in' || condition.operator === 'notIn') right.sort();
      return `${JSON.stringify(condition.left.name)} ${condition.operator} ${right.join(',')}`;
    }
  }
}

function operandKey(operand: Operand): string {
  return operand.kind === 'reference' ? `{${operand.name}}` : literalKey(operand.value);
}

export function literalKey(literal: Literal): string {
  if (typeof literal !== 'object' || literal === null) return JSON.stringify(literal);
  return JSON.stringify([literal.amount, literal.currency ?? '']);
}
