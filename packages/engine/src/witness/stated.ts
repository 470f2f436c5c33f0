import { parseDate, parseInstant, startOfDay, zoneOf } from '@redress/calendar';
import { isCurrency, Rational, readMoney, type RateTable } from '@redress/money';
import type {
  Airports,
  FactDeclaration,
  ItemField,
  Policy,
  PolicyDocument,
  ValueType,
} from '@redress/policy';
import { constant, milliseconds } from './constant.js';
import { Fraction } from './fraction.js';
import {
  amountIn,
  isAmount,
  known,
  NONE,
  orderOfAmounts,
  UNKNOWN,
  type Amount,
  type House,
  type Known,
  type State,
} from './state.js';

/** Amounts in other currencies at the rates of a day; without one of the two they stay in their own. */
export function houseOf(currency: string, rates: RateTable | undefined, day: number | undefined): House {
  const worth = (amount: Fraction, from: string): Fraction | undefined => {
    if (from === currency) return amount;
    if (rates === undefined || day === undefined || !isCurrency(from) || !isCurrency(currency))
      return undefined;
    const exchanged = rates.exchange(Rational.of(amount.n, amount.d), from, currency, day);
    return exchanged && fractionOf(exchanged.amount);
  };
  return { currency, worth };
}

type Declared = Pick<FactDeclaration | ItemField, 'name' | 'type' | 'min' | 'max'>;

/** Where airports lie, and the zone of a moment by its name. */
interface Around {
  readonly airports: Airports | undefined;
  readonly zoneOf: (name: string) => string;
}

/** As many keys of a case are read, and as deep, as the evaluator reads. */
const MOST_KEYS = 2_000;
const DEEPEST = 8;

/**
 * What a case states of the facts that a policy declares: nested or dotted, `null` for a parent for all below it, of
 * two statements the later one; what is of the wrong type or out of bounds is unknown. A moment stated as a date is the start
 * of that day in its zone.
 */
export function statedFacts(
  facts: Readonly<Record<string, unknown>>,
  policy: Policy,
  house: House,
  around: Around,
): Map<string, State> {
  const { document } = policy;
  const states = statedOfAll(facts, document.facts, house, around);
  for (const law of document.laws.keys()) {
    const heard = statedOfAll(facts, heardBy(law, document), house, around);
    for (const [bare, state] of heard) {
      const name = `${law}.${bare}`;
      if (!states.has(name)) states.set(name, state);
    }
  }
  for (const [name, { sameAs, map }] of document.bindings) {
    const state = states.get(sameAs);
    const fact = document.facts.get(name);
    if (state === undefined || fact === undefined || states.has(name)) continue;
    const bound = boundTo(fact, state, map, house);
    if (bound !== UNKNOWN) states.set(name, bound);
  }
  return states;
}

/**
 * The facts of a law that a case speaks to by their bare names: where the policy declares one of that name, or else a law
 * before it, of the same type and unit; those that are bound hear nothing.
 */
function heardBy(law: string, { facts, laws, bindings }: PolicyDocument): Map<string, FactDeclaration> {
  const heard = new Map<string, FactDeclaration>();
  for (const [name, fact] of facts) {
    if (!name.startsWith(`${law}.`) || bindings.has(name)) continue;
    const bare = name.slice(law.length + 1);
    const first = [bare, ...[...laws.keys()].map((id) => `${id}.${bare}`)].find(
      (candidate) => facts.has(candidate) && !bindings.has(candidate),
    );
    const lead = facts.get(first ?? name);
    if (lead !== undefined && inUnit(lead.type) === inUnit(fact.type)) heard.set(bare, fact);
  }
  return heard;
}

function inUnit(type: ValueType): string {
  const unit = 'unit' in type ? type.unit : undefined;
  const plain = unit?.toLowerCase().replace(/^(min|hour|day)[a-z]*$/, '$1');
  return `${type.kind} ${plain === 'h' ? 'hour' : plain === 'd' ? 'day' : (plain ?? '')}`;
}

/** What the policy's fact says, by the map where there is one; a value that the law does not have is unknown. */
function boundTo(
  fact: FactDeclaration,
  state: State,
  map: ReadonlyMap<string, string | null> | undefined,
  house: House,
): State {
  if (state.is !== 'value') return state;
  const meant = map !== undefined && typeof state.value === 'string' ? map.get(state.value) : state.value;
  if (meant === null) return NONE;
  const isNoValue = fact.type.kind === 'enum' && typeof meant === 'string' && !fact.type.values.has(meant);
  if (meant === undefined || isNoValue) return UNKNOWN;
  const isBeyond = (bound: FactDeclaration['min'], sign: 1 | -1): boolean => {
    if (bound === undefined || fact.type.kind === 'list') return false;
    const limit = constant(bound, fact.type, house);
    return limit.is === 'value' && (orderTo(meant, limit.value) ?? 0) * sign > 0;
  };
  return isBeyond(fact.min, -1) || isBeyond(fact.max, 1) ? UNKNOWN : { is: 'value', value: meant };
}

function statedOfAll(
  facts: Readonly<Record<string, unknown>>,
  declared: ReadonlyMap<string, FactDeclaration>,
  house: House,
  around: Around,
): Map<string, State> {
  const below = (name: string): string[] => [...declared.keys()].filter((one) => one.startsWith(`${name}.`));
  const states = new Map<string, State>();
  let keys = 0;
  const read = (part: object, path: readonly string[]): void => {
    for (const [key, raw] of Object.entries(part)) {
      if ((keys += 1) > MOST_KEYS) return;
      const name = [...path, key].join('.');
      const isRecord =
        typeof raw === 'object' &&
        raw !== null &&
        !Array.isArray(raw) &&
        !('currency' in raw || ('lat' in raw && 'lon' in raw)) &&
        path.length + 1 < DEEPEST &&
        below(name).length > 0;
      const fact = isRecord ? undefined : declared.get(name);
      if (fact !== undefined) {
        const state =
          raw === undefined ? UNKNOWN : raw === null ? NONE : known(statedOf(raw, fact, house, around));
        if (state !== UNKNOWN) states.set(name, state);
      } else if (raw === null) for (const child of below(name)) states.set(child, NONE);
      else if (isRecord) read(raw, [...path, key]);
    }
  };
  read(facts, []);
  return states;
}

/** A list by its elements, each by its fields; whatever else is stated by itself. */
function statedOf(raw: unknown, fact: FactDeclaration, house: House, around: Around): Known | undefined {
  const { type, max } = fact;
  if (type.kind !== 'list') return statedValue(raw, fact, house, around);
  const most = typeof max === 'number' ? max : MOST_ROWS;
  if (!Array.isArray(raw) || raw.length > most) return undefined;
  const fields = [...type.item.values()];
  const rows = raw.map((element: unknown) => {
    const stated: ReadonlyMap<string, unknown> =
      typeof element === 'object' && element !== null && !Array.isArray(element)
        ? new Map(Object.entries(element))
        : new Map();
    return new Map(
      fields.map((field): [string, State] => {
        const own = element === null ? null : stated.get(field.name);
        if (own === undefined) return [field.name, UNKNOWN];
        return [field.name, own === null ? NONE : known(statedValue(own, field, house, around))];
      }),
    );
  });
  return { kind: 'rows', rows };
}

/** As many elements as the evaluator reads where the policy does not say. */
const MOST_ROWS = 1_000;

function statedValue(raw: unknown, fact: Declared, house: House, around: Around): Known | undefined {
  const value = valueOf(raw, fact, house, around);
  if (value === undefined) return undefined;
  const least = fact.min ?? (fact.type.kind === 'money' ? '0' : undefined);
  const isBeyond = (bound: FactDeclaration['min'], sign: 1 | -1): boolean => {
    if (bound === undefined) return false;
    const limit = constant(bound, fact.type, house);
    return limit.is === 'value' && (orderTo(value, limit.value) ?? 0) * sign > 0;
  };
  return isBeyond(least, -1) || isBeyond(fact.max, 1) ? undefined : value;
}

/** Zero is zero in every currency. */
function orderTo(value: Known, bound: Known): number | undefined {
  if (value instanceof Fraction && bound instanceof Fraction) return value.order(bound);
  if (typeof value !== 'object' || typeof bound !== 'object' || !isAmount(value) || !isAmount(bound))
    return undefined;
  return bound.amount.n === 0n ? value.amount.order(bound.amount) : orderOfAmounts(value, bound);
}

function valueOf(
  raw: unknown,
  { name, type }: Declared,
  house: House,
  { airports, zoneOf: zoneNameOf }: Around,
): Known | undefined {
  switch (type.kind) {
    case 'boolean':
      return typeof raw === 'boolean' ? raw : undefined;
    case 'integer':
      return typeof raw === 'number' && Number.isSafeInteger(raw) ? Fraction.of(raw) : undefined;
    case 'decimal': {
      const number = orUndefined(() => fractionOf(Rational.read(raw)));
      const isTooFine =
        number !== undefined &&
        type.scale !== undefined &&
        (number.n * 10n ** BigInt(type.scale)) % number.d !== 0n;
      return isTooFine ? undefined : number;
    }
    case 'money':
      return moneyOf(raw, type.currency, house);
    case 'date':
      return typeof raw === 'string' ? orUndefined(() => Fraction.of(parseDate(raw))) : undefined;
    case 'instant':
      if (typeof raw === 'number') return Number.isSafeInteger(raw) ? Fraction.of(raw) : undefined;
      if (typeof raw !== 'string') return undefined;
      return orUndefined(() =>
        Fraction.of(
          /^\d{4}-\d\d-\d\d$/.test(raw)
            ? startOfDay(parseDate(raw), zoneOf(zoneNameOf(name)))
            : parseInstant(raw),
        ),
      );
    case 'duration':
      return typeof raw === 'string' ? milliseconds(raw) : undefined;
    case 'enum':
      return typeof raw === 'string' && type.values.has(raw) ? raw : undefined;
    case 'text':
      return typeof raw === 'string' ? raw : undefined;
    case 'list':
      throw new Error('a list is read by its elements');
    case 'place': {
      if (typeof raw === 'string') return airports?.byCode.has(raw) === true ? { kind: 'place' } : undefined;
      if (typeof raw !== 'object' || raw === null || !('lat' in raw) || !('lon' in raw)) return undefined;
      const within = (degrees: unknown, most: number): boolean =>
        typeof degrees === 'number' && degrees >= -most && degrees <= most;
      return within(raw.lat, 90) && within(raw.lon, 180) ? { kind: 'place' } : undefined;
    }
  }
}

function moneyOf(raw: unknown, typed: string | undefined, house: House): Amount | undefined {
  const bare = typed !== undefined && isCurrency(typed) ? typed : undefined;
  const money = orUndefined(() => readMoney(raw, bare === undefined ? {} : { currency: bare }));
  if (money === undefined || (bare !== undefined && money.currency !== bare)) return undefined;
  return amountIn(house, fractionOf(money.toRational()), money.currency);
}

export function fractionOf(amount: { readonly numerator: bigint; readonly denominator: bigint }): Fraction {
  return Fraction.of(amount.numerator, amount.denominator);
}

/** The parsers say by an error that a text is none of theirs. */
function orUndefined<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}
