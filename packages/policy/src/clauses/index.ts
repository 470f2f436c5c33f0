export {
  CLAUSE_KINDS,
  readClauseBook,
  SURENESS,
  type Clause,
  type ClauseBook,
  type ClauseKind,
  type ReadClauseBook,
  type Sureness,
} from './clause-book.js';
export { gapOf, isOwedByPolicy, traceOf, type Citation, type Trace, type TracedClause } from './trace.js';
