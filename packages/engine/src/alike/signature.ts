import type { Operand } from '@redress/policy';
import { Elements } from '../conditions/elements.js';
import type { LeafTest } from '../conditions/test.js';
import type { Frame } from '../frame.js';
import { foreignSlot, literalValue } from '../literal.js';
import { MoneyValue } from '../money-value.js';
import { slotOf, type Scope } from '../scope.js';
import { tablePlace, type TableProgram } from '../tables/index.js';
import type { Truth } from '../truth.js';
import { IRRELEVANT, type Value, type Values } from '../value.js';

/**
 * What cases have in common whose conditions all come out alike: for every name whether it is known, presumed or
 * unsettled and between which of the policy's constants its value lies, and the truth of the conditions that this does
 * not tell. Whatever follows from truths alone is the same for cases with the same signature.
 */
export interface Signature {
  /** Writes the signature of an opened frame; false for a case that is to be taken for itself. */
  readonly take: (frame: Frame) => boolean;
  /** What `take` wrote last. */
  readonly words: Int32Array;
  /** Values that outputs show as they are, last written by `take`. */
  readonly shown: () => string;
  /** The conditions on what remedies cost, which are told apart only when that is known. */
  readonly late: readonly LeafTest[];
}

/** More conditions than these are not worth asking one by one, only to find out whether a case is like another. */
const MOST_LOOSE = 1_000;

export function compileSignature(
  scope: Scope,
  tables: readonly TableProgram[],
  hangsOnStanding: (slot: number) => boolean,
): Signature {
  const { loose, late, constants } = sorted(scope);
  const stretches = scope.names.map((name, slot) =>
    isDecided(name, scope) ? undefined : stretchesOf(constants.get(slot) ?? []),
  );
  const slots = stretches.flatMap((of, slot) => (of === undefined ? [] : [{ slot, ...of }]));
  const shownSlots = slotsShown(scope, tables);
  const places = tables.map((table) => tablePlace(table, scope, hangsOnStanding));
  const words = new Int32Array(slots.length + Math.ceil(loose.length / TRUTHS_A_WORD) + places.length);
  let shown = '';
  return {
    words,
    late,
    shown: () => shown,
    take(frame) {
      const { values, presumed, unsettled } = frame;
      if (loose.length > MOST_LOOSE) return false;
      let at = 0;
      for (const { slot, names, numbers } of slots) {
        const place = placeOf(values[slot], names, numbers);
        if (place === undefined) return false;
        words[at] = place * 4 + (presumed[slot] ?? 0) * 2 + (unsettled[slot] ?? 0);
        at += 1;
      }
      for (let first = 0; first < loose.length; first += TRUTHS_A_WORD, at += 1)
        words[at] = packed(loose, first, values);
      for (let table = 0; table < places.length; table += 1, at += 1) words[at] = places[table]?.(frame) ?? 0;
      shown = shownSlots.length === 0 ? '' : shownSlots.map((slot) => textOf(values[slot])).join('|');
      return true;
    },
  };
}

/** In base four, so that a shift makes room for the next. */
const TRUTHS_A_WORD = 16;

function packed(leaves: readonly LeafTest[], first: number, values: Values): number {
  let word = 0;
  const end = Math.min(leaves.length, first + TRUTHS_A_WORD);
  for (let position = first; position < end; position += 1) {
    const truth: Truth = leaves[position]?.evaluate(values) ?? 0;
    word = (word << 2) | truth;
  }
  return word;
}

/** The conditions of a policy by how they are told apart, each once. */
function sorted(scope: Scope): {
  loose: LeafTest[];
  late: LeafTest[];
  constants: Map<number, Value[]>;
} {
  const loose = new Map<string, LeafTest>();
  const late = new Map<string, LeafTest>();
  const constants = new Map<number, Value[]>();
  for (const leaf of scope.leaves) {
    const names = leaf.reads.map((slot) => scope.names[slot] ?? '');
    if (names.some((name) => isTotal(name, scope))) late.set(keyOf(leaf), leaf);
    // What is decided by rules follows from the rest.
    else if (names.some((name) => isDecided(name, scope))) continue;
    else if (leaf.constants === undefined || !isPlaced(leaf.operator, leaf.constants))
      loose.set(keyOf(leaf), leaf);
    else {
      const others = constants.get(leaf.slot);
      if (others === undefined) constants.set(leaf.slot, [...leaf.constants]);
      else others.push(...leaf.constants);
    }
  }
  return { loose: [...loose.values()], late: [...late.values()], constants };
}

function keyOf({ slot, operator, leaf }: LeafTest): string {
  return `${slot} ${operator} ${JSON.stringify(leaf.right)}`;
}

const PLACED: ReadonlySet<LeafTest['operator']> = new Set<LeafTest['operator']>([
  'equal',
  'notEqual',
  'in',
  'notIn',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'between',
  'before',
  'after',
  'present',
  'absent',
]);

/** Whether the truth of a comparison follows from where the value lies between the constants. */
function isPlaced(operator: LeafTest['operator'], constants: readonly Value[]): boolean {
  return (
    PLACED.has(operator) &&
    constants.every(
      (one) => one === null || typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean',
    )
  );
}

interface Stretches {
  readonly names: ReadonlyMap<Value, number>;
  /** Ascending. */
  readonly numbers: Float64Array;
}

function stretchesOf(constants: readonly Value[]): Stretches {
  const names = [...new Set(constants.filter((one) => typeof one === 'string'))];
  const numbers = [...new Set(constants.filter((one) => typeof one === 'number'))];
  return {
    names: new Map(names.map((name, index) => [name, FIRST_PLACE + index])),
    numbers: Float64Array.from(numbers).toSorted(),
  };
}

const [UNKNOWN, NONE, NOT_RELEVANT, YES, NO, PRICED, UNPRICED, FIRST_PLACE] = [0, 1, 2, 3, 4, 5, 6, 7];

/** `undefined` for a list, and for a fraction among constants: such cases are rare and taken for themselves. */
function placeOf(value: Value, names: ReadonlyMap<Value, number>, numbers: Float64Array): number | undefined {
  if (value === undefined) return UNKNOWN;
  if (value === null) return NONE;
  if (value === IRRELEVANT) return NOT_RELEVANT;
  if (typeof value === 'boolean') return value ? YES : NO;
  if (typeof value === 'string') return names.get(value) ?? FIRST_PLACE + names.size;
  if (typeof value === 'number') return FIRST_PLACE + placeAmong(numbers, value);
  if (value instanceof MoneyValue) return value.inPolicyCurrency === undefined ? UNPRICED : PRICED;
  // What is said of its elements is this case's alone.
  if (value instanceof Elements) return undefined;
  return numbers.length === 0 ? PRICED : undefined;
}

/** Odd on a number, even between two. */
function placeAmong(numbers: Float64Array, value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return numbers[low] === value ? low * 2 + 1 : low * 2;
}

/** Slots of stated, derived or dated values that a field takes as its own, and of editions that choose clauses. */
function slotsShown(scope: Scope, tables: readonly TableProgram[]): number[] {
  const { classification, routing, responsibility, remedies } = scope.policy.document;
  const shown = new Set<number>();
  for (const field of [classification, routing, responsibility].flatMap((group) => [...group.values()])) {
    const ofTable = field.table === undefined ? [] : [field.table];
    for (const then of [...field.rules.map((rule) => rule.then), ...ofTable, field.otherwise]) {
      const slot = slotShown(then, field.type, scope);
      if (slot !== undefined) shown.add(slot);
    }
  }
  // What such a table says in another currency goes by the rates of the case.
  for (const { outputs } of tables)
    for (const { slot, foreign } of outputs)
      if (scope.late.has(scope.names[slot] ?? '')) for (const one of foreign) shown.add(one);
  for (const { cites } of [...remedies, ...remedies.flatMap(({ refusedBy }) => refusedBy)])
    if (cites !== undefined) shown.add(slotOf(scope, cites.by));
  return [...shown];
}

function slotShown(
  operand: Operand,
  type: Parameters<typeof literalValue>[1],
  scope: Scope,
): number | undefined {
  if (operand.kind === 'constant') return foreignSlot(literalValue(operand.value, type, scope), scope);
  return isDecided(operand.name, scope) ? undefined : slotOf(scope, operand.name);
}

function textOf(value: Value): string {
  if (value instanceof MoneyValue)
    return `${value.amount.toString()} ${value.currency} ${value.inPolicyCurrency?.toString() ?? ''}`;
  if (value === IRRELEVANT) return 'irrelevant';
  return typeof value === 'object' && value !== null && 'lat' in value
    ? `${value.lat},${value.lon}`
    : `${typeof value} ${String(value)}`;
}

/** Whether a name is written while a case is decided, not before. */
function isDecided(name: string, scope: Scope): boolean {
  if (scope.late.has(name)) return true;
  return /^(?:class|route|responsibility|remedy|total)\./.test(name) && !isGiven(name, scope);
}

/** Whether a name holds what remedies cost, written once they are reckoned. */
export function isTotal(name: string, scope: Scope): boolean {
  return /^(?:remedy|total)\./.test(name) && !isGiven(name, scope);
}

function isGiven(name: string, { policy: { document } }: Scope): boolean {
  return document.facts.has(name) || document.derive.has(name);
}
