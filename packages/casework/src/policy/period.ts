import type { PolicyDocument } from '@redress/policy';

/** The days on which a version is in force, half-open, as `YYYY-MM-DD` in its zone; null where it says no end on that side. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

/** The same as a row holds it. */
export interface PeriodColumns {
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
  readonly zone: string;
}

/** What a document says of it. A law is in force by the date that picks its editions, not by the receipt: it is always asked. */
export function periodColumnsOf({ layer, effective = {}, zone }: PolicyDocument): PeriodColumns {
  const { from = null, to = null } = layer === 'law' ? {} : effective;
  return { effectiveFrom: from, effectiveTo: to, zone };
}

export function periodOf({
  effectiveFrom: from,
  effectiveTo: to,
}: Pick<PeriodColumns, 'effectiveFrom' | 'effectiveTo'>): Period {
  return { from, to };
}

export function isOpen({ from, to }: Period): boolean {
  return from === null && to === null;
}

/** Whether a day, as `YYYY-MM-DD`, lies in it: such texts sort as their days do. */
export function holdsOn({ from, to }: Period, day: string): boolean {
  return (from === null || from <= day) && (to === null || day < to);
}
