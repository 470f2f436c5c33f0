import { FALSE, TRUE } from '../truth.js';
import { IRRELEVANT, type Value, type Values } from '../value.js';
import type { Test } from './test.js';

/** Positions of rules in their list, ascending. */
export interface Hits {
  readonly matched: number[];
  readonly undetermined: number[];
}

/**
 * A list of rules that are all asked at once. Rules are filed under a value that one of their conjuncts demands, so
 * that a case visits only those its own facts leave open: an access tree in the manner of content-based matching
 * (Fabret et al., SIGMOD 2001). Filing is sound because a rule with one false conjunct is false whatever else is
 * unknown; where the fact itself is unknown, every rule filed under it is visited.
 */
export class RuleSet {
  private readonly evaluators: readonly Test['evaluate'][];
  private readonly root: Branch;

  constructor(rules: readonly Test[]) {
    this.evaluators = rules.map((rule) => rule.evaluate);
    this.root = branch(
      rules.map((rule, position) => ({ position, demands: demandsOf(rule) })),
      0,
    );
  }

  /** Every rule that is true or undetermined for these values. */
  match(values: Values): Hits {
    const hits: Hits = { matched: [], undetermined: [] };
    this.visit(this.root, values, hits);
    if (hits.matched.length > 1) hits.matched.sort(ascending);
    if (hits.undetermined.length > 1) hits.undetermined.sort(ascending);
    return hits;
  }

  private visit(node: Branch, values: Values, hits: Hits): void {
    const { evaluators } = this;
    for (const position of node.rules) {
      const truth = evaluators[position]?.(values) ?? FALSE;
      if (truth === FALSE) continue;
      (truth === TRUE ? hits.matched : hits.undetermined).push(position);
    }
    for (const file of node.files) {
      const value = values[file.slot];
      if (value === undefined) {
        for (const child of file.children) this.visit(child, values, hits);
        continue;
      }
      if (value === null || value === IRRELEVANT) continue;
      if (file.kind === 'by-value') {
        const child = file.byValue.get(value);
        if (child !== undefined) this.visit(child, values, hits);
      } else if (typeof value === 'number') {
        if (value < file.split) this.visit(file.below, values, hits);
        else this.visit(file.from, values, hits);
      } else {
        for (const child of file.children) this.visit(child, values, hits);
      }
    }
  }
}

function ascending(a: number, b: number): number {
  return a - b;
}

interface Branch {
  /** Rules that nothing files further. */
  readonly rules: readonly number[];
  readonly files: readonly File[];
}

type File =
  | {
      readonly kind: 'by-value';
      readonly slot: number;
      readonly byValue: ReadonlyMap<Value, Branch>;
      readonly children: readonly Branch[];
    }
  | {
      readonly kind: 'by-threshold';
      readonly slot: number;
      readonly split: number;
      readonly below: Branch;
      readonly from: Branch;
      readonly children: readonly Branch[];
    };

/** What must hold of one slot for the rule not to be false. */
type Demand =
  | { readonly kind: 'one-of'; readonly slot: number; readonly values: readonly Value[] }
  /** At least `low` and at most `high`; whether the ends belong to it does not matter for filing. */
  | { readonly kind: 'range'; readonly slot: number; readonly low: number; readonly high: number };

interface Filed {
  readonly position: number;
  readonly demands: readonly Demand[];
}

/** Fewer rules than this are asked one by one. */
const WORTH_FILING = 6;
const DEEPEST = 12;

function branch(rules: readonly Filed[], depth: number): Branch {
  const files: File[] = [];
  let rest = rules;
  if (depth === DEEPEST) return { rules: rest.map((rule) => rule.position), files };
  while (rest.length >= WORTH_FILING) {
    const file = byValue(rest, depth) ?? byThreshold(rest, depth);
    if (file === undefined) break;
    files.push(file.file);
    rest = file.rest;
  }
  return { rules: rest.map((rule) => rule.position), files };
}

interface Split {
  readonly file: File;
  readonly rest: readonly Filed[];
}

/** Files under the slot that leaves the fewest rules to ask on average. */
function byValue(rules: readonly Filed[], depth: number): Split | undefined {
  const bySlot = new Map<number, { rules: number; copies: number; values: Set<Value> }>();
  for (const { demands } of rules) {
    for (const demand of demands) {
      if (demand.kind !== 'one-of') continue;
      const seen = bySlot.get(demand.slot) ?? { rules: 0, copies: 0, values: new Set<Value>() };
      seen.rules += 1;
      seen.copies += demand.values.length;
      for (const value of demand.values) seen.values.add(value);
      bySlot.set(demand.slot, seen);
    }
  }
  let best: number | undefined;
  let bestSaved = WORTH_FILING / 2;
  for (const [slot, { rules: filed, copies, values }] of bySlot) {
    const saved = filed - copies / values.size;
    if (values.size > 1 && saved > bestSaved) [best, bestSaved] = [slot, saved];
  }
  if (best === undefined) return undefined;
  const slot = best;
  const groups = new Map<Value, Filed[]>();
  const rest: Filed[] = [];
  for (const rule of rules) {
    const demand = rule.demands.find((one) => one.kind === 'one-of' && one.slot === slot);
    if (demand?.kind !== 'one-of') {
      rest.push(rule);
      continue;
    }
    const remaining = { position: rule.position, demands: rule.demands.filter((one) => one !== demand) };
    for (const value of new Set(demand.values)) {
      const group = groups.get(value);
      if (group === undefined) groups.set(value, [remaining]);
      else group.push(remaining);
    }
  }
  const byValue = new Map<Value, Branch>();
  for (const [value, group] of groups) byValue.set(value, branch(group, depth + 1));
  return {
    file: { kind: 'by-value', slot, byValue, children: unknownChildren(groups, byValue, depth) },
    rest,
  };
}

/** With the fact unknown every filed rule is asked once, though it may be filed under several values. */
function unknownChildren(
  groups: ReadonlyMap<Value, readonly Filed[]>,
  byValue: ReadonlyMap<Value, Branch>,
  depth: number,
): readonly Branch[] {
  const all = [...groups.values()].flat();
  const once = new Map(all.map((rule) => [rule.position, rule]));
  return once.size === all.length ? [...byValue.values()] : [branch([...once.values()], depth + 1)];
}

/** Files rules that demand more or less than some number of one slot to either side of their middle. */
function byThreshold(rules: readonly Filed[], depth: number): Split | undefined {
  const ends = new Map<number, number[]>();
  for (const { demands } of rules) {
    for (const demand of demands) {
      if (demand.kind !== 'range') continue;
      const known = ends.get(demand.slot) ?? [];
      known.push(demand.high === Infinity ? demand.low : demand.high);
      ends.set(demand.slot, known);
    }
  }
  let best: { slot: number; split: number; saved: number } | undefined;
  for (const [slot, known] of ends) {
    if (known.length < WORTH_FILING) continue;
    const split = known.toSorted(ascending)[known.length >> 1] ?? 0;
    const sides = rules.map((rule) => sideOf(rule, slot, split));
    const saved = Math.min(count(sides, 'below'), count(sides, 'from'));
    if (saved >= WORTH_FILING / 2 && saved > (best?.saved ?? 0)) best = { slot, split, saved };
  }
  if (best === undefined) return undefined;
  const { slot, split } = best;
  const below = rules.filter((rule) => sideOf(rule, slot, split) === 'below');
  const from = rules.filter((rule) => sideOf(rule, slot, split) === 'from');
  const rest = rules.filter((rule) => sideOf(rule, slot, split) === undefined);
  const lower = branch(below, depth + 1);
  const upper = branch(from, depth + 1);
  return {
    file: { kind: 'by-threshold', slot, split, below: lower, from: upper, children: [lower, upper] },
    rest,
  };
}

/** `below`: false for every number from the split on; `from`: false for every number below it. */
function sideOf(rule: Filed, slot: number, split: number): 'below' | 'from' | undefined {
  for (const demand of rule.demands) {
    if (demand.kind !== 'range' || demand.slot !== slot) continue;
    if (demand.high < split) return 'below';
    if (demand.low >= split) return 'from';
  }
  return undefined;
}

function count<T>(list: readonly T[], wanted: T): number {
  return list.reduce((sum, one) => (one === wanted ? sum + 1 : sum), 0);
}

/** The conjuncts that hang on one slot and constants; anything nested deeper than `all` is left to evaluation. */
function demandsOf(test: Test): Demand[] {
  switch (test.kind) {
    case 'all':
      return test.children.flatMap(demandsOf);
    case 'named':
      return demandsOf(test.child);
    case 'any':
      return test.children.length === 1 ? test.children.flatMap(demandsOf) : [];
    case 'not':
      return [];
    case 'leaf':
      return test.constants === undefined ? [] : demandOf(test.operator, test.slot, test.constants);
  }
}

function demandOf(operator: string, slot: number, constants: readonly Value[]): Demand[] {
  const [first, second] = constants;
  switch (operator) {
    case 'equal':
    case 'in':
      return constants.every((value) => isFileable(value))
        ? [{ kind: 'one-of', slot, values: constants }]
        : [];
    case 'greaterThan':
    case 'greaterThanInclusive':
    case 'after':
      return typeof first === 'number' ? [{ kind: 'range', slot, low: first, high: Infinity }] : [];
    case 'lessThan':
    case 'lessThanInclusive':
    case 'before':
      return typeof first === 'number' ? [{ kind: 'range', slot, low: -Infinity, high: first }] : [];
    case 'between':
      return typeof first === 'number' && typeof second === 'number'
        ? [{ kind: 'range', slot, low: first, high: second }]
        : [];
    default:
      return [];
  }
}

/** Constants of which equality is identity of a known value. */
function isFileable(value: Value): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
