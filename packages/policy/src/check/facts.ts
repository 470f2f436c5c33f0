import { nearest } from '@redress/calendar';
import type { FactDeclaration, ItemField, Literal, Presumption, ValueType } from '../document.js';
import { itemName, MOST_ELEMENTS } from '../list-item.js';
import { checkLiteral, literalInWords, literalNumber } from './literal.js';
import type { Check, Scope } from './scope.js';
import { areComparable, isOrdered, typeInWords, unitsOfTypesDiffer, isNumber } from './type.js';
import { currencyOf } from './value-type.js';

/** Declarations of facts: bounds, presumptions and who settles them. */
export const checkFacts: Check = (scope) => {
  for (const fact of scope.document.facts.values()) {
    if (fact.type.kind === 'list') {
      checkLength(scope, fact);
      for (const field of fact.type.item.values()) checkBounds(scope, field, itemName(fact.name, field.name));
    } else checkBounds(scope, fact, fact.name);
    checkPresumption(scope, fact);
    if (fact.settledBy !== undefined && fact.presume === undefined) {
      scope.report('settled-without-presumption', { name: fact.name }, fact, 'settledBy');
    }
  }
  for (const home of [scope.document, ...scope.document.laws.values()])
    checkDatedBy(home.datedBy, scope, home);
};

function checkLength({ report }: Scope, fact: FactDeclaration): void {
  const { name, max } = fact;
  if (max === undefined || (typeof max === 'number' && max >= 1 && max <= MOST_ELEMENTS)) return;
  report('list-too-long', { name, max: literalInWords(max), most: MOST_ELEMENTS }, fact, 'max');
}

type Held = FactDeclaration | ItemField;

function checkBounds(scope: Scope, fact: Held, name: string): void {
  const { type } = fact;
  const written = (['min', 'max'] as const).filter((key) => fact[key] !== undefined);
  if (written.length > 0 && !isOrdered(type)) {
    scope.report('bounds-on-type', { name, type: typeInWords(type) }, fact, written[0]);
    return;
  }
  const fitting = written.filter((key) => checkConstant(scope, fact[key] ?? null, name, fact, key));
  if (fitting.length < 2) return;
  const [min, max] = [bound(fact, 'min'), bound(fact, 'max')];
  if (min === undefined || max === undefined || min.compare(max) <= 0) return;
  const words = { min: literalInWords(fact.min ?? null), max: literalInWords(fact.max ?? null) };
  scope.report('bounds-reversed', { name, ...words }, fact, 'min');
}

function checkPresumption(scope: Scope, fact: FactDeclaration): void {
  const { presume, type, name } = fact;
  if (presume?.kind === 'reference') {
    const found = scope.names.types.get(presume.reference.name);
    if (found === undefined) return;
    if (unitsOfTypesDiffer(type, found) && isNumber(type) && isNumber(found)) {
      scope.report(
        'unit-mismatch',
        { left: name, leftUnit: type.unit ?? '', right: presume.reference.name, rightUnit: found.unit ?? '' },
        presume.reference,
      );
    } else if (!areComparable(type, found) && type.kind !== 'place') {
      const what = `\`${presume.reference.name}\``;
      const parameters = { what, wanted: typeInWords(type), found: typeInWords(found) };
      scope.report('type-mismatch', parameters, presume.reference);
    }
  }
  if (presume?.kind === 'isOption') checkIsOption(scope, fact, presume);
  if (presume?.kind !== 'constant' || presume.value === null) return;
  if (!checkConstant(scope, presume.value, name, fact, 'presume')) return;
  const value = literalNumber(presume.value, type);
  if (value === undefined) return;
  const [min, max] = [bound(fact, 'min'), bound(fact, 'max')];
  if ((min === undefined || value.compare(min) >= 0) && (max === undefined || value.compare(max) <= 0))
    return;
  const bounds = [
    ...(fact.min === undefined ? [] : [`at least ${literalInWords(fact.min)}`]),
    ...(fact.max === undefined ? [] : [`at most ${literalInWords(fact.max)}`]),
  ].join(', ');
  scope.report('outside-bounds', { value: literalInWords(presume.value), name, bounds }, fact, 'presume');
}

function checkIsOption(
  { names, report }: Scope,
  { type }: FactDeclaration,
  { reference, equal }: Extract<Presumption, { kind: 'isOption' }>,
): void {
  const option = names.types.get(reference.name);
  if (option?.kind !== 'enum') return;
  if (type.kind !== 'boolean') {
    const parameters = { what: `whether \`${reference.name}\` is \`${equal}\``, wanted: typeInWords(type) };
    report('type-mismatch', { ...parameters, found: typeInWords({ kind: 'boolean' }) }, reference);
  }
  if (option.values.has(equal)) return;
  const known = nearest(equal, option.values.keys());
  report('unknown-enum-value', { value: equal, name: reference.name, nearest: known }, reference, 'equal');
}

function checkConstant(scope: Scope, value: Literal, name: string, fact: Held, key: string): boolean {
  const type: ValueType = fact.type;
  if (value === null) return false;
  const stated = currencyOf(value);
  if (
    type.kind === 'money' &&
    type.currency !== undefined &&
    stated !== undefined &&
    stated !== type.currency
  ) {
    const parameters = { amount: literalInWords(value), wanted: type.currency };
    scope.report('wrong-currency', parameters, fact, key);
    return false;
  }
  return checkLiteral(value, type, name, scope.document.currency, scope.report, fact, key);
}

function bound(fact: Held, key: 'min' | 'max'): ReturnType<typeof literalNumber> {
  const value = fact[key];
  return value === undefined ? undefined : literalNumber(value, fact.type);
}

/** The date that tells which of several editions holds: a moment of the case or a declared date, never the moment of deciding. */
export function checkDatedBy(
  name: string,
  { document, report }: Pick<Scope, 'document' | 'report'>,
  node: object,
): void {
  if (name === 'case.receivedAt' || name === 'case.incidentAt') return;
  const kind = document.facts.get(name)?.type.kind;
  if (kind === 'date' || kind === 'instant') return;
  const why =
    name === 'case.at'
      ? 'the moment of deciding would change the outcome'
      : kind === undefined
        ? 'it is not a declared fact'
        : 'it is not a date';
  report('dated-by', { name, why }, node, 'datedBy');
}
