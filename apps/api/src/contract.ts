import type { Audience, Decision, ExplainedDecision, ExplainedLine, WrittenNotice } from '@redress/engine';
import type { Locale, Text } from '@redress/policy';

/** A policy that this server can decide by. */
export interface PolicySummary {
  readonly id: string;
  readonly version: string;
  readonly layer: 'law' | 'industry' | 'client';
  readonly title: Text;
  readonly currency: string;
  readonly zone: string;
  /** Rules of all fields plus remedies, approvals, stages and checklists. */
  readonly rules: number;
  readonly effectiveHash: string;
}

/** A policy with what a form or a result page needs to speak of it in three languages. */
export interface PolicyDetail extends PolicySummary {
  readonly labels: Labels;
  /** The policy's own tests, as cases to try. */
  readonly samples: readonly Sample[];
}

/** Titles by id; an id without a title is missing. Fields are qualified: `class.severity`, `route.department`. */
export interface Labels {
  readonly facts: Readonly<Record<string, Label>>;
  readonly fields: Readonly<Record<string, Label>>;
  readonly items: Readonly<Record<string, Text>>;
}

export interface Label {
  readonly title?: Text;
  /** Titles of enum values. */
  readonly values?: Readonly<Record<string, Text>>;
}

export interface Sample {
  readonly name: string;
  /** The name in several languages, where the policy gives it so. */
  readonly title?: Text;
  readonly note?: string;
  readonly cite: readonly string[];
  readonly case: Readonly<Record<string, unknown>>;
  readonly at?: string;
  readonly rates?: readonly unknown[];
}

export interface DecideRequest {
  readonly policy: string;
  readonly case: Readonly<Record<string, unknown>>;
  /** The moment of the decision; the case's `receivedAt` unless given, never now. */
  readonly at?: string;
  readonly rates?: readonly unknown[];
  /** `en` unless given. */
  readonly locale?: Locale;
  /** `agent` unless given. */
  readonly audience?: Audience;
}

export interface DecideResponse {
  /** As `redress decide` answers it, without its reasons: those are in words below. */
  readonly decision: Omit<Decision, 'reasons'>;
  /** The decision in words, each statement with the rules, facts and clauses it rests on. */
  readonly explanation: ExplainedDecision;
  /** The texts that this decision sends to the customer. */
  readonly letters: readonly WrittenNotice[];
}

/** RFC 9457, with a stable `code` per cause. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly requestId: string;
  readonly hint?: string;
  /** Code of the deciding rooms when they refused, for instance `at-missing`. */
  readonly cause?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

export type { Audience, Decision, ExplainedDecision, ExplainedLine, Locale, Text, WrittenNotice };
