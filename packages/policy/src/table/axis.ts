import { Rational } from '@redress/money';
import type { ValueType } from '../document.js';
import type { CellSet } from './cell-set.js';
import { after, before, compareCuts, EVERYTHING, type Cut, type Stretch } from './cut.js';
import { isOrdered, type InputType } from './input-type.js';

/** Segments from the first to the second, both included. */
export type Run = readonly [number, number];

/** How far a column can reach; an absent end is infinitely far. */
export interface Reach {
  readonly low?: Rational | undefined;
  readonly high?: Rational | undefined;
}

/**
 * All values of one column, parted where some cell begins or ends to be true: within a segment no cell tells two values
 * apart. Known values come first, then `none` and `irrelevant`; an unknown value lies in no segment.
 */
export interface Axis {
  readonly input: InputType;
  /** How many segments of known values there are. */
  readonly known: number;
  /** The segment of what is known to be none. */
  readonly none: number;
  readonly irrelevant: number;
  /** The segments for which a cell is true, ascending and apart. */
  readonly runsOf: (set: CellSet) => readonly Run[];
  /** Of a value within reach. */
  readonly segmentOf: (value: number | Rational | string | boolean) => number;
  /** The values of a segment that is known. */
  readonly segment: (index: number) => Segment;
  /** The axis with what these cells need besides; absent if it has all of it. */
  readonly widened: (sets: Iterable<CellSet>) => WiderAxis | undefined;
}

/** An axis with further cuts, and how segments of the old one are counted on it. */
export interface WiderAxis {
  readonly axis: Axis;
  /** For each known segment of the old axis the first and the last segment it has become. */
  readonly becomes: (segment: number) => Run;
}

export type Segment =
  | { readonly kind: 'stretch'; readonly stretch: Stretch }
  | { readonly kind: 'word'; readonly word: string | boolean }
  /** A text that no cell names. */
  | { readonly kind: 'other'; readonly named: readonly string[] };

export function axisOf(input: InputType, sets: Iterable<CellSet>, reach: Reach = {}): Axis {
  return isOrdered(input.type) ? ordered(input, sets, reach) : worded(input, sets);
}

// ---- values told apart by where they lie ----------------------------------------------------------------------

function ordered(input: InputType, sets: Iterable<CellSet>, reach: Reach): Axis {
  const ends = endsOf(input, reach);
  return axisAt(input, ends, new Cuts([...cutsIn(sets, input.step)].filter((cut) => isInside(cut, ends))));
}

interface Ends {
  readonly low: Cut | undefined;
  readonly high: Cut | undefined;
}

function endsOf({ step }: InputType, { low, high }: Reach): Ends {
  return {
    low: low === undefined ? undefined : settled(before(low), step),
    high: high === undefined ? undefined : settled(after(high), step),
  };
}

function isBelow(cut: Cut, { low }: Ends): boolean {
  return low !== undefined && compareCuts(cut, low) <= 0;
}

function isAbove(cut: Cut, { high }: Ends): boolean {
  return high !== undefined && compareCuts(cut, high) >= 0;
}

function isInside(cut: Cut, ends: Ends): boolean {
  return !isBelow(cut, ends) && !isAbove(cut, ends);
}

function axisAt(input: InputType, ends: Ends, cuts: Cuts): Axis {
  const { step } = input;
  const known = cuts.count + 1;
  const firstFrom = (from: Cut | undefined): number => {
    if (from === undefined) return 0;
    const cut = settled(from, step);
    return isAbove(cut, ends) ? known : isBelow(cut, ends) ? 0 : cuts.indexOf(cut) + 1;
  };
  const lastTo = (to: Cut | undefined): number => {
    if (to === undefined) return cuts.count;
    const cut = settled(to, step);
    return isBelow(cut, ends) ? -1 : isAbove(cut, ends) ? cuts.count : cuts.indexOf(cut);
  };
  const runOf = ({ from, to }: Stretch): Run => [firstFrom(from), lastTo(to)];
  return {
    input,
    known,
    none: known,
    irrelevant: known + 1,
    runsOf(set) {
      if (set.kind === 'any') return [[0, known + 1]];
      if (set.kind === 'words') throw new Error('a cell of words in a column of numbers');
      const runs = set.stretches.map(runOf).filter(([first, last]) => first <= last);
      return set.takesNull ? joined([...runs, [known, known]]) : runs;
    },
    segmentOf(value) {
      if (typeof value === 'string' || typeof value === 'boolean')
        throw new Error('a word in a column of numbers');
      return cuts.countBefore(value);
    },
    segment: (index) => ({
      kind: 'stretch',
      stretch: { from: cuts.at(index - 1) ?? ends.low, to: cuts.at(index) ?? ends.high },
    }),
    widened(sets) {
      const further = [...cutsIn(sets, step)].filter((cut) => isInside(cut, ends) && !cuts.has(cut));
      if (further.length === 0) return undefined;
      const wider = cuts.with(further);
      const places = new Int32Array(cuts.count);
      for (let index = 0, at = 0; index < cuts.count; index += 1, at += 1) {
        while (wider.at(at) !== cuts.at(index)) at += 1;
        places[index] = at;
      }
      // A segment begins behind the cut before it and ends at the one after it, wherever these stand now.
      const becomes = (segment: number): Run => {
        if (segment >= known) return [segment - known + wider.count + 1, segment - known + wider.count + 1];
        const from = segment === 0 ? 0 : (places[segment - 1] ?? 0) + 1;
        const to = segment === cuts.count ? wider.count : (places[segment] ?? 0);
        return [from, to];
      };
      return { axis: axisAt(input, ends, wider), becomes };
    },
  };
}

function* cutsIn(sets: Iterable<CellSet>, step: Rational | undefined): Iterable<Cut> {
  for (const set of sets) {
    if (set.kind !== 'stretches') continue;
    for (const { from, to } of set.stretches) {
      if (from !== undefined) yield settled(from, step);
      if (to !== undefined) yield settled(to, step);
    }
  }
}

/** Where values follow one another in steps, just after one is just before the next. */
function settled({ at, isAfter }: Cut, step: Rational | undefined): Cut {
  if (step === undefined) return { at, isAfter };
  const steps = step === Rational.ONE ? at : at.divide(step);
  const whole = steps.floor();
  const next = isAfter || !whole.equals(steps) ? whole.add(Rational.ONE) : whole;
  return before(step === Rational.ONE ? next : next.multiply(step));
}

interface NumberedCut {
  readonly cut: Cut;
  readonly number: number;
}

function isSame(a: NumberedCut | undefined, b: NumberedCut): boolean {
  return a !== undefined && a.number === b.number && compareCuts(a.cut, b.cut) === 0;
}

/** Cuts in ascending order, each once, with the nearest plain number of each beside it. */
class Cuts {
  readonly #cuts: readonly Cut[];
  readonly #numbers: Float64Array;

  constructor(cuts: readonly Cut[]) {
    const entries = cuts.map((cut) => ({ cut, number: cut.at.toNumber() }));
    entries.sort((a, b) => a.number - b.number || compareCuts(a.cut, b.cut));
    const distinct = entries.filter(({ cut, number }, index) => !isSame(entries[index - 1], { cut, number }));
    this.#cuts = distinct.map(({ cut }) => cut);
    this.#numbers = Float64Array.from(distinct, ({ number }) => number);
  }

  get count(): number {
    return this.#cuts.length;
  }

  at(index: number): Cut | undefined {
    return this.#cuts[index];
  }

  has(cut: Cut): boolean {
    const there = this.#cuts[this.#placeOf(cut)];
    return there !== undefined && compareCuts(there, cut) === 0;
  }

  /** With further cuts; those that are there stay the same objects. */
  with(further: readonly Cut[]): Cuts {
    return new Cuts([...this.#cuts, ...further]);
  }

  indexOf(cut: Cut): number {
    const found = this.#placeOf(cut);
    const there = this.#cuts[found];
    if (there === undefined || compareCuts(there, cut) !== 0)
      throw new Error('a cut that is not on its axis');
    return found;
  }

  #placeOf(cut: Cut): number {
    return this.#search(cut.at.toNumber(), (other) => compareCuts(other, cut) < 0);
  }

  /** How many cuts a value lies behind. */
  countBefore(value: number | Rational): number {
    const number = typeof value === 'number' ? value : value.toNumber();
    let exact: Rational | undefined;
    return this.#search(number, (cut) => {
      exact ??= typeof value === 'number' ? Rational.fromNumber(value) : value;
      const order = cut.at.compare(exact);
      return order < 0 || (order === 0 && !cut.isAfter);
    });
  }

  /** How many cuts lie before: those whose number is less, and of those with the same number the ones that `isBefore`. */
  #search(number: number, isBefore: (cut: Cut) => boolean): number {
    const numbers = this.#numbers;
    let low = 0;
    let high = numbers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = numbers[middle] ?? Infinity;
      const cut = this.#cuts[middle];
      if (other < number || (other === number && cut !== undefined && isBefore(cut))) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

// ---- values told apart by what they are -----------------------------------------------------------------------

function worded(input: InputType, sets: Iterable<CellSet>): Axis {
  const { type } = input;
  const named = new Map<string | boolean, number>();
  const name = (word: string | boolean): void => {
    if (!named.has(word)) named.set(word, named.size);
  };
  declaredWords(type).forEach(name);
  for (const set of sets) if (set.kind === 'words') set.words.forEach(name);
  const isOpen = type.kind === 'text' || type.kind === 'place';
  const other = named.size;
  const known = named.size + (isOpen ? 1 : 0);
  const words = [...named.keys()];
  return {
    input,
    known,
    none: known,
    irrelevant: known + 1,
    runsOf(set) {
      if (set.kind === 'any') return [[0, known + 1]];
      if (set.kind === 'stretches') throw new Error('a cell of numbers in a column of words');
      const listed = [...set.words].flatMap((word) => named.get(word) ?? []).toSorted((a, b) => a - b);
      const taken = set.isNegative ? others(listed, other) : listed;
      if (isOpen && set.isNegative) taken.push(other);
      if (set.takesNull) taken.push(known);
      return joined(taken.map((index): Run => [index, index]));
    },
    segmentOf(value) {
      if (typeof value !== 'string' && typeof value !== 'boolean')
        throw new Error('a number in a column of words');
      return named.get(value) ?? other;
    },
    widened(sets) {
      const further = [...sets].filter(
        (set) => set.kind === 'words' && [...set.words].some((word) => !named.has(word)),
      );
      if (further.length === 0) return undefined;
      const axis = worded(input, [
        { kind: 'words', words: new Set(words), isNegative: false, takesNull: false },
        ...further,
      ]);
      // What no cell named before may be named now.
      const becomes = (segment: number): Run => {
        if (segment < other) return [segment, segment];
        if (segment >= known) return [segment - known + axis.known, segment - known + axis.known];
        return [other, axis.known - 1];
      };
      return { axis, becomes };
    },
    segment(index) {
      const word = words[index];
      return word === undefined ? { kind: 'other', named: words.map(String) } : { kind: 'word', word };
    },
  };
}

/** The numbers below `count` that are not among some ascending ones. */
function others(listed: readonly number[], count: number): number[] {
  let next = 0;
  return Array.from({ length: count }, (_, index) => index).filter((index) => {
    if (listed[next] !== index) return true;
    next += 1;
    return false;
  });
}

function declaredWords(type: ValueType): readonly (string | boolean)[] {
  if (type.kind === 'boolean') return [true, false];
  return type.kind === 'enum' ? [...type.values.keys()] : [];
}

function joined(runs: readonly Run[]): readonly Run[] {
  const found: Run[] = [];
  for (const [first, last] of runs) {
    const before = found.at(-1);
    if (before !== undefined && before[1] + 1 >= first) found[found.length - 1] = [before[0], last];
    else found.push([first, last]);
  }
  return found;
}

/** The days between two dates of an item, half-open, as a cell. */
export function periodSet(from: Rational | undefined, to: Rational | undefined): CellSet {
  if (from === undefined && to === undefined) return { kind: 'any' };
  const stretch: Stretch = {
    from: from === undefined ? EVERYTHING.from : before(from),
    to: to === undefined ? EVERYTHING.to : before(to),
  };
  return { kind: 'stretches', stretches: [stretch], takesNull: false };
}
