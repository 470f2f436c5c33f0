import { CaseworkError, StoreError } from '@redress/casework';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem } from './contract.js';

/** One cause, one code, one status and one title; the only place that knows statuses of failures. */
const causes = {
  'body-not-json': [400, 'The body is not JSON'],
  'cursor-invalid': [400, 'The cursor is not one of ours'],
  'filter-unknown': [400, 'A filter names something that is not there'],
  'not-found': [404, 'There is nothing at this address'],
  'no-draft': [404, 'The policy has no draft'],
  'unknown-airports': [404, 'There is no table of airports'],
  'unknown-calendar': [404, 'There is no such calendar'],
  'unknown-case': [404, 'There is no such case'],
  'unknown-policy': [404, 'There is no such policy'],
  'unknown-version': [404, 'There is no such version'],
  'method-not-allowed': [405, 'This address does not answer that method'],
  'body-too-slow': [408, 'The body did not arrive in time'],
  'decided-otherwise': [409, 'The reasons cannot be told again'],
  'duplicate-id': [409, 'There is such a case already'],
  'version-unchanged': [409, 'The draft changes nothing'],
  'version-unreadable': [409, 'The version can no longer be read'],
  'draft-changed': [412, 'The draft is not the one you read'],
  'body-too-large': [413, 'The body is too large'],
  'media-type-not-json': [415, 'The body is not declared as JSON'],
  'host-not-local': [421, 'This server answers its own machine only'],
  'case-refused': [422, 'The case cannot be decided'],
  'idempotency-key-reused': [422, 'The key belongs to another request'],
  'no-version-in-force': [422, 'No version of the policy is in force on that day'],
  'invalid-request': [422, 'The request is not what this address takes'],
  'policy-refused': [422, 'The policy has errors'],
  'policy-renamed': [422, 'The text is another policy'],
  'question-refused': [422, 'The question cannot be answered'],
  'draft-precondition-missing': [428, 'Say which draft you mean'],
  'internal-error': [500, 'Something went wrong on our side'],
  'database-newer': [503, 'The database is of a newer version'],
  'database-closed': [503, 'The server is stopping'],
  'database-in-use': [503, 'The database is in use'],
  'database-read-only': [503, 'The database cannot be written'],
  'database-unreachable': [503, 'The database does not answer'],
  'database-unreadable': [503, 'The database cannot be read'],
  'database-full': [507, 'There is no room left'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>;

export type ProblemCode = keyof typeof causes;

type Extra = Omit<Problem, 'type' | 'title' | 'status' | 'detail' | 'code' | 'requestId'>;

/** A request that is refused: its code decides the status, `detail` says what and where, `hint` what to do. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly extra: Extra = {},
  ) {
    super(detail);
  }
}

/** What casework, the store or a route refused, as a problem; undefined for what nobody foresaw. */
export function problemOf(error: unknown): ProblemError | undefined {
  if (error instanceof ProblemError) return error;
  if (error instanceof CaseworkError) return new ProblemError(error.code, error.message, error.extra);
  if (error instanceof StoreError) return new ProblemError(error.code, error.message, { hint: error.hint });
  return undefined;
}

/** Every code with its status and title, for the documentation. */
export function listCauses(): readonly {
  readonly code: string;
  readonly status: number;
  readonly title: string;
}[] {
  return Object.entries(causes).map(([code, [status, title]]) => ({ code, status, title }));
}

/** Answers with `application/problem+json` as RFC 9457 lays it out. */
export function respondWithProblem(context: Context, { code, detail, extra }: ProblemError): Response {
  const [status, title] = causes[code];
  const problem: Problem = {
    type: `urn:redress:problem:${code}`,
    title,
    status,
    detail,
    code,
    requestId: context.get('requestId'),
    ...extra,
  };
  return context.body(JSON.stringify(problem), status, {
    'content-type': 'application/problem+json',
    // The rest of the body is not waited for.
    ...((status === 408 || status === 413) && { connection: 'close' }),
  });
}
