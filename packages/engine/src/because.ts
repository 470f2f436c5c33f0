import type { Test } from './conditions/test.js';
import type { Frame } from './frame.js';
import { MoneyValue } from './money-value.js';
import { presented } from './present.js';
import type { Program } from './program.js';
import { TRUE } from './truth.js';
import type { Value } from './value.js';

/** The true leaves of a condition in one line of codes: `total.all greaterThan 1000.00 CNY (1250.00 CNY)`. */
export function becauseOf(test: Test, program: Program, frame: Frame): string {
  return trueLeaves(test, program, frame).join('; ');
}

function trueLeaves(test: Test, program: Program, frame: Frame): string[] {
  switch (test.kind) {
    case 'all':
    case 'any':
      return test.children.flatMap((child) =>
        child.evaluate(frame.values) === TRUE ? trueLeaves(child, program, frame) : [],
      );
    case 'named':
      return trueLeaves(test.child, program, frame);
    case 'not':
      return test.child.kind === 'leaf' ? [`not ${leafText(test.child, program, frame)}`] : ['not (…)'];
    case 'list':
      return [`${test.quantifier} of ${test.list}`];
    case 'leaf':
      return [leafText(test, program, frame)];
  }
}

function leafText(
  { leaf, reads, slot, constants }: Extract<Test, { kind: 'leaf' }>,
  program: Program,
  frame: Frame,
): string {
  const right = (constants ?? reads.slice(1).map((read) => frame.values[read])).map((value) =>
    text(value, slot, program),
  );
  const actual = text(frame.values[slot], slot, program);
  return (
    [leaf.left.name, leaf.operator, right.join(', ')].filter((part) => part !== '').join(' ') + ` (${actual})`
  );
}

function text(value: Value, slot: number, program: Program): string {
  if (value instanceof MoneyValue && value.isUnbounded) return 'no upper end';
  const type = program.scope.types[slot];
  const shown = type === undefined ? undefined : presented(value, type, program.zone);
  if (shown === undefined) return 'unknown';
  return typeof shown === 'object' && shown !== null ? `${shown.amount} ${shown.currency}` : String(shown);
}
