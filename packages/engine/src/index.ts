export { CaseError } from './case-moments.js';
export { decide, type DecideOptions } from './decide.js';
export type * from './decision.js';
export { prepare, type Program } from './program.js';
