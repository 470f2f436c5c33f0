import type { LeafTest, Test } from '../conditions/test.js';
import type { ConditionReason, FieldValue } from '../decision.js';
import type { Frame } from '../frame.js';
import { presented } from '../present.js';
import type { Program } from '../program.js';
import { verdictOf } from '../truth.js';
import { periodReason } from './period-reason.js';
import { presentedSlot } from './presented-slot.js';

/** A condition with what each part of it came to, down to the facts it read. */
export function conditionReason(program: Program, test: Test, frame: Frame): ConditionReason {
  const verdict = verdictOf(test.evaluate(frame.values));
  switch (test.kind) {
    case 'all':
    case 'any':
      return {
        kind: test.kind,
        verdict,
        children: test.children.map((child) => conditionReason(program, child, frame)),
      };
    case 'not':
      return { kind: 'not', verdict, children: [conditionReason(program, test.child, frame)] };
    case 'named':
      return {
        kind: 'named',
        name: test.condition.name,
        verdict,
        children: [conditionReason(program, test.child, frame)],
      };
    case 'leaf': {
      const found = foundWords(program, test, frame);
      const period = periodReason(program, test, frame);
      return {
        kind: 'leaf',
        verdict,
        fact: test.leaf.left.name,
        operator: test.operator,
        actual: presentedSlot(program, test.slot, frame),
        expected: expectedOf(program, test, frame),
        ...(found.length === 0 ? {} : { found }),
        ...(period === undefined ? {} : { period }),
      };
    }
  }
}

function expectedOf(
  program: Program,
  test: LeafTest,
  frame: Frame,
): { name?: string; value: FieldValue | undefined }[] {
  const type = program.scope.types[test.slot];
  let next = 1;
  return test.leaf.right.map((operand, position) => {
    if (operand.kind === 'reference') {
      const slot = test.reads[next] ?? test.slot;
      next += 1;
      return { name: operand.name, value: presentedSlot(program, slot, frame) };
    }
    const constant = test.constants?.[position];
    if (constant !== undefined && type !== undefined)
      return { value: presented(constant, type, program.zone) };
    return {
      value:
        typeof operand.value === 'object' && operand.value !== null ? operand.value.amount : operand.value,
    };
  });
}

/** More would bury the reason they stand in. */
const MOST_WORDS = 5;

function foundWords({ scope }: Program, { operator, slot, constants }: LeafTest, frame: Frame): string[] {
  const text = frame.values[slot];
  const term = constants?.[0];
  if (operator !== 'mentions' || typeof text !== 'string' || typeof term !== 'string') return [];
  const words = scope.mentions
    .find(text)
    .filter((mention) => mention.term === term)
    .map(({ from, to }) => text.slice(from, to));
  return [...new Set(words)].slice(0, MOST_WORDS);
}
