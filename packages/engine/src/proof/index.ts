export type { ProvenFinding } from './bench.js';
export { coverageOf, type Coverage, type CoveredItem } from './coverage.js';
export { notShown } from './confirm.js';
export type { Counterexample, Shown } from './counterexample.js';
export { prove, type Budget } from './prove.js';
export { formulasAgainst } from './self-check.js';
