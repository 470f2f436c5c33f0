import { policyVersionIn } from '@redress/policy';
import { fetchVersion, fetchVersions } from './policies.js';
import { ServerError } from './server-error.js';

/**
 * The text of a policy that another one extends: that of its current version, or the newest that calls itself by the version
 * pinned. Null if there is no such policy. @throws ServerError
 */
export async function fetchParent(id: string, pin: string | undefined): Promise<string | null> {
  try {
    const versions = await fetchVersions(id);
    const current = versions.find(({ isCurrent }) => isCurrent) ?? versions[0];
    if (current === undefined) return null;
    const { source } = await fetchVersion(id, current.number);
    if (pin === undefined || policyVersionIn(source) === pin) return source;
    for (const { number } of versions) {
      const older = await fetchVersion(id, number);
      if (policyVersionIn(older.source) === pin) return older.source;
    }
    return source;
  } catch (error) {
    if (error instanceof ServerError && error.code === 'unknown-policy') return null;
    throw error;
  }
}
