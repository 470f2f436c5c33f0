import type { Arithmetic, Source, Value, ValueType } from './mapping.js';

export function isNumber(type: ValueType): boolean {
  return type === 'integer' || type === 'decimal';
}

/** The type that a source has by itself; undefined for texts, which are read as whatever is asked. */
export function sourceType(source: Source): ValueType | undefined {
  switch (source.kind) {
    case 'column':
    case 'join':
    case 'lookup':
      return undefined;
    case 'constant':
      return typeof source.value === 'boolean'
        ? 'boolean'
        : typeof source.value === 'number'
          ? Number.isInteger(source.value)
            ? 'integer'
            : 'decimal'
          : undefined;
    case 'row':
      return 'integer';
    case 'arithmetic':
      return arithmeticType(source.operation, source.left, source.right);
    case 'firstKnown':
      return source.of[0]?.type;
    case 'largest':
      return 'text';
    case 'list':
      return 'list';
  }
}

/** Constants may be read by their text; whole numbers may also be decimals, and names enum values. */
export function readableAs(source: Source, inherent: ValueType, stated: ValueType): boolean {
  if (source.kind === 'constant') return true;
  return (
    (inherent === 'integer' && (stated === 'decimal' || stated === 'text')) ||
    (inherent === 'text' && stated === 'enum')
  );
}

export function arithmeticType(operation: Arithmetic, left: Value, right: Value): ValueType | undefined {
  const additive = operation === 'plus' || operation === 'minus';
  if (isNumber(left.type) && isNumber(right.type)) {
    return left.type === 'integer' && right.type === 'integer' && operation !== 'over'
      ? 'integer'
      : 'decimal';
  }
  if (left.type === 'money' && right.type === 'money') return additive ? 'money' : undefined;
  if (left.type === 'money' && isNumber(right.type)) return operation === 'times' ? 'money' : undefined;
  if ((left.type === 'time' || left.type === 'instant') && right.type === 'integer')
    return additive ? left.type : undefined;
  if (left.type === 'instant' && right.type === 'instant')
    return operation === 'minus' ? 'decimal' : undefined;
  return undefined;
}
