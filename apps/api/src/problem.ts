import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem } from './contract.js';

/** One cause, one code, one status; the only place that knows statuses of failures. */
const statuses = {
  'body-not-json': 400,
  'not-found': 404,
  'unknown-policy': 404,
  'method-not-allowed': 405,
  'body-too-large': 413,
  'media-type-not-json': 415,
  'host-not-local': 421,
  'invalid-request': 422,
  'case-refused': 422,
  'internal-error': 500,
} as const satisfies Record<string, ContentfulStatusCode>;

const titles: Record<ProblemCode, string> = {
  'body-not-json': 'The body is not JSON',
  'not-found': 'There is nothing at this address',
  'unknown-policy': 'There is no such policy',
  'method-not-allowed': 'This address does not answer that method',
  'body-too-large': 'The body is too large',
  'media-type-not-json': 'The body is not declared as JSON',
  'host-not-local': 'This server answers its own machine only',
  'invalid-request': 'The request is not what this address takes',
  'case-refused': 'The case cannot be decided',
  'internal-error': 'Something went wrong on our side',
};

export type ProblemCode = keyof typeof statuses;

/** A request that is refused: its code decides the status, `detail` says what and where, `hint` what to do. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly extra: Pick<Problem, 'hint' | 'cause' | 'errors'> = {},
  ) {
    super(detail);
  }
}

/** Answers with `application/problem+json` as RFC 9457 lays it out. */
export function respondWithProblem(context: Context, { code, detail, extra }: ProblemError): Response {
  const problem: Problem = {
    type: `urn:redress:problem:${code}`,
    title: titles[code],
    status: statuses[code],
    detail,
    code,
    requestId: context.get('requestId'),
    ...extra,
  };
  return context.body(JSON.stringify(problem), statuses[code], {
    'content-type': 'application/problem+json',
  });
}
