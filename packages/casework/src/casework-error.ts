import type { Finding } from '@redress/policy';

export type CaseworkErrorCode =
  | 'case-refused'
  | 'cursor-invalid'
  | 'decided-otherwise'
  | 'draft-changed'
  | 'draft-precondition-missing'
  | 'duplicate-id'
  | 'filter-unknown'
  | 'idempotency-key-reused'
  | 'no-draft'
  | 'no-version-in-force'
  | 'policy-refused'
  | 'policy-renamed'
  | 'question-refused'
  | 'unknown-airports'
  | 'unknown-calendar'
  | 'unknown-case'
  | 'unknown-policy'
  | 'unknown-version'
  | 'version-unchanged'
  | 'version-unreadable';

export interface CaseworkErrorExtra {
  readonly hint?: string;
  /** Code of the room that refused. */
  readonly cause?: string;
  readonly findings?: readonly Finding[];
  /** With `draft-changed`: the draft that is there. */
  readonly draft?: { readonly etag: string; readonly savedAt: string; readonly by: string } | null;
  /** With `version-unchanged`: the version that has this text. */
  readonly version?: number;
}

/** A verb that cannot be done: one stable code per cause, what is wrong, and in `extra` what to do. */
export class CaseworkError extends Error {
  override readonly name = 'CaseworkError';

  constructor(
    readonly code: CaseworkErrorCode,
    message: string,
    readonly extra: CaseworkErrorExtra = {},
  ) {
    super(message);
  }
}
