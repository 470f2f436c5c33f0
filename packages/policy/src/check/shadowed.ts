import type { Rational } from '@redress/money';
import type { Condition, Leaf, ValueType } from '../document.js';
import { sharesLabel } from '../shares-name.js';
import { Bounds } from './bounds.js';
import { conditionKey } from './condition-key.js';
import { isContradictory } from './contradictions.js';
import { literalNumber } from './literal.js';
import type { Check, Scope } from './scope.js';
import { FIELD_GROUPS } from './survey.js';

/**
 * Rules of a first-hit list that an earlier one always forestalls: the same condition again, a narrower one
 * (`all` with more in it, a higher threshold) after a wider one. By what is written alone, not by solving.
 */
export const checkShadowed: Check = (scope) => {
  for (const [phase, prefix] of FIELD_GROUPS) {
    for (const field of scope.document[phase].values()) {
      if (field.take === 'highest') continue;
      const name = `${prefix}.${field.name}`;
      checkList(scope, field.rules, (rule) => `rule \`${rule.id}\` of \`${name}\``);
    }
  }
  for (const { name, rules } of scope.document.shares.values())
    checkList(scope, rules, (rule) => `rule \`${rule.id}\` of ${sharesLabel(name)}`);
  for (const { cases } of scope.survey.firstHits)
    checkList(scope, cases, (_, index) => `choice ${index + 1}`);
};

function checkList<T extends { readonly when: Condition }>(
  scope: Scope,
  rules: readonly T[],
  label: (rule: T, index: number) => string,
): void {
  const { document, names, report } = scope;
  const earlier = new Earlier(names.types);
  let bounds: Bounds | undefined;
  rules.forEach((rule, index) => {
    const by = earlier.forestalling(rule.when);
    if (by === undefined) earlier.add(rule.when, label(rule, index));
    else {
      // What cannot be true at all is told as that.
      bounds ??= new Bounds(document, names);
      if (!isContradictory(scope, bounds, rule.when))
        report('rule-shadowed', { rule: label(rule, index), by }, rule.when);
    }
  });
}

/** The conditions that came before, by what follows from what: one look-up for each part of a new condition. */
class Earlier {
  readonly #types: ReadonlyMap<string, ValueType>;
  readonly #byKey = new Map<string, string>();
  /** The widest threshold of each name and side: what it does not forestall, no narrower one does. */
  readonly #thresholds = new Map<string, Threshold & { readonly by: string }>();

  constructor(types: ReadonlyMap<string, ValueType>) {
    this.#types = types;
  }

  add(condition: Condition, by: string): void {
    for (const wider of alternatives(condition)) {
      const key = conditionKey(wider);
      if (!this.#byKey.has(key)) this.#byKey.set(key, by);
      if (wider.kind !== 'leaf') continue;
      for (const word of wordsOf(wider)) if (!this.#byKey.has(word)) this.#byKey.set(word, by);
      const threshold = this.#thresholdOf(wider);
      if (threshold === undefined) continue;
      const widest = this.#thresholds.get(threshold.side);
      if (widest === undefined || isWithin(widest, threshold)) {
        this.#thresholds.set(threshold.side, { ...threshold, by });
      }
    }
  }

  forestalling(condition: Condition): string | undefined {
    for (const part of [condition, ...parts(condition)]) {
      const same = this.#byKey.get(conditionKey(part));
      if (same !== undefined) return same;
      if (part.kind !== 'leaf') continue;
      const words = wordsOf(part).map((word) => this.#byKey.get(word));
      const [first] = words;
      if (first !== undefined && words.every((by) => by !== undefined)) return first;
      const threshold = this.#thresholdOf(part);
      if (threshold === undefined) continue;
      const widest = this.#thresholds.get(threshold.side);
      if (widest !== undefined && isWithin(threshold, widest)) return widest.by;
    }
    return undefined;
  }

  #thresholdOf(leaf: Leaf): Threshold | undefined {
    const side = SIDES.get(leaf.operator);
    const [right] = leaf.right;
    const type = this.#types.get(leaf.left.name);
    if (side === undefined || right?.kind !== 'constant' || type === undefined) return undefined;
    const bound = literalNumber(right.value, type);
    if (bound === undefined) return undefined;
    const stated =
      typeof right.value === 'object' && right.value !== null ? (right.value.currency ?? '') : '';
    return {
      side: `${leaf.left.name} ${stated} ${side}`,
      bound,
      isClosed: leaf.operator.endsWith('Inclusive'),
    };
  }
}

interface Threshold {
  /** The name, the currency stated, and whether it is a lower (`>`) or an upper (`<`) one. */
  readonly side: string;
  readonly bound: Rational;
  readonly isClosed: boolean;
}

/** Whether everything that passes `inner` passes `outer`, both of one side. */
function isWithin(inner: Threshold, outer: Threshold): boolean {
  const order = inner.bound.compare(outer.bound);
  if (order === 0) return outer.isClosed || !inner.isClosed;
  return inner.side.endsWith('>') ? order > 0 : order < 0;
}

const SIDES: ReadonlyMap<string, '<' | '>'> = new Map([
  ['lessThan', '<'],
  ['lessThanInclusive', '<'],
  ['before', '<'],
  ['greaterThan', '>'],
  ['greaterThanInclusive', '>'],
  ['after', '>'],
]);

/** Conditions each of which alone makes this one true. */
function alternatives(condition: Condition): readonly Condition[] {
  return condition.kind === 'any' ? [condition, ...condition.children.flatMap(alternatives)] : [condition];
}

/** Conditions each of which is true whenever this one is. */
function parts(condition: Condition): readonly Condition[] {
  return condition.kind === 'all' ? condition.children.flatMap((child) => [child, ...parts(child)]) : [];
}

/** One key for each constant that `equal` or `in` lets pass. */
function wordsOf(leaf: Leaf): readonly string[] {
  if (leaf.operator !== 'equal' && leaf.operator !== 'in') return [];
  return leaf.right.map(
    (operand) => `one of ${conditionKey({ ...leaf, operator: 'equal', right: [operand] })}`,
  );
}
