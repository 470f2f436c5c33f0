import { surveyOf } from './check/survey.js';
import type { Leaf, Operand, PolicyDocument } from './document.js';

/** What a name is compared with: a limit that parts what lies below it from what lies above. */
export interface Limit {
  readonly value: Operand;
  /** Whether what reaches the limit exactly still lies below. */
  readonly includes: boolean;
}

/** The limits to which a policy holds a name, in its conditions and its bands; a limit that is met from both sides twice. */
export function limitsOn(document: PolicyDocument, name: string): readonly Limit[] {
  const inConditions = surveyOf(document).leaves.flatMap(({ leaf }) => limitsOfLeaf(leaf, name));
  const inBands = [...document.derive.values()].flatMap(({ operation }) => {
    if (operation.kind !== 'band' || !reads(operation.of, name)) return [];
    return operation.bands.map(({ limit, value }) => ({ value, includes: limit === 'upTo' }));
  });
  return [...inConditions, ...inBands];
}

function limitsOfLeaf({ left, operator, right }: Leaf, name: string): readonly Limit[] {
  if (left.name === name)
    return right.flatMap((value, position) =>
      sides(operator, position).map((includes) => ({ value, includes })),
    );
  // Read from its other end, what counted as below counts as above.
  return right.flatMap((operand, position) =>
    reads(operand, name)
      ? sides(operator, position).map((includes) => ({ value: left, includes: !includes }))
      : [],
  );
}

/** For an operand at its position: whether the limit itself lies below, for each way in which the operator parts. */
function sides(operator: Leaf['operator'], position: number): readonly boolean[] {
  switch (operator) {
    case 'lessThan':
    case 'greaterThanInclusive':
      return [false];
    case 'lessThanInclusive':
    case 'greaterThan':
      return [true];
    case 'between':
      return [position === 1];
    case 'equal':
    case 'notEqual':
    case 'in':
    case 'notIn':
      return [false, true];
    default:
      return [];
  }
}

function reads(operand: Operand, name: string): boolean {
  return operand.kind === 'reference' && operand.name === name;
}
