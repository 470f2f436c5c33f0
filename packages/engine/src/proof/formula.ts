import type { Cells } from './cells.js';
import type { Variable } from './variable.js';

/** What is asked of the names of a case: no negation in it, every leaf a set of cells of one name. */
export type Formula =
  | { readonly kind: 'within'; readonly variable: Variable; readonly cells: Cells }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Formula[] };

export const ALWAYS_SO: Formula = { kind: 'all', parts: [] };
export const NEVER_SO: Formula = { kind: 'any', parts: [] };

/** What a condition may be asked to be; the last two leave it undetermined too. */
export type Asked = 'true' | 'false' | 'notTrue' | 'notFalse';

export const OPPOSITE: Readonly<Record<Asked, Asked>> = {
  true: 'false',
  false: 'true',
  notTrue: 'notFalse',
  notFalse: 'notTrue',
};

/** Whether a condition that must come out so needs all of its parts to, in an `all` (in an `any` it is the other way). */
export function needsAll(asked: Asked): boolean {
  return asked === 'true' || asked === 'notFalse';
}

export function allOf(parts: readonly Formula[]): Formula {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  return { kind: 'all', parts };
}

export function anyOf(parts: readonly Formula[]): Formula {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  return { kind: 'any', parts };
}
