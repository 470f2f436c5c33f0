import type { Context } from '../context.js';
import { findVersion } from './find-version.js';
import { switchTo } from './freeze-version.js';
import { versionOf, type PolicyVersion } from './version.js';

/**
 * Decides new cases by another version from now on; cases that are stored keep theirs. Errors: `unknown-policy`,
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
  return versionOf(version, number);
}
