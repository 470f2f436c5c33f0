import type { DecideJob } from '../deciding/job.js';
import type { BatchAnswer } from '../deciding/decider.js';
import type { Failure } from '../failure.js';

/** A worker decides the batches `part`, `part + of`, `part + 2 · of`, … of the job's cases. */
export interface Share {
  readonly job: DecideJob;
  readonly part: number;
  readonly of: number;
}

/** From a worker: its batches in order, then how it ended. `batches` counts all there are in the file. */
export type Letter =
  | { readonly kind: 'batch'; readonly answer: SentAnswer }
  | { readonly kind: 'end'; readonly batches: number }
  | { readonly kind: 'failed'; readonly batches: number; readonly failure: Failure };

/** A batch's answer; its lines change hands without being copied. */
export type SentAnswer = Omit<BatchAnswer, 'records'>;

/** Batches a worker may be ahead of what has been written. */
export const AHEAD = 2;
