import { itemOf, lawOf } from '@redress/policy';
import type { Flags, Frame } from '../frame.js';
import type { Scope } from '../scope.js';
import { isSettledWithout } from '../tables/index.js';
import { FALSE, TRUE, UNDETERMINED, type Truth } from '../truth.js';
import { IRRELEVANT, type Value, type Values } from '../value.js';
import { eachElement, Elements } from './elements.js';
import type { ListTest, Test } from './test.js';

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
    case 'list': {
      if (test.evaluate(values) !== UNDETERMINED) return;
      const elements = values[test.slots.list];
      if (!(elements instanceof Elements)) found.add(test.slots.list);
      else
        eachElement(values, test.slots.fields, elements, () => {
          undeterminedSlots(test.child, values, found);
          return false;
        });
      return;
    }
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
 * What the value of a name hangs on in one case: a fact on itself, on what its presumption was taken from and, where it
 * is irrelevant, on what makes it so; a derivation on what it read.
 */
export type Support =
  | {
      readonly kind: 'stated';
      readonly relevantWhen: Test | undefined;
      /** The name from which an unknown fact takes its value. */
      readonly presumedFrom: number | undefined;
    }
  | {
      readonly kind: 'derived';
      /** Slots read, in order; `undefined` for a constant. */
      readonly inputs: readonly (number | undefined)[];
      /** `firstKnown` reads no further than the first that is usable. */
      readonly isFirstKnown: boolean;
    }
  | {
      readonly kind: 'table';
      readonly table: string;
      /** By column; `undefined` for the day that dated rows are held against. */
      readonly inputs: readonly (number | undefined)[];
    };

/** What a withheld statement is looked for in: `presumed` and `values` of the frame, and the support of every name. */
export interface Hold {
  readonly values: Values;
  readonly presumed: Flags;
  /** 1 for the slots whose values are thought away. */
  readonly withheld: Flags;
  readonly supports: readonly (Support | undefined)[];
  readonly tables: Frame['tables'];
}

/**
 * The truth of a condition were the facts marked in `withheld` unknown. Where it would then be undetermined, `found`
 * gains those facts (some perhaps more than once): the ones read by leaves not masked by a decided parent. It tells
 * which presumptions, and which unsettled statements, a result hangs on.
 */
export function truthWithout(test: Test, hold: Hold, found: number[]): Truth {
  switch (test.kind) {
    case 'all':
    case 'any': {
      const decisive = test.kind === 'all' ? FALSE : TRUE;
      const mark = found.length;
      let truth: Truth = decisive === FALSE ? TRUE : FALSE;
      for (const child of test.children) {
        const one = truthWithout(child, hold, found);
        if (one === decisive) {
          found.length = mark;
          return decisive;
        }
        if (one === UNDETERMINED) truth = UNDETERMINED;
      }
      return truth;
    }
    case 'not': {
      const child = truthWithout(test.child, hold, found);
      return child === UNDETERMINED ? UNDETERMINED : child === TRUE ? FALSE : TRUE;
    }
    case 'named':
      return truthWithout(test.child, hold, found);
    case 'list':
      return truthOfList(test, hold, found);
    case 'leaf': {
      const mark = found.length;
      for (const slot of test.reads) {
        const before = found.length;
        addWithheld(slot, hold, found);
        if (hold.values[slot] === IRRELEVANT && found.length === before) {
          // Irrelevant whatever is withheld, and so the leaf is false whatever else it reads.
          found.length = mark;
          return FALSE;
        }
      }
      return found.length > mark ? UNDETERMINED : test.evaluate(hold.values);
    }
  }
}

function truthOfList({ quantifier, slots, child }: ListTest, hold: Hold, found: number[]): Truth {
  const { values } = hold;
  const mark = found.length;
  addWithheld(slots.list, hold, found);
  if (found.length > mark) return UNDETERMINED;
  const elements = values[slots.list];
  if (!(elements instanceof Elements)) return elements === undefined ? UNDETERMINED : FALSE;
  const decisive = quantifier === 'every' ? FALSE : TRUE;
  let truth: Truth = quantifier === 'some' ? FALSE : TRUE;
  eachElement(values, slots.fields, elements, () => {
    const one = truthWithout(child, hold, found);
    if (one === UNDETERMINED) truth = UNDETERMINED;
    else if (one === decisive && quantifier !== 'each') {
      found.length = mark;
      truth = quantifier === 'some' ? TRUE : FALSE;
      return true;
    }
    return false;
  });
  return truth;
}

/** Adds the withheld facts on which the value of a name hangs. */
export function addWithheld(slot: number, hold: Hold, found: number[]): void {
  const { values, presumed, withheld, supports } = hold;
  const support = supports[slot];
  if (withheld[slot] === 1) found.push(slot);
  if (support === undefined) return;
  if (support.kind === 'table') return addBehindTable(support, hold, found);
  if (support.kind === 'derived') {
    for (const input of support.inputs) {
      if (input !== undefined) addWithheld(input, hold, found);
      if (support.isFirstKnown && (input === undefined || isUsable(values[input]))) return;
    }
    return;
  }
  if (values[slot] === IRRELEVANT && support.relevantWhen !== undefined)
    truthWithout(support.relevantWhen, hold, found);
  else if (presumed[slot] === 1 && support.presumedFrom !== undefined)
    addWithheld(support.presumedFrom, hold, found);
}

/** Nothing where the table would come to the same rows whatever the withheld inputs are. */
function addBehindTable(
  { table, inputs }: Extract<Support, { kind: 'table' }>,
  hold: Hold,
  found: number[],
): void {
  const mark = found.length;
  const withheld = inputs.flatMap((input, column) => {
    const before = found.length;
    if (input !== undefined) addWithheld(input, hold, found);
    return found.length > before ? [column] : [];
  });
  const outcome = hold.tables.get(table);
  if (withheld.length > 0 && outcome !== undefined && isSettledWithout(outcome, withheld))
    found.length = mark;
}

/** Neither unknown, nor none, nor irrelevant. */
export function isUsable(value: Value): boolean {
  return value !== undefined && value !== null && value !== IRRELEVANT;
}

/** Every slot on which the condition can hang, in any case. */
export function reachOf(
  test: Test,
  supports: readonly (Support | undefined)[],
  found: Set<number> = new Set(),
): Set<number> {
  for (const slot of readSlots(test)) reachOfSlot(slot, supports, found);
  return found;
}

/** Every slot on which what a slot holds can hang, in any case. */
export function reachOfSlot(
  slot: number | undefined,
  supports: readonly (Support | undefined)[],
  found: Set<number> = new Set(),
): Set<number> {
  if (slot === undefined || found.has(slot)) return found;
  found.add(slot);
  const support = supports[slot];
  if (support === undefined) return found;
  if (support.kind === 'stated') {
    reachOfSlot(support.presumedFrom, supports, found);
    if (support.relevantWhen !== undefined) reachOf(support.relevantWhen, supports, found);
  } else for (const input of support.inputs) reachOfSlot(input, supports, found);
  return found;
}

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
    case 'list':
      found.add(test.slots.list);
      return readSlots(test.child, found);
    case 'leaf':
      for (const slot of test.reads) found.add(slot);
      return found;
  }
}

/** The stated facts behind every name, in the order of the slots. */
export function originsOf(scope: Scope, inputs: ReadonlyMap<string, readonly string[]>): Origins {
  const { document } = scope.policy;
  const origins: number[][] = scope.names.map((name, slot) =>
    name.startsWith('case.') || itemOf(name) !== undefined ? [slot] : [],
  );
  for (const [name, dated] of document.values) {
    // A value that does not hold for all time hangs on the date that picks it.
    if (dated.every(({ from, to }) => from === undefined && to === undefined)) continue;
    const { datedBy } =
      dated.find((entry) => entry.datedBy !== undefined) ?? lawOf(document, name) ?? document;
    origins[scope.slots.get(`value.${name}`) ?? -1] = [scope.slots.get(datedBy ?? '') ?? -1];
  }
  for (const [name, slot] of scope.slots) if (isField(name, scope)) origins[slot] = [slot];
  for (const name of scope.policy.nameOrder) {
    const slot = scope.slots.get(name);
    if (slot === undefined) continue;
    const of = inputs.get(name);
    const behind =
      of === undefined ? [slot] : of.flatMap((input) => origins[scope.slots.get(input) ?? -1] ?? []);
    origins[slot] = [...new Set(behind)];
  }
  return origins;
}

/** Whether a name is a classification, routing or responsibility field. */
export function isField(name: string, scope: Scope): boolean {
  return /^(?:class|route|responsibility)\./.test(name) && !scope.policy.document.facts.has(name);
}
