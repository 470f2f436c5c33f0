import { nearest, type Zone } from '@redress/calendar';
import { currency, type RateTable } from '@redress/money';
import { CaseError, reachOf, type CaseFinding, type FactDeclaration } from '@redress/policy';
import { isDateText, momentOf } from '../case-moments.js';
import { compareMoney, MoneyValue } from '../money-value.js';
import { tellZone, type Frame } from '../frame.js';
import { literalValue } from '../literal.js';
import { noRate } from '../no-rate.js';
import { slotOf, type Home, type Scope } from '../scope.js';
import { isNumber, rationalOf, type Value } from '../value.js';
import { plainReader, type PlainReader } from './plain-value.js';
import { readValue, shown, type ReadValue } from './read-value.js';

/** Nesting and number of keys beyond which a case is taken for an attack rather than a complaint. */
const DEEPEST = 8;
const MOST_FACTS = 2_000;

export interface FactReader {
  /** Puts every stated fact into its slot; what cannot be read stays unknown, with a finding. */
  readonly read: (facts: Readonly<Record<string, unknown>>, frame: Frame) => void;
}

export function factReader(scope: Scope): FactReader {
  const { document } = scope.policy;
  const declared = new Map<string, Declared>();
  const parents = new Map<string, string[]>();
  const addParents = (name: string): void => {
    const parts = name.split('.');
    for (let length = 1; length < parts.length; length += 1) {
      const parent = parts.slice(0, length).join('.');
      parents.set(parent, [...(parents.get(parent) ?? []), name]);
    }
  };
  for (const fact of document.facts.values()) {
    const slot = slotOf(scope, fact.name);
    const home = scope.at(fact.name);
    const bounds = boundsOf(fact, home);
    declared.set(fact.name, {
      fact,
      slot,
      ...bounds,
      plain: plainReader(fact.type, bounds),
      home: home.home,
    });
    addParents(fact.name);
  }
  const laws = lawFactReader(scope, declared);
  for (const name of laws.names) addParents(name);
  const meantBy = nearestNames([...declared.keys(), ...laws.names]);
  return {
    read(facts, frame) {
      let left = MOST_FACTS;
      const heard: Heard[] | undefined = laws.names.size === 0 ? undefined : [];
      const walk = (object: Readonly<Record<string, unknown>>, prefix: string, depth: number): void => {
        for (const key in object) {
          if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
          if ((left -= 1) < 0) return;
          const name = prefix === '' ? key : `${prefix}.${key}`;
          const raw = object[key];
          const known = declared.get(name);
          const isHeard = heard !== undefined && laws.names.has(name);
          if (isHeard) heard.push({ name, raw });
          if (known !== undefined && frame.values[known.slot] === undefined) {
            const value = known.plain(raw);
            if (value !== undefined) {
              frame.values[known.slot] = value;
              continue;
            }
          }
          const children = parents.get(name);
          if (known !== undefined) state(known, raw, frame, scope);
          if (raw === null && children !== undefined)
            for (const child of children) {
              const below = declared.get(child);
              if (below !== undefined) state(below, null, frame, scope);
              if (heard !== undefined && laws.names.has(child)) heard.push({ name: child, raw: null });
            }
          else if (known !== undefined || isHeard) continue;
          else if (isObject(raw) && children !== undefined && depth < DEEPEST) walk(raw, name, depth + 1);
          else frame.findings.push(undeclared(name, meantBy(name)));
        }
      };
      walk(facts, '', 1);
      laws.read(heard ?? [], frame);
      if (left < 0)
        frame.findings.push(
          finding('too-many-facts', `only the first ${MOST_FACTS} keys of the case were read`),
        );
    },
  };
}

/** What a case states by a bare name that reaches facts of laws. */
interface Heard {
  readonly name: string;
  readonly raw: unknown;
}

interface LawFactReader {
  /** Bare names that reach facts of laws. */
  readonly names: ReadonlySet<string>;
  /** Fills the facts of laws that the case does not state by their own names; a law that cannot read a value does not see it. */
  readonly read: (heard: readonly Heard[], frame: Frame) => void;
}

function lawFactReader(scope: Scope, declared: ReadonlyMap<string, Declared>): LawFactReader {
  const { document } = scope.policy;
  const reach = new Map(
    [...reachOf(document)].map(([bare, names]) => [bare, names.flatMap((name) => declared.get(name) ?? [])]),
  );
  const bound = [...document.bindings].flatMap(([name, { sameAs, map }]) => {
    const fact = declared.get(name);
    return fact === undefined ? [] : [{ fact, from: slotOf(scope, sameAs), map }];
  });
  return {
    names: new Set(reach.keys()),
    read(heard, frame) {
      for (const { name, raw } of heard) {
        const reached = reach.get(name) ?? [];
        const isFree = reached.filter(({ slot }) => frame.values[slot] === undefined);
        for (const fact of isFree) stateQuietly(fact, raw, frame, scope);
        const [lead] = reached;
        const isLost = isFree.length > 0 && isFree.every(({ slot }) => frame.values[slot] === undefined);
        if (isLost && lead !== undefined && !declared.has(name))
          state({ ...lead, fact: { ...lead.fact, name } }, raw, frame, scope);
      }
      for (const { fact, from, map } of bound) {
        if (frame.values[fact.slot] !== undefined) continue;
        frame.values[fact.slot] = boundValue(frame.values[from], fact, map);
        tellZone(frame, from, fact.slot);
      }
    },
  };
}

function stateQuietly(fact: Declared, raw: unknown, frame: Frame, scope: Scope): void {
  frame.values[fact.slot] = fact.plain(raw);
  if (frame.values[fact.slot] === undefined) state(fact, raw, { ...frame, findings: [] }, scope);
}

/** A value of an enum that the law does not have, or has under no name of the binding, is unknown to it. */
function boundValue(
  stated: Value,
  { fact: { type }, min, max }: Declared,
  map: ReadonlyMap<string, string> | undefined,
): Value {
  const value = map !== undefined && typeof stated === 'string' ? map.get(stated) : stated;
  if (type.kind === 'enum' && typeof value === 'string' && !type.values.has(value)) return undefined;
  return isBeyond(value, min, -1) || isBeyond(value, max, 1) ? undefined : value;
}

interface Declared {
  readonly fact: FactDeclaration;
  readonly slot: number;
  readonly min: Value;
  readonly max: Value;
  readonly plain: PlainReader;
  readonly home: Home;
}

function state({ fact, slot, min, max, home }: Declared, raw: unknown, frame: Frame, scope: Scope): void {
  if (raw === undefined) return;
  if (frame.values[slot] !== undefined) {
    frame.findings.push(
      finding('fact-stated-twice', 'stated both nested and dotted; the later one counts', fact.name),
    );
  }
  if (raw === null) {
    frame.values[slot] = null;
    return;
  }
  frame.values[slot] = undefined;
  const read = readStated(raw, fact, frame.zones?.get(slot) ?? home.zone, frame, scope);
  if ('wrong' in read) {
    const { code = 'wrong-type', wrong } = read;
    frame.findings.push({
      ...finding(code, `${wrong}; it counts as unknown`, fact.name),
      ...given(raw, fact),
      ...meantValue(raw, fact),
    });
    return;
  }
  const value =
    read.value instanceof MoneyValue
      ? inPolicyCurrency(
          read.value,
          fact.name,
          // A law reckons in its own currency, for which no rate is asked.
          read.value.currency === home.currency && home.law !== undefined
            ? { ...frame, findings: [] }
            : frame,
          scope,
        )
      : read.value;
  if (isBeyond(value, min, -1) || isBeyond(value, max, 1)) {
    frame.findings.push({
      ...finding(
        'out-of-range',
        `\`${shownBound(raw)}\` lies outside the declared bounds; it counts as unknown`,
        fact.name,
      ),
      ...given(raw, fact),
    });
    return;
  }
  frame.values[slot] = value;
}

/** An instant may be stated as a date: the start of that day in its own zone or the policy's, with a finding. */
function readStated(
  raw: unknown,
  { type, name }: FactDeclaration,
  zone: Zone,
  frame: Frame,
  scope: Scope,
): ReadValue {
  if (type.kind !== 'instant' || typeof raw !== 'string' || !isDateText(raw))
    return readValue(raw, type, scope.airports);
  try {
    return { value: momentOf(raw, name, zone, frame.findings) };
  } catch (error) {
    if (error instanceof CaseError) return readValue(raw, type);
    throw error;
  }
}

/** Converts by the rate of the case's date, exactly; without one the amount is compared in its own currency only. */
export function inPolicyCurrency(
  money: MoneyValue,
  name: string | undefined,
  frame: Pick<Frame, 'rates' | 'day' | 'datedBy' | 'usedRates' | 'findings'>,
  scope: Pick<Scope, 'currency'>,
): MoneyValue {
  if (money.currency === scope.currency) return new MoneyValue(money.amount, money.currency, money.amount);
  const exchanged =
    frame.rates === undefined || frame.day === undefined
      ? undefined
      : exchange(frame.rates, money, frame.day, scope);
  if (exchanged === undefined) {
    frame.findings.push({
      ...noRate(money.currency, scope.currency, { day: frame.day, datedBy: frame.datedBy }),
      ...(name === undefined ? {} : { where: name }),
    });
    return money;
  }
  frame.usedRates.set(exchanged.rate.id, exchanged.rate);
  return new MoneyValue(money.amount, money.currency, exchanged.amount, exchanged.rate);
}

function exchange(rates: RateTable, money: MoneyValue, day: number, scope: Pick<Scope, 'currency'>) {
  const { amount, quotation } =
    rates.exchange(money.amount, currency(money.currency), scope.currency, day) ?? {};
  return amount === undefined || quotation === undefined ? undefined : { amount, rate: quotation.rate };
}

function boundsOf(fact: FactDeclaration, scope: Scope): { min: Value; max: Value } {
  // Nobody complains about a negative amount: without a bound of its own an amount starts at zero.
  const least = fact.min ?? (fact.type.kind === 'money' ? '0' : undefined);
  return {
    min: least === undefined ? undefined : literalValue(least, fact.type, scope),
    max: fact.max === undefined ? undefined : literalValue(fact.max, fact.type, scope),
  };
}

function isBeyond(value: Value, bound: Value, side: 1 | -1): boolean {
  if (isNumber(value) && isNumber(bound)) {
    const order =
      typeof value === 'number' && typeof bound === 'number'
        ? value - bound
        : rationalOf(value).compare(rationalOf(bound));
    return order * side > 0;
  }
  if (value instanceof MoneyValue && bound instanceof MoneyValue) {
    // Zero is the same in every currency; any other bound needs a rate to be compared.
    const order = bound.amount.isZero() ? value.amount.sign() : compareMoney(value, bound);
    return order !== undefined && order * side > 0;
  }
  return false;
}

/** Names of one kind of file recur in every case; a file that has a new one in each does not fill the memory. */
const MOST_NAMES = 1_000;

/** The declared name closest to one that is none, looked for once. */
function nearestNames(declared: readonly string[]): (name: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (name) => {
    if (!known.has(name) && known.size < MOST_NAMES) known.set(name, nearest(name, declared));
    return known.get(name);
  };
}

function undeclared(name: string, meant: string | undefined): CaseFinding {
  const message = 'the policy declares no such fact; it is not used';
  if (meant === undefined) return finding('undeclared-fact', message, name);
  return { ...finding('undeclared-fact', `${message}; did you mean \`${meant}\`?`, name), meant };
}

/** The value as it was stated, but for what is personal. */
function given(raw: unknown, { personal }: FactDeclaration): Pick<CaseFinding, 'given'> {
  return personal ? {} : { given: shown(raw) };
}

function meantValue(raw: unknown, { type }: FactDeclaration): Pick<CaseFinding, 'meant'> {
  if (type.kind !== 'enum' || typeof raw !== 'string') return {};
  const meant = nearest(raw, type.values.keys());
  return meant === undefined ? {} : { meant };
}

function isObject(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

function shownBound(raw: unknown): string {
  return isObject(raw) ? JSON.stringify(raw) : String(raw);
}

function finding(code: string, message: string, where?: string): CaseFinding {
  return where === undefined ? { code, message } : { code, message, where };
}
