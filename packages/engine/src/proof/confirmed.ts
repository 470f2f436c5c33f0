import type { ProvenFinding } from './bench.js';
import type { Counterexample } from './counterexample.js';

/** What a finding says about its counterexample. */
export function confirmed(
  counterexample: Counterexample | undefined,
): Pick<ProvenFinding, 'counterexample' | 'confirmed'> {
  return counterexample === undefined ? { confirmed: false } : { counterexample, confirmed: true };
}
