import type { Rational } from '@redress/money';

/** A place between two values: just before `at`, or just after it. */
export interface Cut {
  readonly at: Rational;
  readonly isAfter: boolean;
}

/** All values from one cut up to the next; an absent end is infinitely far. */
export interface Stretch {
  readonly from: Cut | undefined;
  readonly to: Cut | undefined;
}

export const EVERYTHING: Stretch = { from: undefined, to: undefined };

export function before(at: Rational): Cut {
  return { at, isAfter: false };
}

export function after(at: Rational): Cut {
  return { at, isAfter: true };
}

export function compareCuts(a: Cut, b: Cut): number {
  return a.at.compare(b.at) || Number(a.isAfter) - Number(b.isAfter);
}

/** What both hold. */
export function meet(a: readonly Stretch[], b: readonly Stretch[]): readonly Stretch[] {
  const common = a.flatMap((one) => b.map((other) => meeting(one, other)));
  return common.filter((one) => !isEmpty(one));
}

/** What at least one of them holds, as stretches that do not touch, in ascending order. */
export function join(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  const sorted = stretches.filter((one) => !isEmpty(one)).toSorted((a, b) => compareStarts(a.from, b.from));
  for (const next of sorted) {
    const last = joined.at(-1);
    const isApart =
      last === undefined ||
      (last.to !== undefined && next.from !== undefined && compareCuts(last.to, next.from) < 0);
    if (isApart) joined.push(next);
    else joined[joined.length - 1] = { from: last.from, to: later(last.to, next.to) };
  }
  return joined;
}

/** Everything but these, which do not touch and are in ascending order. */
export function apartFrom(stretches: readonly Stretch[]): readonly Stretch[] {
  const froms = [undefined, ...stretches.map(({ to }) => to)];
  const apart = froms.flatMap((from, index): Stretch[] => {
    const next = stretches[index];
    if (index > 0 && from === undefined) return [];
    if (next === undefined) return [{ from, to: undefined }];
    return next.from === undefined ? [] : [{ from, to: next.from }];
  });
  return apart.filter((one) => !isEmpty(one));
}

function isEmpty({ from, to }: Stretch): boolean {
  return from !== undefined && to !== undefined && compareCuts(from, to) >= 0;
}

function meeting(a: Stretch, b: Stretch): Stretch {
  return {
    from: compareStarts(a.from, b.from) >= 0 ? a.from : b.from,
    to: a.to === undefined ? b.to : b.to === undefined || compareCuts(a.to, b.to) <= 0 ? a.to : b.to,
  };
}

function later(a: Cut | undefined, b: Cut | undefined): Cut | undefined {
  if (a === undefined || b === undefined) return undefined;
  return compareCuts(a, b) >= 0 ? a : b;
}

function compareStarts(a: Cut | undefined, b: Cut | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  return compareCuts(a, b);
}
