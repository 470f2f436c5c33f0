import type {
  Audience,
  Finding,
  HistoryEvent,
  Locale,
  PolicyDraft,
  StoredCase,
  StoredMatters,
} from '@redress/casework';

/*
 * What crosses the wire. Instants are ISO 8601 texts with an offset, money is `{amount, currency}`. Lists answer
 * `{items}`, long ones with `next`, the cursor of the following page. Failures are `Problem`s.
 */

// ---- policies ------------------------------------------------------------------------------------------------

/** `PUT /v1/policies/:id/draft`, with `If-None-Match: *` for the first save and `If-Match` for each later one. */
export interface SaveDraftRequest {
  readonly source: string;
  readonly base: number;
}

/** `POST /v1/policies/:id/versions`, with `If-Match` of the draft: answers 201 and the `PolicyVersion`; the draft is gone. */
export interface PublishRequest {
  /** For the history; not empty. */
  readonly why: string;
  readonly makeCurrent: boolean;
}

/** `PUT /v1/policies/:id/current`: answers the `PolicyVersion` that was put in use. */
export interface MakeCurrentRequest {
  readonly version: number;
  readonly why: string;
}

// ---- deciding ------------------------------------------------------------------------------------------------

export interface DecideRequest {
  readonly policy: string;
  /** Number of a version; the one in force on the day of the receipt unless given. */
  readonly version?: number;
  readonly case: Readonly<Record<string, unknown>>;
  /** The moment of the decision; the case's `receivedAt` unless given, never now. */
  readonly at?: string;
  readonly rates?: readonly unknown[];
  /** `en` unless given. */
  readonly locale?: Locale;
  /** `agent` unless given. */
  readonly audience?: Audience;
}

// ---- cases ---------------------------------------------------------------------------------------------------

export interface CreateCaseRequest {
  readonly policy: string;
  readonly case: Readonly<Record<string, unknown>>;
  readonly at?: string;
  readonly rates?: readonly unknown[];
}

/** `POST /v1/cases`: 201. */
export interface CreateCaseResponse {
  readonly case: StoredCase;
}

/** The same of a case with `matters`, each of which is stored by itself. */
export interface CreateMattersResponse {
  readonly case: StoredMatters;
}

/** `GET /v1/cases/:id/history`: what happened, in order. */
export interface CaseHistory {
  readonly items: readonly HistoryEvent[];
}

// ---- failures ------------------------------------------------------------------------------------------------

/** Every code that a `Problem` can have. */
export type { ProblemCode } from './problem.js';

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
  /** With `policy-refused`: everything that is to be said about the text. */
  readonly findings?: readonly Finding[];
  /** With `draft-changed`: the draft that is there, null if there is none (any more). */
  readonly draft?: Pick<PolicyDraft, 'etag' | 'savedAt' | 'by'> | null;
  /** With `version-unchanged`: the version that has this text. */
  readonly version?: number;
}

/** An answer whose length no page limits. */
export interface Items<T> {
  readonly items: readonly T[];
}

export type {
  AirportsDocument,
  Attestation,
  Audience,
  CalendarDocument,
  CalendarSummary,
  CasePage,
  CaseSummary,
  ClauseCitation,
  ClauseList,
  DecidedCase as DecideResponse,
  DecidedMatters,
  DecidingPolicy,
  DecidingVersion,
  Decision,
  Dispute,
  DueAnswer,
  ElapsedAnswer,
  Explained,
  ExplainedDecision,
  ExplainedLine,
  Finding,
  HistoryEvent,
  Label,
  Labels,
  LineError,
  ListedClause,
  Locale,
  PinnedPolicy,
  PlainDecision,
  PolicyDetail,
  PolicyDraft,
  PolicySummary,
  PolicyVersion,
  PolicyVersionDetail,
  Sample,
  Overall,
  Period,
  StoredCase,
  StoredLine,
  StoredMatters,
  Text,
  WrittenNotice,
} from '@redress/casework';
