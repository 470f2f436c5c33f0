import { Rational } from '@redress/money';
import type { Condition, Leaf, ValueType } from '../document.js';
import { Bounds } from './bounds.js';
import { literalKey } from './condition-key.js';
import { literalNumber } from './literal.js';
import type { Check, Scope } from './scope.js';

/** Leaves on one name within one `all` that exclude each other, and leaves outside the declared `min` and `max`. */
export const checkContradictions: Check = (scope) => {
  const bounds = new Bounds(scope.document, scope.names);
  for (const { condition } of scope.survey.conditions) visit(scope, bounds, condition);
};

/** Whether a condition cannot be true, by what is told of it as `never-true`. */
export function isContradictory(scope: Scope, bounds: Bounds, condition: Condition): boolean {
  switch (condition.kind) {
    case 'all': {
      const { leaves, others } = flattened(condition);
      const names = new Set(leaves.map(({ left }) => left.name));
      return (
        [...names].some((name) =>
          cannotBeTogether(
            scope,
            bounds,
            leaves.filter(({ left }) => left.name === name),
          ),
        ) || others.some((child) => isContradictory(scope, bounds, child))
      );
    }
    case 'any':
      return condition.children.every((child) => isContradictory(scope, bounds, child));
    case 'some':
      return isContradictory(scope, bounds, condition.where);
    case 'leaf':
      return cannotBeTogether(scope, bounds, [condition]);
    case 'every':
    case 'none':
    case 'not':
    case 'named':
      return false;
  }
}

function visit(scope: Scope, bounds: Bounds, condition: Condition): void {
  switch (condition.kind) {
    case 'all': {
      const { leaves, others } = flattened(condition);
      const byName = new Map<string, Leaf[]>();
      for (const leaf of leaves) byName.set(leaf.left.name, [...(byName.get(leaf.left.name) ?? []), leaf]);
      for (const group of byName.values()) checkTogether(scope, bounds, group);
      for (const child of others) visit(scope, bounds, child);
      break;
    }
    case 'any':
      for (const child of condition.children) visit(scope, bounds, child);
      break;
    case 'some':
    case 'every':
    case 'none':
      visit(scope, bounds, condition.where);
      break;
    case 'not':
      visit(scope, bounds, condition.child);
      break;
    case 'leaf':
      checkTogether(scope, bounds, [condition]);
      break;
    case 'named':
      break;
  }
}

/** An `all` within an `all` is part of it. */
function flattened(condition: Extract<Condition, { kind: 'all' | 'any' }>): {
  leaves: Leaf[];
  others: Condition[];
} {
  const leaves: Leaf[] = [];
  const others: Condition[] = [];
  for (const child of condition.children) {
    if (child.kind === 'leaf') leaves.push(child);
    else if (child.kind === 'all') {
      const inner = flattened(child);
      leaves.push(...inner.leaves);
      others.push(...inner.others);
    } else others.push(child);
  }
  return { leaves, others };
}

function checkTogether(scope: Scope, bounds: Bounds, leaves: readonly Leaf[]): void {
  const last = leaves[leaves.length - 1];
  if (last !== undefined && cannotBeTogether(scope, bounds, leaves))
    scope.report('never-true', { name: last.left.name }, last);
}

/** Of leaves on one name, whether no value fulfils them all. */
function cannotBeTogether({ names }: Scope, bounds: Bounds, leaves: readonly Leaf[]): boolean {
  const [first] = leaves;
  const type = first && names.types.get(first.left.name);
  if (first === undefined || type === undefined) return false;
  const possible = new Possible(type, bounds.declared(first.left.name));
  for (const leaf of leaves) possible.restrict(leaf);
  return possible.isEmpty();
}

/** What a name can still hold after each leaf. */
class Possible {
  readonly #type: ValueType;
  #words: Set<string> | undefined;
  readonly #excluded = new Set<string>();
  #low: Limit | undefined;
  #high: Limit | undefined;
  #currencies = new Set<string>();
  #isNone = false;
  #isSome = false;

  constructor(type: ValueType, declared: { low: Rational | undefined; high: Rational | undefined }) {
    this.#type = type;
    if (declared.low !== undefined) this.#low = { at: declared.low, isClosed: true };
    if (declared.high !== undefined) this.#high = { at: declared.high, isClosed: true };
  }

  restrict(leaf: Leaf): void {
    if (leaf.operator === 'absent') {
      this.#isNone = true;
      return;
    }
    const isComparable = leaf.operator === 'present' || leaf.right.length > 0;
    if (!isComparable || leaf.right.some((operand) => operand.kind === 'reference')) return;
    const constants = leaf.right.flatMap((operand) => (operand.kind === 'constant' ? [operand.value] : []));
    if (constants.includes(null)) {
      if (leaf.operator === 'equal') this.#isNone = true;
      else if (leaf.operator === 'notEqual') this.#isSome = true;
      return;
    }
    this.#isSome = true;
    for (const constant of constants) {
      if (typeof constant === 'object' && constant !== null) this.#currencies.add(constant.currency ?? '');
    }
    const keys = constants.map((constant) => this.#keyOf(constant));
    const numbers = constants.map((constant) => literalNumber(constant, this.#type));
    const [number, second] = numbers;
    switch (leaf.operator) {
      case 'equal':
      case 'in': {
        const known = this.#words;
        this.#words = new Set(known === undefined ? keys : keys.filter((key) => known.has(key)));
        const exact = numbers.flatMap((one) => (one === undefined ? [] : [one]));
        if (exact.length === numbers.length && exact.length > 0) {
          this.#raise({ at: exact.reduce((a, b) => a.min(b)), isClosed: true });
          this.#lower({ at: exact.reduce((a, b) => a.max(b)), isClosed: true });
        }
        break;
      }
      case 'notEqual':
      case 'notIn':
        for (const key of keys) this.#excluded.add(key);
        break;
      case 'lessThan':
      case 'before':
        if (number !== undefined) this.#lower({ at: number, isClosed: false });
        break;
      case 'lessThanInclusive':
        if (number !== undefined) this.#lower({ at: number, isClosed: true });
        break;
      case 'greaterThan':
      case 'after':
        if (number !== undefined) this.#raise({ at: number, isClosed: false });
        break;
      case 'greaterThanInclusive':
        if (number !== undefined) this.#raise({ at: number, isClosed: true });
        break;
      case 'between':
        if (number !== undefined) this.#raise({ at: number, isClosed: true });
        if (second !== undefined) this.#lower({ at: second, isClosed: true });
        break;
      case 'contains':
      case 'doesNotContain':
      case 'startsWith':
      case 'matches':
      case 'mentions':
      case 'present':
        break;
    }
  }

  isEmpty(): boolean {
    if (this.#isNone) return this.#isSome;
    if (this.#words !== undefined && [...this.#words].every((word) => this.#excluded.has(word))) return true;
    // Amounts in two currencies are ordered by a rate that is not known here.
    if (this.#currencies.size > 1) return false;
    if (this.#low === undefined || this.#high === undefined) return false;
    const order = this.#low.at.compare(this.#high.at);
    if (order !== 0) return order > 0 || this.#holdsNoInteger();
    return !this.#low.isClosed || !this.#high.isClosed;
  }

  #holdsNoInteger(): boolean {
    if (this.#type.kind !== 'integer' || this.#low === undefined || this.#high === undefined) return false;
    return (
      !this.#low.isClosed &&
      !this.#high.isClosed &&
      this.#low.at.add(Rational.ONE).compare(this.#high.at) >= 0
    );
  }

  #raise(limit: Limit): void {
    const order = this.#low === undefined ? 1 : limit.at.compare(this.#low.at);
    if (order > 0 || (order === 0 && !limit.isClosed)) this.#low = limit;
  }

  #lower(limit: Limit): void {
    const order = this.#high === undefined ? -1 : limit.at.compare(this.#high.at);
    if (order < 0 || (order === 0 && !limit.isClosed)) this.#high = limit;
  }

  #keyOf(constant: Parameters<typeof literalKey>[0]): string {
    const stated = typeof constant === 'object' && constant !== null ? (constant.currency ?? '') : '';
    const number = literalNumber(constant, this.#type);
    return number === undefined ? literalKey(constant) : `${number.toString()} ${stated}`;
  }
}

interface Limit {
  readonly at: Rational;
  readonly isClosed: boolean;
}
