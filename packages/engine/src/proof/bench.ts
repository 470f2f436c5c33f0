import type { Condition, Finding, FindingCode, FindingParameters, PolicyDocument } from '@redress/policy';
import type { Counterexample } from './counterexample.js';
import type { Inquiry } from './inquiry.js';
import type { RuleList } from './rule-list.js';

/** A finding that says something about cases, and the case that shows it. */
export interface ProvenFinding extends Finding {
  readonly counterexample?: Counterexample;
  /** Whether a case has been decided that shows it; absent where the finding says nothing about cases. */
  readonly confirmed?: boolean;
}

/** What a proof has at hand. */
export interface Bench {
  readonly document: PolicyDocument;
  readonly inquiry: Inquiry;
  /** The same for every proof, so that what is worked out of one is kept with it. */
  readonly lists: readonly RuleList[];
  /** What the checks of the policy have found. */
  readonly findings: readonly Finding[];
  /** Whether a finding of the checks stands at a node. */
  readonly isFoundAt: (code: FindingCode, node: object) => boolean;
  /**
   * `conditions`: what it follows from, beside what stands at the node. What follows from a parent alone is told where that
   * is linted.
   */
  readonly report: <Code extends FindingCode>(
    code: Code,
    parameters: FindingParameters[Code],
    node: object,
    counterexample: Counterexample | undefined,
    conditions?: readonly Condition[],
  ) => void;
  /** Remembers that the effort did not suffice for something. */
  readonly leftOpen: (what: string, node: object) => void;
}

export type Proof = (bench: Bench) => void;

/** The case that shows a finding of the checks. */
export type Illustration = (
  bench: Bench,
  finding: Finding,
  isAt: (node: object, key?: string) => boolean,
) => Counterexample | undefined;
