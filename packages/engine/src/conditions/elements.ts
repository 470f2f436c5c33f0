import { itemName } from '@redress/policy';
import { slotOf, typeOf, type Scope } from '../scope.js';
import type { Value, Values } from '../value.js';

/** The elements of a list of the case; of each the values of its fields, in the order in which the policy declares them. */
export class Elements {
  constructor(readonly rows: readonly (readonly Value[])[]) {}
}

/** Where a list stands, and where its fields stand while one of its elements is looked at. */
export interface ListSlots {
  readonly list: number;
  readonly fields: readonly number[];
}

export function listSlots(list: string, scope: Scope): ListSlots {
  const type = typeOf(scope, list);
  if (type.kind !== 'list') throw new Error(`${list} is no list: the policy was not checked`);
  return {
    list: slotOf(scope, list),
    fields: [...type.item.keys()].map((field) => slotOf(scope, itemName(list, field))),
  };
}

/**
 * Puts one element after another into the slots of its fields until `visit` answers true. Afterwards the slots hold
 * what they held before: the same list may be gone through around.
 */
export function eachElement(
  values: Values,
  fields: readonly number[],
  { rows }: Elements,
  visit: (element: number) => boolean,
): void {
  const before = fields.map((slot) => values[slot]);
  try {
    for (let element = 0; element < rows.length; element += 1) {
      const row = rows[element];
      for (let field = 0; field < fields.length; field += 1) values[fields[field] ?? -1] = row?.[field];
      if (visit(element)) break;
    }
  } finally {
    for (let field = 0; field < fields.length; field += 1) values[fields[field] ?? -1] = before[field];
  }
}
