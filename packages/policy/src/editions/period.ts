import type { Period } from '../document.js';

/** Whether it holds for a time only. */
export function isDated({ from, to }: Period): boolean {
  return from !== undefined || to !== undefined;
}

/** A period as a word: `2005-02-17/2020-01-01`, open ends as `..` (ISO 8601). */
export function periodWord({ from = '..', to = '..' }: Period): string {
  return `${from}/${to}`;
}

/** Days as they are written sort like texts. */
export function byBeginning(a: Period, b: Period): number {
  return compare(a.from ?? '', b.from ?? '');
}

/** The days that are in both; `undefined` where there are none. */
export function intersection(a: Period, b: Period): Period | undefined {
  const from = a.from === undefined || (b.from !== undefined && b.from > a.from) ? b.from : a.from;
  const to = a.to === undefined || (b.to !== undefined && b.to < a.to) ? b.to : a.to;
  if (from !== undefined && to !== undefined && from >= to) return undefined;
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

export function isWithin({ from, to }: Period, day: string): boolean {
  return (from === undefined || from <= day) && (to === undefined || day < to);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
