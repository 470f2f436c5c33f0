import {
  formatInstant,
  localDate,
  openDates,
  parseDate,
  parseInstant,
  startOfDay,
  zoneOf,
} from '@redress/calendar';
import { MoneyError, Rational } from '@redress/money';
import type { Case, Leaf, Operand, OperatorName, Quantified, ValueType } from '@redress/policy';
import { inputsOf } from '../facts/derive.js';
import type { Program } from '../program.js';
import { isNumber, rationalOf, type Value } from '../value.js';
import { cellOnLine, FIRST, IRRELEVANT_CELL, NONE, UNKNOWN } from './axis.js';
import { eachCell, hasCell, isSameSet, type Cells } from './cells.js';
import { isValueCell, numberInCell, statementOf } from './chosen-value.js';
import { numberIn, stepOf } from './counted.js';
import { FAILS, HOLDS, witnessName, type Model } from './model.js';
import type { Solution } from './solver.js';
import { usualReceipt } from './usual-receipt.js';
import type { Variable } from './variable.js';

/**
 * Makes a case of what a search has found: facts for the cells that were left, inputs for derivations that must come out
 * so. A guess, which the engine has to confirm; each `turn` makes another one. Nothing where it finds none.
 */
export function writeCase(model: Model, solution: Solution, turn: number): Case | undefined {
  try {
    return new CaseWriter(model, solution, turn).write();
  } catch (error) {
    if (error instanceof MoneyError) return undefined;
    throw error;
  }
}

/** A case that states these values by name, or what makes derivations come out so. Nothing where that was not managed. */
export function writeValues(model: Model, values: readonly (readonly [string, unknown])[]): Case | undefined {
  try {
    return new CaseWriter(model, { kind: 'possible', cells: new Map() }, 0).writeValues(values);
  } catch (error) {
    if (error instanceof MoneyError) return undefined;
    throw error;
  }
}

type Chosen = Rational | string | boolean | null;

class CaseWriter {
  readonly #model: Model;
  readonly #program: Program;
  readonly #cells: ReadonlyMap<Variable, Cells>;
  readonly #byName: ReadonlyMap<string, Cells>;
  readonly #turn: number;
  readonly #chosen = new Map<string, Chosen>();
  readonly #lists = new Map<string, Record<string, unknown>[]>();

  constructor(model: Model, { cells }: Solution, turn: number) {
    this.#model = model;
    this.#program = model.program;
    this.#cells = cells;
    this.#byName = new Map([...cells].map(([{ name }, left]) => [name, left]));
    this.#turn = turn;
  }

  write(): Case {
    const { document } = this.#program.policy;
    this.#pickDays();
    for (const [variable, cells] of this.#cells) {
      const comparison = this.#model.comparisons.get(variable.name);
      if (comparison?.condition.kind === 'leaf') this.#compare(comparison.condition, cells);
      else if (comparison !== undefined) this.#element(variable.name, comparison.condition, cells);
      else if (document.derive.has(variable.name) && !isSameSet(cells, variable.allowed))
        this.#aim(variable.name, cells);
    }
    for (const [variable, cells] of this.#cells) {
      if (this.#isStated(variable.name) && !isSameSet(cells, variable.allowed))
        this.#choose(variable.name, cells);
    }
    return this.#case();
  }

  /** Values as a case states them. */
  writeValues(values: readonly (readonly [string, unknown])[]): Case | undefined {
    const facts: Record<string, unknown> = {};
    for (const [name, stated] of values) {
      const value = this.#onDay(name, stated);
      if (this.#program.policy.document.facts.has(name)) facts[name] = value;
      else if (value === null) this.#makeNone(name);
      else {
        const number = readNumber(value, this.#typeOf(name));
        if (number === undefined || !this.#reach(name, number)) return undefined;
      }
    }
    this.#pickDays();
    const input = this.#case();
    return { ...input, facts: { ...input.facts, ...facts } };
  }

  /** A day for what is a moment: its noon. */
  #onDay(name: string, value: unknown): unknown {
    if (this.#typeOf(name).kind !== 'instant' || typeof value !== 'string' || !DATE.test(value)) return value;
    const { zone } = this.#program;
    return formatInstant(startOfDay(parseDate(value), zone) + 12 * HOUR, zone);
  }

  #isStated(name: string): boolean {
    return this.#program.policy.document.facts.has(name) || name.startsWith('case.');
  }

  #typeOf(name: string): ValueType {
    return this.#program.policy.types.get(name) ?? { kind: 'text' };
  }

  /** The days that pick the dated values, of the policy and of each law, and the receipt that every case has. */
  #pickDays(): void {
    const { document } = this.#program.policy;
    for (const law of [undefined, ...document.laws.values()]) {
      const { datedBy, zone } = law ?? document;
      const dated = this.#program.values.filter(
        (value) => value.law === law?.id && this.#model.fixedValue(value.name) === undefined,
      );
      if (dated.length === 0) continue;
      const house = zoneOf(zone);
      const usual = usualReceipt(this.#program);
      const usualDay = localDate(usual, house);
      const day = daysOf(dated, usualDay).find((one) =>
        dated.every(({ name, periods }) => {
          const held = periods.find(({ from, to }) => from <= one && one < to)?.value;
          const cell = this.#model.cellOf(name, held);
          return (
            cell === undefined || hasCell(this.#byName.get(name) ?? this.#model.variable(name).allowed, cell)
          );
        }),
      );
      if (day === undefined) continue;
      const instant = day === usualDay ? usual : startOfDay(day, house) + 10 * HOUR;
      const moment = Rational.of(this.#typeOf(datedBy).kind === 'date' ? day : instant);
      if (this.#fits(datedBy, moment)) this.#chosen.set(datedBy, moment);
    }
    const usual = Rational.of(usualReceipt(this.#program));
    if (!this.#chosen.has(RECEIVED) && this.#fits(RECEIVED, usual)) this.#chosen.set(RECEIVED, usual);
  }

  /** A stated name becomes one of the cells. */
  #choose(name: string, cells: Cells): void {
    const known = this.#chosen.get(name);
    if (known !== undefined) return;
    const presumed = this.#model.presumed(name);
    if (presumed !== undefined && hasCell(cells, presumed) && this.#turn === 0) return;
    const list = [...eachCell(cells)].filter(isValueCell);
    if (list.length === 0) {
      if (hasCell(cells, NONE) && !hasCell(cells, UNKNOWN) && !hasCell(cells, IRRELEVANT_CELL))
        this.#chosen.set(name, null);
      return;
    }
    const value = this.#valueIn(name, cells);
    if (value !== undefined) this.#chosen.set(name, value);
  }

  #valueIn(name: string, cells: Cells): Chosen | undefined {
    const { axis } = this.#model.variable(name);
    const list = [...eachCell(cells)].filter(isValueCell);
    const cell = list[this.#turn % list.length];
    if (cell === undefined) return undefined;
    if (axis.kind === 'words') return axis.words[cell - FIRST] ?? this.#typedStranger(name);
    const step = this.#stepOf(name);
    for (const one of [cell, ...list]) {
      const number = numberInCell(axis, one, step, this.#nearby(name), this.#turn >> 1);
      if (number !== undefined && cellOnLine(axis, number) === one && this.#isTold(name, number))
        return number;
    }
    return undefined;
  }

  /** A step that can be told: amounts in whole coins, moments in minutes. */
  #stepOf(name: string): Rational | undefined {
    const type = this.#typeOf(name);
    return stepOf(name, type, this.#program);
  }

  #isTold(name: string, number: Rational): boolean {
    if (!this.#isStated(name)) return true;
    return this.#statement(name, number) !== undefined;
  }

  #typedStranger(name: string): Chosen | undefined {
    const type = this.#typeOf(name);
    return type.kind === 'text' ? 'anything else' : undefined;
  }

  /** What a number of this name would usually be near to. */
  #nearby(name: string): Rational {
    const usual = usualReceipt(this.#program);
    const type = this.#typeOf(name);
    if (type.kind === 'instant') return Rational.of(usual);
    if (type.kind === 'date') return Rational.of(localDate(usual, this.#program.zone));
    return Rational.ONE;
  }

  #fits(name: string, number: Rational): boolean {
    const variable = this.#model.variable(name);
    const cells = this.#byName.get(name) ?? variable.allowed;
    return variable.axis.kind === 'line' && hasCell(cells, cellOnLine(variable.axis, number));
  }

  /** A derivation comes out in one of the cells; its inputs are chosen for that. */
  #aim(name: string, cells: Cells): void {
    const operation = this.#program.policy.document.derive.get(name)?.operation;
    // The search has said already what these two need.
    if (operation === undefined || operation.kind === 'firstKnown' || operation.kind === 'band') return;
    const target = this.#valueIn(name, cells);
    if (target instanceof Rational) this.#reach(name, target);
    else if (hasCell(cells, NONE) && !hasCell(cells, UNKNOWN)) this.#makeNone(name);
  }

  /** Makes a name known to be none: what is reckoned from it is none too. */
  #makeNone(name: string): void {
    if (this.#chosen.has(name)) return;
    if (this.#isStated(name)) {
      this.#chosen.set(name, null);
      return;
    }
    const { document } = this.#program.policy;
    const operation = document.derive.get(name)?.operation;
    if (operation === undefined) return;
    const [first, ...others] = inputsOf(operation, document.conditions);
    if (first !== undefined) this.#makeNone(first);
    for (const other of others) {
      const cells = this.#byName.get(other) ?? this.#model.variable(other).allowed;
      const value = this.#isStated(other) ? this.#valueIn(other, cells) : undefined;
      if (value !== undefined && !this.#chosen.has(other)) this.#chosen.set(other, value);
    }
  }

  /** Makes a name come out as a number; false where that was not managed. */
  #reach(name: string, target: Rational): boolean {
    const known = this.#chosen.get(name);
    if (known !== undefined) return known instanceof Rational && known.equals(target);
    if (this.#isStated(name)) {
      if (!this.#fits(name, target) || !this.#isTold(name, target)) return false;
      this.#chosen.set(name, target);
      return true;
    }
    const operation = this.#program.policy.document.derive.get(name)?.operation;
    switch (operation?.kind) {
      case undefined:
      case 'band':
      case 'due':
      case 'count':
      case 'sumOver':
      case 'minOver':
      case 'maxOver':
      case 'edition':
        return false;
      case 'firstKnown': {
        const [first] = operation.of;
        return first?.kind === 'reference' && this.#reach(first.name, target);
      }
      case 'sum':
        return this.#reachOne(operation.of, (others) =>
          target.subtract(others.reduce((a, b) => a.add(b), Rational.ZERO)),
        );
      case 'product':
        return this.#reachOne(operation.of, (others) => {
          const by = others.reduce((a, b) => a.multiply(b), Rational.ONE);
          return by.isZero() ? undefined : target.divide(by);
        });
      case 'min':
      case 'max':
        return operation.of.every(
          (operand) => operand.kind === 'constant' || this.#reach(operand.name, target),
        );
      case 'difference':
        return this.#reachPair(
          operation.of,
          target,
          (a, b) => a.subtract(b),
          (a, b) => a.add(b),
        );
      case 'ratio':
        return this.#reachPair(
          operation.of,
          target,
          (a, b) => (b.isZero() ? undefined : a.divide(b)),
          (a, b) => a.multiply(b),
        );
      case 'percent':
        return this.#reachOne([operation.of], () => {
          const percent = this.#current(operation.percent);
          return percent === undefined || percent.isZero()
            ? undefined
            : target.multiply(Rational.of(100)).divide(percent);
        });
      case 'minutesBetween':
        return this.#reachMoment(operation, target.multiply(Rational.of(60_000)));
      case 'hoursBetween':
        return this.#reachMoment(operation, target.multiply(Rational.of(HOUR)));
      case 'daysBetween':
        return this.#reachDays(operation, (from) => from + target.toNumber());
      case 'workingDaysBetween': {
        const calendar = this.#program.calendars.get(operation.calendar);
        return this.#reachDays(operation, (from) => {
          for (let days = 0; days < MOST_DAYS; days += 1) {
            const counted = openDates(calendar, { date: from }, { date: from + days }, operation.count);
            if (counted === target.toNumber()) return from + days;
          }
          return undefined;
        });
      }
      case 'localDate':
        return (
          operation.of.kind === 'reference' &&
          this.#reach(
            operation.of.name,
            Rational.of(
              startOfDay(
                target.toNumber(),
                operation.zone === undefined ? this.#program.zone : zoneOf(operation.zone),
              ) +
                12 * HOUR,
            ),
          )
        );
      case 'distance':
        return false;
    }
  }

  /** Chooses all operands but one, and that one so that it comes out. */
  #reachOne(
    operands: readonly Operand[],
    rest: (others: readonly Rational[]) => Rational | undefined,
  ): boolean {
    const free = operands.filter(
      (operand) =>
        operand.kind === 'reference' && !this.#chosen.has(operand.name) && !operand.name.startsWith('value.'),
    );
    const last = free[(free.length - 1 + this.#turn) % Math.max(1, free.length)];
    if (last?.kind !== 'reference') return false;
    const others = operands.filter((operand) => operand !== last).map((operand) => this.#current(operand));
    const known = others.flatMap((one) => (one === undefined ? [] : [one]));
    if (known.length < others.length) return false;
    const wanted = rest(known);
    return wanted !== undefined && this.#reach(last.name, wanted);
  }

  #reachPair(
    [left, right]: readonly [Operand, Operand],
    target: Rational,
    rightOf: (left: Rational, target: Rational) => Rational | undefined,
    leftOf: (right: Rational, target: Rational) => Rational,
  ): boolean {
    const isFree = (operand: Operand): boolean =>
      operand.kind === 'reference' && !this.#chosen.has(operand.name) && !operand.name.startsWith('value.');
    if (left.kind === 'reference' && isFree(left)) {
      const other = this.#current(right);
      return other !== undefined && this.#reach(left.name, leftOf(other, target));
    }
    const other = this.#current(left);
    if (other === undefined || right.kind !== 'reference') return false;
    const wanted = rightOf(other, target);
    return wanted !== undefined && this.#reach(right.name, wanted);
  }

  #reachMoment({ from, to }: { readonly from: Operand; readonly to: Operand }, length: Rational): boolean {
    if (to.kind === 'reference' && !this.#chosen.has(to.name)) {
      const start = this.#current(from);
      return start !== undefined && this.#reach(to.name, start.add(length));
    }
    const end = this.#current(to);
    return end !== undefined && from.kind === 'reference' && this.#reach(from.name, end.subtract(length));
  }

  #reachDays(
    { from, to }: { readonly from: Operand; readonly to: Operand },
    endOf: (from: number) => number | undefined,
  ): boolean {
    const start = this.#dayOf(from);
    if (start === undefined) return false;
    const end = endOf(start);
    if (end === undefined || to.kind !== 'reference') return false;
    if (!this.#chosen.has(to.name)) return this.#reachDay(to.name, end);
    const known = this.#dayOf(to);
    if (known === undefined || from.kind !== 'reference') return false;
    this.#chosen.delete(from.name);
    return this.#reachDay(from.name, start + known - end);
  }

  #reachDay(name: string, day: number): boolean {
    const isDate = this.#typeOf(name).kind === 'date';
    return this.#reach(name, Rational.of(isDate ? day : startOfDay(day, this.#program.zone) + 12 * HOUR));
  }

  #dayOf(operand: Operand): number | undefined {
    const number = this.#current(operand)?.toNumber();
    if (number === undefined) return undefined;
    const isInstant = operand.kind === 'reference' && this.#typeOf(operand.name).kind === 'instant';
    return isInstant ? localDate(number, this.#program.zone) : number;
  }

  /** The number an operand has, chosen now if that was left open. */
  #current(operand: Operand): Rational | undefined {
    if (operand.kind === 'constant') {
      if (operand.value === null || typeof operand.value === 'boolean') return undefined;
      return constantNumber(operand.value);
    }
    const { name } = operand;
    const chosen = this.#chosen.get(name);
    if (chosen instanceof Rational) return chosen;
    if (chosen !== undefined) return undefined;
    if (name.startsWith('value.'))
      return this.#numberOf(this.#model.fixedValue(name), this.#model.home(name));
    const variable = this.#model.variable(name);
    const value = this.#valueIn(name, this.#byName.get(name) ?? variable.allowed);
    if (!(value instanceof Rational)) return undefined;
    return this.#reach(name, value) ? value : undefined;
  }

  #numberOf(value: Value, home: string): Rational | undefined {
    return isNumber(value) ? rationalOf(value) : numberIn(value, home, this.#program.scope.currency);
  }

  /** Two names that are compared, or a text that is searched. */
  #compare(leaf: Leaf, cells: Cells): void {
    const isTrue = hasCell(cells, HOLDS);
    if (!isTrue && !hasCell(cells, FAILS)) return;
    const { name } = leaf.left;
    const [right, second] = leaf.right;
    if (right === undefined) return;
    if (this.#typeOf(name).kind === 'text') return this.#word(name, leaf, isTrue);
    if (right.kind === 'constant') return;
    const other = this.#current(right);
    if (other === undefined) return this.#alike(name, right.name, leaf.operator, isTrue);
    const upper = second === undefined ? other : (this.#current(second) ?? other);
    const one = this.#stepOf(name) ?? Rational.ONE;
    const by = this.#typeOf(name).kind === 'instant' ? Rational.of(HOUR) : one;
    const wanted = placeBeside(leaf.operator, isTrue, other, upper, by);
    if (wanted !== undefined) this.#reach(name, wanted);
  }

  /** The element that a question to a list needs, as the search has left it; of an empty list `every` and `none` are true. */
  #element(question: string, { kind, list }: Quantified, cells: Cells): void {
    const isTrue = hasCell(cells, HOLDS);
    if (!isTrue && !hasCell(cells, FAILS)) return;
    const elements = this.#lists.get(list.name) ?? [];
    this.#lists.set(list.name, elements);
    const isNeeded = isTrue === (kind === 'some');
    if (!isNeeded) return;
    const prefix = `${list.name}[].`;
    const end = witnessName('', question);
    const element: Record<string, unknown> = {};
    for (const [{ name, allowed }, left] of this.#cells) {
      if (!name.startsWith(prefix) || !name.endsWith(end) || isSameSet(left, allowed)) continue;
      const base = name.slice(0, name.length - end.length);
      const value = this.#valueIn(base, left);
      const stated =
        value instanceof Rational
          ? this.#statement(base, value)
          : (value ?? (hasCell(left, NONE) && !hasCell(left, UNKNOWN) ? null : undefined));
      if (stated !== undefined) element[base.slice(prefix.length)] = stated;
    }
    elements.push(element);
  }

  #statement(name: string, number: Rational): unknown {
    return statementOf(number, this.#typeOf(name), this.#model.home(name), this.#program.zone);
  }

  /** Words of two names, the same or not. */
  #alike(left: string, right: string, operator: OperatorName, isTrue: boolean): void {
    const same = (operator === 'equal' || operator === 'in') === isTrue;
    const cells = this.#byName.get(right) ?? this.#model.variable(right).allowed;
    const value = this.#chosen.get(right) ?? this.#valueIn(right, cells);
    if (value === undefined || value === null) return;
    if (this.#isStated(right)) this.#chosen.set(right, value);
    if (!this.#isStated(left) || this.#chosen.has(left)) return;
    if (same) this.#chosen.set(left, value);
    else {
      const { axis } = this.#model.variable(left);
      const other = axis.kind === 'words' ? axis.words.find((word) => word !== value) : undefined;
      if (other !== undefined) this.#chosen.set(left, other);
    }
  }

  #word(name: string, { operator, right: [right] }: Leaf, isTrue: boolean): void {
    if (right?.kind !== 'constant' || typeof right.value !== 'string' || !this.#isStated(name)) return;
    const isAsked = isTrue === (operator !== 'doesNotContain');
    const before = this.#chosen.get(name);
    const text = typeof before === 'string' ? before : '';
    if (!isAsked) {
      if (text === '') this.#chosen.set(name, 'nothing of that');
      return;
    }
    const kept = text === 'nothing of that' ? '' : text;
    const word = operator === 'mentions' ? this.#formOf(right.value) : right.value;
    if (word === undefined) return;
    this.#chosen.set(
      name,
      kept === '' ? word : operator === 'startsWith' ? `${word}; ${kept}` : `${kept}; ${word}`,
    );
  }

  #formOf(term: string): string | undefined {
    const forms = this.#program.policy.document.terms.get(term);
    const list = [...(forms?.en ?? []), ...(forms?.zh ?? [])];
    return list[this.#turn % Math.max(1, list.length)];
  }

  #case(): Case {
    const facts: Record<string, unknown> = {};
    const { zone } = this.#program;
    for (const [name, value] of this.#chosen) {
      if (!this.#program.policy.document.facts.has(name)) continue;
      const stated = value instanceof Rational ? this.#statement(name, value) : value;
      if (stated !== undefined) facts[name] = stated;
    }
    for (const [name, elements] of this.#lists) facts[name] = elements;
    const moment = (name: string): string | undefined => {
      const value = this.#chosen.get(name);
      return value instanceof Rational ? formatInstant(value.toNumber(), zone) : undefined;
    };
    const receivedAt = moment(RECEIVED) ?? formatInstant(usualReceipt(this.#program), zone);
    const incidentAt = moment('case.incidentAt');
    return {
      id: 'counterexample',
      receivedAt,
      ...(incidentAt === undefined ? {} : { incidentAt }),
      facts,
    };
  }
}

/** The usual day, then one of each stretch in which the same values hold. */
function daysOf(
  dated: readonly { readonly periods: readonly { readonly from: number; readonly to: number }[] }[],
  usual: number,
): number[] {
  const ends = dated.flatMap(({ periods }) => periods.flatMap(({ from, to }) => [from, to]));
  const changes = [...new Set(ends.filter(Number.isFinite))].toSorted((a, b) => b - a);
  const first = changes[changes.length - 1];
  return [usual, ...changes, ...(first === undefined ? [] : [first - 1])];
}

function readNumber(value: unknown, type: ValueType): Rational | undefined {
  if (typeof value === 'object' && value !== null && 'amount' in value)
    return constantNumber(String(value.amount));
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  if (type.kind === 'date') return Rational.of(parseDate(String(value)));
  if (type.kind === 'instant') return Rational.of(parseInstant(String(value)));
  return constantNumber(value);
}

const RECEIVED = 'case.receivedAt';
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const HOUR = 3_600_000;
/** Working days are looked for within this many days. */
const MOST_DAYS = 400;

function placeBeside(
  operator: OperatorName,
  isTrue: boolean,
  low: Rational,
  high: Rational,
  by: Rational,
): Rational | undefined {
  switch (operator) {
    case 'equal':
    case 'in':
      return isTrue ? low : low.add(by);
    case 'notEqual':
    case 'notIn':
      return isTrue ? low.add(by) : low;
    case 'lessThan':
    case 'before':
      return isTrue ? low.subtract(by) : low.add(by);
    case 'lessThanInclusive':
      return isTrue ? low : low.add(by);
    case 'greaterThan':
    case 'after':
      return isTrue ? low.add(by) : low.subtract(by);
    case 'greaterThanInclusive':
      return isTrue ? low : low.subtract(by);
    case 'between':
      return isTrue ? low : high.add(by);
    default:
      return undefined;
  }
}

function constantNumber(value: string | number | { readonly amount: string }): Rational | undefined {
  try {
    return Rational.read(typeof value === 'object' ? value.amount : value);
  } catch {
    return undefined;
  }
}
