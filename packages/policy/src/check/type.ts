import type { ValueType } from '../document.js';
import { unitsDiffer } from './unit.js';

/** The type in words, for messages: `an integer in min`, `money in EUR`. */
export function typeInWords(type: ValueType): string {
  switch (type.kind) {
    case 'integer':
      return type.unit === undefined ? 'an integer' : `an integer in ${type.unit}`;
    case 'decimal':
      return type.unit === undefined ? 'a decimal' : `a decimal in ${type.unit}`;
    case 'money':
      return type.currency === undefined ? 'money' : `money in ${type.currency}`;
    case 'enum':
      return 'an enum';
    case 'instant':
      return 'an instant';
    case 'text':
      return 'text';
    case 'list':
      return 'a list';
    case 'boolean':
    case 'date':
    case 'duration':
    case 'place':
      return `a ${type.kind}`;
  }
}

export function isNumber(type: ValueType): type is Extract<ValueType, { kind: 'integer' | 'decimal' }> {
  return type.kind === 'integer' || type.kind === 'decimal';
}

const UNORDERED: ReadonlySet<ValueType['kind']> = new Set(['boolean', 'enum', 'text', 'place', 'list']);

/** Has a lesser and a greater. An enum has none of its own; `take: highest` brings its order along. */
export function isOrdered(type: ValueType): boolean {
  return !UNORDERED.has(type.kind);
}

/** Whether values of the two types can be equal at all; units are compared by `unitsOfTypesDiffer`. */
export function areComparable(a: ValueType, b: ValueType): boolean {
  if (isNumber(a) && isNumber(b)) return true;
  if (isWord(a) && isWord(b)) return a.kind === 'text' || b.kind === 'text' || shareAValue(a, b);
  return a.kind === b.kind && a.kind !== 'place' && a.kind !== 'list';
}

export function unitsOfTypesDiffer(a: ValueType, b: ValueType): boolean {
  return isNumber(a) && isNumber(b) && unitsDiffer(a.unit, b.unit);
}

export function currenciesDiffer(a: ValueType, b: ValueType): boolean {
  if (a.kind !== 'money' || b.kind !== 'money') return false;
  return a.currency !== undefined && b.currency !== undefined && a.currency !== b.currency;
}

/** The type that holds every value of both; `undefined` where there is none. */
export function commonType(a: ValueType, b: ValueType): ValueType | undefined {
  if (isNumber(a) && isNumber(b)) {
    const unit = a.unit ?? b.unit;
    const kind = a.kind === 'integer' && b.kind === 'integer' ? 'integer' : 'decimal';
    return unit === undefined ? { kind } : { kind, unit };
  }
  if (a.kind === 'money' && b.kind === 'money') {
    return a.currency !== undefined && a.currency === b.currency ? a : { kind: 'money' };
  }
  if (a.kind === 'enum' && b.kind === 'enum') {
    return { kind: 'enum', values: new Map([...a.values, ...b.values]) };
  }
  if (isWord(a) && isWord(b)) return { kind: 'text' };
  return a.kind === b.kind && a.kind !== 'list' ? a : undefined;
}

function isWord(type: ValueType): boolean {
  return type.kind === 'text' || type.kind === 'enum';
}

function shareAValue(a: ValueType, b: ValueType): boolean {
  if (a.kind !== 'enum' || b.kind !== 'enum') return false;
  return [...a.values.keys()].some((value) => b.values.has(value));
}
