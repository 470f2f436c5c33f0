import type { Derivation, Operand, Operation, PolicyDocument, ValueType } from '../document.js';
import { checkLiteral, literalInWords, literalNumber, operandInWords } from './literal.js';
import type { Report } from './scope.js';
import {
  areComparable,
  commonType,
  currenciesDiffer,
  isNumber,
  isOrdered,
  typeInWords,
  unitsOfTypesDiffer,
} from './type.js';

/**
 * Gives every derivation its type, in the order in which they read one another, and reports operands that do not suit
 * the operation. A derivation of which the type does not follow stays without one, so that nothing else is reported.
 */
export function derivedTypes(
  document: PolicyDocument,
  order: readonly string[],
  types: Map<string, ValueType>,
  report: Report,
): void {
  for (const name of order) {
    const derivation = document.derive.get(name);
    if (derivation === undefined || document.facts.has(name)) continue;
    const type = new Inference(derivation, document.currency, types, report).type();
    if (type !== undefined) types.set(name, type);
  }
}

class Inference {
  readonly #name: string;
  readonly #operation: Operation;
  readonly #currency: string;
  readonly #types: ReadonlyMap<string, ValueType>;
  readonly #report: Report;

  constructor(
    derivation: Derivation,
    currency: string,
    types: ReadonlyMap<string, ValueType>,
    report: Report,
  ) {
    this.#name = derivation.name;
    this.#operation = derivation.operation;
    this.#currency = currency;
    this.#types = types;
    this.#report = report;
  }

  type(): ValueType | undefined {
    const operation = this.#operation;
    switch (operation.kind) {
      case 'firstKnown':
        return this.#common(operation.of);
      case 'min':
      case 'max':
        return this.#ordered(this.#common(operation.of), operation.of[0]);
      case 'sum':
        return this.#addable(this.#common(operation.of), operation.of[0]);
      case 'difference':
        return this.#addable(this.#common(operation.of), operation.of[0]);
      case 'product':
        return this.#product(operation.of);
      case 'ratio':
        return this.#ratio(operation.of);
      case 'percent':
        return this.#scaled(operation.of);
      case 'count':
        return { kind: 'integer' };
      case 'sumOver':
        return this.#addable(this.#common([operation.of]), operation.of);
      case 'minOver':
      case 'maxOver':
        return this.#ordered(this.#common([operation.of]), operation.of);
      case 'distance':
        this.#ask(operation.from, ['place'], 'a place');
        this.#ask(operation.to, ['place'], 'a place');
        return { kind: 'integer', unit: 'm' };
      case 'minutesBetween':
      case 'hoursBetween':
        this.#ask(operation.from, ['instant'], 'an instant');
        this.#ask(operation.to, ['instant'], 'an instant');
        return { kind: 'decimal', unit: operation.kind === 'minutesBetween' ? 'min' : 'h' };
      case 'daysBetween':
      case 'workingDaysBetween':
        this.#ask(operation.from, ['date', 'instant'], 'a date');
        this.#ask(operation.to, ['date', 'instant'], 'a date');
        return { kind: 'integer', unit: 'd' };
      case 'due':
        this.#ask(operation.from, ['date', 'instant'], 'a date');
        return { kind: 'date' };
      case 'localDate':
        this.#ask(operation.of, ['instant'], 'an instant');
        return { kind: 'date' };
      case 'edition':
        return this.#common(operation.of.map(({ derivation }) => derivation));
      case 'band':
        return this.#band(operation);
    }
  }

  /** What is read decides; constants follow it. */
  #common(operands: readonly Operand[]): ValueType | undefined {
    let common: ValueType | undefined;
    let first: Operand | undefined;
    for (const operand of operands) {
      const type = this.#typeOf(operand);
      if (operand.kind === 'constant' && (type === undefined || isNumber(type))) continue;
      if (type === undefined) return undefined;
      if (common === undefined || first === undefined) {
        common = type;
        first = operand;
        continue;
      }
      if (unitsOfTypesDiffer(common, type)) {
        this.#unitsDiffer(first, common, operand, type);
        return undefined;
      }
      const wider = commonType(common, type);
      if (wider === undefined) {
        this.#mismatch(operand, type, typeInWords(common));
        return undefined;
      }
      if (currenciesDiffer(common, type) && this.#operation.kind !== 'firstKnown') {
        this.#report('needs-rate', { left: typeInWords(common), right: typeInWords(type) }, operand);
      }
      common = wider;
    }
    for (const operand of operands) {
      if (operand.kind !== 'constant' || operand.value === null) continue;
      const own = this.#typeOf(operand);
      if (own !== undefined && !isNumber(own)) continue;
      if (own !== undefined && (common === undefined || isNumber(common))) {
        common = common === undefined ? own : commonType(common, own);
      } else if (common !== undefined) {
        const fits = checkLiteral(operand.value, common, this.#name, this.#currency, this.#report, operand);
        if (!fits) return undefined;
      }
    }
    if (common === undefined) this.#tellConstant(operands);
    return common;
  }

  /** Of constants alone no type follows, unless they are numbers or amounts. */
  #tellConstant([first]: readonly Operand[]): void {
    const node = first ?? this.#operation;
    const value = first?.kind === 'constant' ? String(first.value) : '';
    const why = 'read a fact, a derivation or a value beside it';
    this.#report('value-type', { value, wanted: 'something whose type is known', why }, node);
  }

  #ordered(type: ValueType | undefined, at: Operand | undefined): ValueType | undefined {
    if (type === undefined || at === undefined || isOrdered(type)) return type;
    this.#mismatch(at, type, 'something with a least and a greatest');
    return undefined;
  }

  #addable(type: ValueType | undefined, at: Operand | undefined): ValueType | undefined {
    if (type === undefined || at === undefined) return type;
    if (isNumber(type) || type.kind === 'money' || type.kind === 'duration') return type;
    this.#mismatch(at, type, 'a number, money or a duration');
    return undefined;
  }

  #product(operands: readonly Operand[]): ValueType | undefined {
    let product: ValueType | undefined = { kind: 'integer' };
    for (const operand of operands) {
      const type = this.#ask(operand, ['integer', 'decimal', 'money'], 'a number or money');
      if (type === undefined || product === undefined) product = undefined;
      else if (type.kind === 'money' && product.kind === 'money') {
        this.#mismatch(operand, type, 'a number');
        product = undefined;
      } else if (type.kind === 'money' || product.kind === 'money') {
        product = type.kind === 'money' ? type : product;
      } else
        product = { kind: type.kind === 'integer' && product.kind === 'integer' ? 'integer' : 'decimal' };
    }
    return product;
  }

  #ratio([over, under]: readonly [Operand, Operand]): ValueType | undefined {
    const a = this.#ask(over, ['integer', 'decimal', 'money', 'duration'], 'a number, money or a duration');
    const b = this.#ask(under, ['integer', 'decimal', 'money', 'duration'], 'a number, money or a duration');
    if (a === undefined || b === undefined) return undefined;
    if (isNumber(b)) return isNumber(a) ? { kind: 'decimal' } : a;
    if (a.kind === b.kind) {
      if (currenciesDiffer(a, b)) {
        this.#report('needs-rate', { left: typeInWords(a), right: typeInWords(b) }, under);
      }
      return { kind: 'decimal' };
    }
    this.#mismatch(under, b, typeInWords(a));
    return undefined;
  }

  #scaled(operand: Operand): ValueType | undefined {
    const type = this.#ask(operand, ['integer', 'decimal', 'money'], 'a number or money');
    if (type === undefined || type.kind === 'money') return type;
    return isNumber(type) && type.unit !== undefined
      ? { kind: 'decimal', unit: type.unit }
      : { kind: 'decimal' };
  }

  #band(band: Extract<Operation, { kind: 'band' }>): ValueType | undefined {
    const of = this.#typeOf(band.of);
    if (of !== undefined && !isOrdered(of))
      this.#mismatch(band.of, of, 'something with a least and a greatest');
    if (of !== undefined && isOrdered(of)) {
      let last: { at: NonNullable<ReturnType<typeof literalNumber>>; isOpen: boolean } | undefined;
      for (const { value, limit } of band.bands) {
        if (value.kind === 'reference') {
          const type = this.#types.get(value.name);
          if (type === undefined) continue;
          if (unitsOfTypesDiffer(of, type)) this.#unitsDiffer(band.of, of, value, type);
          else if (!areComparable(of, type)) this.#mismatch(value, type, typeInWords(of));
          last = undefined;
          continue;
        }
        if (value.value === null) continue;
        if (!checkLiteral(value.value, of, this.#name, this.#currency, this.#report, value)) continue;
        const at = literalNumber(value.value, of);
        if (at === undefined) continue;
        if (last !== undefined) {
          const order = at.compare(last.at);
          const isReached = order > 0 || (order === 0 && last.isOpen && limit === 'upTo');
          if (!isReached) this.#report('bands-disordered', { limit: literalInWords(value.value) }, value);
        }
        last = { at, isOpen: limit === 'below' };
      }
    }
    return this.#labels(band);
  }

  #labels(band: Extract<Operation, { kind: 'band' }>): ValueType | undefined {
    const results = [...band.bands.map(({ then }) => then), band.otherwise];
    if (results.every((result) => typeof result === 'boolean')) return { kind: 'boolean' };
    if (results.every((result) => typeof result === 'number')) {
      return { kind: results.every(Number.isInteger) ? 'integer' : 'decimal' };
    }
    if (results.every((result) => typeof result === 'string')) {
      return { kind: 'enum', values: new Map(results.map((label) => [label, undefined])) };
    }
    if (results.every((result) => typeof result === 'object' && result !== null)) return { kind: 'money' };
    this.#report(
      'type-mismatch',
      { what: `a result of \`${this.#name}\``, wanted: 'one type for all bands', found: 'of another type' },
      band,
    );
    return undefined;
  }

  /** The type of an operand that has to be of one of `kinds`; reports it if it is not. */
  #ask(operand: Operand, kinds: readonly ValueType['kind'][], wanted: string): ValueType | undefined {
    if (operand.kind === 'constant' && typeof operand.value === 'string') {
      const kind = kinds.includes('date') ? 'date' : kinds.find((candidate) => candidate === 'instant');
      if (kind !== undefined) {
        const type: ValueType = { kind };
        const fits = checkLiteral(operand.value, type, this.#name, this.#currency, this.#report, operand);
        return fits ? type : undefined;
      }
    }
    const type = this.#typeOf(operand);
    if (type === undefined) {
      if (operand.kind === 'constant') {
        const value = literalInWords(operand.value);
        this.#report('value-type', { value, wanted, why: undefined }, operand);
      }
      return undefined;
    }
    if (kinds.includes(type.kind)) return type;
    this.#mismatch(operand, type, wanted);
    return undefined;
  }

  /** Of a constant only where it speaks for itself: a text may be a date, a duration or a word. */
  #typeOf(operand: Operand): ValueType | undefined {
    if (operand.kind === 'reference') return this.#types.get(operand.name);
    const { value } = operand;
    if (typeof value === 'boolean') return { kind: 'boolean' };
    if (typeof value === 'number') return { kind: Number.isInteger(value) ? 'integer' : 'decimal' };
    if (typeof value === 'object' && value !== null) {
      return { kind: 'money', currency: value.currency ?? this.#currency };
    }
    return undefined;
  }

  #mismatch(operand: Operand, type: ValueType, wanted: string): void {
    const what = `\`${operandInWords(operand)}\``;
    this.#report('type-mismatch', { what, wanted, found: typeInWords(type) }, operand);
  }

  #unitsDiffer(left: Operand, leftType: ValueType, right: Operand, rightType: ValueType): void {
    if (!isNumber(leftType) || !isNumber(rightType)) return;
    this.#report(
      'unit-mismatch',
      {
        left: operandInWords(left),
        leftUnit: leftType.unit ?? '',
        right: operandInWords(right),
        rightUnit: rightType.unit ?? '',
      },
      right,
    );
  }
}
