import type { ClauseList } from '@redress/api/contract';
import { ask } from './request.js';

/** What procedures and laws demand, and where it is done. @throws ServerError */
export function fetchClauses(): Promise<ClauseList> {
  return ask('/v1/clauses');
}
