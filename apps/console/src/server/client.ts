import type {
  DecideRequest,
  DecideResponse,
  Items,
  PolicyDetail,
  PolicySummary,
  Problem,
} from '@redress/api/contract';

/** What the server refused, or `unreachable` when nothing answered. */
export class ServerError extends Error {
  override readonly name = 'ServerError';

  constructor(
    readonly code: string,
    readonly problem?: Problem,
  ) {
    super(problem?.detail ?? code);
  }
}

export async function fetchPolicies(): Promise<readonly PolicySummary[]> {
  return (await request<Items<PolicySummary>>('/v1/policies')).items;
}

export function fetchPolicy(id: string): Promise<PolicyDetail> {
  return request(`/v1/policies/${encodeURIComponent(id)}`);
}

export function requestDecision(body: DecideRequest): Promise<DecideResponse> {
  return request('/v1/decide', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** @throws ServerError */
async function request<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init).catch(() => undefined);
  if (response === undefined) throw new ServerError('unreachable');
  const body: unknown = await response.json().catch(() => undefined);
  // The server is built from the same types; what it sends is not checked again.
  if (response.ok && body !== undefined) return body as T;
  if (isProblem(body)) throw new ServerError(body.cause ?? body.code, body);
  throw new ServerError('unreachable');
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}
