import { digitsOf, isCurrency } from '@redress/money';
import {
  declarationOf,
  lawOf,
  outputNamed,
  type Amount,
  type Condition,
  type ListPart,
  type Operand,
  type Remedy,
} from '@redress/policy';
import type { Program } from '../program.js';
import type { Verdict } from '../truth.js';
import { Aside } from './aside.js';
import { Fraction } from './fraction.js';
import { judge } from './judge.js';
import { Quotient } from './quotient.js';
import { isAmount, rowsOf, UNKNOWN, withElement, type State, type States } from './state.js';

/** What a remedy comes to by itself: its line, a list's elements one by one. Error: `Aside`. */
export async function lineOf(remedy: Remedy, program: Program, states: States): Promise<Span> {
  const { forEach, amount, cap } = remedy;
  const reckonerIn = async (within: States, where?: Condition): Promise<Reckoner> =>
    new Reckoner(remedy, program, within, await verdictsIn(remedy, program, within, where));
  const outer = await reckonerIn(states);
  if (amount === undefined) throw new Error('no amount');
  if (forEach === undefined) return outer.line(remedy);
  const total = await elementsOf(forEach, amount, outer, states, reckonerIn, program);
  return cap === undefined ? total : outer.capped(total, cap);
}

/** What the cap of its group comes to, where it names one. */
export async function groupCapOf(
  remedy: Remedy,
  program: Program,
  states: States,
): Promise<Span | undefined> {
  const cap = remedy.stack?.cap;
  if (cap === undefined) return undefined;
  const limit = notBelowZero(
    new Reckoner(remedy, program, states, await verdictsIn({ amount: cap }, program, states)).amount(cap),
  );
  return limit.isNone === true ? undefined : limit;
}

/** Every element that counts, rounded by itself; while it is open whether it does, it may add nothing. */
async function elementsOf(
  { list, where }: ListPart,
  amount: Amount,
  outer: Reckoner,
  states: States,
  reckonerIn: (within: States, where?: Condition) => Promise<Reckoner>,
  { policy }: Program,
): Promise<Span> {
  const state = states.names.get(list.name) ?? UNKNOWN;
  if (state.is === 'unknown') {
    const { high, currency } = outer.rounded(amount);
    const most = Quotient.of(String(policy.document.facts.get(list.name)?.max ?? MOST_ELEMENTS));
    return { low: ZERO, high: high?.times(most), ...(currency === undefined ? {} : { currency }) };
  }
  const rows = rowsOf(state) ?? [];
  const spans: Span[] = [];
  for (const row of rows) {
    const one = await reckonerIn(withElement(states, list.name, row), where);
    const counts = where === undefined ? 'true' : one.verdictOf(where);
    if (counts === 'false') continue;
    const span = one.rounded(amount);
    spans.push(counts === 'true' ? span : { ...span, low: ZERO });
  }
  return spans.length === 0 ? { ...exactly(ZERO), currency: outer.house } : outer.added(spans);
}

/** As many elements as a list has that does not say. */
const MOST_ELEMENTS = 1_000;

/** The conditions of `choose`, asked before the amounts are reckoned. */
async function verdictsIn(
  remedy: Pick<Remedy, 'amount' | 'cap'>,
  { policy }: Program,
  states: States,
  where?: Condition,
): Promise<ReadonlyMap<Condition, Verdict>> {
  const conditions = [remedy.amount, remedy.cap].flatMap((amount) =>
    amount === undefined ? [] : conditionsIn(amount),
  );
  if (where !== undefined) conditions.push(where);
  for (const { relevantWhen } of policy.document.facts.values())
    if (relevantWhen !== undefined) conditions.push(relevantWhen);
  const rules = conditions.map((when, position) => ({ where: 'choose', rule: String(position), when }));
  const verdicts = await judge(policy, rules, states);
  return new Map(
    rules.map(({ where, rule, when }) => [when, verdicts.get(`${where} ${rule}`) ?? 'undetermined']),
  );
}

function conditionsIn(amount: Amount): Condition[] {
  switch (amount.kind) {
    case 'choose':
      return [
        ...amount.cases.cases.flatMap(({ when, then }) => [when, ...conditionsIn(then)]),
        ...conditionsIn(amount.cases.otherwise),
      ];
    case 'percent':
    case 'share':
    case 'convert':
    case 'round':
      return conditionsIn(amount.of);
    case 'rate':
      return conditionsIn(amount.each);
    case 'cap':
      return [...conditionsIn(amount.of), ...conditionsIn(amount.at)];
    case 'min':
    case 'max':
    case 'sum':
    case 'minus':
    case 'range':
      return amount.of.flatMap(conditionsIn);
    case 'money':
    case 'reference':
      return [];
  }
}

/** From one end to the other; an end that is not there is infinite. */
export interface Span {
  readonly low: Quotient | undefined;
  readonly high: Quotient | undefined;
  /** Of amounts. */
  readonly currency?: string;
  /** Known to be none: adds nothing, limits nothing. */
  readonly isNone?: boolean;
}

export const ZERO = Quotient.of(0);
const ONE_UNIT = Fraction.of(1);
const OPEN: Span = { low: undefined, high: undefined };
export type Ends = Pick<Span, 'low' | 'high'>;

class Reckoner {
  /** The currency of the law or policy that the remedy is of. */
  readonly house: string;

  constructor(
    { id }: Pick<Remedy, 'id'>,
    private readonly program: Program,
    private readonly states: States,
    private readonly verdicts: ReadonlyMap<Condition, Verdict>,
  ) {
    this.house = lawOf(program.policy.document, id)?.currency ?? states.house.currency;
  }

  verdictOf(condition: Condition): Verdict {
    return this.verdicts.get(condition) ?? 'undetermined';
  }

  /** An amount as it is paid. */
  rounded(amount: Amount): Span {
    return inMinorUnits(notBelowZero(this.amount(amount)));
  }

  added(spans: readonly Span[]): Span {
    return this.joined(spans, plus);
  }

  line({ amount, per, quantity, cap }: Remedy): Span {
    if (amount === undefined) throw new Error('no amount');
    const exact = notBelowZero(this.amount(amount));
    const many = quantity === undefined ? exact : of(exact, times(exact, this.number(quantity)));
    const paid = inMinorUnits(many);
    const whole = per === undefined ? paid : of(paid, times(paid, this.number(per)));
    return cap === undefined ? whole : this.capped(whole, cap);
  }

  capped(whole: Span, cap: Amount): Span {
    const limit = notBelowZero(this.amount(cap));
    if (limit.isNone === true) return whole;
    if (limit.currency === whole.currency) return of(whole, least(whole, limit));
    return inMinorUnits(this.both(whole, limit, least));
  }

  amount(amount: Amount): Span {
    switch (amount.kind) {
      case 'money': {
        const { amount: text, currency = this.house } = amount.money;
        return { ...exactly(Quotient.of(text)), currency };
      }
      case 'reference':
        return this.reference(amount.name);
      case 'percent': {
        const base = this.amount(amount.of);
        const percent = each(this.number(amount.percent), (end) => end.dividedBy(Quotient.of(100)));
        return of(base, times(base, percent));
      }
      case 'rate': {
        const base = this.amount(amount.each);
        return of(base, times(base, this.number(amount.quantity)));
      }
      case 'share': {
        const base = this.amount(amount.of);
        return of(base, times(base, proportion(this.number(amount.part), this.number(amount.whole))));
      }
      case 'choose': {
        const spans: Span[] = [];
        for (const { when, then } of amount.cases.cases) {
          const verdict = this.verdicts.get(when) ?? 'undetermined';
          if (verdict !== 'false') spans.push(this.amount(then));
          if (verdict === 'true') return this.joined(spans, hull);
        }
        return this.joined([...spans, this.amount(amount.cases.otherwise)], hull);
      }
      case 'min':
        return this.joined(this.counting(amount.of), least);
      case 'max':
        return this.joined(this.counting(amount.of), greatest);
      case 'sum':
        return this.joined(this.counting(amount.of), plus);
      case 'minus':
        return this.both(this.amount(amount.of[0]), this.amount(amount.of[1]), minus);
      case 'range':
        return this.both(this.amount(amount.of[0]), this.amount(amount.of[1]), (low, high) => ({
          low: low.low,
          high: greatest(low, high).high,
        }));
      case 'cap': {
        const [base, limit] = [this.amount(amount.of), this.amount(amount.at)];
        return base.isNone === true || limit.isNone === true ? base : this.both(base, limit, least);
      }
      case 'convert': {
        const { isNone: _, ...converted } = this.in(this.amount(amount.of), amount.to ?? this.house);
        return converted;
      }
      case 'round': {
        const base = this.amount(amount.of);
        const step = amount.increment ?? minorUnit(base.currency);
        return of(
          base,
          each(base, (end) => end.roundedTo(step, amount.mode)),
        );
      }
    }
  }

  /** What is none is no candidate and adds nothing, unless nothing else is there. */
  private counting(parts: readonly Amount[]): Span[] {
    const spans = parts.map((part) => this.amount(part));
    const counting = spans.filter(({ isNone }) => isNone !== true);
    return counting.length === 0 ? spans.slice(-1) : counting;
  }

  private joined([first, ...rest]: readonly Span[], combine: (a: Ends, b: Ends) => Ends): Span {
    if (first === undefined) throw new Error('nothing to join');
    if (rest.length === 0) return first;
    return rest.reduce((sum, one) => this.both(sum, one, combine), first);
  }

  private both(a: Span, b: Span, combine: (a: Ends, b: Ends) => Ends): Span {
    if (a.currency === b.currency) return { ...combine(a, b), currency: a.currency ?? this.house };
    return { ...combine(this.in(a, this.house), this.in(b, this.house)), currency: this.house };
  }

  /** Without a rate only that it is nothing below zero. */
  private in(span: Span, currency: string): Span {
    if (span.currency === currency) return span;
    // What is known of rates leads into the policy's currency, not into that of a law.
    if (this.house !== this.states.house.currency) throw new Aside('a rate within a law');
    const { worth } = this.states.house;
    const [one, other] = [worth(ONE_UNIT, span.currency ?? ''), worth(ONE_UNIT, currency)];
    if (one === undefined || other === undefined) return { low: ZERO, high: undefined, currency };
    const rate = quotient(one).dividedBy(quotient(other));
    return { ...each(span, (end) => end.times(rate)), currency };
  }

  private reference(name: string): Span {
    const state = this.state(name);
    if (state.is === 'null' || state.is === 'irrelevant')
      return { ...exactly(ZERO), currency: this.house, isNone: true };
    if (state.is === 'unknown') return this.in(this.bounds(name, ZERO), this.house);
    const { value } = state;
    if (!isAmount(value)) throw new Error(`${name} is no amount`);
    if (value.currency === this.house) return { ...exactly(quotient(value.amount)), currency: this.house };
    if (this.house !== this.states.house.currency) throw new Aside('a rate within a law');
    return value.inHouse === undefined
      ? { low: ZERO, high: undefined, currency: this.house }
      : { ...exactly(quotient(value.inHouse)), currency: this.house };
  }

  private number(operand: Operand): Span {
    if (operand.kind === 'constant') return exactly(Quotient.of(String(operand.value)));
    const state = this.state(operand.name);
    if (state.is === 'null' || state.is === 'irrelevant') return exactly(ZERO);
    if (state.is === 'unknown') return this.bounds(operand.name, undefined);
    const { value } = state;
    if (typeof value !== 'object' || !('n' in value)) throw new Error(`${operand.name} is no number`);
    return exactly(quotient(value));
  }

  /** As declared; while it may yet be irrelevant, also nothing. */
  private bounds(name: string, least0: Quotient | undefined): Span {
    if (outputNamed(name, this.program.policy.document) !== undefined) throw new Aside('an open table');
    const fact = declarationOf(this.program.policy.document, name);
    if (fact === undefined) return { ...OPEN, currency: this.house };
    const end = (literal: typeof fact.min): Quotient | undefined => {
      if (literal === undefined || literal === null || typeof literal === 'boolean') return undefined;
      return Quotient.of(typeof literal === 'object' ? literal.amount : literal);
    };
    const currency = (fact.type.kind === 'money' ? fact.type.currency : undefined) ?? this.house;
    const span = { low: end(fact.min) ?? least0, high: end(fact.max), currency };
    const { relevantWhen } = this.program.policy.document.facts.get(name) ?? {};
    return relevantWhen === undefined || this.verdicts.get(relevantWhen) === 'true'
      ? span
      : { ...hull(span, exactly(ZERO)), currency };
  }

  private state(name: string): State {
    return this.states.names.get(name) ?? UNKNOWN;
  }
}

function of(base: Span, ends: Ends): Span {
  return { ...base, low: ends.low, high: ends.high };
}

function exactly(value: Quotient): Ends {
  return { low: value, high: value };
}

function each({ low, high }: Ends, map: (end: Quotient) => Quotient): Ends {
  return { low: low && map(low), high: high && map(high) };
}

export function lesser(a: Quotient, b: Quotient): Quotient {
  return a.comparedTo(b) <= 0 ? a : b;
}

export function greater(a: Quotient, b: Quotient): Quotient {
  return a.comparedTo(b) >= 0 ? a : b;
}

function plus(a: Ends, b: Ends): Ends {
  return { low: a.low && b.low && a.low.plus(b.low), high: a.high && b.high && a.high.plus(b.high) };
}

function minus(a: Ends, b: Ends): Ends {
  return { low: a.low && b.high && a.low.minus(b.high), high: a.high && b.low && a.high.minus(b.low) };
}

function least(a: Ends, b: Ends): Ends {
  const high = a.high && b.high ? lesser(a.high, b.high) : (a.high ?? b.high);
  return { low: a.low && b.low && lesser(a.low, b.low), high };
}

function greatest(a: Ends, b: Ends): Ends {
  const low = a.low && b.low ? greater(a.low, b.low) : (a.low ?? b.low);
  return { low, high: a.high && b.high && greater(a.high, b.high) };
}

function hull(a: Ends, b: Ends): Ends {
  return { low: a.low && b.low && lesser(a.low, b.low), high: a.high && b.high && greater(a.high, b.high) };
}

/** Between the products of the ends; with an open end only of what is nothing below zero anything is known. */
function times(a: Ends, b: Ends): Ends {
  if (a.low && a.high && b.low && b.high) {
    const products = [a.low.times(b.low), a.low.times(b.high), a.high.times(b.low), a.high.times(b.high)];
    return { low: products.reduce(lesser), high: products.reduce(greater) };
  }
  if (!a.low || !b.low || a.low.comparedTo(ZERO) < 0 || b.low.comparedTo(ZERO) < 0) return OPEN;
  const low = a.low.times(b.low);
  const isNothing = a.high?.comparedTo(ZERO) === 0 || b.high?.comparedTo(ZERO) === 0;
  return { low, high: isNothing ? low : undefined };
}

/** The part of a whole that is surely above nothing; else anything between none of it and all. */
function proportion(part: Ends, whole: Ends): Ends {
  const ONE = Quotient.of(1);
  if (whole.low === undefined || whole.low.comparedTo(ZERO) <= 0) return { low: ZERO, high: ONE };
  const within = (ratio: Quotient): Quotient => greater(ZERO, lesser(ONE, ratio));
  return {
    low: part.low && whole.high ? within(part.low.dividedBy(whole.high)) : ZERO,
    high: part.high ? within(part.high.dividedBy(whole.low)) : ONE,
  };
}

function notBelowZero(span: Span): Span {
  return of(span, {
    low: span.low ? greater(span.low, ZERO) : ZERO,
    high: span.high && greater(span.high, ZERO),
  });
}

export function inMinorUnits(span: Span): Span {
  return of(
    span,
    each(span, (end) => end.roundedTo(minorUnit(span.currency), 'halfUp')),
  );
}

function minorUnit(currency = ''): string {
  const digits = isCurrency(currency) ? digitsOf(currency) : 2;
  return digits === 0 ? '1' : `0.${'0'.repeat(digits - 1)}1`;
}

function quotient({ n, d }: Fraction): Quotient {
  return Quotient.of(n, d);
}
