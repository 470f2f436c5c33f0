export { readClauseBook, type Clause, type ClauseBook } from './clause-book.js';
export { gapOf, isOwedByPolicy, traceOf, type Citation, type Trace, type TracedClause } from './trace.js';
