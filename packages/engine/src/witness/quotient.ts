import { Decimal } from 'decimal.js';

/** Digits that no amount of a case comes near, so that nothing is ever cut off. */
const Whole = Decimal.clone({ precision: 4_000, toExpNeg: -9_999, toExpPos: 9_999 });

const MODES = {
  halfUp: Decimal.ROUND_HALF_UP,
  halfEven: Decimal.ROUND_HALF_EVEN,
  up: Decimal.ROUND_UP,
  down: Decimal.ROUND_DOWN,
  ceiling: Decimal.ROUND_CEIL,
  floor: Decimal.ROUND_FLOOR,
} as const;

/** A number as one decimal over another, never divided out: naive, and therefore exact. */
export class Quotient {
  static of(over: string | number | bigint, under: string | number | bigint = 1): Quotient {
    return new Quotient(new Whole(String(over)), new Whole(String(under)));
  }

  private constructor(
    private readonly over: Decimal,
    private readonly under: Decimal,
  ) {}

  plus(other: Quotient): Quotient {
    return new Quotient(
      this.over.times(other.under).plus(other.over.times(this.under)),
      this.under.times(other.under),
    );
  }

  minus(other: Quotient): Quotient {
    return this.plus(new Quotient(other.over.negated(), other.under));
  }

  times(other: Quotient): Quotient {
    return new Quotient(this.over.times(other.over), this.under.times(other.under));
  }

  dividedBy(other: Quotient): Quotient {
    return new Quotient(this.over.times(other.under), this.under.times(other.over));
  }

  /** Negative, zero or positive. */
  comparedTo(other: Quotient): number {
    const { over, under } = this.minus(other);
    return over.isZero() ? 0 : over.isNegative() === under.isNegative() ? 1 : -1;
  }

  /** The multiple of `step` that the mode says. */
  roundedTo(step: string, mode: keyof typeof MODES): Quotient {
    const { over, under } = this.dividedBy(Quotient.of(step));
    const [top, bottom] = under.isNegative() ? [over.negated(), under.negated()] : [over, under];
    const whole = top.divToInt(bottom);
    const rest = top.minus(whole.times(bottom));
    // What is left over, told as nothing, less than half, half, or more than half of one.
    const half = rest.abs().times(2).comparedTo(bottom);
    const told = rest.isZero() ? '0' : half < 0 ? '0.25' : half === 0 ? '0.5' : '0.75';
    const near = whole.plus(new Whole(told).times(top.isNegative() ? -1 : 1));
    return new Quotient(near.toDecimalPlaces(0, MODES[mode]).times(step), new Whole(1));
  }

  /** With so many decimals, where it has no more. */
  toFixed(digits: number): string {
    return this.over.dividedBy(this.under).toFixed(digits);
  }
}
