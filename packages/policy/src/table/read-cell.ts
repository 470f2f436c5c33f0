import type { Cell, CellScalar } from '../document.js';
import { ANY, type CellSet } from './cell-set.js';
import { after, apartFrom, before, EVERYTHING, join, meet, type Stretch } from './cut.js';
import { isOrdered, positionOf, type InputType } from './input-type.js';

/** Why a cell says nothing. */
export type CellFault =
  /** It is no value of the type of its input. */
  | 'no-value'
  /** It is one word that the enum does not have. */
  | 'no-enum-value'
  /** It compares, but the type has no order. */
  | 'no-order'
  /** Digits are parted by a comma, which parts the values of a list. */
  | 'grouped-digits'
  /** An amount in another currency than the input. */
  | 'other-currency'
  /** A range that begins above its end, or an empty list. */
  | 'empty';

export interface UnreadCell {
  readonly fault: CellFault;
  /** The part that is not understood. */
  readonly text: string;
}

/**
 * What a cell says of its input, from words or symbols (LANGUAGE.md, tables): a constant, a list, `gte 180`, `≥ 180`,
 * `between 1500 3500`, `over 1500 to 3500`, `not …`, `null`, `present`; blank, `any` and `-` are any.
 */
export function readCell(cell: Cell, input: InputType): CellSet | UnreadCell {
  try {
    return isList(cell) ? listed(cell, input) : scalar(cell, input);
  } catch (error) {
    if (error instanceof CellUnread) return { fault: error.fault, text: error.text };
    throw error;
  }
}

export function isUnread(read: CellSet | UnreadCell): read is UnreadCell {
  return 'fault' in read;
}

/** Ends the reading of one cell; never leaves this file. */
class CellUnread extends Error {
  constructor(
    readonly fault: CellFault,
    readonly text: string,
  ) {
    super(fault);
  }
}

function isList(cell: Cell): cell is readonly CellScalar[] {
  return typeof cell === 'object' && cell !== null;
}

function listed(cells: readonly CellScalar[], input: InputType): CellSet {
  if (cells.length === 0) throw new CellUnread('empty', '[]');
  return unionOf(
    cells.map((one) => (typeof one === 'string' ? part(one.trim(), input) : scalar(one, input))),
    input,
  );
}

function scalar(cell: CellScalar, input: InputType): CellSet {
  if (cell === null) return nothing(input);
  if (typeof cell === 'string') return text(cell.trim(), input);
  return constant(String(cell), input, typeof cell);
}

/** Words for any value; as a value of an enum they are that value. */
const ANY_WORDS: ReadonlySet<string> = new Set(['', 'any', '-', '–', '—', '*']);

function text(written: string, input: InputType): CellSet {
  if (isOwnWord(written, input)) return constant(written, input, 'string');
  if (ANY_WORDS.has(written)) return ANY;
  const negated = /^(?:not\b|≠|!=|<>)\s*(.+)$/u.exec(written)?.[1];
  if (negated !== undefined) return complement(text(negated, input), written);
  if (GROUPED.test(written)) throw new CellUnread('grouped-digits', written);
  const interval = INTERVAL.test(written);
  const parts = interval ? [written] : split(written);
  if (parts.length === 1) return part(parts[0] ?? '', input);
  return unionOf(
    parts.map((one) => part(one, input)),
    input,
  );
}

const GROUPED = /^\D*\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?\D*$/u;

function isOwnWord(written: string, { type }: InputType): boolean {
  return type.kind === 'enum' && type.values.has(written);
}

/** Parts between commas that are not in quotation marks. */
function split(written: string): readonly string[] {
  return (written.match(/(?:"[^"]*"|[^,，、"])+/gu) ?? [])
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** One value or one range. */
function part(written: string, input: InputType): CellSet {
  if (isOwnWord(written, input)) return constant(written, input, 'string');
  if (written === 'null') return nothing(input);
  if (written === 'present') return complement(nothing(input), written);
  const quoted = /^"([^"]*)"$/u.exec(written)?.[1];
  if (quoted !== undefined) return constant(quoted, input, 'string');
  const equal = /^(?:eq\b|=)\s*(.+)$/u.exec(written)?.[1];
  if (equal !== undefined) return part(equal, input);
  const range = rangeIn(written, input);
  return range ?? constant(written, input, 'string');
}

// ---- ranges ---------------------------------------------------------------------------------------------------

const VALUE = String.raw`(-?[\p{L}\p{N}][^\s,;…–)\]]*?(?:\s[A-Z]{3})?)`;
const INTERVAL = new RegExp(String.raw`^([[(\]])\s*${VALUE}\s*(?:\.\.|…|–|,|;)\s*${VALUE}\s*([\])[])$`, 'u');
const BETWEEN = new RegExp(String.raw`^between\s+${VALUE}(?:\s+and)?\s+${VALUE}$`, 'u');
const FROM_TO = new RegExp(String.raw`^${VALUE}\s*(?:\.\.|…|\s–\s)\s*${VALUE}$`, 'u');
const COMPARISON = new RegExp(
  String.raw`^(gte|gt|lte|lt|over|above|after|below|under|before|from|up to|upTo|to|>=|≥|<=|≤|>|<)\s*${VALUE}(?:\s+and\b|\s*&)?(?:\s+|$)`,
  'u',
);

type Side = 'gte' | 'gt' | 'lte' | 'lt';

const SIDES: Readonly<Record<string, Side>> = {
  gte: 'gte',
  from: 'gte',
  '>=': 'gte',
  '≥': 'gte',
  gt: 'gt',
  over: 'gt',
  above: 'gt',
  after: 'gt',
  '>': 'gt',
  lte: 'lte',
  to: 'lte',
  'up to': 'lte',
  upTo: 'lte',
  '<=': 'lte',
  '≤': 'lte',
  lt: 'lt',
  below: 'lt',
  under: 'lt',
  before: 'lt',
  '<': 'lt',
};

function rangeIn(written: string, input: InputType): CellSet | undefined {
  const between = BETWEEN.exec(written) ?? FROM_TO.exec(written);
  if (between !== null)
    return range(written, input, [
      ['gte', between[1] ?? ''],
      ['lte', between[2] ?? ''],
    ]);
  const interval = INTERVAL.exec(written);
  if (interval !== null)
    return range(written, input, [
      [interval[1] === '[' ? 'gte' : 'gt', interval[2] ?? ''],
      [interval[4] === ']' ? 'lte' : 'lt', interval[3] ?? ''],
    ]);
  const bounds: [Side, string][] = [];
  let rest = written;
  for (let found = COMPARISON.exec(rest); found !== null; found = COMPARISON.exec(rest)) {
    const side = SIDES[found[1] ?? ''];
    if (side === undefined) break;
    bounds.push([side, found[2] ?? '']);
    rest = rest.slice(found[0].length);
  }
  return bounds.length > 0 && rest === '' ? range(written, input, bounds) : undefined;
}

function range(written: string, input: InputType, bounds: readonly (readonly [Side, string])[]): CellSet {
  if (!isOrdered(input.type)) throw new CellUnread('no-order', written);
  let stretches: readonly Stretch[] = [EVERYTHING];
  for (const [side, bound] of bounds) stretches = meet(stretches, [sided(side, bound, input)]);
  return { kind: 'stretches', stretches, takesNull: false };
}

function sided(side: Side, bound: string, input: InputType): Stretch {
  const at = position(bound, input);
  switch (side) {
    case 'gte':
      return { from: before(at), to: undefined };
    case 'gt':
      return { from: after(at), to: undefined };
    case 'lte':
      return { from: undefined, to: after(at) };
    case 'lt':
      return { from: undefined, to: before(at) };
  }
}

// ---- values ---------------------------------------------------------------------------------------------------

function constant(written: string, input: InputType, form: string): CellSet {
  const { type } = input;
  if (isOrdered(type)) {
    const at = position(written, input);
    return { kind: 'stretches', stretches: [{ from: before(at), to: after(at) }], takesNull: false };
  }
  if (type.kind === 'boolean') {
    if (written !== 'true' && written !== 'false') throw new CellUnread('no-value', written);
    return words([written === 'true']);
  }
  if (type.kind === 'enum' && !type.values.has(written)) throw new CellUnread('no-enum-value', written);
  if (type.kind === 'place' || (type.kind === 'text' && form !== 'string'))
    throw new CellUnread('no-value', written);
  return words([written]);
}

function position(written: string, input: InputType): ReturnType<typeof before>['at'] {
  const { type, currency } = input;
  const stated = type.kind === 'money' ? /^(\S+)\s([A-Z]{3})$/u.exec(written) : null;
  if (stated !== null && stated[2] !== currency) throw new CellUnread('other-currency', written);
  const at = positionOf(stated?.[1] ?? written, type);
  if (at === undefined) throw new CellUnread(GROUPED.test(written) ? 'grouped-digits' : 'no-value', written);
  return at;
}

// ---- sets -----------------------------------------------------------------------------------------------------

function nothing({ type }: InputType): CellSet {
  return isOrdered(type)
    ? { kind: 'stretches', stretches: [], takesNull: true }
    : { kind: 'words', words: new Set(), isNegative: false, takesNull: true };
}

function words(of: readonly (string | boolean)[]): CellSet {
  return { kind: 'words', words: new Set(of), isNegative: false, takesNull: false };
}

/** All known values but these: what is none is none of them. */
function complement(of: CellSet, written: string): CellSet {
  switch (of.kind) {
    case 'any':
      throw new CellUnread('empty', written);
    case 'stretches':
      return { kind: 'stretches', stretches: apartFrom(of.stretches), takesNull: false };
    case 'words':
      return { ...of, isNegative: !of.isNegative, takesNull: false };
  }
}

function unionOf(parts: readonly CellSet[], { type }: InputType): CellSet {
  if (parts.some(({ kind }) => kind === 'any')) return ANY;
  const takesNull = parts.some((one) => one.kind !== 'any' && one.takesNull);
  if (isOrdered(type)) {
    const stretches = join(parts.flatMap((one) => (one.kind === 'stretches' ? one.stretches : [])));
    return { kind: 'stretches', stretches, takesNull };
  }
  const sets = parts.flatMap((one) => (one.kind === 'words' ? [one] : []));
  const listedWords = new Set(sets.flatMap((one) => (one.isNegative ? [] : [...one.words])));
  const excluded = sets.filter(({ isNegative }) => isNegative);
  if (excluded.length === 0) return { kind: 'words', words: listedWords, isNegative: false, takesNull };
  const left = [...(excluded[0]?.words ?? [])].filter(
    (word) => !listedWords.has(word) && excluded.every((one) => one.words.has(word)),
  );
  return { kind: 'words', words: new Set(left), isNegative: true, takesNull };
}
