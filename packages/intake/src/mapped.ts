import type { Case } from '@redress/policy';

/** A case as history tells it: what is decided, and beside it what was decided then. */
export interface HistoricCase extends Case {
  /** What happened to the case in reality; never read by a decision, compared by replay. */
  readonly outcome?: Readonly<Record<string, unknown>>;
}

/** What became of one row: a case, or a rejected row with the line on which its record starts (1-based). */
export type Mapped = MappedCase | RejectedRow;

export interface MappedCase {
  readonly kind: 'case';
  readonly line: number;
  readonly case: HistoricCase;
  /** Rows the case was made of, where a mapping groups rows; absent means one. */
  readonly rows?: number;
}

export interface RejectedRow {
  readonly kind: 'rejected';
  readonly line: number;
  /** The id, where the row got as far as having one. */
  readonly id?: string;
  readonly reason: Reason;
}

/** A stable code, a sentence in domain words, and what to do about it. */
export interface Reason {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}
