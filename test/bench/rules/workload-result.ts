import type { Cost } from '../measure.js';
import type { Mix } from './workload.js';

/** What was found out about one mix of one size. */
export interface WorkloadResult {
  readonly mix: Mix;
  readonly rules: number;
  /** Means a case. */
  readonly matched: number;
  readonly undetermined: number;
  /** Of how many cases and rules each competitor gave the same answer. */
  readonly agreed: readonly { readonly name: string; readonly cases: number; readonly rules: number }[];
  readonly prepared: readonly { readonly name: string; readonly milliseconds: number }[];
  readonly costs: readonly Cost[];
}

/** How much of the engine is measured. Peers do what (b) does. */
export const LEVELS = {
  verdicts: 'redress (a) verdicts, facts read before',
  readAndVerdicts: 'redress (b) facts read + verdicts',
  decide: 'redress (c) whole decision',
} as const;
