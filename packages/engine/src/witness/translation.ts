import {
  itemOf,
  type Condition,
  type Leaf,
  type Operand,
  type OperatorName,
  type Policy,
  type Quantified,
} from '@redress/policy';
import { constant } from './constant.js';
import { Fraction } from './fraction.js';
import {
  isAmount,
  orderOfAmounts,
  rowsOf,
  UNKNOWN,
  type Amount,
  type Known,
  type State,
  type States,
} from './state.js';

/** A condition as json-rules-engine takes it. */
export type Tree =
  | { all: Tree[] }
  | { any: Tree[] }
  | { not: Tree }
  | { condition: string }
  | { fact: string; operator: string; value: unknown };

/** What an unknown leaf counts for: the worst case or the best. */
export type Run = 'must' | 'may';

/** No name of a policy has round brackets. */
const CONSTANT = '(constant)';

/**
 * Translates conditions for one run on one case. An unknown leaf becomes a constant: in the run *must* false under an
 * even number of negations and true under an odd one, in the run *may* the opposite. A named condition is kept as
 * one, once for each parity under which it is read.
 */
export class Translation {
  /** What the translated trees read. */
  readonly facts: Record<string, unknown> = { [CONSTANT]: true };
  readonly named = new Map<string, Tree>();
  /** The element of each list that is looked at. */
  private readonly elements = new Map<
    string,
    { readonly row: ReadonlyMap<string, State>; readonly position: number }
  >();
  /** How many leaves were unknown. */
  unknownLeaves = 0;

  constructor(
    readonly policy: Policy,
    readonly states: States,
    readonly run: Run,
  ) {}

  /** A whole condition, with the root that json-rules-engine asks for. */
  rule(condition: Condition): Extract<Tree, { all: Tree[] }> {
    return { all: [this.tree(condition, false)] };
  }

  private tree(condition: Condition, isOdd: boolean): Tree {
    switch (condition.kind) {
      case 'all':
        return { all: condition.children.map((child) => this.tree(child, isOdd)) };
      case 'any':
        return { any: condition.children.map((child) => this.tree(child, isOdd)) };
      case 'not':
        return { not: this.tree(condition.child, !isOdd) };
      case 'some':
      case 'every':
      case 'none':
        return this.quantified(condition, isOdd);
      case 'named':
        return { condition: this.name(condition.name, isOdd) };
      case 'leaf':
        return this.leaf(condition, isOdd);
    }
  }

  /** A list becomes a group with the condition once for each of its elements. */
  private quantified({ kind, list, where }: Quantified, isOdd: boolean): Tree {
    const state = this.state(list.name);
    if (state.is === 'unknown') return this.open(isOdd);
    const rows = rowsOf(state);
    if (rows === undefined) return constantly(false);
    const isNone = kind === 'none';
    const before = this.elements.get(list.name);
    const trees = rows.map((row, position) => {
      this.elements.set(list.name, { row, position });
      return this.tree(where, isNone ? !isOdd : isOdd);
    });
    if (before === undefined) this.elements.delete(list.name);
    else this.elements.set(list.name, before);
    if (trees.length === 0) return constantly(kind !== 'some');
    if (kind === 'every') return { all: trees };
    return isNone ? { not: { any: trees } } : { any: trees };
  }

  private name(name: string, isOdd: boolean): string {
    const condition = this.policy.document.conditions.get(name);
    if (condition === undefined) throw new Error(`no condition ${name}: the policy was not checked`);
    const key = `${isOdd ? 'not' : 'so'} ${name}`;
    let tree = this.named.get(key);
    if (tree === undefined) {
      const before = this.unknownLeaves;
      tree = { all: [this.tree(condition.when, isOdd)] };
      this.named.set(key, tree);
      this.#unknownWithin.set(key, this.unknownLeaves - before);
    } else this.unknownLeaves += this.#unknownWithin.get(key) ?? 0;
    return key;
  }

  readonly #unknownWithin = new Map<string, number>();

  private leaf({ left, operator, right }: Leaf, isOdd: boolean): Tree {
    const type = this.policy.types.get(left.name);
    if (type === undefined) throw new Error(`no type of ${left.name}: the policy was not checked`);
    const read = (operand: Operand): State =>
      operand.kind === 'reference'
        ? this.state(operand.name)
        : constant(operand.value, type, this.states.house);
    const states = [this.state(left.name), ...right.map(read)];
    if (states.some(({ is }) => is === 'irrelevant')) return constantly(false);
    if (states.some(({ is }) => is === 'unknown')) return this.open(isOdd);
    const [first] = right;
    const name = this.asFact(left.name);
    if (operator === 'present' || operator === 'absent') return this.asked(name, operator, null);
    if (
      (operator === 'equal' || operator === 'notEqual') &&
      first?.kind === 'constant' &&
      first.value === null
    ) {
      return this.asked(name, operator, null);
    }
    const values = states.flatMap((state) => (state.is === 'value' ? [state.value] : []));
    const [value, ...others] = values;
    if (value === undefined || values.length < states.length) return constantly(false);
    if (isAmount(value)) return this.amounts(name, operator, value, others.filter(isAmount), isOdd);
    return this.plain(name, operator, value, others, first);
  }

  /** Amounts one by one: each may be in a currency that no rate joins to the other's, and is then not known. */
  private amounts(
    name: string,
    operator: OperatorName,
    left: Amount,
    right: readonly Amount[],
    isOdd: boolean,
  ): Tree {
    const compare = (operator: OperatorName, other: Amount | undefined, isOdd: boolean): Tree =>
      other === undefined || orderOfAmounts(left, other) === undefined
        ? this.open(isOdd)
        : this.asked(name, `amount-${operator}`, other);
    switch (operator) {
      case 'between':
        return {
          all: [
            compare('greaterThanInclusive', right[0], isOdd),
            compare('lessThanInclusive', right[1], isOdd),
          ],
        };
      case 'in':
        return { any: right.map((other) => compare('equal', other, isOdd)) };
      case 'notIn':
        return { not: { any: right.map((other) => compare('equal', other, !isOdd)) } };
      default:
        return compare(operator, right[0], isOdd);
    }
  }

  private plain(
    name: string,
    operator: OperatorName,
    left: Known,
    right: readonly Known[],
    first: Operand | undefined,
  ): Tree {
    const [only] = right;
    switch (operator) {
      case 'in':
      case 'notIn':
        return this.asked(
          name,
          [left, ...right].every(isSimple) ? operator : `exact-${operator}`,
          right.map(simple),
        );
      case 'between':
        return this.asked(name, operator, right.map(simple));
      case 'contains':
        return this.asked(name, 'textContains', only);
      case 'doesNotContain':
        return this.asked(name, 'textDoesNotContain', only);
      default: {
        const isExact =
          left instanceof Fraction &&
          ![left, ...right].every(isSimple) &&
          operator !== 'before' &&
          operator !== 'after';
        // A reference stays one, for json-rules-engine to follow.
        const other =
          first?.kind === 'reference'
            ? { fact: this.asFact(first.name) }
            : only === undefined
              ? null
              : simple(only);
        return this.asked(name, isExact ? `exact-${operator}` : operator, other);
      }
    }
  }

  private state(name: string): State {
    const item = itemOf(name);
    const element = item === undefined ? undefined : this.elements.get(item.list)?.row.get(item.field);
    const state = element ?? this.states.names.get(name) ?? UNKNOWN;
    const fact = this.asFact(name);
    if (state.is === 'value') this.facts[fact] = simple(state.value);
    else if (state.is === 'null') this.facts[fact] = null;
    return state;
  }

  /** A field of the element that is looked at has a name of its own: `passengers[3].age`. */
  private asFact(name: string): string {
    const item = itemOf(name);
    const at = item === undefined ? undefined : this.elements.get(item.list);
    return item === undefined || at === undefined ? name : `${item.list}[${at.position}].${item.field}`;
  }

  private asked(fact: string, operator: string, value: unknown): Tree {
    return { fact, operator, value };
  }

  private open(isOdd: boolean): Tree {
    this.unknownLeaves += 1;
    return constantly(this.run === 'may' ? !isOdd : isOdd);
  }
}

function constantly(truth: boolean): Tree {
  return { fact: CONSTANT, operator: 'equal', value: truth };
}

/** What JavaScript compares as it should. */
function isSimple(value: Known): boolean {
  return typeof simple(value) !== 'object';
}

function simple(value: Known): unknown {
  return value instanceof Fraction ? (value.plain() ?? value) : value;
}
