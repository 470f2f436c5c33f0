import type { Problem } from '@redress/api/contract';
import { ServerError } from './server-error.js';

/**
 * Asks the server, as JSON. The server is built from the same types; what it sends is not checked again.
 * @throws ServerError with the code of the problem, or `unreachable`
 */
export async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init).catch(() => undefined);
  if (response === undefined) throw new ServerError('unreachable');
  const body: unknown = response.status === 204 ? null : await response.json().catch(() => undefined);
  if (response.ok && body !== undefined) return body as T;
  if (isProblem(body)) throw new ServerError(body.cause ?? body.code, body);
  throw new ServerError('unreachable');
}

/** A request that carries JSON. */
export function sending(
  method: 'POST' | 'PUT',
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): RequestInit {
  return {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}
