export type { Case, CaseEvent, CaseFinding, Moment } from './case.js';
export type { Finding, Severity } from './finding.js';
