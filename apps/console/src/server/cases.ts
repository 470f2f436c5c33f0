import type { Locale } from '@redress/api/contract';
import { ask, sending } from './request.js';
import type { Attestation, CasePage, StoredCase, Wording } from './shapes.js';

export interface NewCase {
  readonly policy: string;
  readonly case: Readonly<Record<string, unknown>>;
  readonly at?: string;
  readonly rates?: readonly unknown[];
}

export interface CaseFilter {
  readonly policy?: string;
  readonly attestation?: Attestation;
  readonly undetermined?: boolean;
  /** Beginning of the id. */
  readonly q?: string;
}

/** Stores a case and its decision; the same key twice stores it once. All verbs throw ServerError. */
export async function storeCase(body: NewCase, idempotencyKey: string): Promise<StoredCase> {
  const sent = sending('POST', body, { 'idempotency-key': idempotencyKey });
  return (await ask<{ case: StoredCase }>('/v1/cases', sent)).body.case;
}

export async function fetchCase(id: string): Promise<StoredCase> {
  return (await ask<StoredCase>(at(id))).body;
}

/** The stored decision in words, by the version of the policy that made it. */
export async function fetchWording(id: string, locale: Locale): Promise<Wording> {
  return (await ask<Wording>(`${at(id)}/explanation?locale=${locale}&audience=agent`)).body;
}

/** Newest first. */
export async function fetchCases(filter: CaseFilter, cursor?: string, limit = 12): Promise<CasePage> {
  const query = new URLSearchParams({ limit: String(limit) });
  for (const [name, value] of Object.entries({ ...filter, cursor })) {
    if (value !== undefined && value !== '' && value !== false) query.set(name, String(value));
  }
  return (await ask<CasePage>(`/v1/cases?${query}`)).body;
}

function at(id: string): string {
  return `/v1/cases/${encodeURIComponent(id)}`;
}
