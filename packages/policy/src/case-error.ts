/** Why a case, or a part that decides it, cannot be read or decided. Stable: other systems test for them. */
export type CaseErrorCode =
  | 'at-missing'
  | 'bad-event'
  | 'bad-moment'
  | 'case-key-unsupported'
  | 'case-shape'
  | 'case-too-deep'
  | 'event-unreadable'
  | 'id-missing'
  | 'id-unreadable'
  | 'key-refused'
  | 'number-imprecise'
  | 'received-at-unreadable'
  | 'zone-unknown';

/** A case that cannot be decided at all: what is wrong with it and what to do. */
export class CaseError extends Error {
  override readonly name = 'CaseError';

  constructor(
    readonly code: CaseErrorCode,
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}
