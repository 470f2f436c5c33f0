export type StoreErrorCode =
  | 'database-closed'
  | 'database-full'
  | 'database-in-use'
  | 'database-newer'
  | 'database-read-only'
  | 'database-unreachable'
  | 'database-unreadable';

/** The database cannot do what was asked of it: what is wrong and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';

  constructor(
    readonly code: StoreErrorCode,
    message: string,
    readonly hint: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
