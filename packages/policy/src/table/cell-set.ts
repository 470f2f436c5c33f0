import type { Stretch } from './cut.js';

/**
 * The values for which a cell is true. Irrelevant values are only in `any`; `null`, which is known to be none, where it is
 * named.
 */
export type CellSet =
  | { readonly kind: 'any' }
  /** Numbers, amounts, dates, instants and durations, as `positionOf` counts them. */
  | { readonly kind: 'stretches'; readonly stretches: readonly Stretch[]; readonly takesNull: boolean }
  /** Enum values, texts and truth values: these, or all but these. */
  | {
      readonly kind: 'words';
      readonly words: ReadonlySet<string | boolean>;
      readonly isNegative: boolean;
      readonly takesNull: boolean;
    };

export const ANY: CellSet = { kind: 'any' };
