import type { DecideOptions, Program } from '@redress/engine';
import type { Case } from '@redress/policy';
import { CLASSES, compareSides, type Class, type FieldComparison } from './compare.js';
import { FindingCounts, type FindingCount } from './finding-counts.js';
import { MoneyTotals, type MoneyComparison } from './money-totals.js';
import { decideSide } from './side.js';

/** What a change of policy would have done to the cases seen so far. */
export interface ReplaySummary {
  readonly cases: number;
  /** Cases by their worst field; they add up to `cases`. */
  readonly classes: Readonly<Record<Class, number>>;
  /** By field, how many cases came out in each class; fields unchanged throughout are left out. */
  readonly fields: readonly ({ readonly field: string } & Readonly<Record<Class, number>>)[];
  readonly money: readonly MoneyComparison[];
  /** What deciding found in the cases, by code, on each side; the most frequent first. */
  readonly findings: readonly FindingCount[];
}

/** A case in which the two policies differ, or that one of them cannot decide, with the fields in which they do. */
export interface Change {
  readonly id: string;
  readonly class: Class;
  readonly fields: readonly FieldComparison[];
}

/** Decides each case under two policies with the same evaluator and keeps count; memory does not grow with the cases. */
export class Replay {
  private cases = 0;
  private readonly classes = zeroes();
  private readonly fields = new Map<string, Record<Class, number>>();
  private readonly money = new MoneyTotals();
  private readonly findings = new FindingCounts();

  constructor(
    private readonly baseline: Program,
    private readonly candidate: Program,
    private readonly options: DecideOptions,
  ) {}

  /** Decides and counts one case; the change, unless it is unchanged or open on both sides alike. */
  add(input: Case): Change | undefined {
    const before = decideSide(this.baseline, input, this.options);
    const after = decideSide(this.candidate, input, this.options);
    const compared = compareSides(before, after);
    this.cases += 1;
    this.classes[compared.class] += 1;
    for (const { field, class: verdict } of compared.fields) {
      const counts = this.fields.get(field) ?? zeroes();
      counts[verdict] += 1;
      this.fields.set(field, counts);
    }
    this.money.add(before, after);
    this.findings.add(before, after);
    if (isAlike(compared.class)) return undefined;
    return {
      id: input.id,
      class: compared.class,
      fields: compared.fields.filter((field) => !isAlike(field.class)),
    };
  }

  summary(): ReplaySummary {
    return {
      cases: this.cases,
      classes: { ...this.classes },
      fields: [...this.fields]
        .filter(([, counts]) => CLASSES.some((one) => one !== 'unchanged' && counts[one] > 0))
        .map(([field, counts]) => ({ field, ...counts }))
        .toSorted(
          (a, b) =>
            b.error - a.error ||
            b.changed - a.changed ||
            b.undetermined - a.undetermined ||
            b.stillUndetermined - a.stillUndetermined,
        ),
      money: this.money.result(),
      findings: this.findings.result(),
    };
  }
}

function zeroes(): Record<Class, number> {
  return { unchanged: 0, stillUndetermined: 0, changed: 0, undetermined: 0, error: 0 };
}

/** Both policies come to the same, as far as they come. */
function isAlike(one: Class): boolean {
  return one === 'unchanged' || one === 'stillUndetermined';
}
