import { overallOf, type Decision, type Overall } from '@redress/engine';
import type { Policy } from '@redress/policy';
import { tables } from '@redress/store';
import { instantText } from '../instant.js';
import { periodOf, type Period } from '../policy/period.js';
import type { VersionRow } from '../policy/version.js';

export type Attestation = (typeof tables.attestations)[number];

/** A decision as `redress decide` answers it, without its reasons. */
export type PlainDecision = Omit<Decision, 'reasons'>;

/** The version that decided. */
export interface PinnedPolicy {
  readonly id: string;
  readonly version: number;
  readonly effectiveHash: string;
}

/** The same, with why it was that one: unless the case says no day it was received on one of those. */
export interface DecidingPolicy extends PinnedPolicy {
  /** The days on which the version is in force. */
  readonly inForce: Period;
}

/** What the independent witness says of a rule where it does not agree. */
export interface Dispute {
  readonly where: string;
  readonly rule: string;
  readonly evaluator: string;
  readonly witness: string;
}

/** A case as it was received, with the decision that was made then. */
export interface StoredCase {
  readonly id: string;
  readonly policy: DecidingPolicy;
  /** With the offset of the policy's zone; null if the case does not say. */
  readonly receivedAt: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
  /** Verbatim. */
  readonly case: Readonly<Record<string, unknown>>;
  readonly rates: readonly unknown[];
  /** Of the table of airports that was looked up in; null if none was. That of the calendars stands in the decision. */
  readonly airportsHash: string | null;
  /** The moment it was decided at. */
  readonly at: string;
  readonly decision: PlainDecision;
  /** Whether the independent witness agrees; `pending` until it has been asked. */
  readonly attestation: Attestation;
  /** What it says otherwise. */
  readonly disputes: readonly Dispute[];
}

/** A case of several matters, each stored and decided by itself as `case#matter`. */
export interface StoredMatters {
  readonly id: string;
  readonly matters: readonly StoredCase[];
  /** The highest urgency and the earliest due time of them. */
  readonly overall: Overall;
}

export function togetherOf(id: string, matters: readonly StoredCase[], policy: Policy): StoredMatters {
  return {
    id,
    matters,
    overall: overallOf(
      policy,
      matters.map(({ decision }) => decision),
    ),
  };
}

/** A line of a list of cases. */
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

export type CaseRow = typeof tables.cases.$inferSelect;

/** A case of the store; `input` and `decision` where they are at hand and need not be read from their texts. */
export function storedCaseOf(
  row: Omit<CaseRow, 'client' | 'seq'>,
  version: VersionRow,
  input: StoredCase['case'] = JSON.parse(row.case),
  decision: PlainDecision = JSON.parse(row.decision),
): StoredCase {
  return {
    id: row.id,
    policy: {
      id: row.policy,
      version: row.version,
      effectiveHash: row.effectiveHash,
      inForce: periodOf(version),
    },
    receivedAt: row.receivedText,
    createdAt: instantText(row.createdAt),
    createdBy: row.createdBy,
    case: input,
    rates: row.rates,
    airportsHash: row.airportsHash === 'none' ? null : row.airportsHash,
    at: row.at,
    decision: { ...decision, attestation: row.attestation },
    attestation: row.attestation,
    // Written by our own attester.
    disputes: row.disputes as readonly Dispute[],
  };
}
