import { RE2JS } from 're2js';
import { Rational } from '@redress/money';
import type { Leaf, Operand, OperatorName, ValueType } from '@redress/policy';
import { foreignSlot, literalValue } from '../literal.js';
import { compareMoney, MoneyValue } from '../money-value.js';
import { slotOf, typeOf, type Scope } from '../scope.js';
import { FALSE, TRUE, UNDETERMINED, type Truth } from '../truth.js';
import { IRRELEVANT, isNumber, rationalOf, type Value, type Values } from '../value.js';
import type { LeafTest } from './test.js';

/**
 * A leaf is undetermined iff an operand is unknown, false if one is irrelevant, and false if one is null except for
 * the operators that ask for null (language.md §2 and §3).
 */
export function compileLeaf(leaf: Leaf, scope: Scope): LeafTest {
  const slot = slotOf(scope, leaf.left.name);
  scope.compared.add(slot);
  const type = typeOf(scope, leaf.left.name);
  const rightSlots = leaf.right.flatMap((operand) =>
    operand.kind === 'reference' ? [slotOf(scope, operand.name)] : [],
  );
  const constants =
    rightSlots.length > 0 ? undefined : leaf.right.map((operand) => constantOf(operand, type, scope));
  return {
    kind: 'leaf',
    leaf,
    operator: leaf.operator,
    slot,
    reads: [slot, ...rightSlots],
    constants,
    evaluate:
      constants === undefined || constants.some((constant) => needsRate(constant, type, scope))
        ? withReferences(leaf, slot, type, scope)
        : withConstants(leaf.operator, slot, constants, type, scope),
  };
}

type Evaluate = (values: Values) => Truth;
/** The truth of known operands, none of them null or irrelevant. */
type Compare = (left: Known, right: readonly Known[]) => Truth;
export type Known = Exclude<Value, undefined | null | typeof IRRELEVANT>;

function withConstants(
  operator: OperatorName,
  slot: number,
  right: readonly Value[],
  type: ValueType,
  scope: Scope,
): Evaluate {
  if (operator === 'present' || operator === 'absent') return presence(operator, slot);
  if (right.length === 1 && right[0] === null) return againstNull(operator, slot);
  const known = right.filter(isKnown);
  const [first] = known;
  if (operator === 'equal' && isPlain(first)) {
    return (values) => {
      const left = values[slot];
      return left === first ? TRUE : left === undefined ? UNDETERMINED : FALSE;
    };
  }
  if (operator === 'in' && known.every(isPlain)) {
    const members: ReadonlySet<Value> = new Set(known);
    return (values) => {
      const left = values[slot];
      return left === undefined ? UNDETERMINED : members.has(left) ? TRUE : FALSE;
    };
  }
  if (typeof first === 'string' && known.length === 1 && operator in TEXT_TESTS) {
    return textTest(operator, slot, first);
  }
  if (typeof first === 'number' && known.length === 1 && operator in THRESHOLDS) {
    return threshold(operator, slot, first, comparer(operator, type, scope));
  }
  const compare = comparer(operator, type, scope);
  return (values) => {
    const left = values[slot];
    if (left === undefined) return UNDETERMINED;
    return isKnown(left) ? compare(left, known) : FALSE;
  };
}

/** What a text holds: asked of every case in which nothing else bars the rule. */
function textTest(operator: OperatorName, slot: number, right: string): Evaluate {
  const holds = TEXT_TESTS[operator];
  return (values) => {
    const left = values[slot];
    if (left === undefined) return UNDETERMINED;
    return isKnown(left) && holds?.(text(left), right) === true ? TRUE : FALSE;
  };
}

const TEXT_TESTS: Partial<Record<OperatorName, (left: string, right: string) => boolean>> = {
  contains: (left, right) => left.includes(right),
  doesNotContain: (left, right) => !left.includes(right),
  startsWith: (left, right) => left.startsWith(right),
};

/** Order of plain numbers, the commonest leaf by far: no call, no allocation. */
function threshold(operator: OperatorName, slot: number, limit: number, compare: Compare): Evaluate {
  const otherwise: Evaluate = (values) => {
    const left = values[slot];
    if (left === undefined) return UNDETERMINED;
    return isKnown(left) ? compare(left, [limit]) : FALSE;
  };
  switch (THRESHOLDS[operator]) {
    case '<':
      return (values) => {
        const left = values[slot];
        return typeof left === 'number' ? (left < limit ? TRUE : FALSE) : otherwise(values);
      };
    case '<=':
      return (values) => {
        const left = values[slot];
        return typeof left === 'number' ? (left <= limit ? TRUE : FALSE) : otherwise(values);
      };
    case '>':
      return (values) => {
        const left = values[slot];
        return typeof left === 'number' ? (left > limit ? TRUE : FALSE) : otherwise(values);
      };
    default:
      return (values) => {
        const left = values[slot];
        return typeof left === 'number' ? (left >= limit ? TRUE : FALSE) : otherwise(values);
      };
  }
}

const THRESHOLDS: Partial<Record<OperatorName, '<' | '<=' | '>' | '>='>> = {
  lessThan: '<',
  before: '<',
  lessThanInclusive: '<=',
  greaterThan: '>',
  after: '>',
  greaterThanInclusive: '>=',
};

function withReferences(leaf: Leaf, slot: number, type: ValueType, scope: Scope): Evaluate {
  const { operator } = leaf;
  const compare = comparer(operator, type, scope);
  const readers = leaf.right.map((operand) => reader(operand, type, scope));
  const [only] = readers;
  if (only !== undefined && readers.length === 1) return withReference(operator, slot, only, compare);
  return (values) => {
    const left = values[slot];
    const right: Known[] = [];
    let isUnknown = left === undefined;
    let isNone = left === null;
    if (left === IRRELEVANT) return FALSE;
    for (const read of readers) {
      const value = read(values);
      if (value === IRRELEVANT) return FALSE;
      if (value === undefined) isUnknown = true;
      else if (value === null) isNone = true;
      else right.push(value);
    }
    if (isUnknown) return UNDETERMINED;
    return isNone || !isKnown(left) ? FALSE : compare(left, right);
  };
}

/** One name held against another; two plain numbers in order without any allocation. */
function withReference(
  operator: OperatorName,
  slot: number,
  read: (values: Values) => Value,
  compare: Compare,
): Evaluate {
  const holds = ORDERS[THRESHOLDS[operator] ?? 'none'];
  return (values) => {
    const left = values[slot];
    const right = read(values);
    if (holds !== undefined && typeof left === 'number' && typeof right === 'number')
      return holds(left, right) ? TRUE : FALSE;
    if (left === IRRELEVANT || right === IRRELEVANT) return FALSE;
    if (left === undefined || right === undefined) return UNDETERMINED;
    return left === null || right === null ? FALSE : compare(left, [right]);
  };
}

const ORDERS: Readonly<Record<string, ((left: number, right: number) => boolean) | undefined>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

function reader(operand: Operand, type: ValueType, scope: Scope): (values: Values) => Value {
  if (operand.kind === 'constant') {
    const value = literalValue(operand.value, type, scope);
    const foreign = needsRate(value, type, scope) ? foreignSlot(value, scope) : undefined;
    if (foreign === undefined) return () => value;
    scope.compared.add(foreign);
    return (values) => values[foreign];
  }
  const slot = slotOf(scope, operand.name);
  scope.compared.add(slot);
  return (values) => values[slot];
}

function presence(operator: 'present' | 'absent', slot: number): Evaluate {
  const whenNull = operator === 'absent' ? TRUE : FALSE;
  const whenKnown = operator === 'absent' ? FALSE : TRUE;
  return (values) => {
    const left = values[slot];
    if (left === undefined) return UNDETERMINED;
    return left === IRRELEVANT ? FALSE : left === null ? whenNull : whenKnown;
  };
}

function againstNull(operator: OperatorName, slot: number): Evaluate {
  return presence(operator === 'equal' ? 'absent' : 'present', slot);
}

function comparer(operator: OperatorName, type: ValueType, scope: Scope): Compare {
  switch (operator) {
    case 'equal':
      return (left, [right]) => same(left, right);
    case 'notEqual':
      return (left, [right]) => opposite(same(left, right));
    case 'in':
      return (left, right) => anySame(left, right);
    case 'notIn':
      return (left, right) => opposite(anySame(left, right));
    case 'lessThan':
    case 'before':
      return (left, [right]) => ordered(left, right, (order) => order < 0);
    case 'lessThanInclusive':
      return (left, [right]) => ordered(left, right, (order) => order <= 0);
    case 'greaterThan':
    case 'after':
      return (left, [right]) => ordered(left, right, (order) => order > 0);
    case 'greaterThanInclusive':
      return (left, [right]) => ordered(left, right, (order) => order >= 0);
    case 'between':
      return (left, [low, high]) => {
        const above = ordered(left, low, (order) => order >= 0);
        const below = ordered(left, high, (order) => order <= 0);
        return above < below ? above : below;
      };
    case 'contains':
      return (left, [right]) => truthOf(text(left).includes(text(right)));
    case 'doesNotContain':
      return (left, [right]) => truthOf(!text(left).includes(text(right)));
    case 'startsWith':
      return (left, [right]) => truthOf(text(left).startsWith(text(right)));
    case 'matches': {
      const compiled = new Map<string, RE2JS>();
      return (left, [right]) => {
        const expression = text(right);
        let pattern = compiled.get(expression);
        if (pattern === undefined) compiled.set(expression, (pattern = RE2JS.compile(expression)));
        return truthOf(pattern.matcher(text(left)).find());
      };
    }
    case 'mentions':
      return (left, [right]) => truthOf(scope.mentions.mentions(text(left), text(right)));
    case 'present':
    case 'absent':
      throw new Error(`${operator} on ${type.kind} takes no operand`);
  }
}

/** Undetermined only where two currencies meet without a rate. */
function same(left: Known, right: Known | undefined): Truth {
  if (left instanceof MoneyValue && right instanceof MoneyValue)
    return ordered(left, right, (order) => order === 0);
  if (left instanceof Rational && right instanceof Rational) return truthOf(left.equals(right));
  return truthOf(left === right);
}

function anySame(left: Known, right: readonly Known[]): Truth {
  let truth: Truth = FALSE;
  for (const one of right) {
    const found = same(left, one);
    if (found > truth) truth = found;
  }
  return truth;
}

function ordered(left: Known, right: Known | undefined, holds: (order: number) => boolean): Truth {
  if (left instanceof MoneyValue && right instanceof MoneyValue) {
    const order = compareMoney(left, right);
    return order === undefined ? UNDETERMINED : truthOf(holds(order));
  }
  if (typeof left === 'number' && typeof right === 'number') return truthOf(holds(left - right));
  if (isNumber(left) && isNumber(right)) return truthOf(holds(rationalOf(left).compare(rationalOf(right))));
  throw new Error(`no order between a ${typeof left} and a ${typeof right}: the policy was not checked`);
}

function opposite(truth: Truth): Truth {
  return truth === UNDETERMINED ? UNDETERMINED : truth === TRUE ? FALSE : TRUE;
}

function truthOf(holds: boolean): Truth {
  return holds ? TRUE : FALSE;
}

function text(value: Known | undefined): string {
  if (typeof value === 'string') return value;
  throw new Error(`a ${typeof value} is no text: the policy was not checked`);
}

export function isKnown(value: Value): value is Known {
  return value !== undefined && value !== null && value !== IRRELEVANT;
}

/** Values of which equality is identity. */
function isPlain(value: Value): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** A constant amount in another currency than the policy's, which what it is compared with may not share. */
function needsRate(value: Value, type: ValueType, scope: Scope): boolean {
  const declared = type.kind === 'money' ? type.currency : undefined;
  return value instanceof MoneyValue && value.currency !== scope.currency && value.currency !== declared;
}

/** `mentions` and `matches` take the name of a term or an expression, whatever the type on the left. */
function constantOf(operand: Operand, type: ValueType, scope: Scope): Value {
  if (operand.kind === 'reference') throw new Error('a reference is not constant');
  return literalValue(operand.value, type, scope);
}
