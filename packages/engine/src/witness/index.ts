export { witnessAmounts, type AmountDispute, type WitnessedAmounts } from './amounts.js';
export { attest, AttestedOtherwise, type Attested, type AttestOptions, type Dispute } from './attest.js';
export { witnessDueTimes, type DueDispute, type WitnessedDueTimes } from './due-times.js';
export { factStates, type StateOptions } from './fact-states.js';
export { witnessEngine, witnessVerdicts } from './judge.js';
export { keyOf, rulesOf, type Rule } from './rules-of.js';
export type { Amount, House, Known, Spot, State, States } from './state.js';
export { verdicts, type RuleVerdict, type VerdictOptions } from '../verdicts.js';
