import type { SettledPauses } from './pauses.js';

/**
 * How one kind of clock finds its end from the instant it starts at.
 * `date` is given where the start was a date without a time.
 */
export type Reckon = (at: number, date: number | undefined, pauses: SettledPauses | undefined) => Reckoned;

export interface Reckoned {
  readonly due: number;
  /** The outermost dates looked at on the way, that of the end apart. */
  readonly lowest: number;
  readonly highest: number;
  readonly supplement: boolean;
}
