import type { Decision } from '@redress/engine';
import { padColumns } from '../output/display-width.js';

const COLUMNS = [
  ['case', 20],
  ['class', 30],
  ['amounts', 40],
  ['next due', 26],
  ['open', 0],
] as const;

export const TABLE_HEAD = row(COLUMNS.map(([name]) => name));

/** A decision on one line of a screen. */
export function tableRow({ id, classification, totals, stages, undetermined }: Decision): string {
  const due = stages.flatMap((stage) => (stage.done === undefined && stage.due !== null ? [stage.due] : []));
  // Offsets of one zone may differ by season, so instants are compared and not their texts.
  const next = due.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0];
  return row([
    id,
    Object.values(classification).map(String).join(', ') || '?',
    totals.map(totalText).join(', ') || '–',
    next ?? '–',
    undetermined.length === 0 ? '–' : `${undetermined.length} undetermined`,
  ]);
}

function totalText({ basis, currency, fromCustomer, ...total }: Decision['totals'][number]): string {
  const amount = ({ min, max }: Pick<typeof total, 'min' | 'max'>): string =>
    `${basis} ${min === max ? min : `${min} to ${max ?? '?'}`} ${currency}`;
  if (fromCustomer === undefined) return amount(total);
  const owed = `${amount(fromCustomer)} from the customer`;
  return Number(total.max) === 0 && total.max !== null ? owed : `${amount(total)}, ${owed}`;
}

function row(cells: readonly string[]): string {
  return cells
    .map((cell, column) => padColumns(cell, COLUMNS[column]?.[1] ?? 0))
    .join('  ')
    .trimEnd();
}
