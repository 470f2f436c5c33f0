import type { Problem } from '@redress/api/contract';

/** What the server refused, or `unreachable` when nothing answered. */
export class ServerError extends Error {
  override readonly name = 'ServerError';

  constructor(
    readonly code: string,
    readonly problem?: Problem,
  ) {
    super(problem?.detail ?? code);
  }
}
