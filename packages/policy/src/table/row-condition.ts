import type { Rational } from '@redress/money';
import type { Condition, Leaf, Literal, Operand, OperatorName } from '../document.js';
import type { CellSet } from './cell-set.js';
import type { Stretch } from './cut.js';
import type { InputType } from './input-type.js';
import type { TableColumn } from './table-columns.js';
import { writePosition } from './write-cell.js';

/**
 * What a row asks, as a condition of comparisons: how a row is explained, and how others than the index ask it. The days
 * on which the row holds are left out.
 */
export function rowCondition(columns: readonly TableColumn[], row: number): Condition {
  const children = columns.flatMap(({ reads, input, sets }): Condition[] => {
    const set = sets[row];
    return reads === undefined || set === undefined ? [] : cellCondition(reads, set, input);
  });
  const [only] = children;
  return only !== undefined && children.length === 1 ? only : { kind: 'all', children };
}

function cellCondition(name: string, set: CellSet, input: InputType): Condition[] {
  if (set.kind === 'any') return [];
  const takesNull = set.takesNull ? [leaf(name, 'equal', null)] : [];
  const known =
    set.kind === 'stretches'
      ? set.stretches.map((stretch) => stretchCondition(name, stretch, input))
      : wordCondition(name, set);
  const ways = [...known, ...takesNull];
  // Nothing fits, and of what is unknown nothing either; an empty `any` is true to others.
  if (ways.length === 0) return [{ kind: 'not', child: { kind: 'all', children: [] } }];
  return [anyOf(ways)];
}

function wordCondition(name: string, set: Extract<CellSet, { kind: 'words' }>): Condition[] {
  const words = [...set.words];
  const [only] = words;
  if (only === undefined) return set.isNegative ? [leaf(name, 'present')] : [];
  if (words.length === 1) return [leaf(name, set.isNegative ? 'notEqual' : 'equal', only)];
  return [leaf(name, set.isNegative ? 'notIn' : 'in', ...words)];
}

function stretchCondition(name: string, { from, to }: Stretch, input: InputType): Condition {
  const low = from?.at;
  const high = to?.at;
  if (from === undefined || low === undefined)
    return to === undefined || high === undefined
      ? leaf(name, 'present')
      : leaf(name, to.isAfter ? 'lessThanInclusive' : 'lessThan', literalAt(high, input));
  const above = leaf(name, from.isAfter ? 'greaterThan' : 'greaterThanInclusive', literalAt(low, input));
  if (to === undefined || high === undefined) return above;
  if (!from.isAfter && to.isAfter) {
    if (low.equals(high)) return leaf(name, 'equal', literalAt(low, input));
    return leaf(name, 'between', literalAt(low, input), literalAt(high, input));
  }
  const below = leaf(name, to.isAfter ? 'lessThanInclusive' : 'lessThan', literalAt(high, input));
  return { kind: 'all', children: [above, below] };
}

function anyOf(children: readonly Condition[]): Condition {
  const [only] = children;
  return only !== undefined && children.length === 1 ? only : { kind: 'any', children };
}

function leaf(name: string, operator: OperatorName, ...values: readonly Literal[]): Leaf {
  const right = values.map((value): Operand => ({ kind: 'constant', value }));
  return { kind: 'leaf', left: { kind: 'reference', name }, operator, right };
}

/** Written numbers have an end, so their text is exact. */
function literalAt(at: Rational, input: InputType): Literal {
  switch (input.type.kind) {
    case 'integer':
    case 'decimal': {
      const text = at.toDecimal();
      return String(Number(text)) === text ? Number(text) : text;
    }
    case 'money':
      return { kind: 'money', amount: at.toDecimal(), currency: input.currency };
    default:
      return writePosition(at, input);
  }
}
