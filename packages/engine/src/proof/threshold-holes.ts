import { Rational } from '@redress/money';
import type { Leaf, Literal, PolicyDocument } from '@redress/policy';
import type { Bench, Proof } from './bench.js';
import { cellOnLine, FIRST } from './axis.js';
import { cellsBetween, eachCell, hasCell } from './cells.js';
import { partsWithin } from './condition-entries.js';
import { allOf, anyOf, ALWAYS_SO, NEVER_SO, type Formula } from './formula.js';
import type { Model } from './model.js';
import type { RuleList } from './rule-list.js';
import type { Variable } from './variable.js';

/**
 * Two limits that were meant to touch and do not: one rule up to 1500, the next from 1501, and what lies between falls to
 * neither. Only where the limits are one unit of their last written digit apart and the name can lie between.
 */
export const proveThresholdHoles: Proof = (bench) => {
  const lists = [...bench.lists, ...remedyListsOf(bench.document)];
  for (const list of lists) for (const hole of holesOf(bench, list)) tell(bench, list, hole);
};

/** Remedies of one kind, basis and group stand beside each other like the rules of a list. */
function remedyListsOf(document: PolicyDocument): RuleList[] {
  const groups = new Map<string, RuleList['rules'][number][]>();
  for (const { id, kind, basis, stack, when } of document.remedies) {
    if (when === undefined) continue;
    const key = JSON.stringify([kind, basis, stack?.group]);
    const rules = groups.get(key) ?? [];
    rules.push({ rule: id, label: `remedy \`${id}\``, when, then: undefined });
    groups.set(key, rules);
  }
  return [...groups.values()].map((rules) => ({
    where: 'remedies',
    label: rules.map(({ label }) => label).join(', '),
    rules,
    context: undefined,
    field: undefined,
    name: undefined,
    node: document.remedies,
    otherwise: undefined,
  }));
}

interface Bound {
  readonly leaf: Leaf;
  readonly position: number;
  readonly at: Rational;
  readonly isClosed: boolean;
  /** How far apart two numbers with as many digits are at least. */
  readonly unit: Rational;
}

interface Hole {
  readonly name: string;
  readonly below: Bound;
  readonly above: Bound;
}

function holesOf({ inquiry, document }: Bench, list: RuleList): Hole[] {
  const uppers = new Map<string, Bound[]>();
  const lowers = new Map<string, Bound[]>();
  const put = (map: Map<string, Bound[]>, name: string, bound: Bound): void => {
    const bounds = map.get(name) ?? [];
    bounds.push(bound);
    map.set(name, bounds);
  };
  for (const [position, { when }] of list.rules.entries()) {
    const visit = (condition: typeof when): void => {
      for (const { part } of partsWithin(condition)) {
        const named = part.kind === 'named' ? document.conditions.get(part.name) : undefined;
        if (named !== undefined) visit(named.when);
        if (part.kind !== 'leaf') continue;
        const { name } = part.left;
        for (const { bound, side } of boundsOf(part, position))
          put(side === 'upper' ? uppers : lowers, name, bound);
      }
    };
    visit(when);
  }
  const { model } = inquiry;
  return [...uppers].flatMap(([name, bounds]) => {
    const starts = new Map<string, Bound[]>();
    for (const above of lowers.get(name) ?? []) {
      const at = starts.get(above.at.toString()) ?? [];
      at.push(above);
      starts.set(above.at.toString(), at);
    }
    return bounds.flatMap((below) =>
      STEPS_BETWEEN.flatMap((step) => starts.get(below.at.add(step).toString()) ?? []).flatMap((above) =>
        below.position !== above.position && isNarrow(model, name, below, above)
          ? [{ name, below, above }]
          : [],
      ),
    );
  });
}

/** None, and one unit of the last digit of numbers as they are written. */
const STEPS_BETWEEN = [
  Rational.ZERO,
  ...[1, 10, 100, 1_000, 10_000, 100_000].map((parts) => Rational.of(1, parts)),
];

function boundsOf(
  leaf: Leaf,
  position: number,
): { readonly bound: Bound; readonly side: 'upper' | 'lower' }[] {
  const limit = (place: number, side: 'upper' | 'lower', isClosed: boolean) => {
    const operand = leaf.right[place];
    const read = operand?.kind === 'constant' ? digits(operand.value) : undefined;
    return read === undefined ? [] : [{ bound: { leaf, position, isClosed, ...read }, side }];
  };
  switch (leaf.operator) {
    case 'lessThan':
      return limit(0, 'upper', false);
    case 'lessThanInclusive':
      return limit(0, 'upper', true);
    case 'greaterThan':
      return limit(0, 'lower', false);
    case 'greaterThanInclusive':
      return limit(0, 'lower', true);
    case 'between':
      return [...limit(0, 'lower', true), ...limit(1, 'upper', true)];
    default:
      return [];
  }
}

/** A number as it is written, and one unit of its last digit. */
function digits(literal: Literal): { readonly at: Rational; readonly unit: Rational } | undefined {
  if (literal === null || typeof literal === 'boolean') return undefined;
  const text = String(typeof literal === 'object' ? literal.amount : literal);
  if (!/^-?\d{1,40}(?:\.\d{1,20})?$/.test(text)) return undefined;
  const decimals = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0;
  return { at: Rational.fromDecimal(text), unit: Rational.of(1n, 10n ** BigInt(decimals)) };
}

/** At most a unit wide, and not the zero between what is lower and what is higher. */
function isNarrow(model: Model, name: string, below: Bound, above: Bound): boolean {
  const width = above.at.subtract(below.at);
  if (width.sign() < 0 || width.compare(below.unit.min(above.unit)) > 0) return false;
  if (width.isZero() && (below.isClosed || above.isClosed || below.at.isZero())) return false;
  return [...eachCell(holeIn(model, name, below, above))].length > 0;
}

/** The cells between two limits that a value can fall into. */
function holeIn(model: Model, name: string, below: Bound, above: Bound): Uint32Array {
  const { axis, allowed } = model.variable(name);
  if (axis.kind !== 'line') return new Uint32Array(allowed.length);
  const from = cellOnLine(axis, below.at) + (below.isClosed ? 1 : 0);
  const to = cellOnLine(axis, above.at) + (above.isClosed ? 0 : 1);
  const between = cellsBetween(axis.cells, Math.max(FIRST, from), to);
  return between.map((word, at) => word & (allowed[at] ?? 0));
}

function tell({ inquiry, report }: Bench, list: RuleList, { name, below, above }: Hole): void {
  const [lower, upper] = [list.rules[below.position], list.rules[above.position]];
  if (lower === undefined || upper === undefined) return;
  const question = (model: Model): Formula => {
    const variable = model.variable(name);
    const { axis } = variable;
    if (axis.kind !== 'line') return NEVER_SO;
    const [under, over] = [cellOnLine(axis, below.at), cellOnLine(axis, above.at)];
    return allOf([
      model.within(name, holeIn(model, name, below, above)),
      ...list.rules.map(({ when }) => model.formula(when, 'false')),
      // With all else as it is, one limit further down and one further up are covered.
      as(model.formula(lower.when, 'true'), variable, below.isClosed ? under : under - 1),
      as(model.formula(upper.when, 'true'), variable, above.isClosed ? over : over + 1),
    ]);
  };
  if (inquiry.canBe(question) !== 'possible') return;
  const example = inquiry.example(question, ({ verdict }) => {
    const verdicts = [lower, upper].map(({ rule, when }) =>
      list.where === 'remedies' ? verdict(`remedies.${rule}`, 'when', when) : verdict(list.where, rule, when),
    );
    return verdicts.every((one) => one.verdict === 'false') ? { verdicts } : undefined;
  });
  report(
    'threshold-hole',
    {
      name,
      from: below.at.toString(),
      to: above.at.toString(),
      lower: lower.label,
      upper: upper.label,
    },
    above.leaf,
    example,
    [lower.when, upper.when],
  );
}

/** The formula where a variable is in one cell. */
function as(formula: Formula, variable: Variable, cell: number): Formula {
  switch (formula.kind) {
    case 'within':
      if (formula.variable !== variable) return formula;
      return hasCell(formula.cells, cell) ? ALWAYS_SO : NEVER_SO;
    case 'all':
      return allOf(formula.parts.map((part) => as(part, variable, cell)));
    case 'any':
      return anyOf(formula.parts.map((part) => as(part, variable, cell)));
  }
}
