import type {
  Items,
  MakeCurrentRequest,
  PolicyDraft,
  PolicySummary,
  PolicyVersion,
  PolicyVersionDetail,
  PublishRequest,
  SaveDraftRequest,
} from '@redress/api/contract';
import { ask, sending } from './request.js';
import { ServerError } from './server-error.js';

/** All verbs throw ServerError. */
export async function fetchPolicies(): Promise<readonly PolicySummary[]> {
  return (await ask<Items<PolicySummary>>('/v1/policies')).items;
}

export async function fetchVersions(policy: string): Promise<readonly PolicyVersion[]> {
  return (await ask<Items<PolicyVersion>>(`${at(policy)}/versions`)).items;
}

export function fetchVersion(policy: string, number: number): Promise<PolicyVersionDetail> {
  return ask(`${at(policy)}/versions/${number}`);
}

/** The draft of a policy; nothing if nobody is changing it. */
export async function fetchDraft(policy: string): Promise<PolicyDraft | undefined> {
  try {
    return await ask<PolicyDraft>(`${at(policy)}/draft`);
  } catch (error) {
    if (error instanceof ServerError && error.problem?.status === 404 && error.code !== 'unknown-policy')
      return undefined;
    throw error;
  }
}

/** Saves the draft over the one with `etag`, or where there is none. Error `draft-changed` if somebody was faster. */
export function saveDraft(
  policy: string,
  draft: SaveDraftRequest,
  etag: string | undefined,
): Promise<PolicyDraft> {
  const condition: Record<string, string> =
    etag === undefined ? { 'if-none-match': '*' } : { 'if-match': etag };
  return ask(`${at(policy)}/draft`, sending('PUT', draft, condition));
}

export async function discardDraft(policy: string, etag: string): Promise<void> {
  await ask<unknown>(`${at(policy)}/draft`, { method: 'DELETE', headers: { 'if-match': etag } });
}

/** Freezes the draft as a new version. */
export function publishDraft(policy: string, request: PublishRequest, etag: string): Promise<PolicyVersion> {
  return ask(`${at(policy)}/versions`, sending('POST', request, { 'if-match': etag }));
}

/** New cases follow it; those that were decided keep theirs. */
export function makeCurrent(policy: string, request: MakeCurrentRequest): Promise<PolicyVersion> {
  return ask(`${at(policy)}/current`, sending('PUT', request));
}

function at(policy: string): string {
  return `/v1/policies/${encodeURIComponent(policy)}`;
}
