import type { Office } from './office.js';

/** On whose behalf and when a verb is done; every verb takes it first. */
export interface Context {
  readonly office: Office;
  /** Whose cases and policies: the verb sees no others. */
  readonly client: string;
  readonly actor: string;
  /** Epoch milliseconds. */
  readonly now: number;
}
