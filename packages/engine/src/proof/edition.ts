import type { Program } from '../program.js';
import type { Value } from '../value.js';

/** The dated values of a policy on one day of those that pick them, or without such a day. */
export interface Edition {
  /** A day of it; absent where no value is dated, or where the date is not known. */
  readonly day: number | undefined;
  /** First day and first day after; infinite where it is open. */
  readonly from: number;
  readonly to: number;
  /** By `value.v`; absent where none is stated. */
  readonly values: ReadonlyMap<string, Value>;
}

/** Beyond this many changes of values, only the last editions are looked at. */
const MOST_EDITIONS = 12;

/** Every combination of dated values that there is a day for, the latest first, and the one without a day. */
export function editionsOf(program: Program): {
  readonly editions: readonly Edition[];
  readonly isComplete: boolean;
} {
  const changes = new Set<number>();
  for (const { periods } of program.values) {
    for (const { from, to } of periods) {
      if (Number.isFinite(from)) changes.add(from);
      if (Number.isFinite(to)) changes.add(to);
    }
  }
  if (changes.size === 0)
    return { editions: [editionOf(program, undefined, -Infinity, Infinity)], isComplete: true };
  const days = [...changes].toSorted((a, b) => b - a);
  const editions = days.map((day, place) => editionOf(program, day, day, days[place - 1] ?? Infinity));
  const first = days[days.length - 1] ?? 0;
  const all = [
    ...editions,
    editionOf(program, first - 1, -Infinity, first),
    editionOf(program, undefined, 0, 0),
  ];
  return { editions: all.slice(0, MOST_EDITIONS), isComplete: all.length <= MOST_EDITIONS };
}

function editionOf(program: Program, day: number | undefined, from: number, to: number): Edition {
  const values = new Map<string, Value>();
  for (const { name, periods } of program.values) {
    const [only] = periods;
    const isAlways = periods.length === 1 && only?.from === -Infinity && only.to === Infinity;
    const period = isAlways
      ? only
      : day === undefined
        ? undefined
        : periods.find((one) => one.from <= day && day < one.to);
    if (period !== undefined) values.set(name, period.value);
  }
  return { day, from, to, values };
}
