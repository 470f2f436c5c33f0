import { nearest, type Zone } from '@redress/calendar';
import { currency, type RateTable } from '@redress/money';
import { CaseError, type CaseFinding, type FactDeclaration, type ItemField } from '@redress/policy';
import { isDateText, momentOf } from '../case-moments.js';
import type { Frame } from '../frame.js';
import { literalValue } from '../literal.js';
import { compareMoney, MoneyValue } from '../money-value.js';
import { noRate } from '../no-rate.js';
import type { Home, Scope } from '../scope.js';
import { isNumber, rationalOf, type Value } from '../value.js';
import { plainReader, type PlainReader } from './plain-value.js';
import { readValue, shown, type ReadValue } from './read-value.js';

/** What a case may state of one fact or of one field of an element. */
export interface Stated {
  readonly declared: Declared;
  readonly min: Value;
  readonly max: Value;
  readonly plain: PlainReader;
  readonly home: Home;
}

type Declared = Pick<FactDeclaration | ItemField, 'name' | 'type' | 'min' | 'max' | 'personal'>;

export function compileStated(declared: Declared, scope: Scope): Stated {
  const bounds = boundsOf(declared, scope);
  return { declared, ...bounds, plain: plainReader(declared.type, bounds), home: scope.home };
}

/** The value of what is stated, other than null; what cannot be read is unknown, with a finding about `where`. */
export function readStated(
  { declared, min, max, home }: Stated,
  raw: unknown,
  where: string,
  zone: Zone | undefined,
  frame: Frame,
  scope: Scope,
): Value {
  const read = readTyped(raw, declared, where, zone ?? home.zone, frame, scope);
  if ('wrong' in read) {
    const { code = 'wrong-type', wrong } = read;
    frame.findings.push({
      ...finding(code, `${wrong}; it counts as unknown`, where),
      ...given(raw, declared),
      ...meantValue(raw, declared),
    });
    return undefined;
  }
  const value = read.value instanceof MoneyValue ? atHome(read.value, where, home, frame, scope) : read.value;
  if (!isBeyond(value, min, -1) && !isBeyond(value, max, 1)) return value;
  frame.findings.push({
    ...finding(
      'out-of-range',
      `\`${shownBound(raw)}\` lies outside the declared bounds; it counts as unknown`,
      where,
    ),
    ...given(raw, declared),
  });
  return undefined;
}

/** An instant may be stated as a date: the start of that day in its own zone or the policy's, with a finding. */
function readTyped(
  raw: unknown,
  { type }: Declared,
  where: string,
  zone: Zone,
  frame: Frame,
  scope: Scope,
): ReadValue {
  if (type.kind !== 'instant' || typeof raw !== 'string' || !isDateText(raw))
    return readValue(raw, type, scope.airports);
  try {
    return { value: momentOf(raw, where, zone, frame.findings) };
  } catch (error) {
    if (error instanceof CaseError) return readValue(raw, type);
    throw error;
  }
}

/** A law reckons in its own currency, for which no rate is asked. */
function atHome(money: MoneyValue, where: string, home: Home, frame: Frame, scope: Scope): MoneyValue {
  const isQuiet = home.law !== undefined && money.currency === home.currency;
  return inPolicyCurrency(money, where, isQuiet ? { ...frame, findings: [] } : frame, scope);
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

function boundsOf(fact: Declared, scope: Scope): { min: Value; max: Value } {
  // Of a list they count its elements.
  if (fact.type.kind === 'list') return { min: undefined, max: undefined };
  // Nobody complains about a negative amount: without a bound of its own an amount starts at zero.
  const least = fact.min ?? (fact.type.kind === 'money' ? '0' : undefined);
  return {
    min: least === undefined ? undefined : literalValue(least, fact.type, scope),
    max: fact.max === undefined ? undefined : literalValue(fact.max, fact.type, scope),
  };
}

export function isBeyond(value: Value, bound: Value, side: 1 | -1): boolean {
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

/** The value as it was stated, but for what is personal. */
function given(raw: unknown, { personal }: Declared): Pick<CaseFinding, 'given'> {
  return personal ? {} : { given: shown(raw) };
}

function meantValue(raw: unknown, { type }: Declared): Pick<CaseFinding, 'meant'> {
  if (type.kind !== 'enum' || typeof raw !== 'string') return {};
  const meant = nearest(raw, type.values.keys());
  return meant === undefined ? {} : { meant };
}

function shownBound(raw: unknown): string {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? JSON.stringify(raw) : String(raw);
}

function finding(code: string, message: string, where?: string): CaseFinding {
  return where === undefined ? { code, message } : { code, message, where };
}
