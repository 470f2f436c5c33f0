import type { Case } from '@redress/policy';
import type { RuleVerdict } from '../verdicts.js';

/** A case that the engine has decided, and what it shows: enough to decide it again and to see the same. */
export interface Counterexample {
  /** A case of cli.md; no more is stated than is needed. */
  readonly case: Case;
  readonly shows: Shown;
}

export interface Shown {
  /** A part of the answer, as under `expect` of a test of a policy. */
  readonly answer?: Readonly<Record<string, unknown>>;
  /** What conditions come out as, also those that the answer does not tell; `r1#0.2` is a part of the condition of `r1`. */
  readonly verdicts?: readonly RuleVerdict[];
  /** Findings of the decision. */
  readonly findings?: readonly { readonly code: string; readonly where?: string }[];
}
