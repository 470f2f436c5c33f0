import type { Rational } from '@redress/money';

/**
 * What a name can hold, cut into cells that no condition of the policy tells apart inside: the states without a value
 * first, then every word, or every limit and every gap between two limits.
 */
export type Axis = Line | Words;

/** Numbers, amounts, moments: the limits in order, gap, limit, gap, limit, …, gap. */
export interface Line {
  readonly kind: 'line';
  readonly limits: readonly Rational[];
  /** Place of a limit by its text. */
  readonly places: ReadonlyMap<string, number>;
  readonly cells: number;
}

/** `false` and `true`, the values of an enum, or the texts that are compared with; the last cell is any other text. */
export interface Words {
  readonly kind: 'words';
  readonly words: readonly (string | boolean)[];
  readonly places: ReadonlyMap<string | boolean, number>;
  readonly cells: number;
}

export const UNKNOWN = 0;
export const NONE = 1;
export const IRRELEVANT_CELL = 2;
/** An amount in a currency that no rate makes comparable. */
export const UNCOMPARED = 3;
/** Where the cells of values begin. */
export const FIRST = 4;

export function lineOf(limits: Iterable<Rational>): Line {
  const sorted = [...new Map([...limits].map((limit) => [limit.toString(), limit])).values()].toSorted(
    (a, b) => a.compare(b),
  );
  return {
    kind: 'line',
    limits: sorted,
    places: new Map(sorted.map((limit, place) => [limit.toString(), place])),
    cells: FIRST + 2 * sorted.length + 1,
  };
}

export function wordsOf(words: Iterable<string | boolean>): Words {
  const list = [...new Set(words)];
  return {
    kind: 'words',
    words: list,
    places: new Map(list.map((word, place) => [word, place])),
    cells: FIRST + list.length + 1,
  };
}

/** The cell of a limit itself. */
function cellOfLimit(place: number): number {
  return FIRST + 2 * place + 1;
}

/** The cell in which a number lies. */
export function cellOnLine({ limits }: Line, value: Rational): number {
  let low = 0;
  let high = limits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const limit = limits[middle];
    const order = limit === undefined ? -1 : limit.compare(value);
    if (order === 0) return cellOfLimit(middle);
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return FIRST + 2 * low;
}

/** The ends of a cell: both the same for a limit, open for a gap; an absent one is infinitely far. */
export function endsOf(
  { limits }: Line,
  cell: number,
): { readonly low: Rational | undefined; readonly high: Rational | undefined; readonly isLimit: boolean } {
  const offset = cell - FIRST;
  if (offset % 2 === 1) {
    const limit = limits[(offset - 1) / 2];
    return { low: limit, high: limit, isLimit: true };
  }
  return { low: limits[offset / 2 - 1], high: limits[offset / 2], isLimit: false };
}
