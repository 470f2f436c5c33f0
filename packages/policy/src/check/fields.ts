import type { Field, Operand } from '../document.js';
import { checkLiteral, decimal } from './literal.js';
import type { Check, Scope } from './scope.js';
import { FIELD_GROUPS } from './survey.js';
import { areComparable, isNumber, isOrdered, typeInWords, unitsOfTypesDiffer } from './type.js';

/** Fields that set something of another type, take the highest of what has no order, and shares that are no whole. */
export const checkFields: Check = (scope) => {
  for (const [phase, prefix] of FIELD_GROUPS) {
    for (const field of scope.document[phase].values()) {
      const name = `${prefix}.${field.name}`;
      for (const rule of field.rules) checkResult(scope, field, name, rule.then, rule, 'then');
      if (field.table !== undefined) checkResult(scope, field, name, field.table, field, 'table');
      checkResult(scope, field, name, field.otherwise, field, 'otherwise');
      checkOrder(scope, field, name);
    }
  }
  for (const shares of scope.document.shares.values()) {
    for (const rule of shares.rules) checkShares(scope, `rule \`${rule.id}\``, rule.then, rule, 'then');
    checkShares(scope, '`otherwise`', shares.otherwise, shares, 'otherwise');
  }
};

function checkResult(
  { document, names, report }: Scope,
  field: Field,
  name: string,
  result: Operand,
  owner: object,
  key: string,
): void {
  const { type } = field;
  if (result.kind === 'constant') {
    if (result.value === null) {
      report('value-type', { value: 'null', wanted: typeInWords(type), why: undefined }, owner, key);
    } else checkLiteral(result.value, type, name, document.currency, report, owner, key);
    return;
  }
  const found = names.types.get(result.name);
  if (found === undefined) return;
  if (!areComparable(type, found) || (type.kind === 'integer' && found.kind === 'decimal')) {
    const parameters = { what: `\`${result.name}\``, wanted: typeInWords(type), found: typeInWords(found) };
    report('type-mismatch', parameters, result);
  } else if (unitsOfTypesDiffer(type, found) && isNumber(type) && isNumber(found)) {
    const units = { leftUnit: type.unit ?? '', rightUnit: found.unit ?? '' };
    report('unit-mismatch', { left: name, right: result.name, ...units }, result);
  } else if (type.kind === 'enum' && found.kind === 'enum') {
    const stranger = [...found.values.keys()].find((value) => !type.values.has(value));
    if (stranger === undefined) return;
    report('unknown-enum-value', { value: stranger, name, nearest: undefined }, result);
  }
}

function checkOrder({ report }: Scope, field: Field, name: string): void {
  const { type, order } = field;
  if (field.take === 'highest' && type.kind !== 'enum' && !isOrdered(type)) {
    report('take-highest-unordered', { field: name, type: typeInWords(type) }, field, 'take');
  }
  if (order === undefined || type.kind !== 'enum') return;
  const stranger = order.find((value) => !type.values.has(value));
  const missing = [...type.values.keys()].find((value) => !order.includes(value));
  if (stranger !== undefined) {
    report('order-incomplete', { field: name, value: stranger, isDeclared: false }, field, 'order');
  } else if (missing !== undefined) {
    report('order-incomplete', { field: name, value: missing, isDeclared: true }, field, 'order');
  }
}

function checkShares(
  { report }: Scope,
  where: string,
  shares: ReadonlyMap<string, number>,
  owner: object,
  key: string,
): void {
  let sum = decimal(0);
  for (const [party, share] of shares) {
    const exact = decimal(share);
    sum = exact === undefined ? undefined : sum?.add(exact);
    if (share < 0) {
      report('share-negative', { party, share: String(share) }, shares, party);
      return;
    }
  }
  if (sum?.toString() !== '100') report('shares-sum', { where, sum: String(sum) }, owner, key);
}
