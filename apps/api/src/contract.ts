import type { CalendarDocument, DueAnswer, ElapsedAnswer } from '@redress/calendar';
import type { Audience, Decision, ExplainedDecision, ExplainedLine, WrittenNotice } from '@redress/engine';
import type { Finding, Locale, Text } from '@redress/policy';

/*
 * What crosses the wire. Instants are ISO 8601 texts with an offset, money is `{amount, currency}`. Lists answer
 * `{items}`, long ones with `next`, the cursor of the following page. Failures are `Problem`s.
 */

// ---- policies ------------------------------------------------------------------------------------------------

/** A policy that this server decides by, as its current version says it. */
export interface PolicySummary {
  readonly id: string;
  /** What the document calls its version, for instance `1.2.0`; not the number under which it is kept. */
  readonly version: string;
  readonly layer: 'law' | 'industry' | 'client';
  readonly title: Text;
  readonly currency: string;
  readonly zone: string;
  /** Rules of all fields plus remedies, approvals, stages and checklists. */
  readonly rules: number;
  readonly effectiveHash: string;
  /** Number of the version that new cases are decided by. */
  readonly current: number;
  readonly hasDraft: boolean;
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
  readonly note?: string;
  readonly cite: readonly string[];
  readonly case: Readonly<Record<string, unknown>>;
  readonly at?: string;
  readonly rates?: readonly unknown[];
}

/** A frozen version. Numbers of a policy count up from 1 and are never given twice. */
export interface PolicyVersion {
  readonly number: number;
  readonly effectiveHash: string;
  /** SHA-256 of the text: two versions may differ in it and still decide alike, never the other way round. */
  readonly sourceHash: string;
  /** `shipped` came with the program, from its `configs`; `edited` was published here. */
  readonly origin: 'shipped' | 'edited';
  readonly title: Text;
  readonly by: string;
  readonly at: string;
  readonly why: string;
  readonly isCurrent: boolean;
}

export interface PolicyVersionDetail extends PolicyVersion {
  /** YAML as it was written, comments included. */
  readonly source: string;
}

/** The one draft a policy may have. Its `ETag` header, also `etag` here, is what `If-Match` names. */
export interface PolicyDraft {
  readonly policy: string;
  readonly source: string;
  /** Number of the version it was begun from. */
  readonly base: number;
  /** Of the whole text; a draft with errors is kept, not published. */
  readonly findings: readonly Finding[];
  readonly savedAt: string;
  readonly by: string;
  /** With its quotes, as in the header. */
  readonly etag: string;
}

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

/** `PUT /v1/policies/:id/current`: answers the `PolicyVersion` that is current now. */
export interface MakeCurrentRequest {
  readonly version: number;
  readonly why: string;
}

// ---- deciding ------------------------------------------------------------------------------------------------

export interface DecideRequest {
  readonly policy: string;
  /** Number of a version; the current one unless given. */
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

export interface DecideResponse extends Explained {
  /** As `redress decide` answers it, without its reasons: those are in words below. */
  readonly decision: PlainDecision;
}

/** A decision in words. */
export interface Explained {
  /** Each statement with the rules, facts and clauses it rests on. */
  readonly explanation: ExplainedDecision;
  /** The texts that this decision sends to the customer. */
  readonly letters: readonly WrittenNotice[];
}

export type PlainDecision = Omit<Decision, 'reasons'>;

/** In place of an answer, on its line of NDJSON; `line` counts from 1, `id` where the line could be read so far. */
export interface LineError {
  readonly id?: string;
  readonly line: number;
  readonly error: { readonly code: string; readonly message: string; readonly hint?: string };
}

// ---- cases ---------------------------------------------------------------------------------------------------

export type Attestation = 'pending' | 'confirmed' | 'disputed';

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

/** An answer line of `POST /v1/cases?policy=ID` with NDJSON; a line that was refused answers a `LineError`. */
export interface StoredLine {
  readonly id: string;
  readonly status: 'stored';
  readonly decision: PlainDecision;
}

/** A case as it was received, with the decision that was made then. */
export interface StoredCase {
  readonly id: string;
  readonly policy: PinnedPolicy;
  /** With the offset of the policy's zone; null if the case does not say. */
  readonly receivedAt: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
  /** Verbatim. */
  readonly case: Readonly<Record<string, unknown>>;
  readonly rates: readonly unknown[];
  /** The moment it was decided at. */
  readonly at: string;
  readonly decision: PlainDecision;
  /** Whether the independent witness agrees; `pending` until it has been asked. */
  readonly attestation: Attestation;
  /** What it says otherwise. */
  readonly disputes: readonly Dispute[];
}

/** The version that decided. */
export interface PinnedPolicy {
  readonly id: string;
  readonly version: number;
  readonly effectiveHash: string;
}

export interface Dispute {
  readonly where: string;
  readonly rule: string;
  readonly evaluator: string;
  readonly witness: string;
}

/** A line of `GET /v1/cases`. */
export interface CaseSummary {
  readonly id: string;
  readonly policy: PinnedPolicy;
  readonly receivedAt: string | null;
  readonly createdAt: string;
  readonly classification: Decision['classification'];
  /** How many outputs are undetermined. */
  readonly undetermined: number;
  readonly attestation: Attestation;
}

/**
 * `GET /v1/cases`, newest first. Filters, all of which must hold: `policy`, `version`, `attestation`, `undetermined`
 * (`true` or `false`), `receivedFrom` (inclusive) and `receivedTo` (exclusive), `q` (how the id begins), and one
 * `class.<field>=<value>`. `limit` 1 to 200, 50 unless given; `cursor` is the `next` of the page before, with the same
 * filters.
 */
export interface CasePage {
  readonly items: readonly CaseSummary[];
  readonly next: string | null;
}

/** `GET /v1/cases/:id/history`: what happened, in order. */
export interface CaseHistory {
  readonly items: readonly HistoryEvent[];
}

/**
 * One event of the append-only history. `hash` is SHA-256 over the canonical JSON (RFC 8785) of the event without it,
 * `prevHash` that of the client's event before (64 zeros for the first), whichever subject that was about.
 */
export interface HistoryEvent {
  readonly seq: number;
  readonly at: string;
  readonly client: string;
  readonly actor: string;
  /** `case-created`, `case-attested`, `version-shipped`, `version-published`, `version-made-current`, … */
  readonly verb: string;
  /** `case:<id>` or `policy:<id>`. */
  readonly subject: string;
  readonly payload: unknown;
  readonly prevHash: string;
  readonly hash: string;
}

// ---- time ----------------------------------------------------------------------------------------------------

/** `GET /v1/calendars/:name` answers the document as it may stand under `calendar` of `POST /v1/due`. */
export interface CalendarSummary {
  readonly name: string;
  readonly timeZone: string;
  readonly edition?: string;
  readonly source?: string;
  readonly knownFrom?: string;
  readonly knownUntil?: string;
}

// ---- failures ------------------------------------------------------------------------------------------------

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
  /** With `version-unchanged`: the version that decides alike. */
  readonly version?: number;
}

/** An answer whose length no page limits. */
export interface Items<T> {
  readonly items: readonly T[];
}

export type {
  Audience,
  CalendarDocument,
  Decision,
  DueAnswer,
  ElapsedAnswer,
  ExplainedDecision,
  ExplainedLine,
  Finding,
  Locale,
  Text,
  WrittenNotice,
};
