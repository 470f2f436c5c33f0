import type { Rate, Rational } from '@redress/money';

/** An amount before rounding: exact, in units of its currency. */
export class MoneyValue {
  constructor(
    readonly amount: Rational,
    readonly currency: string,
    /** The same in the policy's currency; absent where no rate leads there. */
    readonly inPolicyCurrency: Rational | undefined,
    /** The rate that led there, to be pinned in the decision. */
    readonly rate?: Rate,
    /** The upper end of an interval that has none: greater than every amount. */
    readonly isUnbounded = false,
  ) {}
}

/** −1, 0 or 1; `undefined` where two currencies meet and no rate joins them. */
export function compareMoney(a: MoneyValue, b: MoneyValue): -1 | 0 | 1 | undefined {
  if (a.isUnbounded || b.isUnbounded) return a.isUnbounded ? (b.isUnbounded ? 0 : 1) : -1;
  if (a.currency === b.currency) return a.amount.compare(b.amount);
  if (a.inPolicyCurrency === undefined || b.inPolicyCurrency === undefined) return undefined;
  return a.inPolicyCurrency.compare(b.inPolicyCurrency);
}
