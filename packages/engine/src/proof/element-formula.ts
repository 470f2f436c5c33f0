import type { Quantified } from '@redress/policy';
import { IRRELEVANT_CELL, NONE } from './axis.js';
import { cellsOf, eachCell, othersOf, type Cells } from './cells.js';
import { allOf, anyOf, type Asked, type Formula } from './formula.js';
import { FAILS, HOLDS, type Comparison, type Model } from './model.js';
import type { Variable } from './variable.js';

/**
 * What a question to a list needs of elements once it is true, or false. One that asks for some element has a witness: an
 * element of its own that is as it asks, and as every question asks that is about all elements of that list. More elements
 * than such witnesses no list needs, so that nothing is lost by looking at these alone.
 */
export function elementsFollow(model: Model, own: Listed, cells: Cells): Formula | undefined {
  const [cell, another] = [...eachCell(cells)];
  if (another !== undefined || cell === undefined || (cell !== HOLDS && cell !== FAILS)) return undefined;
  const { list } = own.condition;
  const asked = witnessOf(own.condition, cell);
  const others = [...model.comparisons.values()].filter(
    (one): one is Listed =>
      one.condition.kind !== 'leaf' && one.condition.list.name === list.name && one.variable !== own.variable,
  );
  const axis = model.variable(list.name).axis;
  const noList = model.within(list.name, cellsOf(axis.cells, [NONE, IRRELEVANT_CELL]));
  if (asked !== undefined) {
    const witness = allOf([
      elementIs(model, own, own.condition, asked),
      ...others.map((other) => asAll(model, own, other)),
    ]);
    return own.condition.kind === 'some' ? witness : anyOf([noList, witness]);
  }
  return allOf(others.map((other) => anyOf([noList, asAll(model, other, own)])));
}

/** A question to a list, by its own variable. */
interface Listed extends Comparison {
  readonly condition: Quantified;
}

/** How the element is that a question needs which comes out so; nothing where it is about all elements. */
function witnessOf({ kind }: Quantified, cell: number): 'true' | 'false' | undefined {
  if (kind === 'some') return cell === HOLDS ? 'true' : undefined;
  if (cell === HOLDS) return undefined;
  return kind === 'every' ? 'false' : 'true';
}

/** The witness of one question, if there is one, is as another one asks of all, if it does. */
function asAll(model: Model, one: Listed, other: Listed): Formula {
  const hasWitness = one.condition.kind === 'some' ? HOLDS : FAILS;
  const isOfAll = other.condition.kind === 'some' ? FAILS : HOLDS;
  return anyOf([
    isNot(one.variable, hasWitness),
    isNot(other.variable, isOfAll),
    elementIs(model, one, other.condition, other.condition.kind === 'every' ? 'true' : 'false'),
  ]);
}

function isNot(variable: Variable, cell: number): Formula {
  const cells = othersOf(variable.allowed, cellsOf(variable.axis.cells, [cell]));
  return { kind: 'within', variable, cells };
}

/** What a condition asks of an element, asked of the witness of a question. */
function elementIs(model: Model, { variable }: Listed, { list, where }: Quantified, asked: Asked): Formula {
  return renamed(model, model.formula(where, asked), list.name, variable.name);
}

function renamed(model: Model, formula: Formula, list: string, witness: string): Formula {
  if (formula.kind !== 'within')
    return { ...formula, parts: formula.parts.map((part) => renamed(model, part, list, witness)) };
  const { name } = formula.variable;
  const compared = model.comparisons.get(name)?.condition;
  const names =
    compared === undefined
      ? [name]
      : compared.kind === 'leaf'
        ? [
            compared.left.name,
            ...compared.right.flatMap((one) => (one.kind === 'reference' ? [one.name] : [])),
          ]
        : [];
  if (!names.some((one) => one.startsWith(`${list}[].`))) return formula;
  return { ...formula, variable: model.ofWitness(formula.variable, witness) };
}
