import type { Field, Operand } from '@redress/policy';
import { cellsOf, eachCell, type Cells } from './cells.js';
import { FIRST, NONE } from './axis.js';
import { allOf, ALWAYS_SO, anyOf, NEVER_SO, type Formula } from './formula.js';
import type { Model } from './model.js';
import { outputFollows } from './table-formula.js';

/** What the rules of a field must come out as for it to be one of these cells; nothing where it may stay open. */
export function fieldFollows(model: Model, name: string, field: Field, cells: Cells): Formula | undefined {
  const wanted = [...eachCell(cells)];
  if (field.table !== undefined) {
    const { otherwise } = field;
    if (otherwise.kind !== 'constant') return undefined;
    return outputFollows(
      model,
      field.table.name,
      cells,
      (literal) => model.cellOfLiteral(name, literal),
      otherwise.value,
    );
  }
  if (!wanted.every((cell) => cell >= FIRST || cell === NONE)) return undefined;
  const { axis } = model.variable(name);
  return anyOf(
    wanted.map((cell) =>
      allOf([
        model.within(name, cellsOf(axis.cells, [cell])),
        field.take === 'highest' ? highestIs(model, name, field, cell) : firstIs(model, name, field, cell),
      ]),
    ),
  );
}

/** Rules before the deciding one are false, or at least not true where they would give the same (language.md §4). */
function firstIs(model: Model, name: string, field: Field, cell: number): Formula {
  let rest = mayBe(model, name, field.otherwise, cell) ? ALWAYS_SO : NEVER_SO;
  for (const rule of field.rules.toReversed()) {
    rest = mayBe(model, name, rule.then, cell)
      ? anyOf([model.formula(rule.when, 'true'), allOf([model.formula(rule.when, 'notTrue'), rest])])
      : allOf([model.formula(rule.when, 'false'), rest]);
  }
  return rest;
}

/** Some rule, or none, gives it, and none that ranks above is true or open. */
function highestIs(model: Model, name: string, field: Field, cell: number): Formula {
  const rank = ranksOf(model, name, field);
  const own = rank(cell);
  const higher = field.rules.flatMap((rule) => {
    const other = cellOfThen(model, name, rule.then);
    const isHigher = other !== undefined && own !== undefined && (rank(other) ?? own) > own;
    return isHigher ? [model.formula(rule.when, 'false')] : [];
  });
  const ways = field.rules.flatMap((rule) =>
    mayBe(model, name, rule.then, cell) ? [model.formula(rule.when, 'true')] : [],
  );
  if (mayBe(model, name, field.otherwise, cell)) {
    const others = field.rules.flatMap((rule) =>
      mayBe(model, name, rule.then, cell) ? [] : [model.formula(rule.when, 'false')],
    );
    return anyOf([allOf([...higher, anyOf(ways)]), allOf(others)]);
  }
  return allOf([...higher, anyOf(ways)]);
}

/** How high a cell ranks where the highest hit is taken. */
export function ranksOf(model: Model, name: string, field: Field): (cell: number) => number | undefined {
  if (field.type.kind !== 'enum') return (cell) => cell;
  const order = field.order ?? [...field.type.values.keys()];
  const ranks = new Map(order.map((word, rank) => [model.cellOfLiteral(name, word), rank] as const));
  return (cell) => ranks.get(cell);
}

/** Whether a rule may give this cell; one that gives another name may give anything. */
function mayBe(model: Model, name: string, then: Operand, cell: number): boolean {
  const own = cellOfThen(model, name, then);
  return own === undefined || own === cell;
}

/** The cell that a rule gives; `undefined` where it gives another name. */
export function cellOfThen(model: Model, name: string, then: Operand): number | undefined {
  return then.kind === 'constant' ? model.cellOfLiteral(name, then.value) : undefined;
}
