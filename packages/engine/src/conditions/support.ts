import type { Scope } from '../scope.js';
import { FALSE, TRUE, UNDETERMINED, type Truth } from '../truth.js';
import { IRRELEVANT, type Values } from '../value.js';
import type { Test } from './test.js';

/**
 * From which stated facts each name follows: itself for a fact, all facts behind it for a derivation. A
 * classification, routing or responsibility field stands for itself here; what it hangs on is listed with the field.
 */
export type Origins = readonly (readonly number[])[];

/** The slots read by leaves that are undetermined and not masked by a decided parent. */
export function undeterminedSlots(test: Test, values: Values, found: Set<number>): void {
  switch (test.kind) {
    case 'all':
    case 'any':
      if (test.evaluate(values) !== UNDETERMINED) return;
      for (const child of test.children) undeterminedSlots(child, values, found);
      return;
    case 'not':
    case 'named':
      undeterminedSlots(test.child, values, found);
      return;
    case 'leaf':
      if (test.evaluate(values) !== UNDETERMINED) return;
      for (const slot of unknownReads(test.reads, values)) found.add(slot);
  }
}

/** Where two currencies meet without a rate nothing is unknown, and yet the leaf hangs on what it reads. */
function unknownReads(reads: readonly number[], values: Values): readonly number[] {
  const unknown = reads.filter((slot) => values[slot] === undefined);
  return unknown.length > 0 ? unknown : reads;
}

/**
 * The truth of a condition were the facts marked in `withheld` unknown. Where it would then be undetermined, `found`
 * gains those facts (some perhaps more than once): the ones read by leaves not masked by a decided parent. It tells
 * which presumptions, and which unsettled statements, a result hangs on.
 */
export function truthWithout(
  test: Test,
  values: Values,
  withheld: Uint8Array,
  origins: Origins,
  found: number[],
): Truth {
  switch (test.kind) {
    case 'all':
    case 'any': {
      const decisive = test.kind === 'all' ? FALSE : TRUE;
      const mark = found.length;
      let truth: Truth = decisive === FALSE ? TRUE : FALSE;
      for (const child of test.children) {
        const one = truthWithout(child, values, withheld, origins, found);
        if (one === decisive) {
          found.length = mark;
          return decisive;
        }
        if (one === UNDETERMINED) truth = UNDETERMINED;
      }
      return truth;
    }
    case 'not': {
      const child = truthWithout(test.child, values, withheld, origins, found);
      return child === UNDETERMINED ? UNDETERMINED : child === TRUE ? FALSE : TRUE;
    }
    case 'named':
      return truthWithout(test.child, values, withheld, origins, found);
    case 'leaf': {
      const mark = found.length;
      for (const slot of test.reads) {
        if (values[slot] === IRRELEVANT) continue;
        for (const fact of origins[slot] ?? NO_ORIGIN) if (withheld[fact] === 1) found.push(fact);
      }
      return found.length > mark ? UNDETERMINED : test.evaluate(values);
    }
  }
}

const NO_ORIGIN: readonly number[] = [];

/** Every slot that the condition can read. */
export function readSlots(test: Test, found: Set<number> = new Set()): Set<number> {
  switch (test.kind) {
    case 'all':
    case 'any':
      for (const child of test.children) readSlots(child, found);
      return found;
    case 'not':
    case 'named':
      return readSlots(test.child, found);
    case 'leaf':
      for (const slot of test.reads) found.add(slot);
      return found;
  }
}

/** The stated facts behind every name, in the order of the slots. */
export function originsOf(scope: Scope, inputs: ReadonlyMap<string, readonly string[]>): Origins {
  const origins: number[][] = scope.names.map(() => []);
  for (const name of scope.policy.nameOrder) {
    const slot = scope.slots.get(name);
    if (slot === undefined) continue;
    const of = inputs.get(name);
    const behind =
      of === undefined ? [slot] : of.flatMap((input) => origins[scope.slots.get(input) ?? -1] ?? []);
    origins[slot] = [...new Set(behind)];
  }
  for (const [name, slot] of scope.slots) if (isField(name, scope)) origins[slot] = [slot];
  return origins;
}

/** Whether a name is a classification, routing or responsibility field. */
export function isField(name: string, scope: Scope): boolean {
  return /^(?:class|route|responsibility)\./.test(name) && !scope.policy.document.facts.has(name);
}
