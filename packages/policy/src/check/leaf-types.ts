import type { Leaf, Operand, OperatorName, ValueType } from '../document.js';
import { inheritedOf } from './inherited-amounts.js';
import { checkLiteral } from './literal.js';
import type { Check, Scope } from './scope.js';
import {
  areComparable,
  currenciesDiffer,
  isNumber,
  isOrdered,
  typeInWords,
  unitsOfTypesDiffer,
} from './type.js';
import { currencyOf } from './value-type.js';

/** Leaves that compare what cannot be compared: by operator, type, unit, currency and constant. */
export const checkLeafTypes: Check = (scope) => {
  for (const { leaf } of scope.survey.leaves) {
    checkCount(scope, leaf);
    checkNull(scope, leaf);
    const left = scope.names.types.get(leaf.left.name);
    if (left === undefined) continue;
    const asks = ASKS[leaf.operator];
    if (asks !== undefined && !asks.suits(left)) {
      const { operator, left: reference } = leaf;
      const parameters = { operator, name: reference.name, type: typeInWords(left), asks: asks.words };
      scope.report('operator-type', parameters, leaf, 'operator');
    } else if (leaf.operator !== 'mentions' && leaf.operator !== 'matches') {
      for (const operand of leaf.right) checkOperand(scope, leaf, left, operand);
    }
  }
};

interface Asked {
  readonly suits: (type: ValueType) => boolean;
  readonly words: string;
}

const ORDERED: Asked = { suits: isOrdered, words: 'something with a least and a greatest' };
const TEXT: Asked = { suits: ({ kind }) => kind === 'text', words: 'text' };
const MOMENT: Asked = {
  suits: ({ kind }) => kind === 'date' || kind === 'instant',
  words: 'a date or an instant',
};
const SIMPLE: Asked = {
  suits: ({ kind }) => kind !== 'place' && kind !== 'list',
  words: 'something that can be equal',
};

const ASKS: Readonly<Record<OperatorName, Asked | undefined>> = {
  equal: SIMPLE,
  notEqual: SIMPLE,
  in: SIMPLE,
  notIn: SIMPLE,
  lessThan: ORDERED,
  lessThanInclusive: ORDERED,
  greaterThan: ORDERED,
  greaterThanInclusive: ORDERED,
  between: ORDERED,
  before: MOMENT,
  after: MOMENT,
  contains: TEXT,
  doesNotContain: TEXT,
  startsWith: TEXT,
  matches: TEXT,
  mentions: TEXT,
  present: undefined,
  absent: undefined,
};

function checkCount({ report }: Scope, leaf: Leaf): void {
  const count = leaf.right.length;
  if ((leaf.operator === 'in' || leaf.operator === 'notIn') && count === 0) {
    report('empty-list', { operator: leaf.operator }, leaf, 'value');
  }
  if (leaf.operator === 'between' && count !== 2) report('between-two', { count }, leaf, 'value');
}

function checkNull({ report }: Scope, leaf: Leaf): void {
  if (leaf.operator === 'equal' || leaf.operator === 'notEqual') return;
  for (const operand of leaf.right) {
    if (operand.kind !== 'constant' || operand.value !== null) continue;
    report('null-comparison', { operator: leaf.operator }, operand);
  }
}

function checkOperand(scope: Scope, leaf: Leaf, left: ValueType, right: Operand): void {
  const { document, names, report } = scope;
  const { name } = leaf.left;
  if (right.kind === 'constant') {
    if (right.value === null) return;
    const stated = currencyOf(right.value);
    if (
      left.kind === 'money' &&
      left.currency !== undefined &&
      stated !== undefined &&
      stated !== left.currency
    ) {
      report(
        'needs-rate',
        { left: `\`${name}\` in ${left.currency}`, right: `an amount in ${stated}` },
        right,
      );
    }
    checkLiteral(right.value, left, name, document.currency, report, right);
    return;
  }
  const type = names.types.get(right.name);
  if (type === undefined) return;
  if (!areComparable(left, type)) {
    const parameters = { what: `\`${right.name}\``, wanted: typeInWords(left), found: typeInWords(type) };
    report('type-mismatch', parameters, right);
  } else if (unitsOfTypesDiffer(left, type) && isNumber(left) && isNumber(type)) {
    report(
      'unit-mismatch',
      { left: name, leftUnit: left.unit ?? '', right: right.name, rightUnit: type.unit ?? '' },
      right,
    );
    // An amount that a lower layer wrote in its currency is told where the policy sets its own.
  } else if (
    currenciesDiffer(left, type) &&
    ![leaf.left, right].some((operand) => inheritedOf(operand, scope).length > 0)
  ) {
    report(
      'needs-rate',
      { left: `\`${name}\`, ${typeInWords(left)},`, right: `\`${right.name}\`, ${typeInWords(type)}` },
      right,
    );
  }
}
