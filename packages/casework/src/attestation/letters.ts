import type { KeptLayer } from '@redress/policy';
import type { PinnedDocuments } from '../policy/pins.js';
import type { Attestation, Dispute } from '../case/stored-case.js';

/** What the attester sends to its thread: cases of one version, and the version itself the first time. */
export interface Errand {
  readonly program: string;
  readonly source?: {
    readonly text: string;
    readonly file: string;
    readonly layers: readonly KeptLayer[];
  } & PinnedDocuments;
  readonly cases: readonly Deposed[];
}

/** A stored decision with what it was made from, as JSON. */
export interface Deposed {
  readonly case: string;
  readonly decision: string;
  readonly at: string;
  readonly rates: readonly unknown[];
}

/** One for each case of an errand, in their order. */
export interface Testimony {
  readonly attestation: Exclude<Attestation, 'pending'>;
  /** How many rules were put to the witness. */
  readonly checked: number;
  readonly disputes: readonly Dispute[];
}
