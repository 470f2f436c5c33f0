import type { Facts } from './facts.js';

/** One way of finding the rules that are true of a case, ready to be asked. */
export interface Competitor {
  readonly name: string;
  /** Milliseconds from the rules to being ready. */
  readonly prepared: number;
  /** Cases asked at the same time; 1 for all that answer at once. */
  readonly inFlight: number;
  /** Positions of the matched rules, ascending. Gets nothing but the facts, parsed. */
  readonly match: (facts: Facts) => readonly number[] | Promise<readonly number[]>;
}
