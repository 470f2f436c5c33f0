import { RE2JS } from 're2js';
import { operandInWords } from './literal.js';
import type { Check } from './scope.js';

/** Groups with nothing in them, patterns that could run for ever, and what answers differently to `null`. */
export const checkConditionShapes: Check = ({ survey, report }) => {
  for (const group of survey.groups) {
    if (group.children.length === 0) report('empty-condition', { kind: group.kind }, group);
  }
  for (const { leaf } of survey.leaves) {
    if (leaf.operator === 'matches') {
      for (const operand of leaf.right) {
        const pattern = operandInWords(operand);
        const why = operand.kind === 'reference' ? 'it is read from the case' : refusal(pattern);
        if (why !== undefined) report('pattern-refused', { pattern, why }, operand);
      }
    }
    if (leaf.operator === 'notIn') {
      const parameters = { name: leaf.left.name, written: 'notIn', other: 'not: { … in … }', truth: 'false' };
      report('null-differs', parameters, leaf);
    }
  }
  for (const node of survey.quantified) {
    if (node.kind !== 'none') continue;
    const parameters = { name: node.list.name, written: 'none', other: 'not: { some … }', truth: 'false' };
    report('null-differs', parameters, node);
  }
  for (const { child } of survey.negations) {
    if (child.kind !== 'leaf' || child.operator !== 'in') continue;
    const parameters = { name: child.left.name, written: 'not: { … in … }', other: 'notIn', truth: 'true' };
    report('null-differs', parameters, child);
  }
};

function refusal(pattern: string): string | undefined {
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (cause) {
    return cause instanceof Error
      ? cause.message.replace(/^error parsing regexp: /, '')
      : 'it cannot be read';
  }
}
