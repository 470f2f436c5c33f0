import { eachElement, Elements } from '../conditions/elements.js';
import type { LeafTest, ListTest, Test } from '../conditions/test.js';
import type { ConditionReason, FieldValue } from '../decision.js';
import type { Frame } from '../frame.js';
import { MoneyValue } from '../money-value.js';
import { presented } from '../present.js';
import type { Program } from '../program.js';
import { FALSE, TRUE, UNDETERMINED, verdictOf, type Truth } from '../truth.js';
import type { Value } from '../value.js';
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
    case 'list':
      return listReason(program, test, frame);
    case 'leaf': {
      const found = foundWords(program, test, frame);
      const period = periodReason(program, test, frame);
      return {
        kind: 'leaf',
        verdict,
        fact: test.leaf.left.name,
        operator: test.operator,
        actual: presentedSlot(program, test.slot, frame),
        ...(isUnbounded(frame.values[test.slot]) ? { isUnbounded: true } : {}),
        expected: expectedOf(program, test, frame),
        ...(found.length === 0 ? {} : { found }),
        ...(period === undefined ? {} : { period }),
      };
    }
  }
}

function isUnbounded(value: Value): boolean {
  return value instanceof MoneyValue && value.isUnbounded;
}

/** More elements would bury the ones that decided. */
const MOST_ELEMENTS = 5;

/**
 * A condition on the elements of a list down to those that decide it: the first one that does by itself, else all that
 * are open, else all. Of `none` each element has not to be such.
 */
function listReason(
  program: Program,
  { quantifier, list, slots, child, evaluate }: ListTest,
  frame: Frame,
): ConditionReason {
  const { values } = frame;
  const truth = evaluate(values);
  const kind = quantifier === 'each' ? 'every' : quantifier;
  const elements = values[slots.list];
  const shown: ConditionReason[] = [];
  const told = decidingTruth(kind, truth);
  if (elements instanceof Elements) {
    eachElement(values, slots.fields, elements, (element) => {
      const own = child.evaluate(values);
      if (own !== told) return false;
      const reason = conditionReason(program, child, frame);
      const children = kind === 'none' ? [denied(reason)] : [reason];
      shown.push({
        kind: 'element',
        element,
        verdict: verdictOf(kind === 'none' ? opposite(own) : own),
        children,
      });
      return isDecidedByOne(kind, truth) || shown.length >= MOST_ELEMENTS;
    });
  }
  return {
    kind,
    verdict: verdictOf(truth),
    list,
    ...(elements instanceof Elements ? { size: elements.rows.length } : {}),
    ...(elements === null ? { size: null } : {}),
    children: shown,
  };
}

/** The truth, of an element, of those that made the whole what it is. */
function decidingTruth(kind: 'some' | 'every' | 'none', truth: Truth): Truth {
  if (truth === UNDETERMINED) return UNDETERMINED;
  return kind === 'none' ? opposite(truth) : truth;
}

function isDecidedByOne(kind: 'some' | 'every' | 'none', truth: Truth): boolean {
  return truth === (kind === 'some' ? TRUE : FALSE);
}

function denied(reason: ConditionReason): ConditionReason {
  const { verdict } = reason;
  return {
    kind: 'not',
    verdict: verdict === 'undetermined' ? verdict : verdict === 'true' ? 'false' : 'true',
    children: [reason],
  };
}

function opposite(truth: Truth): Truth {
  return truth === UNDETERMINED ? truth : truth === TRUE ? FALSE : TRUE;
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
