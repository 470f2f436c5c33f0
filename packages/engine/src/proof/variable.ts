import type { Axis } from './axis.js';
import type { Cells } from './cells.js';
import type { Formula } from './formula.js';

/** A name of the policy, or a comparison that cannot be cut into cells and stands for itself. */
export interface Variable {
  /** The name, or the comparison as a text. */
  readonly name: string;
  /** Its place among all variables of a model. */
  readonly index: number;
  readonly axis: Axis;
  /** The cells that it can hold at all. */
  readonly allowed: Cells;
  /**
   * What else must hold once it can only be one of these cells, or nothing if that says no more. It may promise less
   * than is so, never more.
   */
  readonly follows: (cells: Cells) => Formula | undefined;
}
