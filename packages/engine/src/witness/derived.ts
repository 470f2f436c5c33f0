import type { Operand, Operation, Policy, ValueType } from '@redress/policy';
import { constant } from './constant.js';
import { Fraction } from './fraction.js';
import { dayIn } from './local-day.js';
import {
  amountOf,
  IRRELEVANT,
  isAmount,
  known,
  NONE,
  orderOfAmounts,
  UNKNOWN,
  type Amount,
  type House,
  type Known,
  type State,
  type States,
} from './state.js';

type Arithmetic = 'sum' | 'product' | 'min' | 'max' | 'difference' | 'ratio';

/**
 * A derivation worked out from the states of what it reads; `undefined` for those that need a calendar or the shape of
 * the Earth, which are not this witness's to reckon, or that go through a list (`overRows`).
 */
export function derived(
  operation: Operation,
  type: ValueType,
  policy: Policy,
  { names, house, zones }: States,
  zone: string,
): State | undefined {
  const { types } = policy;
  const stateOf = (name: string): State => names.get(name) ?? UNKNOWN;
  const read = (operand: Operand, as: ValueType): State =>
    operand.kind === 'reference' ? stateOf(operand.name) : constant(operand.value, as, house);
  const typeOf = (operand: Operand, otherwise: ValueType): ValueType =>
    (operand.kind === 'reference' ? types.get(operand.name) : undefined) ?? otherwise;
  const toldIn = (operand: Operand): string =>
    (operand.kind === 'reference' ? zones.get(operand.name) : undefined) ?? zone;
  switch (operation.kind) {
    case 'firstKnown': {
      const states = operation.of.map((operand) => read(operand, type));
      return states.find(({ is }) => is === 'value') ?? neither(states, IRRELEVANT);
    }
    case 'sum':
    case 'min':
    case 'max':
    case 'difference':
    case 'product':
    case 'ratio': {
      const { kind } = operation;
      const multiplies = kind === 'product' || kind === 'ratio';
      return strictly(
        operation.of.map((operand) => read(operand, multiplies ? ownType(operand) : wide(type))),
        (values) => fold(values, (a, b) => reckoned(kind, a, b, house.currency)),
      );
    }
    case 'percent':
      return strictly(
        [read(operation.of, ownType(operation.of)), read(operation.percent, DECIMAL)],
        ([of, percent]) =>
          percent instanceof Fraction && of !== undefined
            ? reckoned('product', of, percent.over(Fraction.of(100)), house.currency)
            : undefined,
      );
    case 'minutesBetween':
    case 'hoursBetween': {
      const unit = Fraction.of(operation.kind === 'minutesBetween' ? 60_000 : 3_600_000);
      return strictly([read(operation.from, INSTANT), read(operation.to, INSTANT)], ([from, to]) =>
        from instanceof Fraction && to instanceof Fraction ? to.minus(from).over(unit) : undefined,
      );
    }
    case 'daysBetween': {
      const days = [operation.from, operation.to].map((operand) => {
        const state = read(operand, typeOf(operand, DATE));
        return typeOf(operand, DATE).kind === 'instant' ? localDay(state, toldIn(operand)) : state;
      });
      return strictly(days, ([from, to]) =>
        from instanceof Fraction && to instanceof Fraction ? to.minus(from) : undefined,
      );
    }
    case 'localDate':
      return localDay(read(operation.of, INSTANT), operation.zone ?? toldIn(operation.of));
    case 'band': {
      const of = typeOf(operation.of, DECIMAL);
      const limits = operation.bands.map((band) => read(band.value, wide(of)));
      return strictly([read(operation.of, wide(of)), ...limits], ([value, ...reached]) => {
        for (const [position, band] of operation.bands.entries()) {
          const order = orderOf(value, reached[position]);
          if (order === undefined) return undefined;
          if (order < 0 || (order === 0 && band.limit === 'upTo'))
            return literal(constant(band.then, type, house));
        }
        return literal(constant(operation.otherwise, type, house));
      });
    }
    case 'edition': {
      const edition = stateOf(operation.by.name);
      if (edition.is !== 'value') return edition;
      const own = operation.of.find((one) => one.edition === edition.value);
      return own === undefined ? IRRELEVANT : stateOf(own.derivation.name);
    }
    case 'count':
    case 'sumOver':
    case 'minOver':
    case 'maxOver':
    case 'distance':
    case 'workingDaysBetween':
    case 'due':
      return undefined;
  }
}

/** Added up, or the least or greatest, of what is known of the elements that count; nothing of none. */
export function foldedRows(
  operation: Extract<Operation, { readonly kind: 'count' | 'sumOver' | 'minOver' | 'maxOver' }>,
  states: readonly State[],
  type: ValueType,
  house: House,
): State {
  if (operation.kind === 'count') return known(Fraction.of(states.length));
  if (states.some(({ is }) => is === 'unknown')) return UNKNOWN;
  const values = states.flatMap((state) => (state.is === 'value' ? [state.value] : []));
  const kind = ({ sumOver: 'sum', minOver: 'min', maxOver: 'max' } as const)[operation.kind];
  if (values.length > 0) return known(fold(values, (a, b) => reckoned(kind, a, b, house.currency)));
  if (kind !== 'sum') return NONE;
  // Nothing is nothing in every currency, with a rate or without.
  return known(
    type.kind === 'money'
      ? amountOf(Fraction.of(0), type.currency ?? house.currency, Fraction.of(0))
      : Fraction.of(0),
  );
}

const DECIMAL: ValueType = { kind: 'decimal' };
const DATE: ValueType = { kind: 'date' };
const INSTANT: ValueType = { kind: 'instant' };

/** A constant beside integers may be a fraction. */
function wide(type: ValueType): ValueType {
  return type.kind === 'integer' ? DECIMAL : type;
}

/** What a constant is that multiplies or divides: an amount where it is written as one, else a number. */
function ownType(operand: Operand): ValueType {
  return operand.kind === 'constant' && typeof operand.value === 'object' && operand.value !== null
    ? { kind: 'money' }
    : DECIMAL;
}

/** Unknown if anything is, else irrelevant if anything is, else none if anything is, else computed. */
function strictly(states: readonly State[], compute: (values: readonly Known[]) => Known | undefined): State {
  const values = states.flatMap((state) => (state.is === 'value' ? [state.value] : []));
  if (values.length === states.length) return known(compute(values));
  if (states.some(({ is }) => is === 'unknown')) return UNKNOWN;
  return states.some(({ is }) => is === 'irrelevant') ? IRRELEVANT : NONE;
}

/** Of states without a value: unknown if one is, else none if one is. */
function neither(states: readonly State[], otherwise: State): State {
  return states.find(({ is }) => is === 'unknown') ?? states.find(({ is }) => is === 'null') ?? otherwise;
}

function literal(state: State): Known | undefined {
  return state.is === 'value' ? state.value : undefined;
}

function localDay(state: State, zone: string): State {
  return state.is === 'value' && state.value instanceof Fraction
    ? known(Fraction.of(dayIn(zone, Number(state.value.n))))
    : state;
}

function fold(values: readonly Known[], step: (a: Known, b: Known) => Known | undefined): Known | undefined {
  const [first, ...rest] = values;
  return rest.reduce<Known | undefined>(
    (sum, value) => (sum === undefined ? undefined : step(sum, value)),
    first,
  );
}

function reckoned(kind: Arithmetic, a: Known, b: Known, house: string): Known | undefined {
  if (a instanceof Fraction && b instanceof Fraction) return number(kind, a, b);
  if (a instanceof Fraction || b instanceof Fraction) {
    if (a instanceof Fraction && kind === 'product')
      return isAmount(b) ? scaled(b, (one) => one.times(a)) : undefined;
    if (!(b instanceof Fraction) || !isAmount(a)) return undefined;
    if (kind === 'product') return scaled(a, (one) => one.times(b));
    return kind === 'ratio' && b.n !== 0n ? scaled(a, (one) => one.over(b)) : undefined;
  }
  return isAmount(a) && isAmount(b) ? ofAmounts(kind, a, b, house) : undefined;
}

/** Nothing is divided by zero: that is unknown. */
function number(kind: Arithmetic, a: Fraction, b: Fraction): Fraction | undefined {
  switch (kind) {
    case 'sum':
      return a.plus(b);
    case 'difference':
      return a.minus(b);
    case 'product':
      return a.times(b);
    case 'ratio':
      return b.n === 0n ? undefined : a.over(b);
    case 'min':
      return a.order(b) <= 0 ? a : b;
    case 'max':
      return a.order(b) >= 0 ? a : b;
  }
}

/** In their own currency if it is the same, else in the policy's. */
function ofAmounts(kind: Arithmetic, a: Amount, b: Amount, house: string): Known | undefined {
  const atHome =
    a.inHouse === undefined || b.inHouse === undefined ? undefined : number(kind, a.inHouse, b.inHouse);
  const isSame = a.currency === b.currency;
  const own = isSame ? number(kind, a.amount, b.amount) : atHome;
  if (own === undefined || kind === 'ratio') return own;
  return amountOf(own, isSame ? a.currency : house, atHome);
}

function scaled({ amount, currency, inHouse }: Amount, by: (amount: Fraction) => Fraction): Amount {
  return amountOf(by(amount), currency, inHouse === undefined ? undefined : by(inHouse));
}

function orderOf(a: Known | undefined, b: Known | undefined): number | undefined {
  if (a instanceof Fraction && b instanceof Fraction) return a.order(b);
  return a !== undefined && b !== undefined && isAmount(a) && isAmount(b) ? orderOfAmounts(a, b) : undefined;
}
