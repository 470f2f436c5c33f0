import { ask, sending } from './request.js';
import { ServerError } from './server-error.js';
import type { Draft, ListedPolicy, TaggedDraft, Version, VersionSource } from './shapes.js';

/** All verbs throw ServerError. */
export async function fetchPolicies(): Promise<readonly ListedPolicy[]> {
  return (await ask<{ items: readonly ListedPolicy[] }>('/v1/policies')).body.items;
}

export async function fetchVersions(policy: string): Promise<readonly Version[]> {
  return (await ask<{ items: readonly Version[] }>(`${at(policy)}/versions`)).body.items;
}

export async function fetchVersion(policy: string, number: number): Promise<VersionSource> {
  return (await ask<VersionSource>(`${at(policy)}/versions/${number}`)).body;
}

/** The draft of a policy; nothing if nobody is changing it. */
export async function fetchDraft(policy: string): Promise<TaggedDraft | undefined> {
  try {
    return tagged(await ask<Draft>(`${at(policy)}/draft`));
  } catch (error) {
    if (error instanceof ServerError && error.problem?.status === 404 && error.code !== 'unknown-policy')
      return undefined;
    throw error;
  }
}

/** Saves the draft over the one with `etag`, or where there is none. Error `draft-changed` if somebody was faster. */
export async function saveDraft(
  policy: string,
  { source, base, etag }: { source: string; base: number; etag: string | undefined },
): Promise<TaggedDraft> {
  const condition: Record<string, string> = etag === undefined ? { 'if-none-match': '*' } : { 'if-match': etag };
  return tagged(await ask<Draft>(`${at(policy)}/draft`, sending('PUT', { source, base }, condition)));
}

export async function discardDraft(policy: string, etag: string): Promise<void> {
  await ask<unknown>(`${at(policy)}/draft`, { method: 'DELETE', headers: { 'if-match': etag } });
}

/** Freezes the draft as a new version. */
export async function publishDraft(
  policy: string,
  { why, makeCurrent, etag }: { why: string; makeCurrent: boolean; etag: string },
): Promise<Version> {
  return (await ask<Version>(`${at(policy)}/versions`, sending('POST', { why, makeCurrent }, { 'if-match': etag })))
    .body;
}

export async function makeCurrent(policy: string, version: number, why: string): Promise<void> {
  await ask<unknown>(`${at(policy)}/current`, sending('PUT', { version, why }));
}

function tagged({ body, etag }: { body: Draft; etag: string | undefined }): TaggedDraft {
  if (etag === undefined) throw new ServerError('unreachable');
  return { draft: body, etag };
}

function at(policy: string): string {
  return `/v1/policies/${encodeURIComponent(policy)}`;
}
