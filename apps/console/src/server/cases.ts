import type {
  Attestation,
  CasePage,
  CreateCaseRequest,
  CreateCaseResponse,
  CreateMattersResponse,
  Explained,
  Locale,
  StoredCase,
  StoredMatters,
} from '@redress/api/contract';
import { ask, sending } from './request.js';

export interface CaseFilter {
  readonly policy?: string;
  readonly attestation?: Attestation | undefined;
  readonly undetermined?: true | undefined;
  /** How the id begins. */
  readonly q?: string | undefined;
}

/** Stores a case and its decision; the same key twice stores it once. All verbs throw ServerError. */
export async function storeCase(
  request: CreateCaseRequest,
  idempotencyKey: string,
): Promise<StoredCase | StoredMatters> {
  const sent = sending('POST', request, { 'idempotency-key': idempotencyKey });
  return (await ask<CreateCaseResponse | CreateMattersResponse>('/v1/cases', sent)).case;
}

export function fetchCase(id: string): Promise<StoredCase | StoredMatters> {
  return ask(at(id));
}

/** The stored decision in words, by the version of the policy that made it. */
export function fetchWording(id: string, locale: Locale): Promise<Explained> {
  return ask(`${at(id)}/explanation?locale=${locale}&audience=agent`);
}

/** Newest first. */
export function fetchCases(filter: CaseFilter, cursor: string | undefined, limit: number): Promise<CasePage> {
  const query = new URLSearchParams({ limit: String(limit) });
  for (const [name, value] of Object.entries({ ...filter, cursor })) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  return ask(`/v1/cases?${query}`);
}

function at(id: string): string {
  return `/v1/cases/${encodeURIComponent(id)}`;
}
