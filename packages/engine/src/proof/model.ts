import { Rational } from '@redress/money';
import {
  Bounds,
  declarationOf,
  itemOf,
  outputNamed,
  type Condition,
  type FactDeclaration,
  type Field,
  type Leaf,
  type Literal,
  type Operand,
  type Quantified,
  type ValueType,
} from '@redress/policy';
import { literalValue } from '../literal.js';
import { MoneyValue } from '../money-value.js';
import type { Program } from '../program.js';
import { slotOf } from '../scope.js';
import { isNumber, rationalOf, type Value } from '../value.js';
import {
  cellOnLine,
  endsOf,
  FIRST,
  IRRELEVANT_CELL,
  lineOf,
  NONE,
  UNCOMPARED,
  UNKNOWN,
  wordsOf,
  type Axis,
} from './axis.js';
import {
  addCell,
  cellsBetween,
  cellsOf,
  eachCell,
  eitherOf,
  hasCell,
  isSameSet,
  noCells,
  othersOf,
  type Cells,
} from './cells.js';
import { homeOf, numberIn, stepOf } from './counted.js';
import { elementsFollow } from './element-formula.js';
import { fieldFollows } from './field-formula.js';
import { allOf, ALWAYS_SO, anyOf, needsAll, OPPOSITE, type Asked, type Formula } from './formula.js';
import { kinshipOf } from './kinship.js';
import { outputCells, outputFollows } from './table-formula.js';
import type { Variable } from './variable.js';

/**
 * The conditions of a policy as formulas over cells. What it leaves out (how amounts are reckoned, two names that are
 * compared, which dated values hold on one day) it leaves open, so that what cannot be in it cannot be at all.
 */
export class Model {
  readonly program: Program;
  readonly #variables = new Map<string, Variable>();
  readonly #axes = new Map<string, Axis>();
  readonly #kin: ReturnType<typeof kinshipOf>;
  readonly #formulas = new Map<Condition, Map<Asked, Formula>>();
  readonly #comparisons = new Map<string, Comparison>();
  readonly #values = new Map<string, Cells>();
  readonly #cuts = new Map<Leaf, Cut | undefined>();
  readonly #witnesses = new Map<string, Variable>();
  #bounds: Bounds | undefined;

  constructor(program: Program) {
    this.program = program;
    this.#kin = kinshipOf(program);
  }

  /** A name of the policy. */
  variable(name: string): Variable {
    const known = this.#variables.get(name);
    if (known !== undefined) return known;
    const axis = this.#axisOf(name);
    const variable: Variable = {
      name,
      index: this.#variables.size,
      axis,
      allowed: this.#allowed(name, axis),
      follows: (cells) => this.#follows(name, cells),
    };
    this.#variables.set(name, variable);
    return variable;
  }

  /** A value that is the same on every day; nothing for a dated one. */
  fixedValue(name: string): Value {
    const periods = this.#periodsOf(name);
    return isAlways(periods) ? periods[0]?.value : undefined;
  }

  #periodsOf(name: string): readonly { readonly from: number; readonly to: number; readonly value: Value }[] {
    return this.program.values.find((value) => value.name === name)?.periods ?? [];
  }

  /** A name of elements, of the element alone that a question to their list needs. */
  ofWitness(variable: Variable, question: string): Variable {
    const name = witnessName(variable.name, question);
    const known = this.#witnesses.get(name);
    if (known !== undefined) return known;
    const made: Variable = { ...variable, name, follows: () => undefined };
    this.#witnesses.set(name, made);
    return made;
  }

  get comparisons(): ReadonlyMap<string, Comparison> {
    return this.#comparisons;
  }

  /** The name is one of the cells. */
  within(name: string, cells: Cells): Formula {
    return { kind: 'within', variable: this.variable(name), cells };
  }

  /** The condition comes out as asked. */
  formula(condition: Condition, asked: Asked): Formula {
    const known = this.#formulas.get(condition)?.get(asked);
    if (known !== undefined) return known;
    const made = this.#make(condition, asked);
    const all = this.#formulas.get(condition) ?? new Map<Asked, Formula>();
    all.set(asked, made);
    this.#formulas.set(condition, all);
    return made;
  }

  /** Cells of a name that hold a value. */
  values(name: string): Cells {
    const known = this.#values.get(name);
    if (known !== undefined) return known;
    const { axis, allowed } = this.variable(name);
    const made = cellsOf(
      axis.cells,
      [...eachCell(allowed)].filter((cell) => cell >= FIRST || cell === UNCOMPARED),
    );
    this.#values.set(name, made);
    return made;
  }

  /** The cell of a constant of a policy on the axis of a name; `undefined` where it hangs on a rate. */
  cellOfLiteral(name: string, literal: Literal): number | undefined {
    return this.#cellOfFixed(name, this.#literal(name, literal));
  }

  #cellOfFixed(name: string, value: Value): number | undefined {
    return value instanceof MoneyValue && value.currency !== this.home(name)
      ? undefined
      : this.cellOf(name, value);
  }

  /** The cell in which a value of the engine lies. */
  cellOf(name: string, value: Value): number | undefined {
    const { axis } = this.variable(name);
    if (value === undefined) return UNKNOWN;
    if (value === null) return NONE;
    if (typeof value === 'symbol') return IRRELEVANT_CELL;
    if (axis.kind === 'words') {
      if (typeof value === 'string' || typeof value === 'boolean')
        return FIRST + (axis.places.get(value) ?? axis.words.length);
      return FIRST + axis.words.length;
    }
    // A sum without an upper end is above every limit.
    if (value instanceof MoneyValue && value.isUnbounded) return axis.cells - 1;
    const number = numberIn(value, this.home(name), this.program.scope.currency);
    if (number !== undefined) return cellOnLine(axis, number);
    return value instanceof MoneyValue ? UNCOMPARED : undefined;
  }

  /** The currency in which amounts of a name are compared. */
  home(name: string): string {
    return homeOf(name, this.#typeOf(name), this.program);
  }

  /** What stands for a fact that nobody states; `undefined` where nothing is presumed or it depends. */
  presumed(name: string): number | undefined {
    const fact = this.program.policy.document.facts.get(name);
    if (fact?.presume === undefined) return undefined;
    if (fact.presume.kind === 'constant') return this.cellOfLiteral(name, fact.presume.value);
    if (fact.presume.kind === 'isOption')
      return this.cellOf(
        name,
        this.program.unknown[slotOf(this.program.scope, fact.presume.reference.name)] === fact.presume.equal,
      );
    const value = this.fixedValue(fact.presume.reference.name);
    return value === undefined ? undefined : this.#cellOfFixed(name, value);
  }

  #typeOf(name: string): ValueType {
    return this.program.policy.types.get(name) ?? { kind: 'text' };
  }

  #make(condition: Condition, asked: Asked): Formula {
    switch (condition.kind) {
      case 'all':
      case 'any': {
        const parts = condition.children.map((child) => this.formula(child, asked));
        return (condition.kind === 'all') === needsAll(asked) ? allOf(parts) : anyOf(parts);
      }
      case 'not':
        return this.formula(condition.child, OPPOSITE[asked]);
      case 'named': {
        const named = this.program.policy.document.conditions.get(condition.name);
        return named === undefined ? ALWAYS_SO : this.formula(named.when, asked);
      }
      case 'some':
      case 'every':
      case 'none':
        return this.#comparison(condition, asked);
      case 'leaf':
        return this.#leaf(condition, asked);
    }
  }

  #leaf(leaf: Leaf, asked: Asked): Formula {
    const { name } = leaf.left;
    const { axis, allowed } = this.variable(name);
    const cut = this.#cuts.has(leaf) ? this.#cuts.get(leaf) : this.#cut(leaf, axis);
    this.#cuts.set(leaf, cut);
    if (cut === undefined) return this.#dated(leaf, asked) ?? this.#comparison(leaf, asked);
    switch (asked) {
      case 'true':
        return this.within(name, cut.whenTrue);
      case 'false':
        return this.within(name, cut.whenFalse);
      case 'notTrue':
        return this.within(name, othersOf(allowed, cut.whenTrue));
      case 'notFalse':
        return this.within(name, othersOf(allowed, cut.whenFalse));
    }
  }

  /** A leaf that reads one dated value: what it comes out as for each of its periods, and without one. */
  #dated(leaf: Leaf, asked: Asked): Formula | undefined {
    const dated = leaf.right.filter(
      (operand) => operand.kind === 'reference' && this.fixedValue(operand.name) === undefined,
    );
    const [only] = dated;
    if (dated.length !== 1 || only?.kind !== 'reference' || !only.name.startsWith('value.')) return undefined;
    const { name } = leaf.left;
    const { axis, allowed } = this.variable(name);
    const value = this.variable(only.name);
    const irrelevant = cellsOf(axis.cells, [IRRELEVANT_CELL]);
    const unstated: Readonly<Record<Asked, Cells>> = {
      true: noCells(axis.cells),
      false: irrelevant,
      notTrue: allowed,
      notFalse: othersOf(allowed, irrelevant),
    };
    const ways = [
      allOf([
        this.within(only.name, cellsOf(value.axis.cells, [UNKNOWN])),
        this.within(name, unstated[asked]),
      ]),
    ];
    for (const { value: held } of this.#periodsOf(only.name)) {
      const cell = this.#cellOfFixed(only.name, held);
      const cut = this.#cut(leaf, axis, held);
      if (cell === undefined || cut === undefined) return undefined;
      const whenAsked: Readonly<Record<Asked, Cells>> = {
        true: cut.whenTrue,
        false: cut.whenFalse,
        notTrue: othersOf(allowed, cut.whenTrue),
        notFalse: othersOf(allowed, cut.whenFalse),
      };
      ways.push(
        allOf([
          this.within(only.name, cellsOf(value.axis.cells, [cell])),
          this.within(name, whenAsked[asked]),
        ]),
      );
    }
    return anyOf(ways);
  }

  /** The cells in which a leaf is true and false; nothing where its operands are no constants of the axis. */
  #cut(leaf: Leaf, axis: Axis, dated?: Value): Cut | undefined {
    const { name } = leaf.left;
    const size = axis.cells;
    const all = this.values(name);
    const apart = cellsOf(size, [NONE, IRRELEVANT_CELL]);
    const { operator } = leaf;
    const isNone =
      leaf.right.length === 1 && leaf.right[0]?.kind === 'constant' && leaf.right[0].value === null;
    if (operator === 'present' || (operator === 'notEqual' && isNone))
      return { whenTrue: all, whenFalse: apart };
    if (operator === 'absent' || (operator === 'equal' && isNone))
      return { whenTrue: cellsOf(size, [NONE]), whenFalse: eitherOf(all, cellsOf(size, [IRRELEVANT_CELL])) };
    const places: number[] = [];
    for (const operand of leaf.right) {
      const value = this.#constant(operand, name, dated);
      if (value === OPEN) return undefined;
      // A value that is not stated on this day: only what is irrelevant decides the leaf.
      if (value === undefined)
        return { whenTrue: noCells(size), whenFalse: cellsOf(size, [IRRELEVANT_CELL]) };
      if (value === null) continue;
      const cell = this.cellOf(name, value);
      if (cell === undefined || cell < FIRST) return undefined;
      places.push(cell);
    }
    const compared = othersOf(all, cellsOf(size, [UNCOMPARED]));
    const [first = FIRST, second = FIRST] = places;
    const truthIn = (cells: Cells): Cut => ({
      whenTrue: cells,
      whenFalse: eitherOf(othersOf(compared, cells), apart),
    });
    const between = (from: number, to: number): Cells => cellsBetween(size, Math.max(FIRST, from), to);
    switch (operator) {
      case 'equal':
      case 'in':
        return truthIn(cellsOf(size, places));
      case 'notEqual':
      case 'notIn':
        return truthIn(othersOf(compared, cellsOf(size, places)));
      case 'lessThan':
      case 'before':
        return truthIn(between(FIRST, first));
      case 'lessThanInclusive':
        return truthIn(between(FIRST, first + 1));
      case 'greaterThan':
      case 'after':
        return truthIn(between(first + 1, size));
      case 'greaterThanInclusive':
        return truthIn(between(first, size));
      case 'between':
        return truthIn(between(first, second + 1));
      case 'contains':
      case 'doesNotContain':
      case 'startsWith':
      case 'matches':
      case 'mentions':
        return undefined;
    }
  }

  #constant(operand: Operand, name: string, dated?: Value): Value | typeof OPEN {
    if (operand.kind === 'constant') {
      const value = this.#literal(name, operand.value);
      return this.#isComparable(name, value) ? value : OPEN;
    }
    if (!operand.name.startsWith('value.')) return OPEN;
    const value = this.fixedValue(operand.name) ?? dated;
    if (value === undefined) return OPEN;
    return this.#isComparable(name, value) ? value : OPEN;
  }

  /**
   * Amounts in one currency have an order. In another one they are compared by the rate of the day; so is what a law reckons
   * in its own currency and may be stated in any.
   */
  #isComparable(name: string, value: Value): boolean {
    if (!(value instanceof MoneyValue)) return true;
    const type = this.#typeOf(name);
    const isOwn = type.kind === 'money' && type.currency !== undefined;
    return value.currency === this.home(name) && (isOwn || value.currency === this.program.scope.currency);
  }

  /** A leaf that is not cut into cells, or a question to a list: true, false or unknown by itself. */
  #comparison(condition: Leaf | Quantified, asked: Asked): Formula {
    const key = JSON.stringify(condition);
    const known = this.#comparisons.get(key) ?? this.#newComparison(key, condition);
    const { variable } = known;
    const cells = (...of: readonly number[]): Formula => ({
      kind: 'within',
      variable,
      cells: cellsOf(variable.axis.cells, of),
    });
    switch (asked) {
      case 'true':
        return cells(HOLDS);
      case 'false':
        return cells(FAILS);
      case 'notTrue':
        return cells(UNKNOWN, FAILS);
      case 'notFalse':
        return cells(UNKNOWN, HOLDS);
    }
  }

  #newComparison(key: string, condition: Leaf | Quantified): Comparison {
    const names =
      condition.kind === 'leaf'
        ? [
            condition.left.name,
            ...condition.right.flatMap((operand) => (operand.kind === 'reference' ? [operand.name] : [])),
          ]
        : [condition.list.name];
    const variable: Variable = {
      name: key,
      index: -1 - this.#comparisons.size,
      axis: TRUTHS,
      allowed: cellsOf(TRUTHS.cells, [UNKNOWN, FAILS, HOLDS]),
      follows: (cells) => {
        const ofElements =
          condition.kind === 'leaf' ? undefined : elementsFollow(this, { variable, condition }, cells);
        if (hasCell(cells, UNKNOWN) || hasCell(cells, FAILS)) return ofElements;
        // True only of values.
        const values = names.map((name) => this.within(name, this.values(name)));
        return allOf(ofElements === undefined ? values : [...values, ofElements]);
      },
    };
    const comparison = { variable, condition };
    this.#comparisons.set(key, comparison);
    return comparison;
  }

  #follows(name: string, cells: Cells): Formula | undefined {
    const { document } = this.program.policy;
    const fact = document.facts.get(name);
    if (fact !== undefined) return this.#relevance(fact.relevantWhen, cells);
    const derivation = document.derive.get(name);
    if (derivation !== undefined) return this.#derived(name, cells);
    if (name.startsWith('table.'))
      return outputFollows(this, name, cells, (literal) => this.cellOfLiteral(name, literal));
    for (const [prefix, fields] of [
      ['class.', document.classification],
      ['route.', document.routing],
      ['responsibility.', document.responsibility],
    ] as const) {
      if (!name.startsWith(prefix)) continue;
      const field = fields.get(name.slice(prefix.length));
      return field === undefined ? undefined : fieldFollows(this, name, field, cells);
    }
    return undefined;
  }

  #relevance(relevantWhen: Condition | undefined, cells: Cells): Formula | undefined {
    if (relevantWhen === undefined) return undefined;
    if (!hasCell(cells, IRRELEVANT_CELL)) return this.formula(relevantWhen, 'notFalse');
    return isSameSet(cells, cellsOf(cells.length * 32, [IRRELEVANT_CELL]).slice(0, cells.length))
      ? this.formula(relevantWhen, 'false')
      : undefined;
  }

  /** What follows for the inputs of a derivation that is one of these cells, where that can be said in cells. */
  #derived(name: string, cells: Cells): Formula | undefined {
    const operation = this.program.policy.document.derive.get(name)?.operation;
    if (operation?.kind === 'firstKnown') return this.#firstKnown(name, operation.of, cells);
    if (operation?.kind === 'band') return this.#band(name, cells);
    return undefined;
  }

  #firstKnown(name: string, of: readonly Operand[], cells: Cells): Formula | undefined {
    const isValue = (cell: number): boolean => cell >= FIRST || cell === UNCOMPARED;
    const wanted = [...eachCell(cells)];
    if (!wanted.every(isValue)) return undefined;
    const ways: Formula[] = [];
    const before: Formula[] = [];
    for (const operand of of) {
      if (operand.kind === 'constant') {
        const cell = this.cellOfLiteral(name, operand.value);
        if (cell === undefined) return undefined;
        if (wanted.includes(cell)) ways.push(allOf([...before]));
        break;
      }
      const { axis } = this.variable(operand.name);
      ways.push(allOf([...before, this.within(operand.name, cells)]));
      before.push(this.within(operand.name, cellsOf(axis.cells, [UNKNOWN, NONE, IRRELEVANT_CELL])));
    }
    return anyOf(ways);
  }

  #band(name: string, cells: Cells): Formula | undefined {
    const operation = this.program.policy.document.derive.get(name)?.operation;
    if (operation?.kind !== 'band' || operation.of.kind !== 'reference') return undefined;
    const input = operation.of.name;
    const { axis } = this.variable(input);
    const wanted = noCells(axis.cells);
    let from = FIRST;
    for (const band of operation.bands) {
      const limit = this.#constant(band.value, input);
      const cell = limit === OPEN || limit === undefined ? undefined : this.cellOf(input, limit);
      const label = this.cellOfLiteral(name, band.then);
      if (cell === undefined || cell < FIRST || label === undefined) return undefined;
      const to = band.limit === 'upTo' ? cell + 1 : cell;
      if (hasCell(cells, label)) for (let one = from; one < to; one += 1) addCell(wanted, one);
      from = Math.max(from, to);
    }
    const last = this.cellOfLiteral(name, operation.otherwise);
    if (last === undefined) return undefined;
    if (hasCell(cells, last)) for (let one = from; one < axis.cells; one += 1) addCell(wanted, one);
    for (const apart of [NONE, IRRELEVANT_CELL]) if (hasCell(cells, apart)) addCell(wanted, apart);
    if (hasCell(cells, UNKNOWN)) for (const one of [UNKNOWN, UNCOMPARED]) addCell(wanted, one);
    return this.within(input, wanted);
  }

  #allowed(name: string, axis: Axis): Cells {
    const { document } = this.program.policy;
    if (name.startsWith('value.')) {
      const periods = this.#periodsOf(name);
      const cells = periods.map(({ value }) =>
        value instanceof MoneyValue && value.currency !== this.home(name)
          ? undefined
          : cellOnAxis(axis, value, this.home(name), this.program.scope.currency),
      );
      if (cells.some((cell) => cell === undefined)) return this.#anything(name, axis);
      const known = cells.flatMap((cell) => cell ?? []);
      return cellsOf(axis.cells, isAlways(periods) ? known : [UNKNOWN, ...known]);
    }
    const field = itemOf(name) === undefined ? undefined : declarationOf(document, name);
    if (field !== undefined) {
      // What a case states of an element may be missing or none, never irrelevant.
      const out = [
        IRRELEVANT_CELL,
        ...(field.type.kind === 'money' ? [] : [UNCOMPARED]),
        ...(axis.kind === 'words' && (field.type.kind === 'enum' || field.type.kind === 'boolean')
          ? strangers(axis, field.type)
          : []),
        ...this.#outOfBounds(name, field, axis),
      ];
      return othersOf(this.#anything(name, axis), cellsOf(axis.cells, out));
    }
    const fact = document.facts.get(name);
    if (fact !== undefined) {
      const all = this.#anything(name, axis);
      const presumed = fact.presume;
      const isSureToHold =
        presumed?.kind === 'constant' ||
        presumed?.kind === 'isOption' ||
        (presumed?.kind === 'reference' && this.fixedValue(presumed.reference.name) !== undefined);
      const out = [
        ...(isSureToHold ? [UNKNOWN] : []),
        ...(fact.relevantWhen === undefined ? [IRRELEVANT_CELL] : []),
        ...(fact.type.kind === 'money' ? [] : [UNCOMPARED]),
        ...(axis.kind === 'words' && (fact.type.kind === 'enum' || fact.type.kind === 'boolean')
          ? strangers(axis, fact.type)
          : []),
        ...(presumed?.kind === 'reference' ? [] : this.#outOfBounds(name, fact, axis)),
      ];
      const allowed = othersOf(all, cellsOf(axis.cells, out));
      const own = presumed?.kind === 'constant' ? this.#cellOnOwn(name, axis, presumed.value) : undefined;
      // What is presumed need not lie within the bounds of what may be stated.
      return own === undefined ? allowed : eitherOf(allowed, cellsOf(axis.cells, [own]));
    }
    const ruled = this.#fieldOf(name);
    if (ruled !== undefined) {
      const thens = [...ruled.rules.map(({ then }) => then), ruled.otherwise];
      const cells = thens.map((then) =>
        then.kind === 'reference' ? undefined : this.#cellOnOwn(name, axis, then.value),
      );
      const rows = ruled.table === undefined ? [] : this.#outputCells(ruled.table.name, name, axis);
      if (rows !== undefined && cells.every((cell) => cell !== undefined))
        return cellsOf(axis.cells, [UNKNOWN, ...cells, ...rows]);
      return this.#anything(name, axis);
    }
    if (name.startsWith('table.')) {
      const rows = this.#outputCells(name, name, axis);
      return rows === undefined ? this.#anything(name, axis) : cellsOf(axis.cells, rows);
    }
    if (document.derive.has(name)) return this.#withinBounds(name, axis);
    // Whoever binds the policy may choose otherwise; it is never unknown.
    if (name.startsWith('option.')) return cellsBetween(axis.cells, FIRST, axis.cells - 1);
    if (name.startsWith('case.'))
      return othersOf(this.#anything(name, axis), cellsOf(axis.cells, [NONE, IRRELEVANT_CELL, UNCOMPARED]));
    return this.#anything(name, axis);
  }

  /** What a table says under a name, on the axis of another that takes it over. */
  #outputCells(reads: string, name: string, axis: Axis): number[] | undefined {
    const named = outputNamed(reads, this.program.policy.document);
    return named && outputCells(named, (literal) => this.#cellOnOwn(name, axis, literal));
  }

  /** What is reckoned lies between the ends that follow from those of its inputs. */
  #withinBounds(name: string, axis: Axis): Cells {
    const all = this.#anything(name, axis);
    const { kind } = this.#typeOf(name);
    if (kind !== 'integer' && kind !== 'decimal') return all;
    const { policy } = this.program;
    this.#bounds ??= new Bounds(policy.document, { types: policy.types, order: policy.nameOrder });
    const { low, high } = this.#bounds.ofName(name);
    return othersOf(all, cellsOf(axis.cells, [...beyond(axis, low, -1), ...beyond(axis, high, 1)]));
  }

  /** As `cellOfLiteral`, while the variable is being made. */
  #cellOnOwn(name: string, axis: Axis, literal: Literal): number | undefined {
    const value = this.#literal(name, literal);
    if (value instanceof MoneyValue && value.currency !== this.home(name)) return undefined;
    return cellOnAxis(axis, value, this.home(name), this.program.scope.currency);
  }

  #outOfBounds(name: string, fact: Pick<FactDeclaration, 'type' | 'min' | 'max'>, axis: Axis): number[] {
    if (axis.kind === 'words') return [];
    const least = fact.min ?? (fact.type.kind === 'money' ? '0' : undefined);
    return [
      ...beyond(axis, this.#boundOf(name, least), -1),
      ...beyond(axis, this.#boundOf(name, fact.max), 1),
    ];
  }

  #literal(name: string, literal: Literal): Value {
    return literalValue(literal, this.#typeOf(name), this.program.scope.at(name));
  }

  #boundOf(name: string, literal: Literal | undefined): Rational | undefined {
    if (literal === undefined) return undefined;
    const value = this.#literal(name, literal);
    if (value instanceof MoneyValue && value.amount.isZero()) return value.amount;
    return numberIn(value, this.home(name), this.program.scope.currency);
  }

  /** All cells but gaps that no value of the type falls into. */
  #anything(name: string, axis: Axis): Cells {
    const all = cellsBetween(axis.cells, 0, axis.cells);
    if (axis.kind === 'words') return all;
    const step = stepOf(name, this.#typeOf(name), this.program);
    if (step === undefined) return all;
    const empty: number[] = [];
    for (let cell = FIRST; cell < axis.cells; cell += 1) {
      const { low, high, isLimit } = endsOf(axis, cell);
      if (isLimit) {
        if (low !== undefined && !low.divide(step).isInteger()) empty.push(cell);
      } else if (low !== undefined && high !== undefined) {
        const next = low.divide(step).floor().add(Rational.ONE).multiply(step);
        if (next.compare(high) >= 0) empty.push(cell);
      }
    }
    return othersOf(all, cellsOf(axis.cells, empty));
  }

  #fieldOf(name: string): Field | undefined {
    const { classification, routing, responsibility } = this.program.policy.document;
    const [prefix = '', ...rest] = name.split('.');
    const fields = { class: classification, route: routing, responsibility }[prefix];
    return fields?.get(rest.join('.'));
  }

  #axisOf(name: string): Axis {
    const family = this.#kin.familyOf(name);
    const known = this.#axes.get(family);
    if (known !== undefined) return known;
    const axis = this.#makeAxis(family);
    this.#axes.set(family, axis);
    return axis;
  }

  #makeAxis(family: string): Axis {
    const { scope } = this.program;
    const members = this.#kin.membersOf(family);
    const type = this.#typeOf(members[0] ?? family);
    if (type.kind === 'place' || type.kind === 'list') return wordsOf([]);
    if (type.kind === 'boolean') return wordsOf([false, true]);
    const words = new Set<string>();
    const limits: Rational[] = [];
    for (const name of members) {
      const own = this.#typeOf(name);
      if (own.kind === 'enum') for (const word of own.values.keys()) words.add(word);
      for (const value of this.#kin.constantsOf(name)) {
        if (typeof value === 'string') words.add(value);
        else if (isNumber(value)) limits.push(rationalOf(value));
        else if (value instanceof MoneyValue) {
          const number = numberIn(value, homeOf(name, own, this.program), scope.currency);
          if (number !== undefined) limits.push(number);
        }
      }
    }
    return type.kind === 'enum' || type.kind === 'text' ? wordsOf(words) : lineOf(limits);
  }
}

/** The cells in which a leaf is true and false. */
interface Cut {
  readonly whenTrue: Cells;
  readonly whenFalse: Cells;
}

export interface Comparison {
  readonly variable: Variable;
  readonly condition: Leaf | Quantified;
}

const OPEN: unique symbol = Symbol('open');
const TRUTHS = wordsOf([false, true]);
/** Whether a value holds on every day, also where the day is not known. */
function isAlways(periods: readonly { readonly from: number; readonly to: number }[]): boolean {
  const [only] = periods;
  return periods.length === 1 && only?.from === -Infinity && only.to === Infinity;
}

/** By what a name of elements is known, asked of the one that a question to their list needs. */
export function witnessName(name: string, question: string): string {
  return `${name} of ${question}`;
}

/** A comparison that is false, and one that is true. */
export const FAILS = FIRST;
export const HOLDS = FIRST + 1;

function strangers(axis: Extract<Axis, { kind: 'words' }>, type: ValueType): number[] {
  const own: ReadonlySet<string | boolean> =
    type.kind === 'enum' ? new Set<string | boolean>(type.values.keys()) : new Set([false, true]);
  return [
    ...axis.words.flatMap((word, place) => (own.has(word) ? [] : [FIRST + place])),
    FIRST + axis.words.length,
  ];
}

/** Cells of which every value lies beyond a bound. */
function beyond(axis: Axis, bound: Rational | undefined, side: -1 | 1): number[] {
  if (bound === undefined || axis.kind === 'words') return [];
  const at = cellOnLine(axis, bound);
  const cells: number[] = [];
  for (let cell = FIRST; cell < axis.cells; cell += 1) {
    if (side < 0 ? cell < at : cell > at) cells.push(cell);
  }
  return cells;
}

function cellOnAxis(axis: Axis, value: Value, home: string, policyCurrency: string): number | undefined {
  if (value === undefined) return UNKNOWN;
  if (value === null) return NONE;
  if (axis.kind === 'words')
    return typeof value === 'string' || typeof value === 'boolean'
      ? FIRST + (axis.places.get(value) ?? axis.words.length)
      : undefined;
  const number = numberIn(value, home, policyCurrency);
  if (number !== undefined) return cellOnLine(axis, number);
  return value instanceof MoneyValue ? UNCOMPARED : undefined;
}
