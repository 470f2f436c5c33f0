import type { Decision } from '@redress/engine';
import type { Side } from './side.js';

/**
 * How a field, or a case as its worst field, came out of the comparison; from harmless to worst. `stillUndetermined`: open on
 * both sides and for all that is seen the same; `undetermined`: open on a side, and the sides differ.
 */
export const CLASSES = ['unchanged', 'stillUndetermined', 'changed', 'undetermined', 'error'] as const;
export type Class = (typeof CLASSES)[number];

export interface FieldComparison {
  /** `classification.topic`, `stages.investigate.due`, `remedies.voucher`, `totals.contract.CNY` … */
  readonly field: string;
  readonly class: Class;
  readonly baseline: unknown;
  readonly candidate: unknown;
}

export interface CaseComparison {
  readonly class: Class;
  /** Every field either side has. */
  readonly fields: readonly FieldComparison[];
}

/**
 * Compares two decisions of one case field by field. Only where both sides are decided can a field be unchanged or
 * changed: what is undetermined on a side is never counted as unchanged (design.md §5).
 */
export function compareSides(baseline: Side, candidate: Side): CaseComparison {
  if ('error' in baseline || 'error' in candidate) {
    const text = (side: Side): unknown => ('error' in side ? side.error : 'decided');
    return {
      class: 'error',
      fields: [{ field: 'decision', class: 'error', baseline: text(baseline), candidate: text(candidate) }],
    };
  }
  const before = cellsOf(baseline.decision);
  const after = cellsOf(candidate.decision);
  const fields: FieldComparison[] = [];
  let worst = 0;
  for (const field of new Set([...before.keys(), ...after.keys()])) {
    const left = before.get(field) ?? ABSENT;
    const right = after.get(field) ?? ABSENT;
    const verdict = verdictOn(left, right);
    worst = Math.max(worst, CLASSES.indexOf(verdict));
    fields.push({ field, class: verdict, baseline: left.value, candidate: right.value });
  }
  return { class: CLASSES[worst] ?? 'error', fields };
}

function verdictOn(left: Cell, right: Cell): Class {
  const isSame = left.text === right.text;
  if (left.isOpen && right.isOpen && isSame) return 'stillUndetermined';
  if (left.isOpen || right.isOpen) return 'undetermined';
  return isSame ? 'unchanged' : 'changed';
}

interface Cell {
  readonly value: unknown;
  /** The value as a text, with what it waits for where it is open: equal texts, equal values. */
  readonly text: string;
  readonly isOpen: boolean;
}

const ABSENT: Cell = { value: null, text: '[null,null,null]', isOpen: false };

/** An answer as one cell a field, each saying whether it is open. */
function cellsOf(decision: Decision): Map<string, Cell> {
  const open = new Map(decision.undetermined.map((one) => [one.where, one]));
  const cells = new Map<string, Cell>();
  const set = (field: string, value: unknown, isOpen: boolean): void => {
    const { rules, facts } =
      (isOpen ? open.get(field.replace(/(^stages\..*)\.due$/, '$1')) : undefined) ?? {};
    cells.set(field, { value, text: JSON.stringify([value, rules, facts]), isOpen });
  };
  for (const group of ['classification', 'routing', 'responsibility'] as const) {
    for (const [name, value] of Object.entries(decision[group])) set(`${group}.${name}`, value, false);
  }
  for (const where of open.keys())
    if (!where.startsWith('stages.') && !where.startsWith('remedies.')) set(where, null, true);
  for (const { id, owner, due, provisional } of decision.stages) {
    set(`stages.${id}.due`, due, open.has(`stages.${id}`) && provisional);
    set(`stages.${id}.owner`, owner, false);
  }
  for (const { id, due } of decision.reports) set(`reports.${id}.due`, due, false);
  for (const { id, state, total, totalMin, totalMax, amount } of decision.remedies) {
    set(
      `remedies.${id}`,
      { state, ...(total ?? amount), ...(total === undefined ? { totalMin, totalMax } : {}) },
      open.has(`remedies.${id}`),
    );
  }
  for (const { id, rule } of decision.denied) set(`remedies.${id}`, { state: 'denied', rule }, false);
  for (const { id, by } of decision.approvals) set(`approvals.${id}`, by, false);
  for (const { id } of decision.notices) set(`notices.${id}`, 'sent', false);
  for (const { basis, currency, fromCustomer, toCustomer, ...total } of decision.totals) {
    for (const [part, sum] of Object.entries({
      '': total,
      '.toCustomer': toCustomer,
      '.fromCustomer': fromCustomer,
    }))
      if (sum !== undefined)
        set(
          `totals.${basis}.${currency}${part}`,
          sum.amount ?? { min: sum.min, max: sum.max },
          sum.amount === null,
        );
  }
  set('missing', decision.missing.map(({ fact }) => fact).toSorted(), false);
  return cells;
}
