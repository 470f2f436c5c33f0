import type { Context } from '../context.js';
import { findVersion, versionsInUse } from './find-version.js';
import { switchTo } from './freeze-version.js';
import { versionOf, type PolicyVersion } from './version.js';

/**
 * Puts a version in use, also one that was before: from now on it decides new cases received on the days on which it is in
 * force. Cases that are stored keep theirs. Errors: `unknown-policy`,
 * `unknown-version`, `version-unreadable`.
 */
export async function makeCurrent(
  context: Context,
  policy: string,
  { version: number, why }: { readonly version: number; readonly why: string },
): Promise<PolicyVersion> {
  const { currents, programs } = context.office;
  const version = await findVersion(context, policy, number);
  await programs.current(context, version);
  await currents.switching((transaction, notes) =>
    switchTo(context, transaction, notes, { policy, number, why }),
  );
  return versionOf(version, await versionsInUse(context, policy), context.now);
}
