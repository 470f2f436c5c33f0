import { nearest, zoneOf, type Zone } from '@redress/calendar';
import { currency, type RateTable } from '@redress/money';
import { CaseError, type CaseFinding, type FactDeclaration } from '@redress/policy';
import { isDateText, momentOf } from '../case-moments.js';
import { compareMoney, MoneyValue } from '../money-value.js';
import type { Frame } from '../frame.js';
import { literalValue } from '../literal.js';
import { noRate } from '../no-rate.js';
import type { Scope } from '../scope.js';
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
  const declared = new Map<string, Declared>();
  const parents = new Map<string, Declared[]>();
  for (const fact of scope.policy.document.facts.values()) {
    const slot = scope.slots.get(fact.name);
    if (slot === undefined) throw new Error(`no slot for the fact ${fact.name}: the policy was not checked`);
    const bounds = boundsOf(fact, scope);
    const known = { fact, slot, ...bounds, plain: plainReader(fact.type, bounds) };
    declared.set(fact.name, known);
    const parts = fact.name.split('.');
    for (let length = 1; length < parts.length; length += 1) {
      const parent = parts.slice(0, length).join('.');
      parents.set(parent, [...(parents.get(parent) ?? []), known]);
    }
  }
  const meantBy = nearestNames(declared);
  return {
    read(facts, frame) {
      let left = MOST_FACTS;
      const walk = (object: Readonly<Record<string, unknown>>, prefix: string, depth: number): void => {
        for (const key in object) {
          if (!Object.prototype.hasOwnProperty.call(object, key)) continue;
          if ((left -= 1) < 0) return;
          const name = prefix === '' ? key : `${prefix}.${key}`;
          const raw = object[key];
          const known = declared.get(name);
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
            for (const child of children) state(child, null, frame, scope);
          else if (known !== undefined) continue;
          else if (isObject(raw) && children !== undefined && depth < DEEPEST) walk(raw, name, depth + 1);
          else frame.findings.push(undeclared(name, meantBy(name)));
        }
      };
      walk(facts, '', 1);
      if (left < 0)
        frame.findings.push(
          finding('too-many-facts', `only the first ${MOST_FACTS} keys of the case were read`),
        );
    },
  };
}

interface Declared {
  readonly fact: FactDeclaration;
  readonly slot: number;
  readonly min: Value;
  readonly max: Value;
  readonly plain: PlainReader;
}

function state({ fact, slot, min, max }: Declared, raw: unknown, frame: Frame, scope: Scope): void {
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
  const read = readStated(raw, fact, frame.zones?.get(slot), frame, scope);
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
    read.value instanceof MoneyValue ? inPolicyCurrency(read.value, fact.name, frame, scope) : read.value;
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
  zone: Zone | undefined,
  frame: Frame,
  scope: Scope,
): ReadValue {
  if (type.kind !== 'instant' || typeof raw !== 'string' || !isDateText(raw))
    return readValue(raw, type, scope.airports);
  try {
    return { value: momentOf(raw, name, zone ?? zoneOf(scope.policy.document.zone), frame.findings) };
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
function nearestNames(declared: ReadonlyMap<string, Declared>): (name: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (name) => {
    if (!known.has(name) && known.size < MOST_NAMES) known.set(name, nearest(name, declared.keys()));
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
