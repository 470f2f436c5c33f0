import { Rational } from '@redress/money';
import type {
  Amount,
  FactDeclaration,
  Literal,
  Operand,
  Operation,
  PolicyDocument,
  Remedy,
  Table,
  ValueType,
} from '../document.js';
import { declarationOf, MOST_ELEMENTS } from '../list-item.js';
import {
  added,
  ANYTHING,
  divided,
  exactly,
  greatest,
  hull,
  least,
  multiplied,
  negated,
  proportion,
  type Interval,
} from './interval.js';
import { decimal, literalNumber } from './literal.js';
import type { Names } from './names.js';
import { FIELD_GROUPS } from './survey.js';
import { outputNamed } from './output-named.js';

/**
 * How small and how large a number can become, from the declared `min` and `max` of facts, the stated values and the
 * constants. Facts of type money are not negative unless they say so. What is not known is infinite, never a guess.
 */
export class Bounds {
  readonly #document: PolicyDocument;
  readonly #types: ReadonlyMap<string, ValueType>;
  readonly #known = new Map<string, Interval>();

  constructor(document: PolicyDocument, { types, order }: Pick<Names, 'types' | 'order'>) {
    this.#document = document;
    this.#types = types;
    // In order, so that a long chain of derivations is not a deep one.
    for (const name of order) this.ofName(name);
  }

  ofName(name: string): Interval {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    this.#known.set(name, ANYTHING); // what reads itself is unbounded
    const interval = this.#reckon(name);
    this.#known.set(name, interval);
    return interval;
  }

  ofOperand(operand: Operand): Interval {
    if (operand.kind === 'reference') return this.ofName(operand.name);
    return exactly(numberOf(operand.value));
  }

  ofAmount(amount: Amount): Interval {
    switch (amount.kind) {
      case 'money':
        return exactly(decimal(amount.money.amount));
      case 'reference':
        return this.ofName(amount.name);
      case 'percent':
        return scaled(this.ofAmount(amount.of), this.ofOperand(amount.percent));
      case 'share':
        return multiplied(
          this.ofAmount(amount.of),
          proportion(this.ofOperand(amount.part), this.ofOperand(amount.whole)),
        );
      case 'rate':
        return multiplied(this.ofAmount(amount.each), this.ofOperand(amount.quantity));
      case 'choose':
        return hull(
          [...amount.cases.cases.map(({ then }) => then), amount.cases.otherwise].map((part) =>
            this.ofAmount(part),
          ),
        );
      case 'min':
        return least(amount.of.map((part) => this.ofAmount(part)));
      case 'max':
        return greatest(amount.of.map((part) => this.ofAmount(part)));
      case 'sum':
        return amount.of.map((part) => this.ofAmount(part)).reduce(added, exactly(Rational.ZERO));
      case 'minus':
        return added(this.ofAmount(amount.of[0]), negated(this.ofAmount(amount.of[1])));
      case 'range':
        return { low: this.ofAmount(amount.of[0]).low, high: this.ofAmount(amount.of[1]).high };
      case 'cap':
        return least([this.ofAmount(amount.of), this.ofAmount(amount.at)]);
      case 'convert':
        return converted(this.ofAmount(amount.of));
      case 'round':
        return this.ofAmount(amount.of);
    }
  }

  /** One line: its amount, times what it is counted by, below its own cap and that of its group. */
  ofRemedy(remedy: Remedy): Interval | undefined {
    if (remedy.amount === undefined) return undefined;
    const count = [remedy.per, remedy.quantity].flatMap((operand) =>
      operand === undefined ? [] : [operand],
    );
    const one = this.ofAmount(remedy.amount);
    const line = count
      .map((operand) => this.ofOperand(operand))
      .reduce(multiplied, remedy.forEach === undefined ? one : this.#summed(remedy.forEach.list.name, one));
    const caps = [remedy.cap, remedy.stack?.cap].flatMap((cap) =>
      cap === undefined ? [] : [this.ofAmount(cap)],
    );
    return least([line, ...caps]);
  }

  /** From none of them to as many as there can be. */
  #summed(list: string, one: Interval): Interval {
    return multiplied({ low: Rational.ZERO, high: this.#mostOf(list) }, one);
  }

  #mostOf(list: string): Rational {
    const max = this.#document.facts.get(list)?.max;
    return Rational.of(typeof max === 'number' ? max : MOST_ELEMENTS);
  }

  #reckon(name: string): Interval {
    const fact = declarationOf(this.#document, name);
    if (fact !== undefined) {
      const money = fact.type.kind === 'money' ? Rational.ZERO : undefined;
      const low = fact.min === undefined ? money : literalNumber(fact.min, fact.type);
      const high = fact.max === undefined ? undefined : literalNumber(fact.max, fact.type);
      return this.#orPresumed({ low, high }, fact);
    }
    const derivation = this.#document.derive.get(name);
    if (derivation !== undefined) return this.#ofOperation(derivation.operation);
    if (name.startsWith('value.')) {
      const entries = this.#document.values.get(name.slice('value.'.length)) ?? [];
      return entries.length === 0 ? ANYTHING : hull(entries.map((entry) => exactly(numberOf(entry.value))));
    }
    const output = outputNamed(name, this.#document);
    if (output !== undefined) return ofOutput(...output);
    for (const [phase, prefix] of FIELD_GROUPS) {
      if (!name.startsWith(`${prefix}.`)) continue;
      const field = this.#document[phase].get(name.slice(prefix.length + 1));
      if (field === undefined) continue;
      return hull(
        [...field.rules.map(({ then }) => then), ...(field.table ? [field.table] : []), field.otherwise].map(
          (then) => this.ofOperand(then),
        ),
      );
    }
    return ANYTHING;
  }

  /** What is presumed need not lie within the bounds of what may be stated. */
  #orPresumed(stated: Interval, { presume, type }: FactDeclaration): Interval {
    if (presume?.kind === 'reference') return hull([stated, this.ofName(presume.reference.name)]);
    const number = presume?.kind === 'constant' ? literalNumber(presume.value, type) : undefined;
    return number === undefined ? stated : hull([stated, exactly(number)]);
  }

  #ofOperation(operation: Operation): Interval {
    switch (operation.kind) {
      case 'edition':
        return hull(operation.of.map(({ derivation }) => this.ofOperand(derivation)));
      case 'firstKnown':
        return hull(operation.of.map((operand) => this.ofOperand(operand)));
      case 'min':
        return least(operation.of.map((operand) => this.ofOperand(operand)));
      case 'max':
        return greatest(operation.of.map((operand) => this.ofOperand(operand)));
      case 'sum':
        return operation.of.map((operand) => this.ofOperand(operand)).reduce(added, exactly(Rational.ZERO));
      case 'product':
        return operation.of
          .map((operand) => this.ofOperand(operand))
          .reduce(multiplied, exactly(Rational.ONE));
      case 'difference':
        return added(this.ofOperand(operation.of[0]), negated(this.ofOperand(operation.of[1])));
      case 'ratio':
        return divided(this.ofOperand(operation.of[0]), this.ofOperand(operation.of[1]));
      case 'count':
        return { low: Rational.ZERO, high: this.#mostOf(operation.list.name) };
      case 'sumOver':
        return this.#summed(operation.list.name, this.ofOperand(operation.of));
      case 'minOver':
      case 'maxOver':
        return this.ofOperand(operation.of);
      case 'percent':
        return scaled(this.ofOperand(operation.of), this.ofOperand(operation.percent));
      case 'distance':
        return { low: Rational.ZERO, high: HALF_THE_EARTH };
      case 'band':
        return hull(
          [...operation.bands.map(({ then }) => then), operation.otherwise].map((then) =>
            exactly(numberOf(then)),
          ),
        );
      case 'minutesBetween':
      case 'hoursBetween':
      case 'daysBetween':
      case 'workingDaysBetween':
      case 'due':
      case 'localDate':
        return ANYTHING;
    }
  }

  /** The declared bounds of a name as its type counts them, for conditions. */
  declared(name: string): Interval {
    return this.#types.has(name) && declarationOf(this.#document, name) !== undefined
      ? this.ofName(name)
      : ANYTHING;
  }
}

/** Between the least and the greatest of its rows; a sum lies between those of all rows below and above zero. */
function ofOutput(table: Table, output: string): Interval {
  const values = table.rows.map(({ then }) => exactly(numberOf(then.get(output) ?? null)));
  const rest = table.otherwise === undefined ? [] : [exactly(numberOf(table.otherwise.get(output) ?? null))];
  if (table.outputs.get(output)?.take !== 'sum') return hull([...values, ...rest]);
  const zero = exactly(Rational.ZERO);
  const [least, most] = [values, values].map((all, end) =>
    all
      .map((one) => hull([one, zero]))
      .map((one) => exactly(end === 0 ? one.low : one.high))
      .reduce(added, zero),
  );
  return { low: least?.low, high: most?.high };
}

/** Metres between two places that lie opposite each other. */
const HALF_THE_EARTH = Rational.of(20_015_115);

function numberOf(literal: Literal): Rational | undefined {
  if (literal === null || typeof literal === 'boolean') return undefined;
  return decimal(typeof literal === 'object' ? literal.amount : literal);
}

function scaled(of: Interval, percent: Interval): Interval {
  return multiplied(multiplied(of, percent), exactly(Rational.of(1, 100)));
}

/** A rate of exchange is above zero and not known beforehand, but finite: only the signs and infinities stay. */
function converted({ low, high }: Interval): Interval {
  return {
    low: low === undefined ? undefined : low.sign() < 0 ? low : Rational.ZERO,
    high: high === undefined ? undefined : high,
  };
}
