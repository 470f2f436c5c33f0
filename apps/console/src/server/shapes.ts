import type { Decision, ExplainedDecision, Labels, PolicySummary, Sample, WrittenNotice } from '@redress/api/contract';
import type { Finding, Text } from '@redress/policy';

/** A policy in the list: which version is current, and whether somebody is changing it. */
export interface ListedPolicy extends PolicySummary {
  readonly current: number;
  readonly hasDraft: boolean;
}

export interface Version {
  readonly number: number;
  readonly effectiveHash: string;
  readonly sourceHash: string;
  readonly origin: 'shipped' | 'edited';
  readonly title: Text;
  readonly by: string;
  readonly at: string;
  readonly why: string;
  readonly isCurrent: boolean;
}

export interface VersionSource extends Version {
  readonly source: string;
}

export interface Draft {
  readonly source: string;
  /** The version it started from. */
  readonly base: number;
  readonly findings: readonly Finding[];
  readonly savedAt: string;
  readonly by: string;
}

export interface TaggedDraft {
  readonly draft: Draft;
  readonly etag: string;
}

export type Attestation = 'pending' | 'confirmed' | 'disputed';

export interface StoredCase {
  readonly id: string;
  readonly policy: { readonly id: string; readonly version: number; readonly effectiveHash: string };
  readonly receivedAt: string;
  readonly createdAt: string;
  readonly case: Readonly<Record<string, unknown>>;
  readonly rates?: readonly unknown[] | null;
  readonly at: string;
  readonly decision: Omit<Decision, 'reasons'>;
  readonly attestation: Attestation;
}

export interface CaseSummary {
  readonly id: string;
  readonly policy: { readonly id: string; readonly version: number };
  readonly receivedAt: string;
  readonly createdAt: string;
  readonly attestation: Attestation;
}

export interface CasePage {
  readonly items: readonly CaseSummary[];
  readonly next: string | null;
}

export interface Wording {
  readonly explanation: ExplainedDecision;
  readonly letters: readonly WrittenNotice[];
}

export type { Labels, Sample };
